"""Tells what a question asks about first: the word behind those that ask, "runways" in "how many runways?"."""

from itertools import dropwhile, islice, takewhile

from bot.questions.answer_types import end_of_asking
from bot.text.terms import Term, find_words

_MOST = 2  # words; what stands behind them is said of what is asked for


def focus_of(question: str) -> Term | None:
    """Return the first word with a meaning behind the words that ask, or in the question; None if there is none."""
    words = find_words(question)
    return next((word for word in words[end_of_asking(question) :] if not word.is_function_word), None)


def focus_words(question: str) -> frozenset[str]:
    """Return the stems of the first words with a meaning behind those that ask: "which Iraqi brigade"."""
    words = find_words(question)
    asked = dropwhile(lambda word: word.is_function_word, words[end_of_asking(question) :])
    return frozenset(word.text for word in islice(takewhile(lambda word: not word.is_function_word, asked), _MOST))
