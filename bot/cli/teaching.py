"""The command that teaches: questions asked in vain one by one at a terminal, or decisions line by line from a pipe."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.answering.answerability import Outcome
from bot.answering.citations import Citation
from bot.cli.opening import FOR_ANSWERS, open_engine, settings_for
from bot.cli.operator import BAD_INPUT, DONE, Operator
from bot.documents import OFF_TOPIC, CorpusError
from bot.engine import Engine
from bot.error_sentences import corpus_sentences
from bot.store import StoreError, read_asked_in_vain
from bot.teaching.lessons import Lesson, nearest_passages
from bot.teaching.lessons import teach as learn
from bot.teaching.unanswered import Unanswered, unanswered

_CANDIDATES, _SEARCHED = 3, 5
_MOST_SHOWN = 300  # characters of a passage
_QUIT, _SKIP, _NOT_SAID, _SEARCH = "q", "", "?", "/"


class DecisionLine(BaseModel):
    """A decision as a program gives it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    question: str
    document: str | None = None
    paragraph: int | None = None


class TaughtJson(DecisionLine):
    """What has become of one."""

    is_new: bool
    outcome: Outcome  # of the question, asked now


class UnansweredJson(BaseModel):
    """A question that wants an answer."""

    question: str
    times: int
    wordings: tuple[str, ...]
    is_unhelpful: bool  # whether it was answered, and somebody found that unhelpful
    nearest: tuple[tuple[str, int], ...]  # document and paragraph, the nearest first


def teach(operator: Operator, *, as_json: bool, corpus: Path | None, database: Path | None) -> int:
    """Teach what is read from a pipe, else ask about each question that wants an answer."""
    settings = settings_for(operator, corpus, database, {*FOR_ANSWERS, "database"})
    engine = open_engine(settings)
    if not as_json and not sys.stdin.isatty():
        return _teach_lines(engine, operator)
    try:
        asked = read_asked_in_vain(settings.database) if settings.database.exists() else ()
    except StoreError as error:
        words = operator.phrases.terminal
        return _refuse(words.database.format(file=settings.database, detail=error))
    questions = unanswered(asked, engine.corpus.questions)
    if as_json:
        for each in questions:
            click.echo(_json(each, engine).model_dump_json())
        return DONE
    return _ask_about(questions, engine, operator)


def _teach_lines(engine: Engine, operator: Operator) -> int:
    code = DONE
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            given = DecisionLine.model_validate_json(line)
            lesson = Lesson(given.question, given.document, given.paragraph)
            is_new = asyncio.run(learn(engine, lesson))
        except ValidationError:
            code = _refuse(operator.phrases.teach.bad_line.format(line=number))
        except CorpusError as error:
            code = _refuse("\n".join(corpus_sentences(error, operator.phrases)))
        else:
            outcome = engine.ask(given.question).answer.outcome
            click.echo(TaughtJson(**given.model_dump(), is_new=is_new, outcome=outcome).model_dump_json())
            sys.stdout.flush()
    return code


def _ask_about(questions: Sequence[Unanswered], engine: Engine, operator: Operator) -> int:
    words, taught = operator.phrases.teach, 0
    for place, each in enumerate(questions, 1):
        click.echo(f"\n{place}/{len(questions)} · {each.times}× · {each.main.text}")
        try:
            lesson = _decided(each.main.text, engine, operator)
        except EOFError:
            break
        if lesson:
            try:
                asyncio.run(learn(engine, lesson))
            except CorpusError as error:
                return _refuse("\n".join(corpus_sentences(error, operator.phrases)))
            taught += 1
            answer = engine.ask(lesson.question).answer
            quotes = [(each.translation or each.quote).text for each in answer.shown[:1]]
            click.echo("\n".join([words.taught, *(f"    {quote}" for quote in quotes)]))
    click.echo(words.done.format(count=taught) if questions else words.nothing)
    return DONE


def _decided(question: str, engine: Engine, operator: Operator) -> Lesson | None:
    """Return what whoever is at the terminal decides of a question; None if nothing. EOFError if they have enough."""
    found = nearest_passages(engine, question, _CANDIDATES)
    while True:
        for number, citation in enumerate(found, 1):
            _show(number, citation)
        chosen = click.prompt(operator.phrases.teach.ask, default=_SKIP, show_default=False, prompt_suffix="\n> ")
        if chosen == _QUIT:
            raise EOFError
        if chosen == _SKIP:
            return None
        if chosen == _NOT_SAID:
            return Lesson(question, None)
        if chosen == OFF_TOPIC:
            return Lesson(question, OFF_TOPIC)
        if chosen.isdecimal() and 1 <= int(chosen) <= len(found):
            passage = found[int(chosen) - 1].passage
            return Lesson(question, passage.document.slug, passage.number)
        if chosen.startswith(_SEARCH):
            found = nearest_passages(engine, chosen.removeprefix(_SEARCH), _SEARCHED)


def _show(number: int, citation: Citation) -> None:
    quote = (citation.translation or citation.quote).text
    shown = quote if len(quote) <= _MOST_SHOWN else f"{quote[:_MOST_SHOWN]}…"
    click.echo(f"  {number}. {citation.passage.document.slug} {citation.passage.number}: {shown}")


def _json(each: Unanswered, engine: Engine) -> UnansweredJson:
    nearest = nearest_passages(engine, each.main.text, _CANDIDATES)
    return UnansweredJson(
        question=each.main.text,
        times=each.times,
        wordings=tuple(one.text for one in each.wordings),
        is_unhelpful=each.is_unhelpful,
        nearest=tuple((one.passage.document.slug, one.passage.number) for one in nearest),
    )


def _refuse(sentence: str) -> int:
    click.echo(sentence, err=True)
    return BAD_INPUT
