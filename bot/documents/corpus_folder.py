"""Reads a corpus folder whole, or tells everything that is wrong with it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from bot.documents.about import ABOUT, read_about
from bot.documents.corpus import Corpus, Document
from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.documents.document_file import read_file, slug_of
from bot.documents.editors_questions import QUESTIONS, read_editors_questions
from bot.documents.folder_listing import Listing, list_folder, whole_name
from bot.documents.glossary import GLOSSARY, read_glossary
from bot.documents.known_documents import KnownDocument, KnownDocuments, states_of
from bot.documents.outlets import OUTLETS, read_outlets
from bot.documents.table_rows import EditorsQuestion, GlossaryEntry, OutletName
from bot.documents.translation_pairs import join_versions
from bot.problems import Problem
from bot.subject import About

_Made = TypeVar("_Made")
_Beside = tuple[tuple[GlossaryEntry, ...], tuple[EditorsQuestion, ...], tuple[OutletName, ...], About]


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
    earlier: Corpus | None = None  # of which that is kept which cannot be read any more; None if all must be readable
    outdated: list[str] = field(default_factory=list)  # documents and tables of which that was kept, by their names
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
            self.lengths[found.document.slug] = found.document.length
            yield name, found
            return
        states = states_of(paths)  # first: what is changed meanwhile is seen as changed the next time
        faults = len(self.problems)
        read = list(self._read([(name, paths)]))
        if self.earlier and len(self.problems) > faults:
            yield from self._kept(name, known)
            return
        for _, document, left_out in read:
            is_equal = known is not None and known.document == document
            yield name, KnownDocument(states, known.document if known and is_equal else document, left_out)

    def _kept(self, name: str, known: KnownDocument | None) -> Iterator[tuple[str, KnownDocument]]:
        """Yield a document that is broken now as it was before, to be read anew the next time; none if it is new."""
        self.lengths = {slug: count for slug, count in self.lengths.items() if slug.casefold() != name}
        if known:
            self.left_out += known.left_out
            self.lengths[known.document.slug] = known.document.length
            self.outdated.append(known.document.slug)
            yield name, replace(known, files=())

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

    def beside(self) -> _Beside:
        """Return what the other files of the folder have; its questions only after its documents."""
        earlier, tell = self.earlier or Corpus(()), self.problems.extend if self.earlier else None
        asked = tuple(each for each in earlier.questions if each.fits(self.lengths))
        return (
            self._table(GLOSSARY, partial(read_glossary, self.folder), earlier.glossary),
            self._table(QUESTIONS, partial(read_editors_questions, self.folder, self.lengths, tell), asked),
            self._table(OUTLETS, partial(read_outlets, self.folder), earlier.outlets),
            self._table(ABOUT, partial(read_about, self.folder), earlier.about),
        )

    def _table(self, name: str, read: Callable[[], _Made], earlier: _Made) -> _Made:
        """Return what a file has; if it is broken, what it had earlier."""
        for made in self._all([read]):
            return made
        self.outdated.append(name)
        return earlier

    def end(self, documents: Sequence[Document] = ()) -> None:
        """Raise CorpusError if there is any problem, and nothing to do with the `documents` that have none."""
        if self.problems and not (self.earlier and documents):
            raise CorpusError(*self.all_problems())

    def all_problems(self) -> tuple[Problem, ...]:
        """Return what is wrong, in the order of files and lines."""
        return tuple(sorted(self.problems, key=lambda problem: problem.order))

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
    folder: Path,
    before: KnownDocuments,
    follow: Callable[[Sequence[int]], Iterable[int]] = iter,
    earlier: Corpus | None = None,
) -> tuple[Corpus, KnownDocuments]:
    """Likewise, but documents that were known `before` and have not changed are taken as they are.

    Returns what is known now, too. `follow` is told how far the work has come. With an `earlier` corpus a broken file
    is no error unless nothing is left: what it was before stays, and what is new is left out.
    """
    reading = _begin(folder, before)
    reading.earlier = earlier
    known: dict[str, KnownDocument] = {}
    groups = reading.groups()
    for place in follow(range(len(groups))):
        known.update(reading.known_document(*groups[place]))
    documents = sorted((each.document for each in known.values()), key=lambda document: document.slug)
    glossary, questions, outlets, about = reading.beside()
    reading.end(documents)
    broken, outdated = reading.all_problems(), tuple(reading.outdated)
    corpus = Corpus(tuple(documents), glossary, questions, outlets, about, reading.all_left_out(), broken, outdated)
    return corpus, known


def check_corpus(folder: Path) -> CheckedFolder:
    """Tell what is in `folder`, one document at a time in memory; CorpusError with every problem if there is any."""
    reading = _begin(folder)
    lengths = [document.length for document in reading.documents()]
    reading.beside()
    reading.end()
    return CheckedFolder(len(lengths), sum(lengths), reading.all_left_out())


def _begin(folder: Path, before: KnownDocuments = MappingProxyType({})) -> _Reading:
    listing = list_folder(folder)
    if not listing.documents and not listing.problems:
        nothing = Problem(whole_name(folder), 0, CorpusReason.no_documents)
        raise CorpusError(nothing, *listing.not_read)
    return _Reading(folder, listing, list(listing.problems), list(listing.not_read), before)
