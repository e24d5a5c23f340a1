"""The working bot without Telegram: the corpus in use, and its replacement while questions are being answered."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from bot.answering.answers import Answer, Citation, answer_question, cite_further
from bot.answering.related_questions import Related
from bot.documents import Corpus, Document, read_corpus
from bot.expansion import FreeDict
from bot.search import Index
from bot.text.languages import Language

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
    related: Related


class Engine:
    """Answers from the corpus in a folder; a reload swaps corpus and index together."""

    def __init__(self, folder: Path, fallback: Language, installed: FreeDict | None = None) -> None:
        """Read and index `folder`; CorpusError if it cannot be used. Answer in `fallback` for want of a better."""
        self._folder = folder
        self._fallback = fallback
        self._installed = installed  # a further dictionary
        self._library = _open_library(folder, installed)
        self._reloading = asyncio.Lock()

    @property
    def corpus(self) -> Corpus:
        """The corpus in use."""
        return self._library.corpus

    def prepare(self) -> None:
        """Read now what questions will need, so that the first one is answered as fast as the others."""
        for question in _WARMING_UP:
            self.ask(question)

    def ask(self, question: str, previous: Sequence[str] = (), preferred: Language | None = None) -> Reply:
        """Answer a question in its language, else in the one its asker prefers.

        `previous` holds earlier questions of the same conversation, the latest last.
        """
        start = perf_counter()
        answer = answer_question(question, self._library.index, preferred or self._fallback, previous)
        return Reply(answer, (perf_counter() - start) * 1000)

    def further(self, answer: Answer, most: int) -> tuple[Citation, ...]:
        """Return at most `most` passages near a question that its answer does not cite, best first."""
        return cite_further(answer, self._library.index, most)

    def related(self, answer: Answer) -> tuple[str, ...]:
        """Return a few further questions that the documents of an answer do answer, in its language."""
        return self._library.related.to(answer)

    async def reload(self) -> Changes:
        """Read the folder anew in a thread and use it from then on; CorpusError leaves everything as it was."""
        async with self._reloading:
            old = self._library.corpus
            self._library = await asyncio.to_thread(_open_library, self._folder, self._installed)
            return _compare(old, self._library.corpus)


def _open_library(folder: Path, installed: FreeDict | None) -> _Library:
    corpus = read_corpus(folder)
    index = Index(corpus.passages, corpus.glossary, installed)
    # The fallback is for questions without letters; those of documents have some.
    return _Library(corpus, index, Related(lambda question: answer_question(question, index, Language.ARABIC)))


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
