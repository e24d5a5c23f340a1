"""Takes off what stands around a question and is no part of it. Pure."""

from bot.questions.asking import as_asked
from bot.questions.forwarding import without_signature
from bot.questions.small_talk import without_courtesy


def without_surroundings(question: str) -> str:
    """Return a question without what is no part of it: signatures, courtesy, all beyond a length that nobody asks."""
    return without_courtesy(without_signature(as_asked(question)))
