"""What the engine answers from: a folder's documents, their index and how answers are judged, read and changed."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from bot.answering.answers import answer_question
from bot.answering.calibration import Calibration, Tables
from bot.answering.related_questions import RelatedQuestions
from bot.documents import Corpus, EditorsQuestion, KnownDocuments
from bot.events import day_of_newest
from bot.expansion import FreeDict
from bot.expansion.good_language import is_well_put
from bot.search import Follow, Index
from bot.snapshots import NOTHING_KEPT, Kept, Snapshots, key_of, key_of_files, key_of_program
from bot.text.languages import Language

_INDEX = "corpus"
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


@dataclass(frozen=True)
class Librarian:
    """Makes libraries of a folder, each from the one before and what has changed since."""

    folder: Path
    calibration: Calibration
    installed: FreeDict | None  # a further dictionary
    snapshots: Snapshots

    def open(self, old: Library | None = None, follow: Follow = iter, *, keep: bool = False) -> Library:
        """Return what the folder has now; what has not changed since the last time is taken as it was.

        CorpusError if it cannot be used. `follow` is told how far the work has come. What follows on an `old` one is to
        be `relearnt`, which takes longer; `keep` what of it cannot be read any more, instead of an error.
        """
        now = self._read((old.corpus, old.known, old.index), follow, keep=keep) if old else self._first(follow)
        library = self._library_of(*now, partial(is_well_put, now[2].is_written))
        if old:
            library.related.take_over(old.related)
        return library

    def _first(self, follow: Follow) -> _Before:
        key, before = self._kept()
        if before and key == key_of_files(self.folder):
            return before
        return self._read(before, follow, learning=True)

    def _read(self, before: _Before | None, follow: Follow, *, learning: bool = False, keep: bool = False) -> _Before:
        from bot.documents import read_again  # noqa: PLC0415 - not needed where all comes out of a file

        # Before anything is read: what is written meanwhile is then read at the next start.
        key = b"" if self.snapshots is NOTHING_KEPT else key_of_files(self.folder)
        earlier = before[0] if before and keep else None
        corpus, known = read_again(self.folder, before[1] if before else {}, follow, earlier)
        index = self._index(corpus, before, follow)
        if learning:
            index = index.relearnt()
        if before is None or known != before[1] or corpus != before[0]:
            self.snapshots.put(_INDEX, self._kin, key, (corpus, known, index))
        return corpus, known, index

    @property
    def _kin(self) -> bytes:
        return _kin_of_index(self.folder)

    def _kept(self) -> tuple[bytes, _Before | None]:
        key, before = self.snapshots.latest_with_key(_INDEX, self._kin)
        if before:
            before[2].translate_with(self.installed)
        return key, before

    def _index(self, corpus: Corpus, before: _Before | None, follow: Follow) -> Index:
        questions = corpus.questions
        if before:
            old_corpus, _, old = before
            if corpus == old_corpus:
                return old
            index = old.following(corpus.passages, corpus.glossary, questions, corpus.outlets)
            if index:
                return index
        return Index(corpus.passages, corpus.glossary, self.installed, questions, corpus.outlets, follow)

    def _library_of(
        self, corpus: Corpus, known: KnownDocuments, index: Index, is_well_put: Callable[[str], bool]
    ) -> Library:
        tables = self.calibration.tables(with_questions=bool(corpus.questions))
        # The fallback is for questions without letters; those of editors have some.
        related = RelatedQuestions(
            corpus, lambda question: answer_question(question, index, tables, Language.ARABIC), is_well_put
        )
        return Library(corpus, known, index, tables, related, day_of_newest(corpus))

    def taught(self, old: Library, added: Sequence[EditorsQuestion], removed: Sequence[EditorsQuestion]) -> Library:
        """Return a library with some editors' questions more and others less; the folder is left alone."""
        gone = set(removed)
        kept = tuple(each for each in old.corpus.questions if each not in gone)
        new = [each for each in added if each not in kept]  # a reload may have brought it already
        index = old.index.with_questions(new, removed)
        corpus = replace(old.corpus, questions=(*kept, *new))
        library = self._library_of(corpus, old.known, index, old.related.is_well_put)
        library.related.take_over(old.related)
        return library

    def relearnt(self, library: Library) -> Library:
        """Return the same with what is learnt from its questions: what nothing answers, and what is offered first."""
        learnt = self._library_of(library.corpus, library.known, library.index.relearnt(), library.related.is_well_put)
        learnt.related.prepare()
        return learnt


def index_state(folder: Path, snapshots: Snapshots) -> Kept:
    """Tell whether an index of a folder is kept that fits both its documents and this program."""
    return snapshots.state(_INDEX, _kin_of_index(folder) + key_of_files(folder))


def _kin_of_index(folder: Path) -> bytes:
    return key_of(key_of_program(), os.fsencode(folder.absolute()))
