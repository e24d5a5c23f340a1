"""Further questions that the documents of an answer answer too."""

from pathlib import Path

import pytest

from bot.engine import Engine
from bot.text.languages import Language
from tests.corpora import write_document

HEAD = """questions:
  - "How many penguins marched out of Babylon?"
  - "Which general signed the treaty of Nineveh?"
  - "Who sold the camels of Petra?"
"""
PARAGRAPHS = ("Seven penguins marched out of Babylon.", "General Hammurabi signed the treaty of Nineveh.")


@pytest.fixture
def small(tmp_path: Path) -> Engine:
    write_document(tmp_path, "march.en.md", *PARAGRAPHS, head=HEAD)
    write_document(tmp_path, "other.en.md", "Bees make honey in spring.", "Cats sleep.", "Dogs bark at night.")
    return Engine(tmp_path, Language.ENGLISH)


def related(engine: Engine, question: str) -> tuple[str, ...]:
    return engine.related(engine.ask(question).answer)


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


def test_questions_are_offered_in_the_language_of_the_answer(small: Engine) -> None:
    assert related(small, "كم عدد البطاريق في بابل Babylon penguins؟") == ()


def test_every_question_of_the_corpus_is_answered_from_its_own_document(shipped_engine: Engine) -> None:
    asked = [
        (document.slug, question)
        for document in shipped_engine.corpus.documents
        for version in document.versions.values()
        for question in version.questions
    ]
    cited = [shipped_engine.ask(question).answer.citations[:1] for _, question in asked]
    missed = [
        (slug, question)
        for (slug, question), first in zip(asked, cited, strict=True)
        if [citation.passage.document.slug for citation in first] != [slug]
    ]
    assert missed == []
