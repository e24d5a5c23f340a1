"""The command that adds a document: from a file, a link or standard input; whoever is at a terminal is asked first."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from bot.adding.drafts import AddingError, Draft, Refusal, Upload
from bot.adding.extraction import MOST_BYTES
from bot.adding.fetching import Fetcher
from bot.adding.fields import FIELDS, BadValueError, with_value
from bot.adding.worker import extract_apart
from bot.answering.nearest_paragraph import paragraph_answering
from bot.cli.operator import BAD_INPUT, DONE, Operator
from bot.documents import CorpusError, add_question, read_corpus
from bot.draft_sentences import draft_lines, near_duplicates, refusal_sentence, side_by_side
from bot.editing.documents import add_document, add_translation, versions_of
from bot.engine import Engine
from bot.error_sentences import corpus_sentences
from bot.settings import read_settings

_STANDARD_INPUT = "-"
_LINK = re.compile(r"https?://", re.IGNORECASE)
_FIELD = re.compile(rf"({'|'.join(FIELDS)})\s*:\s*(.*)", re.IGNORECASE)
_YES, _NO = frozenset({"y", "yes", "\u0646\u0639\u0645"}), frozenset({"n", "no", "\u0644\u0627"})  # na'am, la


def add(  # noqa: PLR0913 - each is an option
    operator: Operator,
    source: str,
    *,
    corpus: Path | None,
    title: str | None,
    publisher: str | None,
    url: str | None,
    published: str | None,
    slug: str | None,
    translation_of: str | None,
    question: Sequence[str],
    yes: bool,
    dry_run: bool,
) -> int:
    """Add a document to the corpus."""
    folder = read_settings(corpus, None, {"corpus"}).corpus
    given = {"title": title, "publisher": publisher, "url": url, "published": published}
    try:
        draft: Draft | None = extract_apart(_upload(source))
        for field, value in given.items():
            if draft and value is not None:
                draft = with_value(draft, field, value)
    except AddingError as error:
        return _refuse(refusal_sentence(error, operator.phrases))
    except BadValueError as error:
        return _refuse(operator.phrases.draft.not_a_value.format(value=error))
    asks = sys.stdin.isatty() and not yes and not dry_run
    if draft:
        _show(draft, folder, translation_of, operator)
        draft = _edited(draft, operator) if asks else draft
    if dry_run:
        return DONE
    if draft is None:
        click.echo(operator.phrases.draft.dropped)
        return DONE
    name = _written(draft, folder, slug, translation_of, operator)
    questions = question or (_asked_for(operator) if asks else ())
    return _add_questions(folder, name, questions, operator) if questions else DONE


def _upload(source: str) -> Upload:
    if source == _STANDARD_INPUT:
        return Upload(sys.stdin.buffer.read(MOST_BYTES + 1))
    if _LINK.match(source):
        return Fetcher().fetch(source)
    path = Path(source)
    try:
        with path.open("rb") as file:
            return Upload(file.read(MOST_BYTES + 1), path.name)
    except OSError as error:
        raise AddingError(Refusal.unreadable, file=source, detail=error.strerror or "?") from error


def _show(draft: Draft, folder: Path, translation_of: str | None, operator: Operator) -> None:
    phrases = operator.phrases
    near = () if translation_of else near_duplicates(draft, read_corpus(folder))
    for line in draft_lines(draft, near, phrases, operator.language):
        click.echo(line, err=True)
    if translation_of:
        original = next(versions_of(folder, translation_of))[1]
        texts = (paragraph.text for paragraph in original.paragraphs)
        for heading, mine, theirs in side_by_side(texts, draft.paragraphs, phrases):
            click.echo(f"\n{heading}\n  {mine}\n  {theirs}", err=True)
        return
    for paragraph in draft.paragraphs:
        click.echo(f"\n{paragraph}", err=True)


def _edited(draft: Draft, operator: Operator) -> Draft | None:
    """Return the draft as whoever is at the terminal wants it; None if they do not."""
    words = operator.phrases.draft
    while True:
        written = click.prompt(f"\n{words.ask_in_terminal}", prompt_suffix="\n> ", err=True).strip()
        if written.lower() in _YES | _NO:
            return draft if written.lower() in _YES else None
        if field := _FIELD.fullmatch(written):
            try:
                draft = with_value(draft, field[1].lower(), field[2])
            except BadValueError as error:
                click.echo(words.not_a_value.format(value=error), err=True)
            for line in draft_lines(draft, (), operator.phrases, operator.language):
                click.echo(line, err=True)


def _written(draft: Draft, folder: Path, slug: str | None, translation_of: str | None, operator: Operator) -> str:
    words = operator.phrases.draft
    if translation_of:
        add_translation(folder, draft, translation_of)
        name, sentence = translation_of, words.translated
    else:
        name, sentence = add_document(folder, draft, slug), words.added
    click.echo(sentence.format(slug=name, title=draft.written_title))
    return name


def _asked_for(operator: Operator) -> list[str]:
    click.echo(operator.phrases.draft.ask_questions_in_terminal, err=True)
    found: list[str] = []
    while line := click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True).strip():
        found.append(line)
    return found


def _add_questions(folder: Path, slug: str, questions: Sequence[str], operator: Operator) -> int:
    """Write each question to the paragraph that answers it best; tell what could not be written."""
    engine = Engine(folder, operator.language)
    words, code = operator.phrases.draft, DONE
    for question in questions:
        number = paragraph_answering(engine.ask(question).answer, slug)
        try:
            add_question(folder, question, slug, number)
        except CorpusError as error:
            reason = "; ".join(corpus_sentences(error, operator.phrases))
            code = _refuse(words.question_refused.format(question=question, reason=reason))
        else:
            click.echo(words.question_added.format(number=number, question=question))
    return code


def _refuse(sentence: str) -> int:
    click.echo(sentence, err=True)
    return BAD_INPUT
