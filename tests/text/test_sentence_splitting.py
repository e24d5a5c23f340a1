"""Where a sentence ends in Arabic and in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.sentence_splitting import find_sentences

PROSE = st.text(st.sampled_from('اب تي.؟!… \n"»)abU1'), max_size=80)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text)]


def test_each_full_stop_before_a_space_ends_a_sentence() -> None:
    assert cut("The mission ends. The troops leave.") == ["The mission ends.", "The troops leave."]


@pytest.mark.parametrize("mark", ["؟", "!", "?", "…", "...", "\u06d4"])  # the last one: Urdu full stop
def test_every_mark_that_closes_a_sentence_ends_one(mark: str) -> None:
    assert cut(f"انتهت المهمة{mark} غادرت القوات.") == [f"انتهت المهمة{mark}", "غادرت القوات."]


@pytest.mark.parametrize("closing", ["»", '"', "”", ")", '")'])
def test_a_closing_quotation_mark_or_bracket_stays_with_its_sentence(closing: str) -> None:
    assert cut(f"«انتهت المهمة.{closing} وغادرت القوات.")[0] == f"«انتهت المهمة.{closing}"


def test_an_arabic_comma_or_semicolon_ends_no_sentence() -> None:
    assert len(cut("انتهت المهمة، وغادرت القوات؛ ثم عادت.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. troops left.",
        "Gen. Kurilla spoke.",
        "About 2.5 million came.",
        "Lt. Gen. Qais al-Muhammadawi spoke.",
        "It began on Sept. 27 in Baghdad.",
        "See iraq.gov for more.",
        "قال أ. محمد ذلك.",
    ],
)
def test_the_point_of_an_abbreviation_or_number_ends_no_sentence(text: str) -> None:
    assert cut(text) == [text]


def test_a_last_sentence_needs_no_mark() -> None:
    assert cut("The mission ends. It was long") == ["The mission ends.", "It was long"]


def test_a_line_break_may_stand_between_sentences() -> None:
    assert cut("The mission ends.\nThe troops leave.") == ["The mission ends.", "The troops leave."]


@pytest.mark.parametrize("blank", ["", " ", "\n\t "])
def test_a_blank_text_has_no_sentence(blank: str) -> None:
    assert find_sentences(blank) == ()


@given(PROSE)
def test_the_sentences_of_any_text_hold_all_of_it_but_white_space(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


@given(PROSE)
def test_a_sentence_neither_begins_nor_ends_with_white_space(text: str) -> None:
    assert [sentence.strip() for sentence in cut(text)] == cut(text)


@given(PROSE)
def test_sentences_lie_in_order_and_never_overlap(text: str) -> None:
    places = [place for span in find_sentences(text) for place in span]
    assert places == sorted(places)
