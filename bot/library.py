"""What the engine answers from: a folder's documents, their index and how answers are judged, read and changed."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bot.answering.calibration import Calibration, Tables
from bot.answering.first_cited import passage_answering
from bot.answering.related_questions import RelatedQuestions
from bot.documents import Corpus, EditorsQuestion, KnownDocuments
from bot.events import day_of_newest
from bot.expansion import FreeDict
from bot.expansion.good_language import is_well_put
from bot.made_apart import made_apart
from bot.search import Follow, Index
from bot.snapshots import NOTHING_KEPT, Kept, Snapshots, digest_of, key_of, key_of_files, key_of_program

_INDEX = "corpus"
_SOON_READ = 1_000  # passages and questions; an index of so many is built faster than a process begins
_Before = tuple[Corpus, KnownDocuments, Index]  # what there was when the folder was read the last time


@dataclass(frozen=True)
class Library:
    """A corpus, ready to be asked; never changes."""

    corpus: Corpus
    known: KnownDocuments
    index: Index
    tables: Tables
    related: RelatedQuestions
    as_of: date | None  # the newest event
    key: bytes = b""  # of the files it was read from, until it is kept; b"" if it need not be


class _Read(NamedTuple):
    """A folder as it was read."""

    key: bytes  # of its files, taken before anything was read: what is written meanwhile is then read the next time
    corpus: Corpus
    known: KnownDocuments
    followed: Index | None  # None if the index is to be built anew


@dataclass(frozen=True)
class Librarian:
    """Makes libraries of a folder, each from the one before and what has changed since."""

    folder: Path
    calibration: Calibration
    installed: FreeDict | None  # a further dictionary
    snapshots: Snapshots

    def open(self, follow: Follow = iter) -> Library:
        """Return what the folder has now; what has not changed since the last time is taken as it was.

        CorpusError if it cannot be used. `follow` is told how far the work has come.
        """
        return self._opened(*self._first(follow))

    def prepare(self) -> None:
        """Have all that takes long kept as the folder is now, for others to `open` it."""
        self._first(iter)

    def _first(self, follow: Follow) -> _Before:
        key, before = self._kept()
        if before and key == self._key_now(before[1]):
            return before
        key, corpus, known, index = self._read(before, follow)
        now = corpus, known, (index or self._built(corpus, follow)).relearnt()
        if before is None or known != before[1] or corpus != before[0]:
            self.snapshots.put(_INDEX, self._kin, key, now)
        return now

    async def reopen(self, old: Library, *, keep: bool = False) -> Library:
        """Return what the folder has now, made of what there was before; CorpusError if it cannot be used.

        To `keep` what of it cannot be read any more takes over all else. What follows from it is to be `relearnt`, and
        all is to be kept for the next start: both take longer. Nothing of it keeps the event loop waiting.
        """
        from asyncio import to_thread  # noqa: PLC0415 - whoever asks at a terminal reopens nothing

        before = old.corpus, old.known, old.index
        read = await to_thread(self._read, before, earlier=old.corpus if keep else None)
        cache, texts = self.snapshots.folder, len(read.corpus.passages) + len(read.corpus.questions)
        is_long = read.followed is None and texts > _SOON_READ
        is_made = cache is not None and is_long and await made_apart(self.folder, cache)
        return await to_thread(self._reopened, old, read, is_made=is_made, keep=keep)

    def _reopened(self, old: Library, read: _Read, *, is_made: bool, keep: bool) -> Library:
        key, corpus, known, index = read
        made = self._kept()[1] if is_made else None
        library = self._opened(*(made or (corpus, known, index or self._built(corpus))))
        library.related.take_over(old.related)
        if not made and (known != old.known or corpus != old.corpus):
            library = replace(library, key=key)
        if keep:  # without it, no later start would read the folder
            self.keep(library)
        return library

    def keep(self, library: Library) -> None:
        """Keep what was reopened, so that the next start only reads it."""
        if library.key:
            self.snapshots.put(_INDEX, self._kin, library.key, (library.corpus, library.known, library.index))

    def _read(self, before: _Before | None, follow: Follow = iter, earlier: Corpus | None = None) -> _Read:
        from bot.documents import read_again  # noqa: PLC0415 - not needed where all comes out of a file

        known = before[1] if before else {}
        key = b"" if self.snapshots is NOTHING_KEPT else self._key_now(known)
        corpus, known = read_again(self.folder, known, follow, earlier)
        return _Read(key, corpus, known, _following(before, corpus))

    def _built(self, corpus: Corpus, follow: Follow = iter) -> Index:
        return Index(corpus.passages, corpus.glossary, self.installed, corpus.questions, corpus.outlets, follow)

    def _key_now(self, known: KnownDocuments) -> bytes:
        """Return the key of the folder; what is known and the same by its times need not be read for that."""
        files = {file.name: file for each in known.values() for file in each.files}

        def digest(path: Path) -> bytes:
            file = files.get(path.name)
            return file.digest if file and file.is_same(path) else digest_of(path)

        return key_of_files(self.folder, digest)

    @property
    def _kin(self) -> bytes:
        return _kin_of_index(self.folder)

    def _kept(self) -> tuple[bytes, _Before | None]:
        key, before = self.snapshots.latest_with_key(_INDEX, self._kin)
        if before:
            before[2].translate_with(self.installed)
        return key, before

    def _opened(self, corpus: Corpus, known: KnownDocuments, index: Index) -> Library:
        return self._library_of(corpus, known, index, partial(is_well_put, index.is_written))

    def _library_of(
        self, corpus: Corpus, known: KnownDocuments, index: Index, is_well_put: Callable[[str], bool]
    ) -> Library:
        tables = self.calibration.tables(with_questions=bool(corpus.questions))
        related = RelatedQuestions(
            corpus,
            lambda question: passage_answering(question, index, tables),
            is_well_put,
        )
        return Library(corpus, known, index, tables, related, day_of_newest(corpus))

    def taught(self, old: Library, added: Sequence[EditorsQuestion], removed: Sequence[EditorsQuestion]) -> Library:
        """Return a library with some editors' questions more and others less; the folder is left alone."""
        gone, before = set(removed), old.corpus.questions
        kept = tuple(each for each in before if each not in gone) if gone else before
        texts = {each.text for each in added}
        same = {each for each in kept if each.text in texts}
        new = [each for each in added if each not in same]  # a reload may have brought it already
        index = old.index.with_questions(new, removed)
        corpus = replace(old.corpus, questions=(*kept, *new))
        library = self._library_of(corpus, old.known, index, old.related.is_well_put)
        library.related.take_over(old.related)
        return library

    def relearnt(self, library: Library) -> Library:
        """Return the same with what is learnt from its questions: what nothing answers, and what is offered first."""
        learnt = self._library_of(library.corpus, library.known, library.index.relearnt(), library.related.is_well_put)
        learnt.related.prepare()
        return replace(learnt, key=library.key)


def _following(before: _Before | None, corpus: Corpus) -> Index | None:
    if before is None:
        return None
    old_corpus, _, old = before
    if corpus == old_corpus:
        return old
    return old.following(corpus.passages, corpus.glossary, corpus.questions, corpus.outlets)


def index_state(folder: Path, snapshots: Snapshots) -> Kept:
    """Tell whether an index of a folder is kept that fits both its documents and this program."""
    return snapshots.state(_INDEX, _kin_of_index(folder) + key_of_files(folder))


def _kin_of_index(folder: Path) -> bytes:
    return key_of(key_of_program(), os.fsencode(folder.absolute()))
