"""Looks at passages before anybody asks for them: what is found in a text, and of a word, is kept once it is known."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from bot.answering.answer_values import WITH_VALUES, values_of
from bot.answering.answers import answer_question
from bot.answering.calibration import Tables
from bot.search import Index
from bot.text.languages import Language

_MOST_LETTERS = 1_000_000  # of passages: more would not all be kept


def read_ahead(index: Index, tables: Tables) -> Iterator[None]:
    """Look at the passages that editors asked most about, as if they were found; it yields each few milliseconds.

    Each is read, and one of the editors' questions for it is asked in each language.
    """
    letters = 0
    for number in _most_asked_first(index):
        passage = index.passages[number]
        for language in passage.document.versions:
            letters += len(passage.text(language) or "")
            _read(index, number, language)
            yield
        for question, language in _asked(index, number):
            answer_question(question, index, tables, language)
            yield
        if letters > _MOST_LETTERS:
            return


def _most_asked_first(index: Index) -> list[int]:
    numbers = np.arange(len(index.passages))
    counts = index.questions.of_each(numbers)[1] if index.questions else numbers * 0
    ordered: list[int] = (-counts).argsort(kind="stable").tolist()
    return ordered


def _read(index: Index, number: int, language: Language) -> None:
    words = index.reader.words_of(number, language)
    for kind in WITH_VALUES:
        words.spans(kind, partial(values_of, kind, known=index.names))


def _asked(index: Index, number: int) -> Iterator[tuple[str, Language]]:
    """Yield the first of the editors' questions for a passage in each language."""
    if index.questions:
        questions = [index.questions.analysed[each] for each in index.questions.of(number)]
        yield from {each.language: (each.asked.written, each.language) for each in reversed(questions)}.values()
