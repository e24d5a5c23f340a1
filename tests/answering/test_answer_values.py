"""What in a text may be an answer: whole, with what belongs to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answer_values import clauses_of, values_of
from bot.documents import GlossaryEntry
from bot.questions.answer_types import AnswerType
from bot.search import KnownNames

KNOWN = KnownNames(
    (
        GlossaryEntry("قيس المحمداوي", "Qais al-Muhammadawi", (), "person"),
        GlossaryEntry("قيادة العمليات المشتركة", "Joint Operations Command", ("JOC",), "organisation"),
        GlossaryEntry("حقل كورمور", "Khor Mor field", (), "place"),
    )
)
WORDS = [
    "about",
    "2,500",
    "soldiers",
    "in",
    "May",
    "2024",
    "12",
    "months",
    "km",
    "نحو",
    "ثلاثة",
    "آلاف",
    "جندي",
    "Erbil",
]


def found(answer_type: AnswerType, text: str) -> list[str]:
    return [text[start:end] for start, end in values_of(answer_type, text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("It ended on 30 September 2025, they said.", "30 September 2025"),
        ("انتهت في 30 أيلول/سبتمبر 2025 بحسب البيان.", "30 أيلول/سبتمبر 2025"),
        ("انتهت في ٣٠ أيلول ٢٠٢٥.", "٣٠ أيلول ٢٠٢٥"),
        ("It ended in September 2025.", "September 2025"),
        ("in 2014 to fight", "2014"),
    ],
)
def test_a_date_is_found_whole_with_its_day(text: str, date: str) -> None:
    assert found(AnswerType.when, text) == [date]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("About 2,500 US troops were in Iraq.", "About 2,500 US troops"),
        ("more than 900 of them", "more than 900"),
        ("كان نحو 2500 جندي أميركي في العراق", "نحو 2500 جندي أميركي"),
        ("Seven soldiers of the army", "Seven soldiers"),
        ("cost 8.7 billion dollars", "8.7 billion dollars"),
    ],
)
def test_a_number_is_found_with_what_it_counts_and_how_exactly(text: str, number: str) -> None:
    assert found(AnswerType.how_many, text) == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("خمسة مستشارين في القاعدة", "خمسة مستشارين"),
        ("أكثر من ثلاثة آلاف جندي في القاعدة", "أكثر من ثلاثة آلاف جندي"),
        ("اثنا عشر خبيرا في القاعدة", "اثنا عشر خبيرا"),
    ],
)
def test_a_number_in_arabic_words_is_found_whole(text: str, number: str) -> None:
    assert found(AnswerType.how_many, text) == [number]


@pytest.mark.parametrize("text", ["In 2014 they came.", "on 3 May 2015", "في 30 أيلول 2025"])
def test_a_date_is_no_number_of_anything(text: str) -> None:
    assert found(AnswerType.how_many, text) == []


@pytest.mark.parametrize(
    ("answer_type", "text", "value"),
    [
        (AnswerType.how_far, "The base is 180 km west of Baghdad and has 3 runways.", "180 km"),
        (AnswerType.how_far, "تبعد القاعدة 180 كيلومترا عن بغداد وفيها 900 جندي", "180 كيلومترا"),
        (AnswerType.how_long, "They stayed for 12 months and had 900 soldiers.", "12 months"),
        (AnswerType.how_long, "بقي 900 جندي ثلاث سنوات في القاعدة", "ثلاث سنوات"),
        (AnswerType.how_long, "بقوا اثني عشر شهرا", "اثني عشر شهرا"),
        (AnswerType.how_old, "He was 25 years old.", "25 years old"),
        (AnswerType.how_old, "The soldier, aged 42, had 3 children.", "42"),
        (AnswerType.how_old, "كان عمره 42 عاما", "42 عاما"),
    ],
)
def test_a_measure_is_the_number_with_its_unit(answer_type: AnswerType, text: str, value: str) -> None:
    assert found(answer_type, text) == [value]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They left because the mission was over, and went home.", "because the mission was over"),
        ("غادروا بسبب الضغط، ثم عادوا.", "بسبب الضغط"),
    ],
)
def test_a_reason_is_the_clause_that_gives_it(text: str, reason: str) -> None:
    assert found(AnswerType.why, text) == [reason]


def test_a_text_without_a_reason_has_none() -> None:
    assert found(AnswerType.why, "They left Erbil in May.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Donald Trump spoke.", "Donald Trump"),
        ("قال رئيس الوزراء محمد شياع السوداني ذلك", "محمد شياع السوداني"),
        ("said Qais al-Muhammadawi yesterday", "Qais al-Muhammadawi"),
        ("وقال قيس المحمداوي أمس", "قيس المحمداوي"),
    ],
)
def test_a_name_is_never_torn(text: str, name: str) -> None:
    assert found(AnswerType.who, text) == [name]


def test_a_body_answers_who_where_no_person_does() -> None:
    assert found(AnswerType.who, "The Joint Operations Command said so.") == ["Joint Operations Command"]


def test_a_person_answers_who_before_a_body() -> None:
    text = "Qais al-Muhammadawi of the Joint Operations Command said so."
    assert found(AnswerType.who, text) == ["Qais al-Muhammadawi"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("from Ain al-Asad to Erbil", ["from Ain al-Asad", "to Erbil"]),
        ("من عين الأسد إلى أربيل", ["من عين الأسد", "إلى أربيل"]),
        ("They met near Khor Mor field", ["Khor Mor field"]),
    ],
)
def test_places_are_found_by_list_and_by_the_glossary_each_with_its_preposition(text: str, places: list[str]) -> None:
    assert found(AnswerType.where, text) == places


@pytest.mark.parametrize("answer_type", [AnswerType.how, AnswerType.define, AnswerType.yes_no, AnswerType.list])
def test_most_types_have_no_values(answer_type: AnswerType) -> None:
    assert found(answer_type, "Donald Trump left Erbil on 30 September 2025 with 900 soldiers.") == []


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("It ended, they said; so (it seems) they left.", ["It ended", "they said", "so", "it seems", "they left"]),
        ("قال ذلك، ثم غادر؛ وعاد.", ["قال ذلك", "ثم غادر", "وعاد"]),
        ("It had 2.5 million.", ["It had 2.5 million"]),
        ("", []),
    ],
)
def test_clauses_stand_between_punctuation(text: str, clauses: list[str]) -> None:
    assert [text[start:end] for start, end in clauses_of(text)] == clauses


@given(st.sampled_from(AnswerType), st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join))
def test_the_values_of_any_text_lie_in_it_in_order_without_overlap(answer_type: AnswerType, text: str) -> None:
    places = [0, *(place for span in values_of(answer_type, text, KNOWN) for place in span), len(text)]
    assert places == sorted(places)


def test_what_is_counted_ends_where_the_sentence_goes_on() -> None:
    text = "قتلت ثلاثة جنود أميركيين وأصابت عشرات"
    assert "ثلاثة جنود أميركيين" in found(AnswerType.how_many, text)
