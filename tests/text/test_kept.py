"""What is found in texts of the corpus is kept as long as there is room; nothing of people's texts is."""

from copy import deepcopy

from bot.text.kept import Asked, FoundOnce, KeptByText
from bot.text.normalised import normalise


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


def test_what_somebody_asked_is_looked_at_once() -> None:
    first, second = Asked("one"), Asked("two")
    assert looked_at(first, first, second, first) == ["o", "t"]


def test_what_was_found_in_it_is_forgotten_with_it() -> None:
    assert looked_at(Asked("one"), Asked("one")) == ["o", "o"]


def test_what_was_found_in_a_piece_of_it_is_forgotten_with_the_piece() -> None:
    asked = Asked("one?")
    assert looked_at(asked[:3], asked[:3]) == ["o", "o"]


def test_all_of_what_somebody_asked_is_no_other_text() -> None:
    asked = Asked("one")
    assert looked_at(asked, asked[0:], Asked(asked)) == ["o"]


def test_a_view_of_what_somebody_asked_does_not_hold_it() -> None:
    assert type(normalise(Asked("one")).text) is str


def test_a_copy_of_what_somebody_asked_is_the_text_alone() -> None:
    asked = Asked("when?")
    FoundOnce(len)(asked)
    copied = deepcopy(asked)
    assert (copied, type(copied)) == ("when?", str)


def test_the_oldest_texts_make_room() -> None:
    assert looked_at(*(letter * 700_000 for letter in "abcabc")) == list("abcabc")


def test_a_text_that_is_not_to_be_kept_is_looked_at_each_time_unless_somebody_asked_it() -> None:
    seen: list[str] = []
    look = FoundOnce(seen.append)
    asked = Asked("two")
    for text in ("one", "one", asked, asked):
        look(text)
    assert seen == ["one", "one", "two"]
