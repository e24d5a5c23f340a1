"""The commands that move a whole corpus and take back what was changed in one."""

from datetime import UTC, datetime
from pathlib import Path

import click

from bot.cli.operator import BAD_INPUT, DONE, Operator
from bot.documents import CheckedFolder
from bot.draft_sentences import deed_sentence
from bot.editing.archives import export_corpus, import_corpus, read_archive
from bot.editing.changing import undo_last
from bot.settings import read_settings


def export(operator: Operator, file: Path | None, corpus: Path | None) -> int:
    """Write the corpus as an archive."""
    folder = read_settings(corpus, None, {"corpus"}).corpus
    target = file or folder.absolute().with_name(f"{folder.absolute().name}-{datetime.now(UTC):%Y-%m-%d}.zip")
    words = operator.phrases.editing
    content, found = export_corpus(folder)
    try:
        with target.open("xb") as archive:
            archive.write(content)
    except FileExistsError:
        return _refuse(words.exists.format(file=target))
    except OSError as error:
        target.unlink(missing_ok=True)
        return _refuse(operator.phrases.calibration.not_written.format(file=target, detail=error.strerror))
    click.echo(words.export_done.format(file=target, folder=folder.absolute(), **_counts(found, operator)))
    return DONE


def import_(operator: Operator, file: Path, corpus: Path | None) -> int:
    """Put an archive in the place of the corpus."""
    folder = read_settings(corpus, None, {"corpus"}).corpus
    words = operator.phrases.editing
    try:
        content = read_archive(file)
    except OSError as error:
        return _refuse(operator.phrases.refusals["unreadable"].format(file=file, detail=error.strerror))
    found = import_corpus(folder, content, file.name)
    if found is None:
        click.echo(words.import_same.format(folder=folder, file=file))
    else:
        click.echo(words.import_done.format(folder=folder, file=file, **_counts(found, operator)))
    return DONE


def undo(operator: Operator, corpus: Path | None) -> int:
    """Take back the last change of the corpus."""
    entry = undo_last(read_settings(corpus, None, {"corpus"}).corpus)
    if entry is None:
        return _refuse(operator.phrases.editing.nothing_to_undo)
    click.echo(deed_sentence(entry, operator.phrases))
    return DONE


def _counts(found: CheckedFolder, operator: Operator) -> dict[str, str]:
    words = operator.phrases.count
    return {
        "documents": words.documents.about(found.documents, operator.language),
        "passages": words.passages.about(found.passages, operator.language),
    }


def _refuse(sentence: str) -> int:
    click.echo(sentence, err=True)
    return BAD_INPUT
