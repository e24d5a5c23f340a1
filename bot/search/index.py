"""Ranks passages by the words of a question: their texts, their titles, and the questions editors wrote for them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from bot.documents import EditorsQuestion, GlossaryEntry, OutletName, Passage, day_told_of
from bot.expansion import FreeDict, QueryExpander, says_little
from bot.questions.asked_entities import entity_types_in
from bot.search.credits import Credits
from bot.search.field import Field
from bot.search.known_names import KnownNames
from bot.search.question_field import AskedBefore, QuestionField, QuestionMatches
from bot.search.ranking import Scores
from bot.search.term_matching import SURE, Matcher, Query
from bot.search.title_field import Titles
from bot.text.arabizi import from_arabizi
from bot.text.languages import Language
from bot.text.proper_names import names_in
from bot.text.terms import find_terms, find_words

# How much a word says of a question's subject: this, more the rarer it is among the passages (up to 1), yet more if
# none has it; and for a light word only this share of it. Chosen on the golden questions and the article's, together.
_FLOOR, _UNKNOWN, _LIGHT = 0.25, 1.8, 0.1
_QUESTIONS = 2.0  # what the votes of editors' questions are worth beside the text; by cross-validation over documents


@dataclass(frozen=True)
class Hit:
    """A passage that shares at least one term with the question, or with a question that editors wrote for it."""

    passage: Passage
    number: int  # of the passage in the index
    language: Language  # the version of the passage that matched best
    score: float  # > 0; comparable within one search only
    text_score: float  # what of it the text and its title brought

    @property
    def text(self) -> str:
        """The passage in the version that matched."""
        return self.passage.text(self.language) or self.passage.original


@dataclass(frozen=True)
class LeftOut:
    """What a search passes over: how it would do without it tells what may be expected of others."""

    questions: tuple[int, ...] = ()  # numbers in the field of questions
    passages: tuple[int, ...] = ()  # numbers in the index


NOTHING = LeftOut()


@dataclass(frozen=True)
class Found:
    """What a search found."""

    hits: tuple[Hit, ...]  # best first, ties in corpus order
    matcher: Matcher  # of the question
    weights: Mapping[str, float]  # of the question's terms, by their stems
    matches: QuestionMatches | None  # None if editors wrote no questions


class Index:
    """The passages of a corpus, ready to be searched; never changes once built."""

    def __init__(
        self,
        passages: Sequence[Passage],
        glossary: Sequence[GlossaryEntry] = (),
        installed: FreeDict | None = None,
        questions: Sequence[EditorsQuestion] = (),
        outlets: Sequence[OutletName] = (),
    ) -> None:
        """Index every version of every passage, the titles and the questions; `passages` must not be empty."""
        self.passages = tuple(passages)
        self.credits = Credits(tuple(outlets))
        self.names = KnownNames(tuple(glossary))
        self._entries = [
            (number, language) for number, passage in enumerate(passages) for language in passage.document.versions
        ]
        counts = np.array([len(passage.document.versions) for passage in passages])
        self._lasts = np.cumsum(counts) - 1  # the last entry of each passage
        self._firsts = self._lasts - counts + 1
        texts = [find_terms(passages[number].text(language) or "") for number, language in self._entries]
        titles = [find_terms(passages[n].document.version(language).title) for n, language in self._entries]
        of_texts = frozenset(term.word for text in texts for term in text)
        self._is_known: Callable[[str], bool] = of_texts.__contains__
        asked = self._asked_before(questions)
        self._words = of_texts.union(term.word for each in asked for term in each.terms)
        distinct = {term.form: term for terms in (*texts, *(each.terms for each in asked)) for term in terms}
        languages = [language for _, language in self._entries]
        alone: NDArray[np.bool_] = np.array([len(passages[n].document.versions) == 1 for n, _ in self._entries])
        self._texts = Field(texts, languages, alone, self._words.__contains__, Titles(titles))
        self.questions = QuestionField(asked, len(self.passages), self._words.__contains__) if asked else None
        self._expander = QueryExpander(glossary, distinct.values(), installed)
        self.newness = _newness(self.passages)

    def __len__(self) -> int:
        """Return how many entries there are: versions of passages."""
        return len(self._entries)

    def in_arabic_script(self, text: str) -> str:
        """Return a question in Latin-letter Arabic in the other script, and anything else as it is."""
        return from_arabizi(text, self._is_known)

    def understand(self, text: str) -> Query:
        """Return a question as it is searched here."""
        words = find_words(text)
        terms = tuple(word for word in words if not word.is_function_word)
        light = frozenset(term.text for term in terms if says_little(term))
        return Query(terms, self._expander.expand(words), light, names_in(text), entity_types_in(text))

    def search(self, query: Query, left_out: LeftOut = NOTHING) -> Found:
        """Return a hit for each passage that shares a term with the question or with one that editors wrote for it."""
        by_entry = self._texts.score(query)
        texts = np.maximum.reduceat(by_entry, self._firsts)
        matcher, weights = Matcher(query), self.weights(query)
        matches = self.questions.match(query, matcher, weights, self._unasked(left_out)) if self.questions else None
        scores = texts + _QUESTIONS * matches.votes if matches else texts.copy()
        scores[list(left_out.passages)] = 0.0
        entries = np.where(by_entry[self._firsts] == texts, self._firsts, self._lasts)  # a passage has one or two
        order = np.argsort(-scores, kind="stable")[: np.count_nonzero(scores)]
        hits = tuple(self._hit(int(number), entries, scores, texts) for number in order)
        return Found(hits, matcher, weights, matches)

    def weights(self, query: Query) -> Mapping[str, float]:
        """Return how much each term of a question, by its stem, says of its subject: > 0, about 1 for a rare word."""
        frequencies = {term.text: self._texts.frequency([term.text]) for term in query.terms}
        for expansion in query.expansions:
            frequency = self._texts.frequency(stem for stem, weight in expansion.stems.items() if weight >= SURE)
            for term in expansion.terms:
                frequencies[term.text] = max(frequencies[term.text], frequency)
        rarest = log(len(self._entries) + 1)
        return {
            stem: (_FLOOR + (1 - log(count) / rarest if count else _UNKNOWN)) * (_LIGHT if stem in query.light else 1.0)
            for stem, count in frequencies.items()
        }

    def _unasked(self, left_out: LeftOut) -> NDArray[np.intp]:
        of_passages = (
            number for passage in left_out.passages for number in (self.questions.of(passage) if self.questions else ())
        )
        return np.array([*left_out.questions, *of_passages], dtype=np.intp)

    def unknown(self, matcher: Matcher, weights: Mapping[str, float]) -> frozenset[str]:
        """Return the terms of a question, by their stems, that no text and no editors' question has in any form."""
        known: set[str] = set()
        for stem, answering in matcher.stems.items():
            sure = [term for term, surely in answering.items() if surely >= SURE and term not in known]
            if sure and (self._texts.frequency([stem]) or (self.questions and self.questions.frequency([stem]))):
                known.update(sure)
        return frozenset(weights.keys() - known)

    def _hit(self, number: int, entries: NDArray[np.intp], scores: Scores, texts: Scores) -> Hit:
        language = self._entries[int(entries[number])][1]
        return Hit(self.passages[number], number, language, float(scores[number]), float(texts[number]))

    def _asked_before(self, questions: Sequence[EditorsQuestion]) -> list[AskedBefore]:
        numbers = {(each.document.slug, each.number): number for number, each in enumerate(self.passages)}
        found = []
        for question in questions:
            text = self.in_arabic_script(question.text)
            answered_by = numbers.get((question.document or "", question.paragraph or 0))
            found.append(AskedBefore(question.text, text, find_terms(text), answered_by))
        return found


def _newness(passages: Sequence[Passage]) -> Sequence[float]:
    """Return the place of each passage in time, 0 to 1 for the newest; 0 for those that nothing dates."""
    days = [day_told_of(passage) for passage in passages]
    distinct = sorted({day for day in days if day})
    places = {day: place / len(distinct) for place, day in enumerate(distinct, 1)}
    return [places[day] if day else 0.0 for day in days]
