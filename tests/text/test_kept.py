"""What is found in texts of the corpus is kept as long as there is room; nothing of people's texts is."""

from bot.text.kept import Asked, KeptByText


def test_a_text_of_the_corpus_is_looked_at_once() -> None:
    seen: list[str] = []
    look = KeptByText(lambda text: seen.append(text) or len(text))
    assert (look("one"), look("one"), seen) == (3, 3, ["one"])


def test_what_somebody_asked_is_looked_at_anew_once_another_was() -> None:
    seen: list[str] = []
    look = KeptByText(lambda text: seen.append(text) or len(text))
    first, second = Asked("one"), Asked("two")
    for text in (first, first, second, first):
        look(text)
    assert seen == ["one", "two", "one"]


def test_the_oldest_texts_make_room() -> None:
    seen: list[str] = []
    look = KeptByText(lambda text: seen.append(text[:1]) or len(text))
    for letter in "abcabc":
        look(letter * 700_000)
    assert seen == list("abcabc")
