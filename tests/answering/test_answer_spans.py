"""Which words of a quote are marked as the answer."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answer_spans import answer_spans
from bot.documents import GlossaryEntry, OutletName
from bot.questions.focus import focus_words
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
    ("question", "text", "date"),
    [
        (
            "When did the mission end?",
            "The mission ended on 30 September 2025 in Baghdad with 900 soldiers.",
            "30 September 2025",
        ),
        ("متى انتهت المهمة؟", "انتهت المهمة في 30 أيلول/سبتمبر 2025 في بغداد.", "30 أيلول/سبتمبر 2025"),
        (
            "When did the troops leave?",
            "Talks began on 3 May 2024, and the troops left on 7 June 2025.",
            "7 June 2025",
        ),
    ],
)
def test_a_date_that_is_asked_for_is_marked_and_nothing_beside_it(question: str, text: str, date: str) -> None:
    assert mark(text, question) == [date]


@pytest.mark.parametrize(
    ("question", "text", "answer", "beside"),
    [
        ("How many soldiers left?", "On 3 May about 900 soldiers left the base.", "about 900 soldiers", "3 May"),
        (
            "Why did they leave?",
            "They left because the mission was over, and went home.",
            "the mission was over",
            "home",
        ),
        ("لماذا غادروا؟", "غادروا بسبب ضغط البرلمان، ثم عادوا.", "ضغط البرلمان", "عادوا"),
        ("Who announced it?", "President Donald Trump announced it in Washington.", "Donald Trump", "Washington"),
        ("Where did the soldiers go?", "On 3 April the soldiers went to Mosul.", "to Mosul", "3 April"),
        ("Did troops leave Erbil?", "It was late, but troops left Erbil, as planned.", "troops left Erbil", "late"),
        (
            "Was the vote binding?",
            "Parliament met on 5 January, and the vote was not binding, said the speaker.",
            "not binding",
            "5 January",
        ),
    ],
)
def test_what_is_asked_for_is_marked_whole_without_what_is_not(
    question: str, text: str, answer: str, beside: str
) -> None:
    marked = " ".join(mark(text, question))
    assert (answer in marked, beside in marked) == (True, False)


def test_a_name_of_the_glossary_is_marked_whole() -> None:
    general = GlossaryEntry("قيس المحمداوي", "Qais al-Muhammadawi", (), "person")
    text = "The end was announced by Qais al-Muhammadawi."
    [(start, end)] = answer_spans(text, want("Who announced the end?", glossary=(general,)))
    assert "Qais al-Muhammadawi" in text[start:end]


@pytest.mark.parametrize(
    ("text", "question", "untold"),
    [
        (
            "Who guards the sky the sources do not say; on 1 October Prime Minister Ali al-Zaidi bought a system.",
            "Who guards the sky?",
            "Who guards the sky the sources do not say",
        ),
        (
            "لا تذكر المصادر من يحرس السماء، وقال رئيس الوزراء علي الزيدي إن الحكومة تشتري منظومة.",
            "من يحرس السماء؟",
            "لا تذكر المصادر من يحرس السماء",
        ),
    ],
)
def test_where_the_sources_do_not_say_just_that_is_marked(text: str, question: str, untold: str) -> None:
    assert mark(text, question) == [untold]


@pytest.mark.parametrize("question", ["Who led the talks?", "Where?", "What did he say?", "Did Shia lead the talks?"])
def test_a_name_with_capitals_is_never_cut(question: str) -> None:
    name = "Mohammed Shia al-Sudani"
    text = f"The talks in Baghdad were led by Prime Minister {name} of Iraq, who said that they went well."
    marked = " ".join(mark(text, question))
    assert name in marked or not any(word in marked for word in name.split())


def test_a_place_that_the_question_names_is_not_its_answer() -> None:
    assert "to Mosul" in mark("Troops moved from Erbil to Mosul.", "Where did the troops of Erbil go?")[0]


def test_a_list_is_marked_with_all_its_parts() -> None:
    text = "In November parliament approved two accords: the Strategic Framework and the Status of Forces Agreement."
    marked = " ".join(mark(text, "List the two accords that parliament approved"))
    assert "the Strategic Framework and the Status of Forces Agreement" in marked


def test_a_short_quote_may_be_the_answer_as_a_whole() -> None:
    assert mark("Troops left.", "Did troops leave?") == ["Troops left"]


def test_a_long_quote_is_never_marked_as_a_whole() -> None:
    text = "Troops of the coalition left the base near Erbil " + "and the camp beside it " * 4
    assert sum(map(len, mark(text, "Did troops leave?"))) < len(text.strip())


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


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Which resolution ended it?", "The mission ended in Baghdad under resolution 2732 of May.", "resolution 2732"),
        ("أي لواء دخل القاعدة؟", "دخل القاعدة في الأنبار اللواء 65 بعد خروج القوات.", "اللواء 65"),
        ("Which brigade came?", "General Yarallah said that the 65th Brigade came to the base.", "65th Brigade"),
    ],
)
def test_which_is_answered_by_what_is_named_so(question: str, text: str, answer: str) -> None:
    query = replace(want(question), focus=focus_words(question))
    assert [text[start:end] for start, end in answer_spans(text, query)] == [answer]
