"""Writes what an editor decided of a question, and lets the engine learn it."""

import asyncio
from dataclasses import dataclass

from bot.answering.citations import Citation
from bot.documents import OFF_TOPIC, EditorsQuestion, add_question, remove_question
from bot.engine import Engine
from bot.teaching.unanswered import written
from bot.text.languages import Language


@dataclass(frozen=True)
class Lesson:
    """A question and where it is answered."""

    question: str
    document: str | None  # slug; None if the sources do not say, "-" if it is none of their business
    paragraph: int | None = None

    @property
    def row(self) -> EditorsQuestion:
        """How it stands in the table of the corpus."""
        return EditorsQuestion(written(self.question), self.document, self.paragraph)

    def is_said_by(self, row: EditorsQuestion) -> bool:
        """Tell whether a row says the same."""
        return self._is_of(row) and (row.document, row.paragraph) == (self.document, self.paragraph)

    def contradicts(self, row: EditorsQuestion) -> bool:
        """Tell whether a row cannot be right beside it: a question is answered, or it is not."""
        return self._is_of(row) and not self.is_said_by(row) and None in {row.paragraph, self.paragraph}

    def _is_of(self, row: EditorsQuestion) -> bool:
        return row.text.casefold() == written(self.question).casefold()

    @property
    def is_off_topic(self) -> bool:
        """Whether it is no business of the corpus."""
        return self.document == OFF_TOPIC


def nearest_passages(
    engine: Engine, question: str, most: int, preferred: Language | None = None
) -> tuple[Citation, ...]:
    """Return at most `most` passages that may answer a question, those that are shown first, best first."""
    answer = engine.ask(question, (), preferred).answer
    return (*answer.shown, *engine.further(answer, most))[:most]


async def teach(engine: Engine, lesson: Lesson, by: int | None = None) -> bool:
    """Write a lesson and answer by it from now on; False if it was known. CorpusError, and nothing has changed.

    `by` is the user id of who teaches.
    """
    place = lesson.document, lesson.paragraph
    is_new = await asyncio.to_thread(add_question, engine.folder, lesson.question, *place, by=by)
    await engine.teach([lesson.row], [each for each in engine.corpus.questions if lesson.contradicts(each)])
    return is_new


async def unteach(engine: Engine, lesson: Lesson, by: int | None = None) -> bool:
    """Take a lesson back; False if it is not known. CorpusError as for `teach`."""
    place = lesson.document, lesson.paragraph
    was_there = await asyncio.to_thread(remove_question, engine.folder, lesson.question, *place, by=by)
    if was_there:
        await engine.teach([], [each for each in engine.corpus.questions if lesson.is_said_by(each)])
    return was_there
