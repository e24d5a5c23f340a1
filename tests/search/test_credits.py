"""What a text credits is no statement of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import OutletName
from bot.search import Credits

OUTLETS = Credits((OutletName("Reuters", "رويترز", ()), OutletName("The National", "ذا ناشيونال", ("AP",))))
WORDS = ["according", "to", "Reuters", "and", "The", "National", "بحسب", "رويترز", "Troops", "left,", "AP"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Troops left, according to Reuters.", "Troops left, ."),
        ("Troops left, according to Reuters and The National.", "Troops left, ."),
        ("غادرت القوات، بحسب رويترز.", "غادرت القوات، ."),
        ("غادرت القوات، بحسب رويترز وذا ناشيونال.", "غادرت القوات، ."),
        ("Citing AP, troops left.", ", troops left."),
        ("Reuters has an office in Baghdad.", "Reuters has an office in Baghdad."),
        ("according to the minister", "according to the minister"),
    ],
)
def test_an_outlet_is_left_out_where_it_is_credited(text: str, said: str) -> None:
    assert "".join(OUTLETS.without(text).split()) == "".join(said.split())


@pytest.mark.parametrize(
    "note", ["(Sources: Kuna; Reuters)", "(Source: Kuna)", "(المصدران: كونا؛ رويترز)", "(المصادر: كونا)"]
)
def test_a_note_of_sources_in_brackets_is_a_credit(note: str) -> None:
    assert OUTLETS.without_notes(f"Troops left. {note}").strip() == "Troops left."


def test_a_corpus_without_outlets_credits_nobody() -> None:
    assert Credits(()).without("according to Reuters") == "according to Reuters"


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_every_other_letter_of_any_text_stays_where_it_was(text: str) -> None:
    said = OUTLETS.without(text)
    assert len(said) == len(text)
    assert all(after in {before, " "} for before, after in zip(text, said, strict=True))
