"""What is taken off the edges of a piece in bold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.span_candidates import words_of_quote
from bot.answering.span_edges import without_edges

PIECES = ["and", "of", "at", "least", "900", "men", '"', "(", ")", "\u201c", "\u201d", "من", "23", "وزارة", ",", "أو"]
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join)


def edged(text: str, piece: str, *, is_value: bool = True) -> str:
    start = text.index(piece)
    kept = without_edges(words_of_quote(text), (start, start + len(piece)), is_value=is_value)
    return text[slice(*kept)]


@pytest.mark.parametrize(
    ("text", "piece", "kept"),
    [
        ("One of more than 4,400 men.", "of more than 4,400 men", "more than 4,400 men"),
        ("They left, and 11 hit the base.", "and 11 hit the base", "11 hit the base"),
        ("It stood at about 2,500.", "at about 2,500", "about 2,500"),
        ("It cost at least 20 lives.", "at least 20 lives", "at least 20 lives"),
        ("From 250 to 350 stay: in 250 to 350.", "in 250 to 350", "in 250 to 350"),
        ("شغلت 14 من 23 وزارة.", "من 23 وزارة", "23 وزارة"),
    ],
)
def test_no_bare_preposition_or_conjunction_begins_a_number(text: str, piece: str, kept: str) -> None:
    assert edged(text, piece) == kept


def test_a_place_keeps_its_preposition() -> None:
    assert edged("They met in London.", "in London", is_value=False) == "in London"


@pytest.mark.parametrize(
    ("text", "piece", "kept"),
    [
        ('He called it "a long quagmire" then.', 'long quagmire" then', "long quagmire"),
        ('Because of the "latest developments" it waits.', 'the "latest developments', 'the "latest developments"'),
        ('"Federal areas" means Iraq', 'Federal areas" means Iraq', '"Federal areas" means Iraq'),
        ("The agreement of forces (SOFA and more) ended.", "agreement of forces (SOFA", "agreement of forces"),
        ("قال «كان مستنقعا» أمس", "مستنقعا» أمس", "مستنقعا"),
    ],
)
def test_no_mark_stands_without_its_other_one(text: str, piece: str, kept: str) -> None:
    assert edged(text, piece, is_value=False) == kept


@given(text=TEXT, data=st.data(), is_value=st.booleans())
def test_what_is_left_is_no_empty_piece_of_what_was_there_or_has_one_mark_more(
    *, text: str, data: st.DataObject, is_value: bool
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = without_edges(words_of_quote(text), (start, end), is_value=is_value)
    assert max(start - 1, 0) <= first < last <= min(end + 1, len(text))
