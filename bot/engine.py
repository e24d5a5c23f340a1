"""The working bot without Telegram: the corpus in use, and its replacement while questions are being answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from bot.answering.answers import Answer, answer_question, cite_further
from bot.answering.calibration import Calibration, Tables, shipped_calibration
from bot.answering.citations import Citation
from bot.answering.explanation import Explanation, explain
from bot.answering.related_questions import RelatedQuestions
from bot.documents import Corpus, Document, EditorsQuestion
from bot.events import day_of_newest
from bot.expansion import FreeDict
from bot.expansion.good_language import is_well_put, standard_words
from bot.search import Index
from bot.snapshots import NOTHING_KEPT, Kept, Snapshots, key_of, key_of_files, key_of_program
from bot.text.languages import Language

if TYPE_CHECKING:
    from asyncio import Lock, Task

_INDEX = "corpus"  # its name among what is kept
# Between them they need every word list there is.
_WARMING_UP = ("Which city did how many soldiers leave?", "متى غادر الجنود المدينة؟", "kam jnoud?")


@dataclass(frozen=True)
class Reply:
    """An answer and what it took."""

    answer: Answer
    took_ms: float


@dataclass(frozen=True)
class Changes:
    """What a reload brought; documents in the order of their slugs."""

    corpus: Corpus  # now in use
    same: bool  # nothing at all differs from before
    added: tuple[Document, ...]
    changed: tuple[Document, ...]
    removed: tuple[Document, ...]


@dataclass(frozen=True)
class _Library:
    corpus: Corpus
    index: Index
    tables: Tables
    related: RelatedQuestions
    as_of: date | None  # the newest event


class Engine:
    """Answers from the corpus in a folder; a reload swaps corpus and index together."""

    def __init__(
        self,
        folder: Path,
        fallback: Language,
        installed: FreeDict | None = None,
        calibration: Calibration | None = None,
        snapshots: Snapshots = NOTHING_KEPT,
    ) -> None:
        """Read and index `folder`; CorpusError if it cannot be used. `fallback` is spoken for want of a better.

        Answers are judged by `calibration`, or by the one that comes with the program. What is indexed is kept in
        `snapshots` and read there as long as the folder has the same content.
        """
        self._snapshots = snapshots
        self._folder = folder
        self._fallback = fallback
        self._installed = installed  # a further dictionary
        self._calibration = calibration or shipped_calibration()
        self._library = self._open()
        self._learning_tasks: set[Task[None]] = set()

    @property
    def folder(self) -> Path:
        """Where the corpus is read."""
        return self._folder

    @property
    def corpus(self) -> Corpus:
        """The corpus in use."""
        return self._library.corpus

    def prepare(self) -> None:
        """Read now what questions will need, so that the first one is answered as fast as the others."""
        for question in _WARMING_UP:
            self.ask(question)

    def ask(
        self,
        question: str,
        previous: Sequence[str] = (),
        preferred: Language | None = None,
        *,
        shown_in: Language | None = None,
    ) -> Reply:
        """Answer a question in its language, else in the one its asker prefers; or in the one it is to be `shown_in`.

        `previous` holds earlier questions of the same conversation, the latest last.
        """
        start = perf_counter()
        library = self._library
        fallback = preferred or self._fallback
        answer = answer_question(question, library.index, library.tables, fallback, previous, shown_in=shown_in)
        return Reply(answer, (perf_counter() - start) * 1000)

    def explain(self, question: str, previous: Sequence[str] = ()) -> Explanation:
        """Tell how the answer to a question comes about; `previous` as in `ask`."""
        library = self._library
        return explain(question, library.index, library.tables, self._fallback, previous, perf_counter)

    def further(self, answer: Answer, most: int, previous: Sequence[str] = ()) -> tuple[Citation, ...]:
        """Return at most `most` passages near a question that its answer does not cite, best first."""
        return cite_further(answer, self._library.index, self._library.tables, most, previous)

    def related(self, answer: Answer) -> tuple[str, ...]:
        """Return a few further questions like the one asked, in its language, that the corpus does answer."""
        return self._library.related.to(answer)

    def examples(self, language: Language) -> tuple[str, ...]:
        """Return a few questions in a language to begin with, that the corpus does answer."""
        return self._library.related.examples(language)

    @property
    def as_of(self) -> date | None:
        """The day of the newest event that the corpus tells of; None if it dates none."""
        return self._library.as_of

    # Whoever asks at a terminal reloads nothing, and does not wait until what that takes is imported.

    @cached_property
    def _reloading(self) -> "Lock":
        return _lock()

    @cached_property
    def _learning(self) -> "Lock":
        return _lock()

    async def teach(self, added: Sequence[EditorsQuestion], removed: Sequence[EditorsQuestion] = ()) -> None:
        """Answer by some editors' questions more and others less from now on, as if the folder had been read anew.

        Takes some milliseconds. The folder is left alone: whoever teaches writes there first, so that a reload brings
        the same. What tells questions that nothing answers, and which questions are offered to begin with, follows a
        moment later: it is found anew in a thread.
        """
        import asyncio  # noqa: PLC0415 - as told above

        async with self._reloading:
            library = await asyncio.to_thread(self._taught, self._library, added, removed)
            self._library = library
        learning = asyncio.create_task(self._learn(library))
        self._learning_tasks.add(learning)
        learning.add_done_callback(self._learning_tasks.discard)

    async def _learn(self, library: _Library) -> None:
        """Learn from what was taught, unless there is more by now."""
        import asyncio  # noqa: PLC0415 - likewise

        async with self._learning:
            if library is self._library:
                learnt = await asyncio.to_thread(self._learnt, library)
                self._library = learnt if library is self._library else self._library

    async def reload(self) -> Changes:
        """Read the folder anew in a thread and use it from then on; CorpusError leaves everything as it was."""
        import asyncio  # noqa: PLC0415 - likewise

        async with self._reloading:
            old = self._library.corpus
            self._library = await asyncio.to_thread(self._open)
            return _compare(old, self._library.corpus)

    def _open(self) -> _Library:
        key = _key_of_index(self._folder) if self._snapshots is not NOTHING_KEPT else b""
        corpus, index, standard = self._snapshots.kept(_INDEX, key, self._read)
        index.translate_with(self._installed)
        return self._library_of(corpus, index, partial(is_well_put, standard))

    def _library_of(self, corpus: Corpus, index: Index, is_well_put: Callable[[str], bool]) -> _Library:
        tables = self._calibration.tables(with_questions=bool(corpus.questions))
        # The fallback is for questions without letters; those of editors have some.
        related = RelatedQuestions(
            corpus, lambda question: answer_question(question, index, tables, Language.ARABIC), is_well_put
        )
        return _Library(corpus, index, tables, related, day_of_newest(corpus))

    def _taught(self, old: _Library, added: Sequence[EditorsQuestion], removed: Sequence[EditorsQuestion]) -> _Library:
        gone = set(removed)
        kept = tuple(each for each in old.corpus.questions if each not in gone)
        new = [each for each in added if each not in kept]  # a reload may have brought it already
        index = old.index.with_questions(new, removed)
        library = self._library_of(replace(old.corpus, questions=(*kept, *new)), index, old.related.is_well_put)
        library.related.take_over(old.related)
        return library

    def _learnt(self, library: _Library) -> _Library:
        learnt = self._library_of(library.corpus, library.index.relearnt(), library.related.is_well_put)
        learnt.related.prepare()
        return learnt

    def _read(self) -> tuple[Corpus, Index, frozenset[str]]:
        from bot.documents import read_corpus  # noqa: PLC0415 - not needed where the index comes out of a file

        corpus = read_corpus(self._folder)
        index = Index(corpus.passages, corpus.glossary, None, corpus.questions, corpus.outlets)
        return corpus, index, standard_words(corpus.passages)


def index_state(folder: Path, snapshots: Snapshots) -> Kept:
    """Tell whether an index of a folder is kept that fits both its documents and this program."""
    return snapshots.state(_INDEX, _key_of_index(folder))


def _key_of_index(folder: Path) -> bytes:
    return key_of(key_of_program(), key_of_files(folder))


def _lock() -> "Lock":
    from asyncio import Lock  # noqa: PLC0415 - likewise

    return Lock()


def _compare(old: Corpus, new: Corpus) -> Changes:
    before = {document.slug: document for document in old.documents}
    after = {document.slug: document for document in new.documents}
    return Changes(
        corpus=new,
        same=old == new,
        added=tuple(document for slug, document in after.items() if slug not in before),
        changed=tuple(document for slug, document in after.items() if slug in before and before[slug] != document),
        removed=tuple(document for slug, document in before.items() if slug not in after),
    )
