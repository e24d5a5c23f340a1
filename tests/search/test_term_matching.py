"""Which words of a text answer to which words of a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search import Index, Matcher
from tests.corpora import make_document, make_index, make_query

WORDS = ["troops", "base", "Erbil", "2500", "قاعدة", "المستشارون", "the", "في", "نيسان"]
TEXT = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


@pytest.fixture(scope="module")
def index() -> Index:
    return make_index(make_document("exit", english=["Kushner left."], arabic=["غادر كوشنر."]))


def matching(question: str, text: str) -> list[str]:
    """Return the words of `text` that answer to those of `question` in its own language."""
    return [text[match.start : match.end] for match in Matcher(make_query(question)).matches(text)]


def matching_across(index: Index, question: str, text: str) -> list[str]:
    return [text[match.start : match.end] for match in Matcher(index.understand(question)).matches(text)]


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("withdraw", "withdrawing"),  # same stem
        ("القَاعِدَةُ", "قاعده"),  # spelling
        ("انسحاب", "والانسحاب"),  # clitics
        ("مستشار", "المستشارين"),  # sound plural
        ("قاعدة", "القواعد"),  # broken plural
        ("قواعد", "قاعدة"),
        ("مقاتل", "المقاتلة"),  # feminine
        ("withdrawel", "withdrawal"),  # one letter off
        ("Baghdat", "Baghdad"),
        ("الانسحباب", "الانسحاب"),
        ("٢٥٠٠", "2,500"),  # digits
        ("كانون الثاني", "يناير"),  # months
        ("January", "كانون الثاني"),
        ("Sept", "أيلول"),
    ],
)
def test_a_word_answers_to_another_form_of_itself(asked: str, written: str) -> None:
    assert matching(asked, written) == [written]


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("قوات", "قواعد"),
        ("العراق", "إيران"),
        ("coalition", "collision"),
        ("base", "case"),  # one letter makes another word of a short one
        ("troops", "tropical"),
        ("2024", "2025"),  # numbers are never nearly right
        ("250000", "250001"),
        ("January", "June"),
        ("May 2026", "it may be"),
        ("September 9", "2026-10-12"),
    ],
)
def test_a_word_does_not_answer_to_another_word(asked: str, written: str) -> None:
    assert matching(asked, written) == []


def test_function_words_answer_to_nothing() -> None:
    assert matching("When will the troops leave?", "the, when, will") == []


@pytest.mark.parametrize(("asked", "written"), [("troops", "القوات"), ("انسحاب", "withdrawal"), ("base", "القاعدة")])
def test_a_word_answers_to_its_translation(index: Index, asked: str, written: str) -> None:
    assert matching_across(index, asked, written) == [written]


def test_a_name_answers_to_itself_in_the_other_script(index: Index) -> None:
    assert matching_across(index, "Kushner", "زار كوشنر بغداد") == ["كوشنر"]


def test_without_a_translation_the_other_language_does_not_answer() -> None:
    assert matching("troops", "القوات") == []


def test_every_word_that_answers_is_found_in_the_order_of_the_text() -> None:
    assert matching("Erbil troops", "Troops left Erbil; troops came.") == ["Troops", "Erbil", "troops"]


def test_a_match_tells_which_word_of_the_question_it_answers() -> None:
    found = Matcher(make_query("troops Erbil")).matches("Erbil troops")
    assert [match.terms for match in found] == [{"erbil": 1.0}, {"troop": 1.0}]


def test_what_several_texts_have_is_covered_together() -> None:
    assert Matcher(make_query("troops leave Erbil")).covered("Troops", "in Erbil").keys() == {"troop", "erbil"}


def test_a_phrase_is_covered_by_its_translation(index: Index) -> None:
    assert Matcher(index.understand("joint statement")).covered("البيان المشترك").keys() == {"joint", "statement"}


def test_no_text_covers_a_question_without_words() -> None:
    assert Matcher(make_query("؟")).covered("Troops left.", "") == {}


@given(TEXT)
def test_a_text_covers_itself(text: str) -> None:
    query = make_query(text)
    assert Matcher(query).covered(text) == {term.text: 1.0 for term in query.terms}


@given(TEXT, TEXT)
def test_only_words_of_the_question_are_ever_covered(question: str, text: str) -> None:
    query = make_query(question)
    assert Matcher(query).covered(text).keys() <= {term.text for term in query.terms}


def test_a_meaning_of_several_words_is_found_as_a_whole(index: Index) -> None:
    assert matching_across(index, "Pentagon", "أعلنت وزارة الدفاع ذلك") == ["وزارة", "الدفاع"]


def test_one_word_of_such_a_meaning_is_not_enough(index: Index) -> None:
    assert "defense" not in Matcher(index.understand("Pentagon")).covered("الدفاع عن المدينة")


def test_other_words_answer_less_surely_than_the_word_itself(index: Index) -> None:
    matcher = Matcher(index.understand("مغادرة"))
    assert max(matcher.covered("رحيل").values()) < max(matcher.covered("مغادرة").values()) == 1.0


def test_a_city_answers_to_the_question_for_one(index: Index) -> None:
    assert matching_across(index, "Which city did they leave?", "في أربيل") == ["أربيل"]


def test_a_city_answers_to_no_question_for_a_country(index: Index) -> None:
    assert matching_across(index, "Which country did they leave?", "في أربيل") == []
