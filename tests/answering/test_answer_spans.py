"""Which words of a quote are marked as the answer."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answer_spans import answer_spans
from bot.documents import GlossaryEntry, OutletName
from tests.answering.wanting import want

WORDS = [
    "Troops",
    "left",
    "Erbil",
    "on",
    "30 September",
    "2025,",
    "900",
    "soldiers",
    "because",
    "غادرت",
    "القوات",
    "منذ",
]
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join)
QUESTIONS = [
    "When did troops leave?",
    "How many soldiers?",
    "Why?",
    "متى غادرت القوات؟",
    "Who?",
    "Did troops leave?",
    "x",
]
REUTERS = OutletName("Reuters", "رويترز", ())


def mark(text: str, question: str) -> list[str]:
    return [text[start:end] for start, end in answer_spans(text, want(question))]


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (
            "When did the mission end?",
            "The mission ended on 30 September 2025 in Baghdad with 900 soldiers.",
            "30 September 2025",
        ),
        ("متى انتهت المهمة؟", "انتهت المهمة في 30 أيلول/سبتمبر 2025 في بغداد.", "30 أيلول/سبتمبر 2025"),
        ("How many soldiers left?", "On 3 May about 900 soldiers left the base.", "about 900 soldiers left"),
        ("كم جنديا في العراق؟", "بقي ثلاثة آلاف جندي في العراق.", "ثلاثة آلاف جندي"),
        ("How far is the base?", "The base is 180 km west of Baghdad and had 900 soldiers.", "180 km"),
        ("How long did the talks last?", "The talks lasted 12 months and 900 soldiers left.", "12 months"),
        ("How old was the soldier?", "The soldier, aged 42, had 3 children.", "42"),
        (
            "Why did they leave?",
            "They left because the mission was over, and went home.",
            "because the mission was over",
        ),
        ("لماذا غادروا؟", "غادروا بسبب ضغط البرلمان، ثم عادوا.", "بسبب ضغط البرلمان"),
        ("Who announced it?", "President Donald Trump announced it in Washington.", "Donald Trump"),
        ("Where did the soldiers go?", "The soldiers went to Mosul in May.", "to Mosul"),
    ],
)
def test_what_is_asked_for_is_marked(question: str, text: str, answer: str) -> None:
    assert mark(text, question) == [answer]


def test_a_name_of_the_glossary_is_marked_whole() -> None:
    general = GlossaryEntry("قيس المحمداوي", "Qais al-Muhammadawi", (), "person")
    text = "The end was announced by Qais al-Muhammadawi."
    [(start, end)] = answer_spans(text, want("Who announced the end?", glossary=(general,)))
    assert text[start:end] == "Qais al-Muhammadawi"


def test_of_several_values_the_one_near_the_words_of_the_question_is_marked() -> None:
    text = "Talks began on 3 May 2024, and the troops left on 7 June 2025."
    assert mark(text, "When did the troops leave?") == ["7 June 2025"]


def test_a_number_that_counts_what_is_asked_for_goes_before_one_that_only_follows_it() -> None:
    text = "About 2,500 soldiers were in Iraq and 900 in Syria."
    assert mark(text, "How many soldiers were in Iraq?") == ["About 2,500 soldiers"]


def test_a_place_that_the_question_names_is_not_its_answer() -> None:
    assert mark("Troops moved from Erbil to Mosul.", "Where did the troops of Erbil go?") == ["to Mosul"]


def test_a_list_may_have_two_values() -> None:
    assert mark("Troops left on 3 May 2024 and on 4 June 2025.", "List the dates: when?") == [
        "3 May 2024",
        "4 June 2025",
    ]


def test_where_no_value_is_asked_for_the_clause_with_most_of_the_question_is_marked() -> None:
    assert mark("It was late, but troops left Erbil, as planned.", "Did troops leave Erbil?") == [
        "but troops left Erbil"
    ]


def test_a_clause_as_long_as_a_sentence_is_not_marked() -> None:
    assert mark("Troops left Erbil " + "and went on and on " * 10, "Did troops leave Erbil?") == []


def test_what_a_text_credits_is_no_answer() -> None:
    text = "Talks ended, according to Reuters."
    [(start, end)] = answer_spans(text, want("What did Reuters tell of talks?", outlets=(REUTERS,)))
    assert text[start:end] == "Talks ended"


@given(TEXT, st.sampled_from(QUESTIONS))
def test_marks_of_any_text_lie_in_it_in_order_and_never_overlap(text: str, question: str) -> None:
    places = [0, *(place for span in answer_spans(text, want(question)) for place in span), len(text)]
    assert all(one <= other for one, other in pairwise(places))


@given(TEXT, st.sampled_from(QUESTIONS))
def test_no_mark_of_any_text_begins_or_ends_inside_a_word(text: str, question: str) -> None:
    marked = {word for piece in mark(text, question) for word in piece.replace(",", "").split()}
    assert marked <= set(text.replace(",", "").split())
