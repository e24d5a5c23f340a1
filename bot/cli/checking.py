"""The command that reads a corpus and reports every problem, and what an editor should look at."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.cli.opening import open_engine, settings_for
from bot.cli.operator import DONE, Operator
from bot.cli.progress import following
from bot.documents import read_corpus
from bot.error_sentences import warning_sentence
from bot.problems import Problem, printable
from bot.reviewing.answers import problem_of
from bot.reviewing.mending import mend
from bot.reviewing.review import review
from bot.setting_values import expanded


def check(operator: Operator, folder: Path | None, corpus: Path | None, *, fix: bool, answers: bool) -> int:
    """Report every problem of a corpus folder, and what should be looked at."""
    path = expanded(folder) if folder else settings_for(operator, corpus, needed={"corpus"}).corpus
    words = operator.phrases
    if fix and (mended := mend(path)):
        click.echo(words.terminal.check_mended.format(files=printable(", ".join(mended))))
    found = read_corpus(path)
    for problem in (*found.left_out, *review(path, found, datetime.now(UTC).date())):
        click.echo(warning_sentence(problem, words), err=True)
    for problem in _answers(path, operator) if answers else ():
        click.echo(warning_sentence(problem, words), err=True)
    documents = words.count.documents.about(len(found.documents), operator.language)
    passages = words.count.passages.about(len(found.passages), operator.language)
    done = words.terminal.check_done
    click.echo(done.format(folder=printable(str(path)), documents=documents, passages=passages))
    return DONE


def _answers(path: Path, operator: Operator) -> Iterator[Problem]:
    """Yield the questions that all the rest answers with another passage, with a bar where somebody sees it."""
    from rich.console import Console  # noqa: PLC0415 - as the next one
    from rich.progress import track  # noqa: PLC0415 - not needed by default

    from bot.cli.asking_apart import ask_apart, count_pieces  # noqa: PLC0415 - likewise

    settings = settings_for(operator, path)
    answers = open_engine(settings, following(operator.phrases)).unaided()
    pieces = track(
        ask_apart(answers, settings),
        operator.phrases.terminal.check_asking,
        total=count_pieces(answers),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    yield from (problem_of(path, each) for found in pieces for each in found)
