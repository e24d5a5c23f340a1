"""The JSON of `withdrawal-bot ask`: one question in, one answer out, for programs."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Annotated

import click
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import from_json

from bot.answering.answerability import Outcome
from bot.answering.citations import Citation
from bot.documents import Kind, Passage, Source
from bot.engine import Engine, Reply
from bot.locale import Phrases
from bot.text.languages import Language

MOST_IN_QUESTION = 4_096  # characters, as in a message of Telegram
Question = Annotated[str, StringConstraints(max_length=MOST_IN_QUESTION)]
SHAPE = '{"question": "...", "previous": ["..."]}'


class QuestionTooLongError(ValueError):
    """Nobody asks so much at once."""


class _Json(BaseModel):
    model_config = ConfigDict(frozen=True, defer_build=True)


class AskedQuestion(_Json):
    """A question and the earlier ones of its conversation, the latest last."""

    question: Question
    previous: tuple[Question, ...] = ()


class SourceJson(_Json):
    """A publication behind a citation."""

    publisher: str | None
    url: str | None
    published: date | None


class CitationJson(_Json):
    """A verbatim quote."""

    number: int = Field(ge=1)
    document: str
    paragraph: int = Field(ge=1)
    language: Language
    quote: str
    highlights: tuple[tuple[int, int], ...]
    translation: str | None
    translation_highlights: tuple[tuple[int, int], ...]
    title: str
    kind: Kind
    sources: tuple[SourceJson, ...]


class RankedJson(_Json):
    """A passage and its score."""

    document: str
    paragraph: int
    score: float


class ClaimJson(_Json):
    """What one citation gives as the date or number asked for, where sources differ."""

    number: int = Field(ge=1)
    value: str


class AnswerJson(_Json):
    """The whole answer."""

    question: str
    language: Language
    outcome: Outcome
    answered: bool
    citations: tuple[CitationJson, ...]
    nearest: tuple[CitationJson, ...]
    likelihood: float
    claims: tuple[ClaimJson, ...]
    related: tuple[str, ...]
    courtesy: str | None
    as_of: date | None
    ranking: tuple[RankedJson, ...]
    took_ms: float


class ErrorJson(_Json):
    """In place of an answer: why a line has none."""

    line: int = Field(ge=1)
    error: str


def read_question(line: str | None) -> AskedQuestion:
    """Return the question of a line, which is an object if it starts with a brace.

    ValueError if that is no such object, or if the line is a list, which nobody asks; QuestionTooLongError if it is too
    long to be asked, as is None, a line that was too long to be read.
    """
    if line is None:
        raise QuestionTooLongError
    try:
        if line.lstrip().startswith("{") or _is_list(line):
            return AskedQuestion.model_validate_json(line, strict=True)
        return AskedQuestion(question=line)
    except ValidationError as error:
        is_long = all(each["type"] == "string_too_long" for each in error.errors(include_url=False))
        raise (QuestionTooLongError if is_long else ValueError) from error


def _is_list(line: str) -> bool:
    try:
        return line.lstrip().startswith("[") and isinstance(from_json(line), list)
    except ValueError:
        # Too deep to be read is no question either.
        return line.lstrip().startswith("[[[")


class JsonWriter:
    """Writes answers to standard output, one line of JSON each, flushed at once."""

    def __init__(self, engine: Engine, sentences: Mapping[Language, Phrases], limit: int) -> None:
        """Answer with `engine` and its `sentences`; the ranking of each answer lists `limit` passages."""
        self._engine = engine
        self._sentences = sentences
        self._limit = limit

    def write(self, asked: AskedQuestion, *, is_one_of_many: bool = False) -> None:  # noqa: ARG002 - says so itself
        """Answer a question."""
        reply = self._engine.ask(asked.question, asked.previous)
        click.echo(self._answer(reply).model_dump_json())

    def refuse(self, line: int, sentence: str) -> None:
        """Tell what is wrong with a line that is no question, so that whoever waits for a line gets one."""
        click.echo(ErrorJson(line=line, error=sentence).model_dump_json())

    def _answer(self, reply: Reply) -> AnswerJson:
        answer, engine = reply.answer, self._engine
        small_talk = self._sentences[answer.language].small_talk
        return AnswerJson(
            question=answer.question,
            language=answer.language,
            outcome=answer.outcome,
            answered=answer.answered,
            citations=tuple(_citation(each, answer.language) for each in answer.citations),
            nearest=tuple(_citation(each, answer.language) for each in answer.nearest),
            likelihood=round(answer.likelihood, 4),
            claims=tuple(ClaimJson(number=each.number, value=each.value) for each in answer.claims),
            related=engine.related(answer),
            courtesy=small_talk[answer.small_talk] if answer.small_talk else None,
            as_of=engine.as_of,
            ranking=tuple(islice(_ranking(reply, engine.corpus.passages), self._limit)),
            took_ms=round(reply.took_ms, 3),
        )


def _ranking(reply: Reply, passages: Sequence[Passage]) -> Iterator[RankedJson]:
    hits = reply.answer.hits
    ranked = {(hit.passage.document.slug, hit.passage.number) for hit in hits}
    for hit in hits:
        yield RankedJson(document=hit.passage.document.slug, paragraph=hit.passage.number, score=round(hit.score, 4))
    for passage in passages:
        if (passage.document.slug, passage.number) not in ranked:
            yield RankedJson(document=passage.document.slug, paragraph=passage.number, score=0.0)


def _citation(citation: Citation, language: Language) -> CitationJson:
    document = citation.passage.document
    return CitationJson(
        number=citation.number,
        document=document.slug,
        paragraph=citation.passage.number,
        language=citation.language,
        quote=citation.quote.text,
        highlights=tuple(citation.quote.highlights),
        translation=citation.translation.text if citation.translation else None,
        translation_highlights=tuple(citation.translation.highlights) if citation.translation else (),
        title=document.version(language).title,
        kind=document.kind,
        sources=tuple(map(_source, citation.sources)),
    )


def _source(source: Source) -> SourceJson:
    return SourceJson(publisher=source.publisher, url=source.url, published=source.published)
