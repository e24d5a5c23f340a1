"""Editors' questions as a field of the passages that answer them (document expansion, Nogueira et al. 2019).

Each question is a tiny text of its own. A passage is worth what its best questions score; questions that nothing here
answers tell what the sources do not say.
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from copy import copy
from functools import cache, cached_property, lru_cache, partial
from itertools import chain
from math import log
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from bot.questions.low_weight_terms import is_low_weight
from bot.search.asked_before import AnalysedQuestion, AskedBefore, flags_of_all, share_of
from bot.search.entries import groups_of
from bot.search.field import Field
from bot.search.field_postings import CollectedTerms
from bot.search.index_keys import keys_of_all, stem_key
from bot.search.postings import Numbers, Postings, Weights
from bot.search.postings_change import changed_postings
from bot.search.prepared import Prepared
from bot.search.question_change import QuestionChange, count_words, owners_of
from bot.search.question_matches import QuestionMatches
from bot.search.ranges import numbers_in
from bot.search.term_matching import Query
from bot.search.unsaid_classifier import UnsaidClassifier
from bot.search.word_groups import WordGroup
from bot.text.known_forms import Form
from bot.text.terms import Term

_FLOOR, _LIGHT = 0.25, 0.3  # least weight of a question's word; share of it that a word of low weight has
_LEAST_MASS = 0.3  # weight of a question that says anything
# Few questions are less than two a passage that leave more than half of the passages without any. Of those only one
# that is asked again, or nearly, tells anything: that no editor asked what a passage answers is no reason to doubt it.
# The least likeness was chosen on every second question of an evaluation, taught to a corpus without any.
_FEW, _COVERED, _ASKED_AGAIN = 2.0, 0.5, 0.95
_WORDS_KEPT = 8_000  # of which it is kept what the classifier knows of them
_GROUPS_KEPT = 2_000  # groups of words of which it is kept which questions have them


class QuestionField(Prepared):
    """The questions of one corpus, grouped by the passages that answer them."""

    _FORGOTTEN = frozenset({"_columns", "_found", "_keys", "_usual"})

    def __init__(
        self,
        questions: Sequence[AnalysedQuestion],
        passages: int,
        field: Field,
        counts: Mapping[str, int],
        before: "tuple[QuestionField, QuestionChange] | None" = None,
    ) -> None:
        """Take `questions`, not empty and in the order of the `passages` that answer them, as texts of a `field`.

        `counts` has how many of them have each word. With the field `before` comes what has changed since.
        """
        self.passages = passages  # how many there are
        self.questions = tuple(map(attrgetter("asked"), questions))
        self.analysed = tuple(questions)
        self.counts = counts
        self.owners = before[1].owners if before else owners_of(self.questions, passages)
        self._ends = np.searchsorted(self.owners, np.arange(passages), side="right")
        self._field = field
        self._classifier: UnsaidClassifier = before[0]._classifier if before else self._learn()  # noqa: SLF001 - its own kind
        self._is_learnt = before is None
        self._shares_of_keys = self._share_stems(before)
        self._weights = self._weigh_keys()
        stems = np.flatnonzero(self._weights)
        self._mass = np.maximum(self._field.summed(stems, self._weights[stems]), np.float32(_LEAST_MASS))
        self.types = flags_of_all(questions)  # of answers, that each asks for
        self._begin()

    def _begin(self) -> None:
        self._found = lru_cache(_GROUPS_KEPT)(self._field.answering)
        self._columns = lru_cache(_WORDS_KEPT)(partial(_columns_of, self._classifier, self._field))
        self._keys = lru_cache(_GROUPS_KEPT)(partial(_keys_of, self._field.postings.numbers))
        self._usual = cache(partial(share_of, self.types))

    def changed(
        self,
        change: QuestionChange,
        passages: int,
        counts: Mapping[str, int],
        known: Container[str],
        otherwise: Collection[str],
    ) -> "QuestionField":
        """Return the field of other questions, not none, of so many other `passages`.

        All scores are those of a field of these questions. Only what tells questions that nothing answers is what was
        learnt before: one question changes it by next to nothing, and to learn takes longer than anything else. See
        `relearnt`. `known` are the words as they are now; those cut `otherwise` have other keys by that.
        """
        again = np.isin(change.origins, self._having(otherwise))
        places = np.flatnonzero(again | (change.origins < 0))
        keys = [keys_of_all(change.questions[place].terms, known) for place in places.tolist()]
        dropped = np.concatenate((change.places, change.origins[again]))
        field = _field_of(change.questions, changed_postings(self._field.postings, dropped, places, keys), known)
        return QuestionField(change.questions, passages, field, counts, (self, change))

    def relearnt(self) -> "QuestionField":
        """Return the same field, with what tells questions that nothing answers learnt from all that it has now."""
        if self._is_learnt:
            return self
        other = copy(self)
        other._classifier, other._is_learnt = self._learn(), True  # noqa: SLF001 - nobody has it yet
        other._begin()  # noqa: SLF001 - likewise
        return other

    def number_of(self, asked: AskedBefore) -> int | None:
        """Return the number of a question; None if it is not here."""
        numbers = self.unsaid if asked.passage is None else self.of(asked.passage)
        return next((number for number in numbers if self.questions[number] == asked), None)

    def of(self, passage: int) -> range:
        """Return the numbers of the questions that a passage answers."""
        return range(int(self._ends[passage - 1]) if passage else 0, int(self._ends[passage]))

    def of_each(self, passages: Numbers) -> tuple[Numbers, Numbers]:
        """Return the numbers of the questions that each of some passages answers, and how many each has."""
        ends, starts = self._ends[passages], np.where(passages > 0, self._ends[passages - 1], 0)
        return numbers_in(starts, ends - starts), ends - starts

    @property
    def unsaid(self) -> range:
        """The numbers of the questions that nothing here answers."""
        return range(int(self._ends[-1]), len(self.questions))

    @cached_property
    def _are_few(self) -> bool:
        owners = self.owners[: self.unsaid.start]  # ascending
        having = int(np.count_nonzero(np.diff(owners, prepend=-1)))
        return len(self.questions) < _FEW * self.passages and having < _COVERED * self.passages

    def usual(self, flag: np.uint32) -> float:
        """Return what share of all questions asks for a type of answer."""
        return self._usual(flag)

    def frequency(self, stems: Collection[str]) -> int:
        """Return how many questions have any of these stems."""
        return self._field.frequency(stems)

    def match(
        self, query: Query, weights: Mapping[str, float], left_out: Numbers, itself: Sequence[int]
    ) -> QuestionMatches | None:
        """Hold a question against all others but those `left_out`; `weights` are those of its terms.

        None if they tell nothing of it: there are few, and none of them is nearly the same.
        `itself` are the numbers of the editors' questions that it is, if it is one of them.
        """
        with self._field.scored(query.groups) as scored:
            scores = scored.copy()
        terms, sure = self._answering(query.groups)
        scores[left_out] = 0.0
        sure[:, left_out] = 0.0
        covered = np.minimum(self._weighed(query.groups) / self._mass, np.float32(1.0))
        total = max(sum(weights.values()), _LEAST_MASS)
        covers = np.array([weights[term] / total for term in terms], dtype=np.float32) @ sure
        columns = chain.from_iterable(self._columns(term.form) for term in query.terms)
        margin = self._classifier.margin(columns, self.questions[itself[0]].text if itself else None)
        answered = range(self.unsaid.start)
        found = QuestionMatches(self.questions, answered, scores, covers, covered, terms, sure, self.owners, margin)
        return None if self._are_few and found.closest < _ASKED_AGAIN else found

    def _answering(self, groups: Sequence[WordGroup]) -> tuple[tuple[str, ...], Weights]:
        """Return the terms of a question, and for each of them how surely each question has it."""
        found = [self._found(group) for group in groups]
        terms = {term: place for place, term in enumerate(dict.fromkeys(term for each in found for term in each))}
        sure = np.zeros((len(terms), len(self.questions)), dtype=np.float32)
        for each in found:
            for term, (places, surely) in each.items():
                row = sure[terms[term]]
                row[places] = np.maximum(row[places], surely)
        return tuple(terms), sure

    def _learn(self) -> UnsaidClassifier:
        return UnsaidClassifier(self._field.postings, [each.text for each in self.questions], self.unsaid)

    def has_word(self, word: str) -> bool:
        """Tell whether any question has a folded word."""
        return bool(len(self._having((word,))))

    def _having(self, words: Iterable[str]) -> Numbers:
        """Return the questions that have any of these words."""
        near = {number for word in words for number in self._field.having(word).tolist()}
        wanted = frozenset(words)
        found = (n for n in near if any(term.word in wanted for term in self.analysed[n].terms))
        return np.array(sorted(found), dtype=np.int64)

    def _share_stems(self, before: "tuple[QuestionField, QuestionChange] | None") -> Weights:
        """Return what share of its weight each key that is a stem has, 0 for all others.

        Of words with the same stem the last one counts.
        """
        postings = self._field.postings
        shares = np.zeros(len(postings.numbers), np.float32)
        others: Iterable[AnalysedQuestion] = self.analysed
        if before:
            old, change = before
            shares[: len(old._shares_of_keys)] = old._shares_of_keys  # noqa: SLF001 - likewise
            others = (*change.new, *change.gone)
        for stem in {term.text for each in others for term in each.terms}:
            having = postings.of(number := postings.numbers[stem_key(stem)])
            if len(having):
                *_, last = (term for term in self.analysed[having[-1]].terms if term.text == stem)
                shares[number] = _LIGHT if is_low_weight(last) else 1.0
        return shares

    def _weigh_keys(self) -> NDArray[np.float64]:
        frequencies = self._field.postings.frequencies
        rareness = np.log(np.maximum(frequencies, 1)) / log(len(self.questions) + 1)
        return np.where(frequencies > 0, (_FLOOR + 1 - rareness) * self._shares_of_keys, 0.0)

    def _weighed(self, groups: Sequence[WordGroup]) -> Weights:
        """Return the weight of what each question has of the stems of some groups, as surely as these answer."""
        surest: dict[int, float] = {}
        for group in groups:
            for key, surely in self._keys(group).items():
                surest[key] = max(surely, surest.get(key, 0.0))
        keys = np.fromiter(surest, np.int64, len(surest))
        return self._field.summed(keys, self._weights[keys] * np.fromiter(surest.values(), np.float64, len(surest)))


def index_questions(questions: Iterable[AnalysedQuestion], passages: int, known: Container[str]) -> QuestionField:
    """Return the field of `questions`, not empty; `known` are the words that they and the texts have."""
    given = tuple(questions)
    order = np.argsort(owners_of(map(attrgetter("asked"), given), passages), kind="stable").tolist()
    ordered = [given[number] for number in order]
    postings = CollectedTerms(each.asked.text for each in ordered).postings(known)
    return QuestionField(ordered, passages, _field_of(ordered, postings, known), count_words(ordered))


def _field_of(questions: Iterable[AnalysedQuestion], postings: Postings, known: Container[str]) -> Field:
    groups = groups_of(map(attrgetter("language"), questions))
    return Field(postings, groups, np.ones(len(groups), dtype=bool), known)


def _columns_of(classifier: UnsaidClassifier, field: Field, form: Form) -> tuple[int, ...]:
    return classifier.columns_of(field.keys_of((Term(*form, 0, 0),)))


def _keys_of(numbers: Mapping[str, int], group: WordGroup) -> Mapping[int, float]:
    """Return the keys that are stems of a group's words, and how surely each answers."""
    known = ((numbers.get(stem_key(stem)), max(asked.values())) for stem, asked in group.stems.items())
    return {number: surely for number, surely in known if number is not None}
