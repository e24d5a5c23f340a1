"""Ranks passages by the words of a question: their texts, their titles, and the questions editors wrote for them."""

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from math import log

import numpy as np

from bot.documents import EditorsQuestion, GlossaryEntry, OutletName, Passage, day_told_of
from bot.expansion import FreeDict, QueryExpander, says_little
from bot.questions.asked_entities import entity_types_in
from bot.search.asked_before import AskedBefore, analyse
from bot.search.best_places import best_places
from bot.search.credits import Credits
from bot.search.entries import Entries
from bot.search.field import Field
from bot.search.field_postings import collect_terms
from bot.search.hits import Hit, Hits
from bot.search.known_names import KnownNames
from bot.search.postings import Numbers
from bot.search.prepared import Prepared
from bot.search.question_field import index_questions
from bot.search.question_matches import NO_VOTES, QuestionMatches
from bot.search.term_matching import SURE, Matcher, Query
from bot.search.title_field import Titles
from bot.search.word_groups import WordGroup
from bot.text.arabic import cut_otherwise
from bot.text.arabizi import from_arabizi
from bot.text.proper_names import names_in
from bot.text.terms import Term, find_terms, find_words

# How much a word says of a question's subject: this, more the rarer it is among the passages (up to 1), yet more if
# none has it; and for a light word only this share of it. Chosen on the golden questions and the article's, together.
_FLOOR, _UNKNOWN, _LIGHT = 0.25, 1.8, 0.1
_AT_ONCE = 64  # hits that are found at once; all others when somebody asks for them
_GROUPS_KEPT = 4_000  # groups of words of which it is kept how rare they are
_QUESTIONS = 2.0  # what the votes of editors' questions are worth beside the text; by cross-validation over documents


@dataclass(frozen=True)
class LeftOut:
    """What a search passes over: how it would do without it tells what may be expected of others."""

    questions: tuple[int, ...] = ()  # numbers in the field of questions
    passages: tuple[int, ...] = ()  # numbers in the index


NOTHING = LeftOut()


@dataclass(frozen=True)
class Found:
    """What a search found."""

    hits: Hits  # best first, ties in corpus order
    matcher: Matcher  # of the question
    weights: Mapping[str, float]  # of the question's terms, by their stems
    matches: QuestionMatches | None  # None if editors wrote no questions, or few and none of them like this one


@dataclass(frozen=True)
class _Rarity:
    """How rare the words of a group are here."""

    frequencies: Mapping[str, int]  # of each term, by its stem: how many entries have it in any form
    known: frozenset[str]  # stems of the terms that any text or editors' question has


class Index(Prepared):
    """The passages of a corpus, ready to be searched; never changes once built."""

    _FORGOTTEN = frozenset({"_rarity"})

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
        self._entries = Entries(self.passages)
        versions = list(zip(self._entries.passages.tolist(), self._entries.languages, strict=True))
        texts = [find_terms(passages[number].text(language) or "") for number, language in versions]
        titles = [find_terms(passages[n].document.version(language).title) for n, language in versions]
        self._of_texts = frozenset(term.word for text in texts for term in text)
        self._firsts = {
            passage.document.slug: number for number, passage in enumerate(self.passages) if passage.number == 1
        }
        asked = [analyse(self._asked_before(each)) for each in questions]
        self._words = self._of_texts.union(term.word for each in asked for term in each.terms)
        distinct = {term.form: term for terms in (*texts, *(each.terms for each in asked)) for term in terms}
        postings = collect_terms(texts, self._words)
        self._texts = Field(postings, self._entries.groups, self._entries.alone, self._words, Titles(titles))
        self.questions = index_questions(asked, len(self.passages), self._words) if asked else None
        self._expander = QueryExpander(glossary, distinct.values(), installed)
        self.newness = _newness(self.passages)
        self._begin()

    def _begin(self) -> None:
        self._rarity = lru_cache(_GROUPS_KEPT)(self._find_rarity)

    def with_questions(self, added: Sequence[EditorsQuestion], removed: Sequence[EditorsQuestion] = ()) -> "Index":
        """Return an index with some editors' questions more and others less; it shares all else with this one.

        It finds what an index built with these questions would find, also where a new word tells how words of the texts
        are cut, but for what is said of `QuestionField.changed`. Names that only removed questions had stay known.
        """
        other, old = copy(self), self.questions
        new = [analyse(self._asked_before(each)) for each in added]
        gone = self._numbers_of(removed)
        lost = old.words_only_of(gone.tolist()) - self._of_texts if old else frozenset()
        words = (self._words - lost).union(term.word for each in new for term in each.terms)
        otherwise = cut_otherwise(self._words, words)
        if words != self._words:
            other._words = words  # noqa: SLF001 - nobody has it yet, as everywhere here
            other._texts = self._texts.knowing(words, self._having(otherwise))  # noqa: SLF001
            other._expander = self._expander.naming(term for each in new for term in each.terms)  # noqa: SLF001
        if old and len(old.questions) + len(new) > len(gone):
            other.questions = old.changed(gone, new, words, otherwise)
        else:
            other.questions = index_questions(new, len(self.passages), words) if new else None
        return other

    def relearnt(self) -> "Index":
        """Return the same index, with what tells questions that nothing answers learnt from all questions it has."""
        other = copy(self)
        other.questions = self.questions.relearnt() if self.questions else None
        return other

    def __len__(self) -> int:
        """Return how many entries there are: versions of passages."""
        return len(self._entries)

    def translate_with(self, installed: FreeDict | None) -> None:
        """Use an installed dictionary from now on, where the index comes out of a file."""
        self._expander.begin(installed)

    def in_arabic_script(self, text: str) -> str:
        """Return a question in Latin-letter Arabic in the other script, and anything else as it is."""
        return from_arabizi(text, self._of_texts.__contains__)

    def understand(self, text: str) -> Query:
        """Return a question as it is searched here."""
        words = find_words(text)
        terms = tuple(word for word in words if not word.is_function_word)
        light = frozenset(term.text for term in terms if says_little(term))
        return Query(terms, self._expander.expand(words), light, names_in(text), entity_types_in(text))

    def search(self, query: Query, left_out: LeftOut = NOTHING) -> Found:
        """Return a hit for each passage that shares a term with the question or with one that editors wrote for it."""
        matcher, weights = Matcher(query), self.weights(query)
        unasked = self._unasked(left_out)
        matches = self.questions.match(query, matcher, weights, unasked, left_out.questions) if self.questions else None
        best = self._hits(query, matches, left_out, _AT_ONCE)
        hits = Hits(best, lambda: self._hits(query, matches, left_out, len(self.passages)))
        return Found(hits, matcher, weights, matches)

    def _hits(self, query: Query, matches: QuestionMatches | None, left_out: LeftOut, most: int) -> list[Hit]:
        """Return at most so many hits, best first."""
        with self._texts.scored(query.groups) as scores:
            passages, votes = matches.votes if matches else NO_VOTES
            voted, counts = self._entries.of(passages)
            of_text = scores[voted]
            scores[voted] += np.float32(_QUESTIONS) * votes.repeat(counts)
            scores[self._entries.of(np.array(left_out.passages, dtype=np.int64))[0]] = 0.0
            best = best_places(scores, most * self._entries.most_versions)
            both = scores[best]
        texts = both.copy()
        is_voted = np.isin(best, voted)
        texts[is_voted] = of_text[np.searchsorted(voted, best[is_voted])]
        _, first = np.unique(self._entries.passages[best], return_index=True)
        first.sort()  # of each passage the best version, the best passage first
        taken = first[:most]
        rows = zip(best[taken].tolist(), both[taken].tolist(), texts[taken].tolist(), strict=True)
        return [self._hit(*row) for row in rows]

    def weights(self, query: Query) -> Mapping[str, float]:
        """Return how much each term of a question, by its stem, says of its subject: > 0, about 1 for a rare word."""
        frequencies: dict[str, int] = {}
        for group in query.groups:
            for stem, count in self._rarity(group).frequencies.items():
                frequencies[stem] = max(count, frequencies.get(stem, 0))
        rarest = log(len(self._entries) + 1)
        return {
            stem: (_FLOOR + (1 - log(count) / rarest if count else _UNKNOWN)) * (_LIGHT if stem in query.light else 1.0)
            for stem, count in frequencies.items()
        }

    def unknown(self, query: Query) -> frozenset[str]:
        """Return the terms of a question, by their stems, that no text and no editors' question has in any form."""
        rarities = [self._rarity(group) for group in query.groups]
        known = frozenset[str]().union(*(each.known for each in rarities))
        return frozenset(stem for each in rarities for stem in each.frequencies) - known

    def _find_rarity(self, group: WordGroup) -> _Rarity:
        frequencies = {term.text: self._texts.frequency([term.text]) for term in group.terms}
        for expansion in group.expansions:
            frequency = self._texts.frequency(stem for stem, weight in expansion.stems.items() if weight >= SURE)
            for term in expansion.terms:
                frequencies[term.text] = max(frequencies[term.text], frequency)
        known: set[str] = set()
        for stem, answering in group.stems.items():
            sure = [term for term, surely in answering.items() if surely >= SURE and term not in known]
            if sure and (self._texts.frequency([stem]) or (self.questions and self.questions.frequency([stem]))):
                known.update(sure)
        return _Rarity(frequencies, frozenset(known))

    def _unasked(self, left_out: LeftOut) -> Numbers:
        of_passages = (
            number for passage in left_out.passages for number in (self.questions.of(passage) if self.questions else ())
        )
        return np.array([*left_out.questions, *of_passages], dtype=np.int64)

    def _hit(self, entry: int, score: float, text_score: float) -> Hit:
        number = int(self._entries.passages[entry])
        return Hit(self.passages[number], number, self._entries.languages[entry], score, text_score)

    def _asked_before(self, question: EditorsQuestion) -> AskedBefore:
        first = self._firsts.get(question.document or "")
        number = None if first is None or question.paragraph is None else first + question.paragraph - 1
        return AskedBefore(question.text, self.in_arabic_script(question.text), number, question.is_off_topic)

    def _numbers_of(self, questions: Sequence[EditorsQuestion]) -> Numbers:
        asked = [self._asked_before(each) for each in questions]
        found = (self.questions.number_of(each) for each in asked) if self.questions else ()
        return np.array(sorted(number for number in found if number is not None), dtype=np.int64)

    def _having(self, words: Collection[str]) -> Mapping[int, Sequence[Term]]:
        """Return the terms of the entries that have any of these words, by their numbers."""
        near = {entry for word in words for entry in self._texts.having(word).tolist()}
        terms = {entry: find_terms(self._text(entry)) for entry in near}
        return {entry: of for entry, of in terms.items() if any(term.word in words for term in of)}

    def _text(self, entry: int) -> str:
        return self.passages[int(self._entries.passages[entry])].text(self._entries.languages[entry]) or ""


def _newness(passages: Sequence[Passage]) -> Sequence[float]:
    """Return the place of each passage in time, 0 to 1 for the newest; 0 for those that nothing dates."""
    days = [day_told_of(passage) for passage in passages]
    distinct = sorted({day for day in days if day})
    places = {day: place / len(distinct) for place, day in enumerate(distinct, 1)}
    return [places[day] if day else 0.0 for day in days]
