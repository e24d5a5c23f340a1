"""What questions will need of the passages is found before anybody asks, the passages asked about most first."""

from bot.answering.reading_ahead import read_ahead
from bot.documents import EditorsQuestion
from bot.search import Index
from bot.text.languages import Language
from tests.corpora import make_document, make_index, tables_for

MARCH = make_document(
    "march", english=["Seven birds walked out.", "It was signed in haste in May."], arabic=["طيور", "عقد"]
)
QUESTIONS = (
    EditorsQuestion("How many penguins left Babylon?", "march", 2),
    EditorsQuestion("متى وقعت المعاهدة؟", "march", 2),
)


def steps(index: Index) -> int:
    return sum(1 for _ in read_ahead(index, tables_for(index)))


def test_every_passage_is_read_in_each_language_and_one_question_asked_for_it_in_each_and_each_of_their_words() -> None:
    words = ("penguins", "left", "Babylon", "وقعت", "المعاهدة")
    assert steps(make_index(MARCH, questions=QUESTIONS)) == 2 * 2 + 2 + len(words)


def test_passages_are_read_without_editors_questions_too() -> None:
    assert steps(make_index(MARCH)) == 2 * 2


def test_the_words_of_passages_are_known_afterwards() -> None:
    index = make_index(MARCH)
    steps(index)
    known = len(index.reader.vocabulary)
    index.reader.words_of(0, Language.ENGLISH)
    assert len(index.reader.vocabulary) == known > 1


def test_what_is_asked_about_most_is_read_first() -> None:
    index = make_index(MARCH, questions=QUESTIONS)
    next(read_ahead(index, tables_for(index)))
    known = len(index.reader.vocabulary)
    index.reader.words_of(1, Language.ARABIC)
    assert len(index.reader.vocabulary) == known
    index.reader.words_of(0, Language.ARABIC)
    assert len(index.reader.vocabulary) > known
