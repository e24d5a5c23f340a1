"""The questions in `golden.jsonl` are answered from the real corpus with the paragraphs that answer them."""

import pytest
from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from bot.answering.answers import Answer
from bot.documents import Passage
from bot.engine import Engine
from bot.text.languages import Language, detect_language
from tests.paths import CORPUS, ROOT

GOLDEN = ROOT / "tests" / "golden.jsonl"
DOCUMENTS = sorted({path.name.split(".")[0] for path in CORPUS.glob("*.*.md")})


@dataclass(frozen=True, config={"extra": "forbid"})
class Place:
    """A paragraph of the corpus."""

    document: str
    paragraph: int


@dataclass(frozen=True, config={"extra": "forbid"})
class Golden:
    """A question, and the paragraphs any of which answers it; none if the corpus does not say."""

    id: str
    question: str
    lang: Language
    register: str
    answerable: bool
    gold: tuple[Place, ...]
    gold_strings: tuple[str, ...]


QUESTIONS = [TypeAdapter(Golden).validate_json(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
ANSWERABLE = [golden for golden in QUESTIONS if golden.answerable]
ON_THE_ARTICLE = [f"a{number:02}" for number in range(1, 13)]


@pytest.fixture(scope="module")
def answers(shipped_engine: Engine) -> dict[str, Answer]:
    """Return the answer to each question by its id."""
    return {golden.id: shipped_engine.ask(golden.question).answer for golden in QUESTIONS}


def cited(answer: Answer) -> list[Place]:
    return [place(citation.passage) for citation in answer.citations]


def place(passage: Passage) -> Place:
    return Place(passage.document.slug, passage.number)


def is_right(golden: Golden, answers: dict[str, Answer]) -> bool:
    """Tell whether the first citation is one of those that answer the question."""
    return bool({*cited(answers[golden.id])[:1]} & {*golden.gold})


def test_every_question_has_its_own_id() -> None:
    ids = [golden.id for golden in QUESTIONS]
    assert len(set(ids)) == len(ids) > 100


def test_no_question_stands_there_twice() -> None:
    texts = [golden.question for golden in QUESTIONS]
    assert len(set(texts)) == len(texts)


def test_every_question_is_in_the_language_it_names() -> None:
    assert [golden.id for golden in QUESTIONS if detect_language(golden.question) is not golden.lang] == []


def test_exactly_the_answerable_questions_have_paragraphs_that_answer_them() -> None:
    assert [golden.id for golden in QUESTIONS if golden.answerable is not bool(golden.gold)] == []


def test_every_paragraph_that_answers_a_question_exists(shipped_engine: Engine) -> None:
    there = {place(passage) for passage in shipped_engine.corpus.passages}
    assert [golden.id for golden in QUESTIONS if not there.issuperset(golden.gold)] == []


def test_every_wanted_string_stands_in_the_original_of_a_paragraph_that_answers(shipped_engine: Engine) -> None:
    originals = {place(passage): passage.original for passage in shipped_engine.corpus.passages}
    missing = [
        (golden.id, wanted)
        for golden in QUESTIONS
        for wanted in golden.gold_strings
        if not any(wanted in originals[gold] for gold in golden.gold)
    ]
    assert missing == []


def test_every_answerable_question_has_a_wanted_string() -> None:
    assert [golden.id for golden in ANSWERABLE if not golden.gold_strings] == []


def test_there_is_a_question_on_each_paragraph_of_the_article_in_each_language() -> None:
    wanted = {f"{number}-{language}" for number in ON_THE_ARTICLE for language in Language}
    assert wanted <= {golden.id for golden in ANSWERABLE}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("slug", DOCUMENTS)
def test_every_document_is_cited_for_a_question_that_it_answers(
    answers: dict[str, Answer], slug: str, language: Language
) -> None:
    asked = [golden for golden in ANSWERABLE if golden.lang is language and slug in {g.document for g in golden.gold}]
    assert any(slug == found.document for golden in asked for found in cited(answers[golden.id]))


@pytest.mark.parametrize("language", Language)
def test_questions_on_the_article_cite_a_paragraph_that_answers_first(
    answers: dict[str, Answer], language: Language
) -> None:
    asked = [golden for golden in ANSWERABLE if golden.id in {f"{number}-{language}" for number in ON_THE_ARTICLE}]
    assert sum(is_right(golden, answers) for golden in asked) >= 11


@pytest.mark.parametrize("language", Language)
def test_four_questions_in_five_cite_a_paragraph_that_answers_first(
    answers: dict[str, Answer], language: Language
) -> None:
    asked = [golden for golden in ANSWERABLE if golden.lang is language]
    assert sum(is_right(golden, answers) for golden in asked) >= 0.8 * len(asked)
