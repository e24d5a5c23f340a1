"""The command that reads a corpus and reports every problem, and what an editor should look at."""

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from bot.cli.opening import open_engine, settings_for
from bot.cli.operator import DONE, Operator
from bot.documents import Corpus, read_corpus
from bot.error_sentences import warning_sentence
from bot.problems import Problem, printable
from bot.reviewing.answers import review_answers
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
    for problem in _answers(path, found, operator) if answers else ():
        click.echo(warning_sentence(problem, words), err=True)
    documents = words.count.documents.about(len(found.documents), operator.language)
    passages = words.count.passages.about(len(found.passages), operator.language)
    done = words.terminal.check_done
    click.echo(done.format(folder=printable(str(path)), documents=documents, passages=passages))
    return DONE


def _answers(path: Path, corpus: Corpus, operator: Operator) -> Iterator[Problem]:
    """Yield the questions that are answered with another passage, with a bar if standard error is a terminal."""
    engine = open_engine(settings_for(operator, path))

    def follow(questions: list[str]) -> Iterable[str]:
        console = Console(stderr=True)
        described = operator.phrases.terminal.check_asking
        return track(questions, described, console=console, transient=True, disable=not sys.stderr.isatty())

    return review_answers(path, corpus, lambda question: engine.ask(question).answer, follow)
