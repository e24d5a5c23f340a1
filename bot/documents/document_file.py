"""Reads one document file and checks what can be checked without its neighbours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.documents.corpus import Kind
from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.documents.encoding import read_text
from bot.documents.front_matter import Head, read_head
from bot.documents.markdown_body import read_body
from bot.documents.paragraphs import Paragraph
from bot.documents.timeline_labels import date_of_event
from bot.problems import Problem
from bot.text.languages import Language

_NAME = re.compile(rf"(?P<slug>.+)\.(?P<language>{'|'.join(Language)})\.md", re.DOTALL)


@dataclass(frozen=True)
class DocumentFile:
    """One language version of a document, as its file has it."""

    path: str
    slug: str
    head: Head
    paragraphs: tuple[Paragraph, ...]
    left_out: tuple[Problem, ...]  # what stands in the file and does no harm, but is not read

    @property
    def key(self) -> tuple[str, Language]:
        """What no two files may share; some file systems do not tell capitals apart."""
        return self.slug.casefold(), self.head.language

    @property
    def last_line(self) -> int:
        """Line of the last paragraph."""
        return self.paragraphs[-1].line


def read_file(path: Path) -> DocumentFile:
    """Return the document in `path`; CorpusError with everything wrong in it."""
    name = _NAME.fullmatch(path.name)
    if not name:
        raise CorpusError(Problem(str(path), 1, CorpusReason.bad_name))
    lines = read_text(path).split("\n")
    head, length = read_head(str(path), lines)
    body = read_body(str(path), lines[length:], length + 1)
    if not body.paragraphs and body.problems:
        raise CorpusError(*body.problems)  # what follows from not having read it is no further problem
    file = DocumentFile(str(path), name["slug"], head.fields, body.paragraphs, (*head.passed_over, *body.left_out))
    problems = (*body.problems, *_check(file, name["language"]))
    if problems:
        raise CorpusError(*problems)
    return file


def slug_of(path: Path) -> str:
    """Return what the names of one document's files have in common; the whole name if it is no document's."""
    name = _NAME.fullmatch(path.name)
    return name["slug"] if name else path.name


def _check(file: DocumentFile, named: str) -> Iterator[Problem]:
    if file.head.language != named:
        values = {"value": file.head.language, "named": named}
        yield Problem(file.path, 1, CorpusReason.language_differs, values)
    if not file.paragraphs:
        yield Problem(file.path, 1, CorpusReason.no_paragraphs)
    for source in file.head.sources:
        for number in sorted(source.paragraphs):
            if number > len(file.paragraphs):
                values = {
                    "number": str(number),
                    "count": str(len(file.paragraphs)),
                    "source": source.publisher or "?",
                }
                yield Problem(file.path, 1, CorpusReason.no_such_paragraph, values)
    if file.head.kind is Kind.TIMELINE:
        yield from (
            Problem(file.path, paragraph.line, CorpusReason.undated)
            for paragraph in file.paragraphs
            if date_of_event(paragraph.text) is None
        )
