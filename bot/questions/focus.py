"""Tells what a question asks about first: the word behind those that ask, "runways" in "how many runways?"."""

from bot.questions.answer_types import end_of_asking
from bot.text.terms import Term, find_words


def focus_of(question: str) -> Term | None:
    """Return the first word with a meaning behind the words that ask, or in the question; None if there is none."""
    words = find_words(question)
    return next((word for word in words[end_of_asking(words) :] if not word.is_function_word), None)
