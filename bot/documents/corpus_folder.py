"""Reads a corpus folder whole, or tells everything that is wrong with it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.documents.about import read_about
from bot.documents.corpus import Corpus
from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.documents.document_file import DocumentFile, read_file
from bot.documents.editors_questions import read_editors_questions
from bot.documents.glossary import read_glossary
from bot.documents.outlets import read_outlets
from bot.documents.translation_pairs import join_versions
from bot.problems import Problem

_README = "README.md"  # tells people about the folder
_Made = TypeVar("_Made")


def read_corpus(folder: Path) -> Corpus:
    """Return the corpus in `folder`; CorpusError with every problem of every file if there is any."""
    if not folder.is_dir():
        raise CorpusError(Problem(str(folder), 1, CorpusReason.no_folder))
    paths = sorted(path for path in folder.glob("*.md") if path.name != _README)
    if not paths:
        raise CorpusError(Problem(str(folder), 1, CorpusReason.no_documents))
    problems: list[Problem] = []
    files = _all(problems, (partial(read_file, path) for path in paths))
    documents = _all(problems, (partial(join_versions, group) for group in _by_slug(files)))
    lengths = {file.slug: len(file.paragraphs) for file in files}
    glossaries = _all(problems, [partial(read_glossary, folder)])
    questions = _all(problems, [partial(read_editors_questions, folder, lengths)])
    outlets = _all(problems, [partial(read_outlets, folder)])
    abouts = _all(problems, [partial(read_about, folder)])
    if problems:
        raise CorpusError(*sorted(problems, key=lambda problem: (problem.file, problem.line)))
    documents.sort(key=lambda document: document.slug)
    return Corpus(tuple(documents), glossaries[0], questions[0], outlets[0], abouts[0])


def _all(problems: list[Problem], steps: Iterable[Callable[[], _Made]]) -> list[_Made]:
    """Return what the steps that succeed make; what is wrong with the others is added to `problems`."""
    made = []
    for step in steps:
        try:
            made.append(step())
        except CorpusError as error:
            problems.extend(error.problems)
    return made


def _by_slug(files: list[DocumentFile]) -> list[list[DocumentFile]]:
    groups: dict[str, list[DocumentFile]] = defaultdict(list)
    for file in files:
        groups[file.key[0]].append(file)
    return list(groups.values())
