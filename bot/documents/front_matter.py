"""Reads a document's front matter: YAML between two lines of three hyphens, checked field by field."""

from bot.documents.corpus import Kind
from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.documents.yaml_fields import Address, Day, Fields, FieldsRead, Number, Text, read_fields
from bot.problems import Problem
from bot.text.languages import Language

FENCE = "---"


class HeadSource(Fields):
    """One entry of `sources`."""

    publisher: Text | None = None
    url: Address | None = None
    published: Day | None = None
    paragraphs: frozenset[Number] = frozenset()


class Head(Fields):
    """The fields that a document's front matter may have."""

    title: Text
    language: Language
    original: Language | None = None
    kind: Kind = Kind.ARTICLE
    publisher: Text | None = None
    url: Address | None = None
    published: Day | None = None
    event_date: Day | None = None
    sources: tuple[HeadSource, ...] = ()
    compiled: Day | None = None
    questions: tuple[Text, ...] = ()  # that this version answers, offered after an answer that cites it


def read_head(file: str, lines: list[str]) -> tuple[FieldsRead[Head], int]:
    """Return the front matter and the number of lines it takes, fences included; CorpusError names each bad field."""
    if not lines or lines[0].rstrip() != FENCE:
        raise CorpusError(Problem(file, 1, CorpusReason.no_front_matter))
    length = next((i for i, line in enumerate(lines[1:], 2) if line.rstrip() == FENCE), None)
    if length is None:
        raise CorpusError(Problem(file, 1, CorpusReason.open_front_matter))
    return read_fields(file, "\n".join(lines[1 : length - 1]), 2, Head), length
