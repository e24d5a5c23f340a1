"""The type of answer a question asks for, and what in a text may be one."""

import csv
from importlib.resources import files

import pytest

from bot.questions.answer_types import (
    VALUES,
    AnswerType,
    answer_types_of,
    counted_in,
    counts,
    may_answer,
    may_answer_at_all,
)
from bot.text.dates import dates_in
from bot.text.terms import find_terms


@pytest.mark.parametrize(
    "question", ["متى تنتهي المهمة؟", "امتى يمشوا؟", "شوكت طلعوا؟", "When does it end?", "في أي عام بدأت؟"]
)
def test_a_question_for_a_time_is_known_in_every_variety(question: str) -> None:
    assert AnswerType.when in answer_types_of(question)


@pytest.mark.parametrize(
    "question", ["كم جنديا هناك؟", "قديش عدد الجنود؟", "شكد عددهم؟", "How many soldiers?", "كام طيارة؟"]
)
def test_a_question_for_a_number_is_known_in_every_variety(question: str) -> None:
    assert AnswerType.how_many in answer_types_of(question)


@pytest.mark.parametrize(
    ("question", "answer_type"),
    [
        ("لماذا خرجوا؟", AnswerType.why),
        ("ليش طلعوا؟", AnswerType.why),
        ("ليه مشيوا؟", AnswerType.why),
        ("Why did they leave?", AnswerType.why),
        ("أين القاعدة؟", AnswerType.where),
        ("وين راحوا؟", AnswerType.where),
        ("فين القاعدة؟", AnswerType.where),
        ("Where is the base?", AnswerType.where),
        ("من أعلن الانسحاب؟", AnswerType.who),
        ("منو أعلن الانسحاب؟", AnswerType.who),
        ("مين أعلن الانسحاب؟", AnswerType.who),
        ("Who announced it?", AnswerType.who),
        ("كم سنة بقوا؟", AnswerType.how_long),
        ("How long did it last?", AnswerType.how_long),
        ("كم تبعد القاعدة؟", AnswerType.how_far),
        ("How far is the base?", AnswerType.how_far),
        ("كم عمر الرئيس؟", AnswerType.how_old),
        ("How old is the president?", AnswerType.how_old),
        ("كيف خرجوا؟", AnswerType.how),
        ("شلون طلعوا؟", AnswerType.how),
        ("ازاي خرجوا؟", AnswerType.how),
        ("How did they leave?", AnswerType.how),
        ("هل خرجوا؟", AnswerType.yes_no),
        ("Did they leave?", AnswerType.yes_no),
        ("ما هي القواعد التي سلمت؟", AnswerType.list),
        ("Which bases were handed over?", AnswerType.list),
        ("ما الفرق بين المرحلتين؟", AnswerType.compare),
        ("What is the difference between the phases?", AnswerType.compare),
        ("ما هو التحالف؟", AnswerType.define),
        ("What is the coalition?", AnswerType.define),
        ("ماذا قال الوزير؟", AnswerType.say),
        ("What did the minister say?", AnswerType.say),
        ("كم جنديا هناك الآن؟", AnswerType.now),
        ("شكد باقي هسه؟", AnswerType.now),
        ("Are they still there?", AnswerType.now),
    ],
)
def test_what_a_question_asks_for_is_known(question: str, answer_type: AnswerType) -> None:
    assert answer_type in answer_types_of(question)


@pytest.mark.parametrize(
    ("question", "answer_type"),
    [
        ("من بغداد إلى أربيل", AnswerType.where),
        ("قال إن القوات خرجت من القاعدة", AnswerType.who),  # "min", not "man"
        ("the soldiers who left", AnswerType.who),
        ("كم جنديا هناك؟", AnswerType.now),
        ("How many soldiers left?", AnswerType.how_long),
    ],
)
def test_words_that_only_resemble_those_that_ask_do_not(question: str, answer_type: AnswerType) -> None:
    assert answer_type not in answer_types_of(question)


@pytest.mark.parametrize("question", ["", "كما قال", "whenever", "مدينة أربيل"])
def test_words_that_ask_for_nothing_have_no_type(question: str) -> None:
    assert answer_types_of(question) == frozenset()


def test_a_question_may_ask_for_two_things() -> None:
    assert {AnswerType.when, AnswerType.where} <= answer_types_of("متى خرجوا وأين ذهبوا؟")


def test_every_phrase_that_asks_is_of_a_type_and_stands_once() -> None:
    with (files("bot.lexicons") / "answer_types.csv").open(encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    assert header == ["kind", "phrase"]
    assert {answer_type for answer_type, _ in rows} == set(AnswerType)
    assert len(set(map(tuple, rows))) == len(rows)


@pytest.mark.parametrize("text", ["في أيلول 2025", "in September", "عام ٢٠١٤", "منذ 2014", "at 12:30"])
def test_a_text_with_a_date_may_say_when(text: str) -> None:
    assert may_answer(AnswerType.when, text)


@pytest.mark.parametrize("text", ["نحو 2500 جندي", "2,500 soldiers", "900 جندي", "قريبا"])
def test_a_number_that_is_no_year_does_not_say_when(text: str) -> None:
    assert not may_answer(AnswerType.when, text)


@pytest.mark.parametrize("text", ["after the vote", "منذ الغزو", "in winter", "القرن العاشر"])
def test_a_time_in_words_says_when_loosely(text: str) -> None:
    assert may_answer_at_all(AnswerType.when, text)


@pytest.mark.parametrize("text", ["three soldiers", "آلاف الجنود", "خمسة مستشارين"])
def test_a_number_in_words_may_say_how_many(text: str) -> None:
    assert may_answer(AnswerType.how_many, text)


@pytest.mark.parametrize("text", ["in September 2025", "في عام 2014 للتصدي للتنظيم", "by 2026", "30 أيلول"])
def test_a_date_is_no_number_of_anything(text: str) -> None:
    assert not may_answer_at_all(AnswerType.how_many, text)


@pytest.mark.parametrize(
    "text", ["أقل من 2000 جندي", "fewer than 2000 soldiers", "عشرة جنود في 2025", "put at about 1000.", "a few"]
)
def test_what_looks_like_a_year_may_count_what_comes_next(text: str) -> None:
    assert may_answer_at_all(AnswerType.how_many, text)


def test_a_text_without_a_number_does_not_say_how_many() -> None:
    assert not may_answer(AnswerType.how_many, "several soldiers left")


@pytest.mark.parametrize(
    ("text", "counted"),
    [("نحو 2500 جندي في العراق", "جندي"), ("some 900 US soldiers", "soldiers"), ("soldiers numbered 900", "soldiers")],
)
def test_a_number_near_a_word_counts_it(text: str, counted: str) -> None:
    assert counts(text, {text.index(counted)})


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("the soldiers left in 2025", "soldiers"),  # a year counts nothing
        ("soldiers left on 30 September 2025", "soldiers"),  # nor does a day
        ("soldiers of the coalition left their old base near the border with 12 trucks", "soldiers"),
        ("soldiers left", "soldiers"),
    ],
)
def test_a_number_of_something_else_does_not(text: str, counted: str) -> None:
    assert not counts(text, {text.index(counted)})


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("on 30 September 2025 it ended", {"30", "month 9", "2025"}),
        ("في 30 أيلول 2025", {"30", "month 9", "2025"}),
        ("في 30 أيلول/سبتمبر 2025", {"30", "month 9", "2025"}),
        ("2025-09-30 — it ended", {"30", "month 9", "2025"}),
        ("by September", {"month 9"}),
    ],
)
def test_a_date_is_one_however_it_is_written(text: str, parts: set[str]) -> None:
    assert [found.parts for found in dates_in(text)] == [parts]


def test_dates_with_words_between_are_two() -> None:
    assert len(list(dates_in("in Iraq by September 2025 and in Syria by September 2026"))) == 2


def test_a_number_alone_is_no_date() -> None:
    assert list(dates_in("2,500 soldiers and 12 trucks")) == []


def test_every_word_that_may_be_an_answer_is_of_a_type() -> None:
    with (files("bot.lexicons") / "answer_cues.csv").open(encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    assert header == ["kind", "word"]
    assert {answer_type for answer_type, _ in rows} == {
        *VALUES,
        AnswerType.why,
        "when loosely",
        "bound of time",
        "before year",
        "before number",
        "approximately",
        "no less than",
        "up to",
        "refusal",
        "untold",
        "beside",
        "in",
        "kind of place",
        "contrast",
        "what",
        "helping",
        "relative",
        "relative pronoun",
        "joining",
        "conjunction",
        "bare preposition",
        "least",
        "negation",
        "that",
    }
    assert len(set(map(tuple, rows))) == len(rows)


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("How many coalition advisers were evacuated?", ["advisers"]),
        ("How many of the new soldiers were in Syria?", ["soldiers"]),
        ("What is the number of British soldiers in Iraq?", ["soldiers"]),
        ("كم دولة في التحالف؟", ["دولة"]),
        ("كم سيصبح عدد القوات؟", ["القوات"]),
        ("شكد يبقى جندي؟", ["جندي"]),
        ("is that number final?", []),
        ("When did they leave?", []),
    ],
)
def test_what_a_question_counts_is_known(question: str, counted: list[str]) -> None:
    assert counted_in(question) == {term.text for word in counted for term in find_terms(word)}


@pytest.mark.parametrize(
    ("question", "answer_type"),
    [("ومتى؟", AnswerType.when), ("وأين ذهبوا؟", AnswerType.where), ("وليش؟", AnswerType.why)],
)
def test_a_question_word_may_be_written_as_one_with_and(question: str, answer_type: AnswerType) -> None:
    assert answer_type in answer_types_of(question)


@pytest.mark.parametrize(
    ("question", "types"),
    [
        ("How old was the soldier who died?", {AnswerType.how_old}),
        ("How far was the base where they sat?", {AnswerType.how_far}),
        ("Who led it and when did it end?", {AnswerType.who, AnswerType.when}),
    ],
)
def test_a_relative_pronoun_asks_for_nothing(question: str, types: set[AnswerType]) -> None:
    assert answer_types_of(question) == types


@pytest.mark.parametrize("question", ["What three places did they name?", "ما القرار الذي دعا الدول؟"])
def test_what_before_a_kind_of_thing_asks_for_one_of_it(question: str) -> None:
    assert AnswerType.which in answer_types_of(question)
