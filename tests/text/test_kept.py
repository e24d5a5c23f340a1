"""What is found in texts of the corpus is kept as long as there is room; nothing of people's texts is."""

from bot.text.kept import Asked, FoundOnce, KeptByText


def looked_at(*texts: str) -> list[str]:
    """Return the first letters of the texts that a function sees if it is called for all of these."""
    seen: list[str] = []

    def find(text: str) -> int:
        seen.append(text[:1])
        return len(text)

    look = KeptByText(find)
    assert [look(text) for text in texts] == [len(text) for text in texts]
    return seen


def test_a_text_of_the_corpus_is_looked_at_once() -> None:
    assert looked_at("one", "two", "one") == ["o", "t"]


def test_what_somebody_asked_is_looked_at_anew_once_another_was() -> None:
    first, second = Asked("one"), Asked("two")
    assert looked_at(first, first, second, first) == ["o", "t", "o"]


def test_a_piece_of_what_somebody_asked_is_forgotten_likewise() -> None:
    first, second = Asked("one?")[:3], Asked("two?")[:3]
    assert looked_at(first, first, second, first) == ["o", "t", "o"]


def test_the_oldest_texts_make_room() -> None:
    assert looked_at(*(letter * 700_000 for letter in "abcabc")) == list("abcabc")


def test_a_text_that_is_not_to_be_kept_is_looked_at_each_time_unless_somebody_asked_it() -> None:
    seen: list[str] = []
    look = FoundOnce(seen.append)
    for text in ("one", "one", Asked("two"), Asked("two")):
        look(text)
    assert seen == ["one", "one", "two"]
