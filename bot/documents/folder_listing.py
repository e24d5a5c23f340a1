"""Tells what in a corpus folder is to be read, and names everything else that is no hidden file."""

import os
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from bot.documents.about import ABOUT
from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.documents.editors_questions import QUESTIONS
from bot.documents.glossary import GLOSSARY
from bot.documents.outlets import OUTLETS
from bot.problems import Problem

MOST_FILES = 50_000  # each is opened, and told if it is no document
_HIDDEN = "."  # what such names begin with: copies that editors and systems leave behind, version control
_BESIDE = (ABOUT, GLOSSARY, OUTLETS, QUESTIONS)
_FOR_PEOPLE = {"readme", "readme.md", "readme.txt", "license", "license.txt"}  # tell people about the folder
_DOCUMENT = ".md"
_MARKDOWN = (_DOCUMENT, ".markdown", ".mdown", ".mkd", ".mdx")  # as other programs name it


@dataclass(frozen=True)
class Listing:
    """What is in a folder, in the order of names."""

    documents: tuple[Path, ...]
    problems: tuple[Problem, ...]
    not_read: tuple[Problem, ...]


def whole_name(folder: Path) -> str:
    """Return the absolute name of a folder, as far as there is one."""
    try:
        return str(folder.absolute())
    except OSError:  # the folder we are in has been removed
        return str(folder)


def list_folder(folder: Path, most: int = MOST_FILES) -> Listing:
    """Return what is in `folder`; CorpusError if it cannot be looked into, or has more files than any corpus."""
    if not folder.is_dir():
        raise CorpusError(Problem(whole_name(folder), 0, CorpusReason.no_folder))
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names alone: there may be many
    except OSError as error:
        values = {"detail": error.strerror or "?"}
        raise CorpusError(Problem(whole_name(folder), 0, CorpusReason.unreadable, values)) from error
    if len(names) > most:
        values = {"count": str(len(names)), "most": str(most)}
        raise CorpusError(Problem(whole_name(folder), 0, CorpusReason.too_many_files, values))
    shown = [name for name in names if not name.startswith(_HIDDEN) and name.casefold() not in _FOR_PEOPLE]
    faulty = [Problem(str(folder / name), 0, CorpusReason.name_not_utf8) for name in shown if not _is_text(name)]
    named = [name for name in shown if _is_text(name)]
    documents = [name for name in named if name.endswith(_DOCUMENT)]
    others = [name for name in named if not name.endswith(_DOCUMENT) and name not in _BESIDE]
    misnamed = [name for name in others if name.lower().endswith(_MARKDOWN)]
    faulty += [Problem(str(folder / name), 1, CorpusReason.bad_name) for name in misnamed]
    return Listing(
        tuple(folder / name for name in documents),
        tuple(faulty),
        tuple(_not_read(folder / name) for name in others if name not in misnamed),
    )


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _not_read(path: Path) -> Problem:
    near = get_close_matches(path.name.lower(), _BESIDE, n=1, cutoff=0.8)
    if near:
        return Problem(str(path), 0, CorpusReason.not_read_near, {"near": near[0]})
    return Problem(str(path), 0, CorpusReason.not_read)
