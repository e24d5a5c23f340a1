"""Further questions that the corpus answers too, and those to begin with."""

import gc
import weakref
from pathlib import Path

import pytest

from bot.answering.answerability import Outcome
from bot.engine import Engine
from bot.text.languages import Language, detect_language
from tests.corpora import write_document, write_questions

HEAD = """questions:
  - "How many penguins marched out of Babylon?"
  - "Which general signed the treaty of Nineveh?"
  - "Who sold the camels of Petra?"
"""
PARAGRAPHS = (
    "Seven penguins marched out of Babylon in May.",
    "General Hammurabi signed the treaty of Nineveh.",
    "They were sold for gold.",
    "Bees make honey in spring.",
)
QUESTIONS = (
    "How many penguins left Babylon?,march,1",
    "Which birds marched out of Babylon?,march,1",
    "شكد بطريق طلع من بابل؟,march,1",
    "Who signed the treaty of Babylon?,march,2",
    "منو وقع معاهدة بابل؟,march,2",
    "man waqa3 mu3ahadat babel?,march,2",
    "What did the penguins cost in Babylon?,march,3",
    "شكد سعر البطريق في بابل؟,march,3",
    "When do bees work?,march,4",
    "متى يعمل النحل؟,march,4",
    "What do bees think of penguins?,,",
    "How do I cook rice?,-,",
)
ANSWERED_BY = {row.split(",")[0]: int(row.split(",")[2]) for row in QUESTIONS if not row.endswith(",")}


@pytest.fixture
def small(tmp_path: Path) -> Engine:
    """Return a bot whose documents say themselves what they answer."""
    write_document(tmp_path, "march.en.md", *PARAGRAPHS[:2], head=HEAD)
    write_document(tmp_path, "other.en.md", "Bees make honey in spring.", "Cats sleep.", "Dogs bark at night.")
    return Engine(tmp_path, Language.ENGLISH)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Return a bot on a corpus with editors' questions."""
    folder = tmp_path_factory.mktemp("asked")
    write_document(folder, "march.en.md", *PARAGRAPHS)
    write_questions(folder, *QUESTIONS)
    return Engine(folder, Language.ENGLISH)


def related(engine: Engine, question: str) -> tuple[str, ...]:
    return engine.related(engine.ask(question).answer)


def shown(engine: Engine, question: str) -> list[int]:
    return [citation.passage.number for citation in engine.ask(question).answer.shown]


@pytest.mark.parametrize("question", ["How many penguins left Babylon?", "Who signed the treaty of Babylon?"])
def test_what_is_shown_is_not_asked_again(asked: Engine, question: str) -> None:
    offered = {ANSWERED_BY[each] for each in related(asked, question)}
    assert offered
    assert offered.isdisjoint(shown(asked, question))


@pytest.mark.parametrize("question", ["How many penguins left Babylon?", "منو وقع معاهدة بابل؟"])
def test_a_question_that_is_offered_is_answered_by_the_passage_it_was_written_for(asked: Engine, question: str) -> None:
    answered = {each: shown(asked, each)[0] for each in related(asked, question)}
    assert answered == {each: ANSWERED_BY[each] for each in answered} != {}


@pytest.mark.parametrize("question", ["Who signed the treaty of Babylon?", "منو وقع معاهدة بابل؟"])
def test_questions_are_offered_in_the_language_of_the_asker(asked: Engine, question: str) -> None:
    assert {detect_language(each) for each in related(asked, question)} == {detect_language(question)}


def test_no_question_in_latin_letter_arabic_is_offered(asked: Engine) -> None:
    assert "man waqa3 mu3ahadat babel?" not in related(asked, "How many penguins left Babylon?")


def test_a_passage_is_offered_once_however_many_of_its_questions_are_alike(asked: Engine) -> None:
    offered = related(asked, "Which penguins of Babylon signed a treaty?")
    assert [ANSWERED_BY[each] for each in offered].count(1) == 1


def test_what_the_sources_do_not_say_is_never_offered(asked: Engine) -> None:
    offered = {each for question in ANSWERED_BY for each in related(asked, question)}
    assert offered <= ANSWERED_BY.keys()


def test_a_question_that_somebody_typed_is_kept_nowhere(asked: Engine) -> None:
    typed = str(b"Which of the birds of Babylon was it?", "ascii")  # a string that nothing else is
    related(asked, typed)
    assert not [holder for holder in gc.get_referrers(typed) if isinstance(holder, dict)]


def test_an_answer_that_nobody_has_any_longer_is_gone_at_once(asked: Engine) -> None:
    answer = asked.ask("Which penguins of Babylon signed a treaty?").answer
    assert asked.related(answer)
    assert all(len(citation.quote.highlights) for citation in answer.shown)
    known = weakref.ref(answer)
    del answer
    assert known() is None


def test_what_is_no_business_of_the_corpus_has_no_related_question(asked: Engine) -> None:
    answer = asked.ask("How do I cook rice?").answer
    assert (answer.outcome, asked.related(answer)) == (Outcome.nothing, ())


def test_what_is_not_like_the_question_at_all_is_not_offered(asked: Engine) -> None:
    assert "When do bees work?" not in related(asked, "Who signed the treaty of Babylon?")


def test_a_question_that_editors_say_nothing_answers_is_not_answered(asked: Engine) -> None:
    assert not asked.ask("What do bees think of penguins?").answer.answered


@pytest.mark.parametrize("language", Language)
def test_every_example_is_answered_by_the_passage_it_was_written_for(asked: Engine, language: Language) -> None:
    examples = asked.examples(language)
    assert examples
    assert [shown(asked, each)[0] for each in examples] == [ANSWERED_BY[each] for each in examples]


@pytest.mark.parametrize("language", Language)
def test_examples_are_in_the_language_that_is_wanted(asked: Engine, language: Language) -> None:
    assert {detect_language(each) for each in asked.examples(language)} == {language}


def test_examples_begin_with_the_passage_that_editors_wrote_most_for(asked: Engine) -> None:
    assert ANSWERED_BY[asked.examples(Language.ENGLISH)[0]] in {1, 2}


@pytest.mark.parametrize("language", Language)
def test_the_shipped_corpus_has_three_examples_in_each_language_that_are_answered(
    shipped_engine: Engine, language: Language
) -> None:
    examples = shipped_engine.examples(language)
    assert len(examples) == 3
    assert all(shipped_engine.ask(each).answer.answered for each in examples)


def test_without_editors_questions_those_of_the_documents_are_examples(small: Engine) -> None:
    assert small.examples(Language.ENGLISH) == ("How many penguins marched out of Babylon?",)


def test_a_corpus_without_any_questions_has_no_example(tmp_path: Path) -> None:
    write_document(tmp_path, "march.en.md", *PARAGRAPHS)
    assert Engine(tmp_path, Language.ENGLISH).examples(Language.ENGLISH) == ()


def test_a_question_that_the_cited_document_answers_elsewhere_is_offered(small: Engine) -> None:
    assert "Which general signed the treaty of Nineveh?" in related(small, "How many penguins were in Babylon?")


def test_a_question_that_the_sources_do_not_answer_is_not_offered(small: Engine) -> None:
    assert "Who sold the camels of Petra?" not in related(small, "How many penguins were in Babylon?")


def test_what_is_cited_already_is_not_asked_again(small: Engine) -> None:
    assert "How many penguins marched out of Babylon?" not in related(small, "penguins Babylon number")


@pytest.mark.parametrize("question", ["Who invented tea?", "thanks"])
def test_where_nothing_is_cited_nothing_is_offered(question: str, small: Engine) -> None:
    assert related(small, question) == ()


def test_at_most_three_are_offered(engine: Engine) -> None:
    assert len(related(engine, "متى تنتهي مهمة التحالف في العراق؟")) == 3


def test_questions_of_documents_are_offered_in_the_language_of_the_answer(small: Engine) -> None:
    assert related(small, "كم عدد البطاريق في بابل Babylon penguins؟") == ()
