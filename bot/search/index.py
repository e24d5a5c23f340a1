"""Ranks passages by the words of a question: their texts, their titles, and the questions editors wrote for them."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from math import log

import numpy as np

from bot.documents import EditorsQuestion, GlossaryEntry, OutletName, Passage, Passages
from bot.expansion import FreeDict
from bot.search.best_places import best_places
from bot.search.contents import Contents, Days, Follow, build
from bot.search.credits import Credits
from bot.search.hits import Hit, Hits
from bot.search.known_names import KnownNames
from bot.search.postings import Numbers
from bot.search.prepared import Prepared
from bot.search.question_matches import NO_VOTES, QuestionMatches
from bot.search.question_reader import QuestionReader
from bot.search.rarity import rarity_of
from bot.search.term_matching import Matcher, Query
from bot.search.text_words import Reader
from bot.text.known_forms import know_forms

# How much a word says of a question's subject: this, more the rarer it is among the passages (up to 1), yet more if
# none has it; and for a light word only this share of it. Chosen on the golden questions and the article's, together.
_FLOOR, _UNKNOWN, _LIGHT = 0.25, 1.8, 0.1
_AT_ONCE = 12  # hits that are found at once; all others when somebody asks for them
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


class Index(Prepared):
    """The passages of a corpus, ready to be searched; never changes once built."""

    _FORGOTTEN = frozenset(
        {"passages", "questions", "_entries", "_texts", "newness", "reader", "_rarity", "_question_reader"}
    )

    def __init__(  # noqa: PLR0913, PLR0917 - all that a corpus has
        self,
        passages: Sequence[Passage],
        glossary: Sequence[GlossaryEntry] = (),
        installed: FreeDict | None = None,
        questions: Sequence[EditorsQuestion] = (),
        outlets: Sequence[OutletName] = (),
        follow: Follow = iter,
    ) -> None:
        """Index every version of every passage, the titles and the questions; `passages` must not be empty.

        They are whole documents, one after another. `follow` is told how far the work has come.
        """
        self._take(build(_whole(passages), glossary, questions, installed, follow))
        self.credits = Credits(tuple(outlets))
        self._glossary = tuple(glossary)
        self.names = KnownNames(self._glossary)
        self._read_anew()

    def _take(self, contents: Contents) -> None:
        self._contents = contents
        self._begin()

    def _begin(self) -> None:
        self.passages = self._contents.entries.all_passages
        self.questions = self._contents.questions
        self._entries, self._texts = self._contents.entries, self._contents.texts
        know_forms(self._contents.forms)
        self.newness = _newness(self._contents.days)
        self._question_reader = QuestionReader(self._contents)
        # Not of the index itself, which would have to be collected as garbage once it is replaced.
        self._rarity = lru_cache(_GROUPS_KEPT)(partial(rarity_of, self._texts, self.questions))

    def _read_anew(self) -> None:
        self.reader = Reader(self.passages, self.credits)

    def __setstate__(self, state: dict[str, object]) -> None:
        super().__setstate__(state)
        self._read_anew()

    def with_questions(self, added: Sequence[EditorsQuestion], removed: Sequence[EditorsQuestion] = ()) -> "Index":
        """Return an index with some editors' questions more and others less; it shares all else with this one.

        It finds what an index built with these questions would find, also where a new word tells how words of the texts
        are cut, but for what is said of `QuestionField.changed`. Names that only removed questions had stay known.
        """
        return self._with(self._contents.with_questions(added, removed))

    def following(
        self,
        passages: Sequence[Passage],
        glossary: Sequence[GlossaryEntry],
        questions: Sequence[EditorsQuestion],
        outlets: Sequence[OutletName],
    ) -> "Index | None":
        """Likewise for other documents, those told apart by identity; None if to build anew is as fast."""
        contents = self._contents.following(_whole(passages), questions)
        if contents is None:
            return None
        other = self._with(contents)
        other.credits = Credits(tuple(outlets))
        other._read_anew()  # noqa: SLF001 - nobody has it yet
        if tuple(glossary) != self._glossary:
            other._glossary = tuple(glossary)  # noqa: SLF001 - likewise
            other.names = KnownNames(glossary)
            other._take(replace(contents, expander=contents.expander.with_glossary(glossary)))  # noqa: SLF001 - likewise
        return other

    def relearnt(self) -> "Index":
        """Return the same index, with what tells questions that nothing answers learnt from all questions it has."""
        questions = self.questions.relearnt() if self.questions else None
        return self if questions is self.questions else self._with(replace(self._contents, questions=questions))

    def _with(self, contents: Contents) -> "Index":
        other = copy(self)
        other._take(contents)  # noqa: SLF001 - nobody has it yet
        return other

    def is_written(self, word: str) -> bool:
        """Tell whether any text has a folded Arabic word."""
        return not word.isascii() and (word in self._contents.counts or word in self._contents.function_words)

    def __len__(self) -> int:
        """Return how many entries there are: versions of passages."""
        return len(self._entries)

    def translate_with(self, installed: FreeDict | None) -> None:
        """Use an installed dictionary from now on, where the index comes out of a file."""
        self._contents.expander.begin(installed)
        self._question_reader = QuestionReader(self._contents)

    def as_meant(self, text: str) -> str:
        """Return a question in the script of the texts, and with what is misspelt in it put right."""
        return self._question_reader.as_meant(text)

    def words_meant(self, written: str) -> tuple[str, ...]:
        """Return the words, folded, by which a question of editors is read; they are found once."""
        return self._question_reader.words_meant(written)

    def understand(self, text: str) -> Query:
        """Return a question as it is searched here."""
        return self._question_reader.understand(text)

    def keyness(self, query: Query) -> float:
        """Return how much commoner a question's likeliest key word is here than elsewhere, as a common logarithm."""
        return self._contents.keyness(query.terms)

    def search(self, query: Query, left_out: LeftOut = NOTHING) -> Found:
        """Return a hit for each passage that shares a term with the question or with one that editors wrote for it."""
        matcher, weights = Matcher(query), self.weights(query)
        unasked = self._unasked(left_out)
        matches = self.questions.match(query, weights, unasked, left_out.questions) if self.questions else None
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
        if len(voted):
            place = np.minimum(voted.searchsorted(best), len(voted) - 1)
            is_voted = voted[place] == best
            texts[is_voted] = of_text[place[is_voted]]
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

    def _unasked(self, left_out: LeftOut) -> Numbers:
        of_passages = (
            number for passage in left_out.passages for number in (self.questions.of(passage) if self.questions else ())
        )
        return np.array([*left_out.questions, *of_passages], dtype=np.int64)

    def _hit(self, entry: int, score: float, text_score: float) -> Hit:
        number = int(self._entries.passages[entry])
        return Hit(self.passages[number], number, self._entries.language(entry), score, text_score)


def _whole(passages: Sequence[Passage]) -> Passages:
    if isinstance(passages, Passages):
        return passages
    return Passages(tuple({id(each.document): each.document for each in passages}.values()))


def _newness(days: Days) -> Sequence[float]:
    """Return the place of each passage in time, 0 to 1 for the newest; 0 for those that nothing dates."""
    is_dated = days > 0
    places = (np.bincount(days[is_dated]) > 0).cumsum()  # of each day that any passage has, from 1
    newness = np.zeros(len(days))
    newness[is_dated] = places[days[is_dated]] / (places[-1] if len(places) else 1)
    found: list[float] = newness.tolist()
    return found
