"""A passage is found by the questions that editors wrote for it too, in whatever words they asked."""

import pytest

from bot.documents import EditorsQuestion
from bot.search import Index, LeftOut, QuestionField, QuestionMatches
from bot.text.languages import Language
from tests.corpora import make_document, make_index

MARCH = make_document(
    "march", english=["Seven birds walked out.", "It was signed in haste.", "They were traded.", "Snow fell."]
)
QUESTIONS = (
    EditorsQuestion("How many penguins left Babylon?", "march", 1),
    EditorsQuestion("How many animals departed?", "march", 1),
    EditorsQuestion("متى وقعت المعاهدة؟", "march", 2),
    EditorsQuestion("هسه شلون صارت السالفة؟", "march", 3),
    EditorsQuestion("What colour was the king's hat?", None, None),
    EditorsQuestion("How do I cook rice?", "-", None),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return make_index(MARCH, questions=QUESTIONS)


def field_of(index: Index) -> QuestionField:
    assert index.questions
    return index.questions


def matches(index: Index, question: str, left_out: LeftOut | None = None) -> QuestionMatches:
    found = index.search(index.understand(question), left_out or LeftOut()).matches
    assert found
    return found


def first(index: Index, question: str) -> int:
    return index.search(index.understand(index.as_meant(question))).hits[0].passage.number


@pytest.mark.parametrize(
    ("question", "paragraph"),
    [
        ("penguins of Babylon", 1),
        ("كم بطريقا غادر بابل؟", 1),  # in the other language
        ("When was the treaty signed?", 2),
        ("شلون صارت السالفة؟", 3),  # in dialect
        ("mata waqa3at al mu3ahada?", 2),  # in Latin letters
    ],
)
def test_a_passage_is_found_by_a_question_whose_words_its_text_lacks(
    index: Index, question: str, paragraph: int
) -> None:
    assert first(index, question) == paragraph


def test_a_question_in_latin_letter_arabic_stands_in_the_index_in_arabic_script() -> None:
    index = make_index(MARCH, questions=(EditorsQuestion("mata waqa3at al mu3ahada?", "march", 2),))
    [asked] = field_of(index).questions
    assert (asked.written, first(index, "متى وقعت المعاهدة؟")) == ("mata waqa3at al mu3ahada?", 2)


def test_the_score_of_a_hit_tells_what_its_text_brought(index: Index) -> None:
    [hit] = index.search(index.understand("penguins Babylon")).hits
    assert 0 == hit.text_score < hit.score


def test_a_passage_asked_twice_for_the_same_goes_before_one_asked_once() -> None:
    questions = [EditorsQuestion("Who sold camels?", "march", 1), EditorsQuestion("Who sold camels?", "march", 2)]
    index = make_index(MARCH, questions=[*questions, EditorsQuestion("Who traded camels?", "march", 2)])
    assert [hit.passage.number for hit in index.search(index.understand("Who sold camels?")).hits] == [2, 1]


def test_a_corpus_without_questions_ranks_by_its_texts_alone() -> None:
    bare = make_index(MARCH)
    found = bare.search(bare.understand("birds walked in snow"))
    assert found.matches is None
    assert [(hit.passage.number, hit.score == hit.text_score) for hit in found.hits] == [(1, True), (4, True)]


def test_a_question_that_is_left_out_finds_nothing(index: Index) -> None:
    numbers = tuple(
        number for number, asked in enumerate(field_of(index).questions) if "penguins" in asked.written.split()
    )
    found = index.search(index.understand("penguins Babylon"), LeftOut(questions=numbers))
    assert found.hits == ()


def test_the_questions_of_a_passage_that_is_left_out_are_left_out_too(index: Index) -> None:
    assert matches(index, "How many penguins left Babylon?", LeftOut(passages=(0,))).scores.max() < (
        matches(index, "How many penguins left Babylon?").scores.max()
    )


def test_a_passage_that_is_left_out_is_found_by_nothing(index: Index) -> None:
    found = index.search(index.understand("penguins, birds that walked"), LeftOut(passages=(0,)))
    assert 1 not in [hit.passage.number for hit in found.hits]


def test_the_questions_of_each_passage_stand_together_those_without_one_last(index: Index) -> None:
    field = field_of(index)
    assert [len(field.of(passage)) for passage in range(4)] == [2, 1, 1, 0]
    assert {field.questions[number].written for number in field.unsaid} == {
        "What colour was the king's hat?",
        "How do I cook rice?",
    }


def test_what_the_sources_do_not_say_finds_no_passage(index: Index) -> None:
    assert index.search(index.understand("colour of the king's hat")).hits == ()


def test_how_like_a_question_is_to_what_the_sources_do_not_say_is_known(index: Index) -> None:
    unsaid = field_of(index).unsaid
    same = matches(index, "What colour was the king's hat?").closest_of(unsaid)
    other = matches(index, "Which penguins had a hat?").closest_of(unsaid)
    assert 0 < other < same == pytest.approx(1.0)


def test_the_likest_questions_are_those_that_something_answers(index: Index) -> None:
    found = matches(index, "What colour was the king's hat, and how many penguins left?").likest(10)
    assert all(asked.passage is not None for asked in found)


def test_the_same_question_is_the_likest(index: Index) -> None:
    assert matches(index, "How many penguins left Babylon?").likest(1)[0].written == "How many penguins left Babylon?"


def test_a_word_that_only_a_question_has_is_known(index: Index) -> None:
    query = index.understand("penguins and giraffes")
    assert index.unknown(query) == {"giraff"}


def test_questions_change_no_language_of_a_hit(index: Index) -> None:
    [hit] = index.search(index.understand("كم بطريقا غادر بابل؟")).hits[:1]
    assert hit.language is Language.ENGLISH
