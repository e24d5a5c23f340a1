"""Numbers the words of texts that are looked at, and tells which of them answer to words of a question.

What a word answers to depends on both words alone: it is found once for each word of a question, not for each text.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from bot.search.word_forms import LIKE, WordForm, likeness, word_form
from bot.search.word_groups import NONE, Answering, WordGroup
from bot.text.terms import Term

Places = NDArray[np.intp]
WordNumbers = NDArray[np.int32]
Shares = NDArray[np.float64]
Flags = NDArray[np.bool_]

_MOST_GROUPS = 4_000  # whose answering words are kept
_NUMBER = "i"  # the type of the numbers in lists of words
_INEXACT = 1e-9  # of what is computed with shares
_NO_WORDS: "array[int]" = array(_NUMBER)

Phrase = tuple[Sequence[int], Sequence[tuple[int, float]]]
"""Stems, and to which terms they answer together, by their places in `WordGroup.asked`, and how surely."""


@dataclass(frozen=True)
class Answers:
    """Words that answer to terms: a row for each pair of both."""

    words: WordNumbers
    terms: Places  # in `WordGroup.asked`
    surely: Shares  # above 0, up to 1
    alike: Flags  # by letters alone: counts for such words as no term of the question has the stem or root of


_NO_ANSWERS = Answers(np.zeros(0, np.int32), np.zeros(0, np.intp), np.zeros(0), np.zeros(0, np.bool_))


def joined(found: Sequence[Answers]) -> Answers:
    """Return the rows of all."""
    if len(found) <= 1:
        return found[0] if found else _NO_ANSWERS
    return Answers(
        np.concatenate([each.words for each in found]),
        np.concatenate([each.terms for each in found]),
        np.concatenate([each.surely for each in found]),
        np.concatenate([each.alike for each in found]),
    )


@dataclass(frozen=True)
class GroupWords:
    """The words of a vocabulary that answer to a group of a question's words."""

    known: int  # how many words the vocabulary had
    answers: Answers
    phrases: Mapping[int, Sequence[Phrase]]  # of several stems that answer to terms, by the first of them


class Vocabulary:
    """The words of some texts; it grows as further texts are looked at."""

    def __init__(self) -> None:
        """Begin with no words; number 0 is none, nor a stem."""
        self._numbers: dict[str, int] = {"": 0}
        self._stems: dict[str, int] = {"": 0}
        self._forms: list[WordForm] = [WordForm("", "", None, frozenset())]
        self._by_stem: defaultdict[str, array[int]] = defaultdict(lambda: array(_NUMBER))
        self._by_root: defaultdict[str, array[int]] = defaultdict(lambda: array(_NUMBER))
        self._by_piece: defaultdict[str, array[int]] = defaultdict(lambda: array(_NUMBER))
        self._groups: dict[WordGroup, GroupWords] = {}
        self._changing = Lock()

    def __len__(self) -> int:
        """Return how many words there are, with the one that is none."""
        return len(self._forms)

    @property
    def stems(self) -> int:
        """How many stems there are, likewise."""
        return len(self._stems)

    def numbers_of(self, texts: Iterable[Sequence[Term]]) -> tuple[WordNumbers, WordNumbers]:
        """Return the number of each word of some texts, and that of its stem; behind each text stands 0."""
        terms = [term for text in texts for term in (*text, None)]
        with self._changing:
            words = [self._number(term) if term else 0 for term in terms]
            stems = [self._stem(term.text) if term else 0 for term in terms]
        return np.array(words, np.int32), np.array(stems, np.int32)

    def answering(self, group: WordGroup) -> GroupWords:
        """Return the words that answer to the terms of a group."""
        found = self._groups.get(group)
        if found and found.known == len(self):
            return found
        with self._changing:
            found = self._answering(group, self._groups.pop(group, None))
            self._groups[group] = found
            if len(self._groups) > _MOST_GROUPS:
                del self._groups[next(iter(self._groups))]
            return found

    def _stem(self, stem: str) -> int:
        return self._stems.setdefault(stem, len(self._stems))

    def _number(self, term: Term) -> int:
        number = self._numbers.get(term.word)
        return self._add(term) if number is None else number

    def _add(self, term: Term) -> int:
        form, number = word_form(term.form), len(self._forms)
        self._by_stem[form.stem].append(number)
        if form.root:
            self._by_root[form.root].append(number)
        for piece in form.pieces:
            self._by_piece[piece].append(number)
        self._forms.append(form)
        self._numbers[term.word] = number
        return number

    def _answering(self, group: WordGroup, before: GroupWords | None) -> GroupWords:
        start = before.known if before else 0
        found = [_answers(group, self._same(group, start)), _answers(group, self._alike(group, start), alike=True)]
        some = [each for each in found if len(each.words)]
        if before:
            return GroupWords(len(self._forms), joined([before.answers, *some]), before.phrases)
        return GroupWords(len(self._forms), joined(some), self._phrases(group))

    def _same(self, group: WordGroup, start: int) -> Iterator[tuple[int, Answering]]:
        """Yield the words from a number on that have the stem or the root of a group's words."""
        having = chain(_from(self._by_stem, group.stems, start), _from(self._by_root, group.roots, start))
        numbers = set(chain.from_iterable(having))
        by_stem = ((number, group.stems.get(self._forms[number].stem, NONE)) for number in numbers)
        by_root = ((number, group.roots.get(self._forms[number].root, NONE)) for number in numbers)
        return chain(by_stem, by_root)

    def _alike(self, group: WordGroup, start: int) -> Iterator[tuple[int, Answering]]:
        """Yield the words from a number on that are written like a group's words."""
        for term in group.terms:
            asked = word_form(term.form)
            for number in self._sharing(asked.pieces, start):
                form = self._forms[number]
                surely = likeness(asked.pieces, form.pieces) if form.language is asked.language else 0.0
                if surely >= LIKE:
                    yield number, {asked.stem: surely}

    def _phrases(self, group: WordGroup) -> Mapping[int, Sequence[Phrase]]:
        found: dict[int, list[Phrase]] = {}
        places = {stem: place for place, stem in enumerate(group.asked)}
        for stems, asked in chain.from_iterable(group.phrases.values()):
            numbers = [*map(self._stem, stems)]
            found.setdefault(numbers[0], []).append((numbers, [(places[stem], sure) for stem, sure in asked.items()]))
        return found

    def _sharing(self, pieces: frozenset[str], start: int) -> Sequence[int]:
        """Return the words from a number on that have so many of some pieces that they may be like that word."""
        having = [numbers for numbers in _from(self._by_piece, pieces, start) if numbers]
        if not having:
            return ()
        numbers, counts = np.unique(np.concatenate(having), return_counts=True)
        # Of two words that are alike neither has many more pieces than they share.
        shared: list[int] = numbers[counts * (2 - LIKE) >= LIKE * len(pieces) - _INEXACT].tolist()
        return shared


def _from(lists: Mapping[str, "array[int]"], names: Iterable[str], start: int) -> Iterator["array[int]"]:
    """Yield the part of each list, which is ascending, from a number on."""
    for name in names:
        numbers = lists.get(name, _NO_WORDS)
        yield numbers[bisect_left(numbers, start) :] if start else numbers


def _answers(group: WordGroup, found: Iterable[tuple[int, Answering]], *, alike: bool = False) -> Answers:
    """Return words, of which it is given what they answer to, as surely as surest."""
    places = {stem: place for place, stem in enumerate(group.asked)}
    rows: dict[tuple[int, int], float] = {}
    for number, asked in found:
        for stem, surely in asked.items():
            row = number, places[stem]
            rows[row] = max(surely, rows.get(row, 0.0))
    pairs = np.array([*rows], np.intp).reshape(-1, 2)
    shares = np.array([*rows.values()], np.float64)
    return Answers(pairs[:, 0].astype(np.int32), pairs[:, 1].copy(), shares, np.full(len(shares), alike))
