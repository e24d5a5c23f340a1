"""Reads a corpus folder whole, or tells everything that is wrong with it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from bot.documents.about import read_about
from bot.documents.corpus import Corpus, Document
from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.documents.document_file import read_file, slug_of
from bot.documents.editors_questions import read_editors_questions
from bot.documents.folder_listing import Listing, list_folder, whole_name
from bot.documents.glossary import read_glossary
from bot.documents.known_documents import KnownDocument, KnownDocuments, states_of
from bot.documents.outlets import read_outlets
from bot.documents.table_rows import EditorsQuestion, GlossaryEntry, OutletName
from bot.documents.translation_pairs import join_versions
from bot.problems import Problem
from bot.subject import About

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class CheckedFolder:
    """A corpus that is in order."""

    documents: int
    passages: int
    left_out: tuple[Problem, ...]  # what is not read and does no harm, in the order of files and lines


@dataclass
class _Reading:
    """A folder as far as it has been read."""

    folder: Path
    listing: Listing
    problems: list[Problem]
    left_out: list[Problem]
    before: KnownDocuments = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)  # paragraphs of each document, by its slug

    def documents(self) -> Iterator[Document]:
        """Yield the documents one by one, in the order of their names whatever their capitals."""
        return (document for _, document, _ in self._read(self.groups()))

    def known_document(self, name: str, paths: Sequence[Path]) -> Iterator[tuple[str, KnownDocument]]:
        """Yield a document with its name and with what tells whether its files change; none if something is wrong."""
        known = self.before.get(name)
        found = known.if_same(paths) if known else None
        if found:
            self.left_out += found.left_out
            self.lengths[found.document.slug] = len(found.document.passages)
            yield name, found
            return
        states = states_of(paths)  # first: what is changed meanwhile is seen as changed the next time
        for _, document, left_out in self._read([(name, paths)]):
            is_equal = known is not None and known.document == document
            yield name, KnownDocument(states, known.document if known and is_equal else document, left_out)

    def groups(self) -> list[tuple[str, Sequence[Path]]]:
        """Return the files of each document, with what their names have in common, in the order of these."""
        paths = sorted(self.listing.documents, key=lambda path: slug_of(path).casefold())
        return [(name, tuple(group)) for name, group in groupby(paths, key=lambda path: slug_of(path).casefold())]

    def _read(
        self, groups: Iterable[tuple[str, Sequence[Path]]]
    ) -> Iterator[tuple[str, Document, tuple[Problem, ...]]]:
        """Yield the document that each group of files makes up, and what of them is not read."""
        for name, paths in groups:
            files = list(self._all(partial(read_file, path) for path in paths))
            left_out = tuple(problem for file in files for problem in file.left_out)
            self.left_out += left_out
            self.lengths.update((file.slug, len(file.paragraphs)) for file in files)
            if files:
                yield from ((name, document, left_out) for document in self._all([partial(join_versions, files)]))

    def beside(self) -> tuple[list[GlossaryEntry], list[EditorsQuestion], list[OutletName], list[About]]:
        """Return what the other files of the folder have; its questions only after its documents."""
        return (
            [entry for table in self._all([partial(read_glossary, self.folder)]) for entry in table],
            [
                each
                for table in self._all([partial(read_editors_questions, self.folder, self.lengths)])
                for each in table
            ],
            [outlet for table in self._all([partial(read_outlets, self.folder)]) for outlet in table],
            list(self._all([partial(read_about, self.folder)])),
        )

    def end(self) -> None:
        """Raise CorpusError if there is any problem."""
        if self.problems:
            raise CorpusError(*sorted(self.problems, key=lambda problem: problem.order))

    def all_left_out(self) -> tuple[Problem, ...]:
        """Return what is not read and does no harm, in the order of files and lines."""
        return tuple(sorted(self.left_out, key=lambda problem: problem.order))

    def _all(self, steps: Iterable[Callable[[], _Made]]) -> Iterator[_Made]:
        """Yield what the steps that succeed make, and keep what is wrong with the others."""
        for step in steps:
            try:
                yield step()
            except CorpusError as error:
                self.problems.extend(error.problems)


def read_corpus(folder: Path) -> Corpus:
    """Return the corpus in `folder`; CorpusError with every problem of every file if there is any."""
    return read_again(folder, {})[0]


def read_again(
    folder: Path, before: KnownDocuments, follow: Callable[[Sequence[int]], Iterable[int]] = iter
) -> tuple[Corpus, KnownDocuments]:
    """Likewise, but documents that were known `before` and have not changed are taken as they are.

    Returns what is known now, too. `follow` is told how far the work has come.
    """
    reading = _begin(folder, before)
    known: dict[str, KnownDocument] = {}
    groups = reading.groups()
    for place in follow(range(len(groups))):
        known.update(reading.known_document(*groups[place]))
    documents = sorted((each.document for each in known.values()), key=lambda document: document.slug)
    glossary, questions, outlets, abouts = reading.beside()
    reading.end()
    tables = (tuple(glossary), tuple(questions), tuple(outlets))
    return Corpus(tuple(documents), *tables, abouts[0], reading.all_left_out()), known


def check_corpus(folder: Path) -> CheckedFolder:
    """Tell what is in `folder`, one document at a time in memory; CorpusError with every problem if there is any."""
    reading = _begin(folder)
    lengths = [len(document.passages) for document in reading.documents()]
    reading.beside()
    reading.end()
    return CheckedFolder(len(lengths), sum(lengths), reading.all_left_out())


def _begin(folder: Path, before: KnownDocuments = MappingProxyType({})) -> _Reading:
    listing = list_folder(folder)
    if not listing.documents and not listing.problems:
        nothing = Problem(whole_name(folder), 0, CorpusReason.no_documents)
        raise CorpusError(nothing, *listing.not_read)
    return _Reading(folder, listing, list(listing.problems), list(listing.not_read), before)
