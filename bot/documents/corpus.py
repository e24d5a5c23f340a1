"""What a corpus consists of: documents in one or two languages, cut into passages."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from itertools import accumulate
from typing import overload

from bot.documents.paragraphs import Paragraph
from bot.documents.table_rows import EditorsQuestion, GlossaryEntry, OutletName
from bot.problems import Problem
from bot.subject import NOTHING_SAID, About
from bot.text.languages import Language


class Kind(StrEnum):
    """What a document is: a source text, an editors' summary of named sources, or dated events."""

    ARTICLE = "article"
    BRIEF = "brief"
    TIMELINE = "timeline"


@dataclass(frozen=True)
class Source:
    """A publication that a document rests on."""

    publisher: str | None
    url: str | None
    published: date | None
    paragraphs: frozenset[int] = frozenset()  # the paragraphs it supports, from 1


@dataclass(frozen=True)
class Version:
    """A document in one language."""

    language: Language
    title: str
    paragraphs: Sequence[Paragraph]
    questions: tuple[str, ...] = ()  # that it answers, in its language


@dataclass(frozen=True)
class Document:
    """A text of the corpus in every language it has; all versions have equally many paragraphs."""

    slug: str
    kind: Kind
    original: Language  # the language quoted; always one of `versions`
    versions: Mapping[Language, Version]
    own_source: Source | None  # its publisher, address and date, as far as known
    sources: tuple[Source, ...]  # those a brief or timeline names
    event_date: date | None
    compiled: date | None = None  # when editors last went through it

    def version(self, language: Language) -> Version:
        """Return the version in `language`, or the original where there is none."""
        return self.versions.get(language) or self.versions[self.original]

    @cached_property
    def fingerprint(self) -> str:
        """What differs if anything of it does, and is the same in every run of the program; hexadecimal."""
        versions = [self.versions[language] for language in sorted(self.versions)]
        sources = [
            (source.publisher, source.url, source.published, sorted(source.paragraphs))
            for source in (*((self.own_source,) if self.own_source else ()), *self.sources)
        ]
        return _fingerprint(self.slug, self.kind, self.original, versions, sources, self.event_date, self.compiled)

    @property
    def length(self) -> int:
        """How many paragraphs it has."""
        return len(self.versions[self.original].paragraphs)

    @property
    def passages(self) -> tuple["Passage", ...]:
        """Its paragraphs, in order."""
        return tuple(Passage(self, number) for number in range(1, self.length + 1))


@dataclass(frozen=True)
class Passage:
    """One paragraph of a document, in every language the document has."""

    document: Document
    number: int  # from 1; headings do not count

    def text(self, language: Language) -> str | None:
        """Return its text in `language`; None if the document has no such version."""
        version = self.document.versions.get(language)
        return version.paragraphs[self.number - 1].text if version else None

    @property
    def original(self) -> str:
        """Its text in the language that is quoted."""
        return self.document.versions[self.document.original].paragraphs[self.number - 1].text

    @property
    def sources(self) -> tuple[Source, ...]:
        """What stands behind it: a source text's own publication, else those that support this very paragraph."""
        named = tuple(source for source in self.document.sources if self.number in source.paragraphs)
        own = self.document.own_source
        return (own, *named) if own else named


class Passages(Sequence[Passage]):
    """All passages of some documents, in their order."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Count the passages of `documents`."""
        self.documents = documents
        self._firsts = [0, *accumulate(document.length for document in documents)]  # number of each one's first passage

    @overload
    def __getitem__(self, place: int) -> Passage: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Passage]: ...
    def __getitem__(self, place: int | slice) -> Passage | Sequence[Passage]:
        """Return a passage, or some in a row."""
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self))))
        number = place + len(self) if place < 0 else place
        if not 0 <= number < len(self):
            raise IndexError(place)
        document = bisect_right(self._firsts, number) - 1
        return Passage(self.documents[document], number - self._firsts[document] + 1)

    def __len__(self) -> int:
        """Return how many there are."""
        return self._firsts[-1]

    @property
    def firsts(self) -> Sequence[int]:
        """The number of the first passage of each document."""
        return self._firsts[:-1]


@dataclass(frozen=True)
class Corpus:
    """Everything the bot may quote; documents in the order of their slugs."""

    documents: tuple[Document, ...]
    glossary: tuple[GlossaryEntry, ...] = ()
    questions: tuple[EditorsQuestion, ...] = ()
    outlets: tuple[OutletName, ...] = ()
    about: About = NOTHING_SAID
    left_out: tuple[Problem, ...] = field(default=(), compare=False)  # of the files, which does no harm
    broken: tuple[Problem, ...] = field(default=(), compare=False)  # which were passed over, since that was wished
    outdated: tuple[str, ...] = field(default=(), compare=False)  # of these, what stays as it was, by name

    @property
    def passages(self) -> Passages:
        """All paragraphs, in the order of the documents."""
        return Passages(self.documents)

    @cached_property
    def outlets_by_name(self) -> Mapping[str, OutletName]:
        """The outlets by every spelling, case folded; of two with the same spelling the first."""
        return {name.casefold(): outlet for outlet in reversed(self.outlets) for name in outlet.spellings}

    @cached_property
    def fingerprint(self) -> str:
        """What differs if any document or table does, and is the same in every run of the program; hexadecimal."""
        return _fingerprint(
            [document.fingerprint for document in self.documents], self.glossary, self.questions, self.outlets
        )


def _fingerprint(*values: object) -> str:
    # The representations of texts, numbers, dates and frozen dataclasses hold their whole content, and nothing else.
    return sha256(repr(values).encode()).hexdigest()[:16]
