"""Looks at passages before anybody asks for them: what is found in a text, and of a word, is kept once it is known."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

import numpy as np

from bot.answering.answer_values import WITH_VALUES, values_of
from bot.answering.answers import answer_question
from bot.answering.calibration import Tables
from bot.search import Index, QuestionWords
from bot.text.languages import Language

_MOST_LETTERS = 400_000  # of passages: more would not all be kept
_MOST_ASKED = 60  # passages with whose questions it is tried what else is needed
_MOST_WORDS = 1_200  # likewise


def read_ahead(index: Index, tables: Tables) -> Iterator[None]:
    """Look at passages and words that people will ask for; it yields every few milliseconds.

    The passages that editors asked most about are read, and of their questions for the first of these one in each
    language is asked. Then the words that all their questions have most are looked for.
    """
    yield from _read_passages(index, tables)
    for word in _most_asked_words(index):
        query = index.understand(word)
        index.search(query)
        QuestionWords(query, index.reader.vocabulary)
        yield


def _read_passages(index: Index, tables: Tables) -> Iterator[None]:
    letters = 0
    for place, number in enumerate(_most_asked_first(index)):
        passage = index.passages[number]
        for language in passage.document.versions:
            letters += len(passage.text(language) or "")
            _read(index, number, language)
            yield
        for question, language in _asked(index, number) if place < _MOST_ASKED else ():
            answer_question(question, index, tables, language)
            yield
        if letters > _MOST_LETTERS:
            return


def _most_asked_words(index: Index) -> list[str]:
    """Return the words that most editors' questions have, as one of these has them."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for question in index.questions.analysed if index.questions else ():
        for term in question.terms:
            counts[term.word] += 1
            written[term.word] = question.asked.text[term.start : term.end]
    return [written[word] for word, _ in counts.most_common(_MOST_WORDS)]


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
