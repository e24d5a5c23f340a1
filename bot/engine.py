"""The working bot without Telegram: the corpus in use, and its replacement while questions are being answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from bot.answering.answers import Answer, answer_question, cite_further
from bot.answering.calibration import Calibration, shipped_calibration
from bot.answering.citations import Citation
from bot.answering.decisions import is_decided
from bot.answering.explanation import Explanation, explain
from bot.documents import Changes, Corpus, EditorsQuestion, compare
from bot.expansion import FreeDict
from bot.library import Librarian, Library
from bot.long_lived import long_lived
from bot.questions.coordination import AskedPart
from bot.questions.question_splitting import questions_in
from bot.search import Follow
from bot.snapshots import NOTHING_KEPT, Snapshots
from bot.text.languages import Language

if TYPE_CHECKING:
    from asyncio import Event, Lock, Task

    from bot.answering.unaided import UnaidedAnswers
    from bot.claims import CheckedPost

# Between them they need every word list there is.
_WARMING_UP = (
    "Which city did how many soldiers leave?",
    "عاجل: متى غادر الجنود المدينة؟",
    "kam jnoud mawjoden?",
    "\U0001f642",
)


@dataclass(frozen=True)
class Reply:
    """An answer and what it took."""

    answer: Answer
    took_ms: float


class Engine:
    """Answers from the corpus in a folder; a reload swaps corpus and index together."""

    def __init__(  # noqa: PLR0913, PLR0917 - what the settings say
        self,
        folder: Path,
        fallback: Language,
        installed: FreeDict | None = None,
        calibration: Calibration | None = None,
        snapshots: Snapshots = NOTHING_KEPT,
        follow: Follow = iter,
    ) -> None:
        """Read and index `folder`; CorpusError if it cannot be used. `fallback` is spoken for want of a better.

        Answers are judged by `calibration`, or by the one that comes with the program. What is indexed is kept in
        `snapshots`; what of the folder is still the same is taken from there. `follow` is told how far the work is.
        """
        self._fallback = fallback
        self._librarian = Librarian(folder, calibration or shipped_calibration(), installed, snapshots)
        self._library = self._librarian.open(follow=follow)
        self._learning_tasks: set[Task[None]] = set()

    @property
    def folder(self) -> Path:
        """Where the corpus is read."""
        return self._librarian.folder

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

    def divide(self, message: str) -> tuple[AskedPart, ...]:
        """Return the questions of a message, each asked with those before it; what editors wrote as one is one."""
        parts = questions_in(message)
        is_one = len(parts) > 1 and is_decided(message, self._library.index)
        return (AskedPart(message),) if is_one else parts

    def explain(self, question: str, previous: Sequence[str] = ()) -> Explanation:
        """Tell how the answer to a question comes about; `previous` as in `ask`."""
        library = self._library
        return explain(question, library.index, library.tables, self._fallback, previous, perf_counter)

    def unaided(self) -> "UnaidedAnswers":
        """Return what editors' questions would be answered with, had nobody written them down."""
        from bot.answering.unaided import UnaidedAnswers  # noqa: PLC0415 - what no answer needs

        return UnaidedAnswers(self._library.index, self._library.tables)

    def check_post(self, text: str, preferred: Language | None = None) -> "CheckedPost | None":
        """Tell what the sources say of each claim of a news post; None if the text is to be answered as a question.

        It is in the post's language, else in the one that its reader prefers.
        """
        from bot.claims import check_post, is_question  # noqa: PLC0415 - at a terminal there are no posts

        library = self._library
        if is_question(text):
            return None
        return check_post(text, library.index, library.tables, preferred or self._fallback)

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

    async def read_ahead(self) -> None:
        """Look at passages and editors' questions before people ask, and at new ones after a reload, until cancelled.

        It is done piece by piece in a thread that rests most of the time.
        """
        from bot.answering.reading_ahead import read_ahead  # noqa: PLC0415 - as told below
        from bot.seldom import take_seldom  # noqa: PLC0415 - likewise

        while True:
            self._is_replaced.clear()
            steps = read_ahead(self._library.index, self._library.tables)
            with long_lived():
                await take_seldom(steps, self._is_replaced)
            self.has_read_ahead.set()
            await self._is_replaced.wait()

    @cached_property
    def has_read_ahead(self) -> "Event":
        """Whether that has been done once."""
        from asyncio import Event  # noqa: PLC0415 - as told below

        return Event()

    # Whoever asks at a terminal reloads nothing, and does not wait until what that takes is imported.

    @cached_property
    def _is_replaced(self) -> "Event":
        from asyncio import Event  # noqa: PLC0415 - likewise

        return Event()

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
            with long_lived():
                self._library = await asyncio.to_thread(self._librarian.taught, self._library, added, removed)
        self._learn_later()

    def _learn_later(self) -> None:
        import asyncio  # noqa: PLC0415 - likewise

        learning = asyncio.create_task(self._learn(self._library))
        self._learning_tasks.add(learning)
        learning.add_done_callback(self._learning_tasks.discard)

    async def settled(self) -> None:
        """Wait until everything has followed from what was taught and reloaded."""
        while self._learning_tasks:
            await next(iter(self._learning_tasks))

    async def _learn(self, library: Library) -> None:
        """Learn from what has changed, and keep it for the next start, unless more has changed by now."""
        import asyncio  # noqa: PLC0415 - likewise

        async with self._learning:
            if library.index is not self._library.index:
                return
            with long_lived():
                learnt = await asyncio.to_thread(self._librarian.relearnt, self._library)
                self._library = learnt if library.index is self._library.index else self._library
                await asyncio.to_thread(self._librarian.keep, learnt)

    async def reload(self, *, keep: bool = False) -> Changes:
        """Read what has changed in the folder, and use it from then on; nothing of that keeps the event loop waiting.

        CorpusError leaves everything as it was. To `keep` what is broken now as it was takes over all else. What is
        learnt from questions follows as in `teach`.
        """
        import asyncio  # noqa: PLC0415 - likewise

        async with self._reloading:
            old = self._library
            with long_lived():
                self._library = await self._librarian.reopen(old, keep=keep)
            if self._library.index.reader is not old.index.reader:
                self._is_replaced.set()
        self._learn_later()
        return await asyncio.to_thread(compare, old.corpus, self._library.corpus)


def _lock() -> "Lock":
    from asyncio import Lock  # noqa: PLC0415 - likewise

    return Lock()
