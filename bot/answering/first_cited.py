"""Tells which passage an answer to a question would cite first, without citing it. Pure."""

from bot.answering.answerability import Outcome, assess
from bot.answering.calibration import Tables
from bot.answering.decisions import decision_alone
from bot.documents import Passage
from bot.questions.asking import as_asked
from bot.questions.small_talk import small_talk_in
from bot.search import Index


def passage_answering(question: str, index: Index, tables: Tables) -> Passage | None:
    """Return the passage that an answer to a question by itself cites first; None if nothing answers it."""
    asked = as_asked(question)
    if small_talk_in(asked):
        return None
    decision = decision_alone(asked, index)
    if decision and len(decision.passages) <= 1:  # else the likelier one is cited first
        return next((index.passages[number] for number in decision.passages), None)
    assessment = assess(asked, index, tables)
    return assessment.candidates[0].hit.passage if assessment.outcome is Outcome.answer else None
