"""Decides whether anything answers a question, which passage does, and what is refused.

Three logistic regressions over features that are counted alike for all corpora; `bot/calibration` fits them. Pure.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from functools import cached_property
from itertools import islice

from bot.answering.answer_values import values_of
from bot.answering.calibration import Tables
from bot.answering.decisions import Decision, decision_on
from bot.answering.features import FeatureExtractor, QuestionTime, Values, asks_now, named, names_of_features
from bot.answering.foreign import is_foreign
from bot.answering.logistic import log_odds
from bot.answering.question_features import QuestionFeatureExtractor
from bot.answering.read_hits import HitReader
from bot.answering.text_features import TextFeatureExtractor
from bot.answering.understanding import Understood, understand
from bot.questions.answer_types import AnswerType
from bot.questions.focus import focus_of
from bot.search import NOTHING, Found, Hit, Hits, Index, LeftOut, Matcher, Query, QuestionMatches, Shares, Table

_MOST_CANDIDATES = 12  # hits; further down nothing is as good as the best
_LEAST_HAD = 0.65  # how surely a hit must have what a follow-up says itself: "weather" is not in "Air Base"
_BARELY_ASKED = frozenset((AnswerType.why, AnswerType.who, AnswerType.where))
_TOGETHER = 5  # candidates whose relevance is added up


class Outcome(StrEnum):
    """What came of a question."""

    answer = auto()
    near = auto()  # nothing answers it, but some passages come close
    nothing = auto()  # it is no business of the corpus
    courtesy = auto()  # nothing was asked


@dataclass(frozen=True)
class Candidate:
    """A hit with how likely it answers the question."""

    hit: Hit
    row: Shares  # its features, in the order of their names
    relevance: float  # 0 to 1
    meets: bool  # whether the passage has what an answer must have

    @cached_property
    def values(self) -> Values:
        """Its features by their names."""
        return named(self.row)


@dataclass(frozen=True)
class Weighed:
    """What speaks for and against the best hits of a question."""

    asked: Understood
    found: Found
    near: Sequence[Hit]  # best first
    table: Table  # a row for each: its features, in the order of their names
    able: tuple[bool, ...]  # whether each has what an answer must have
    decision: Decision | None = None  # of editors, on this very question
    is_foreign: bool = False  # whether its words are none of this corpus

    def without(self, passages: Collection[int]) -> "Weighed":
        """Return the same without some of the hits, by the numbers of their passages."""
        kept = [place for place, hit in enumerate(self.near) if hit.number not in passages]
        return replace(
            self,
            near=[self.near[place] for place in kept],
            table=self.table[kept],
            able=tuple(self.able[place] for place in kept),
        )


@dataclass(frozen=True)
class Assessment:
    """A question held against a corpus."""

    asked: Understood
    matcher: Matcher
    weights: Mapping[str, float]  # of the question's terms, by their stems
    matches: QuestionMatches | None  # None if editors wrote no questions
    candidates: tuple[Candidate, ...]  # the best hits, most relevant first
    hits: Hits  # every passage that shares a term, the candidates first
    likelihood: float  # that the first candidate answers, 0 to 1
    outcome: Outcome


def assess(question: str, index: Index, tables: Tables, previous: Sequence[str] = ()) -> Assessment:
    """Search `index` and judge what was found; a question that says little is read with the latest of `previous`."""
    return judge(weigh(question, index, previous), tables)


def weigh(question: str, index: Index, previous: Sequence[str] = (), left_out: LeftOut = NOTHING) -> Weighed:
    """Search `index` and count what speaks for and against the best hits."""
    asked = understand(question, index, previous)
    found = index.search(asked.query, left_out)
    extractor = _extractor(asked, found, index)
    decision = decision_on(asked, found, index)
    near = _led_by(decision, found.hits, _nearest(asked, found, index))
    able = tuple(asked.constraints.met_by(hit) and _has_value(hit, asked, index) for hit in near)
    return Weighed(
        asked,
        found,
        near,
        extractor.table_of(near, able),
        able,
        decision,
        is_foreign(asked, found, index),
    )


def judge(weighed: Weighed, tables: Tables) -> Assessment:
    """Tell by fitted tables which hit answers, and how likely."""
    if weighed.found.matches is None and tables.by_text:
        tables = tables.by_text
    relevance = tables.relevance.probabilities(names_of_features(), weighed.table)
    candidates = [
        Candidate(hit, row, relevant, meets)
        for hit, row, relevant, meets in zip(weighed.near, weighed.table, relevance, weighed.able, strict=True)
    ]
    candidates = _with_decision(weighed.decision, sorted(candidates, key=lambda each: -each.relevance))
    rescored = tuple(_rescored(candidates))
    values = values_of_all([each.relevance for each in candidates], candidates[0].values) if candidates else {}
    likelihood = tables.answerability.probability(values) if candidates else 0.0
    may_answer = bool(candidates) and _may_answer(candidates[0], weighed)
    outcome = Outcome.nothing if weighed.is_foreign else _outcome(likelihood, values, tables, may_answer=may_answer)
    if weighed.decision:
        likelihood, outcome = float(bool(weighed.decision.passages)), _decided(weighed.decision, candidates)
    return Assessment(
        weighed.asked,
        weighed.found.matcher,
        weighed.found.weights,
        weighed.found.matches,
        rescored,
        weighed.found.hits.led_by([each.hit for each in rescored]),
        likelihood,
        outcome,
    )


def _led_by(decision: Decision | None, hits: Hits, near: Sequence[Hit]) -> Sequence[Hit]:
    """Return hits with those in front that editors say answer the question."""
    if not decision or decision.passages <= {hit.number for hit in near}:
        return near
    decided = [hit for hit in hits if hit.number in decision.passages]
    return [*decided, *(hit for hit in near if hit.number not in decision.passages)][:_MOST_CANDIDATES]


def _with_decision(decision: Decision | None, candidates: list[Candidate]) -> list[Candidate]:
    """Return candidates, best first: those are the best that editors say answer the question."""
    if not decision or not decision.passages:
        return candidates
    highest = candidates[0].relevance if candidates else 0.0
    best = [replace(each, relevance=highest) for each in candidates if each.hit.number in decision.passages]
    return [*best, *(each for each in candidates if each.hit.number not in decision.passages)]


def _decided(decision: Decision, candidates: Sequence[Candidate]) -> Outcome:
    """Return what comes of a question that editors have decided on."""
    if decision.is_off_topic or not candidates:
        return Outcome.nothing
    return Outcome.answer if decision.passages else Outcome.near


def _may_answer(candidate: Candidate, weighed: Weighed) -> bool:
    """Tell whether a passage has what an answer must have: a number if one is asked for, the country asked about.

    Where editors wrote questions, these tell whom a passage is about, by whatever name.
    """
    return candidate.meets and (weighed.found.matches is not None or not candidate.values["missing_name"])


def _outcome(likelihood: float, values: Values, tables: Tables, *, may_answer: bool) -> Outcome:
    """Decide what to do with a question: answer it, show what comes near, or refuse it.

    A passage that may not answer comes near at best, however likely it looks.
    """
    if not values or tables.topicality.probability(values) < tables.topic_from:
        return Outcome.nothing
    return Outcome.answer if may_answer and likelihood >= tables.answer_from else Outcome.near


def values_of_all(relevance: Sequence[float], best: Values) -> Values:
    """Return the features of a question as a whole: those of its best passage, and how it stands among the others.

    `relevance` is that of each candidate, highest first.
    """
    return {
        **best,
        "relevance": log_odds(relevance[0]),
        "second": relevance[1] if len(relevance) > 1 else 0.0,
        "together": sum(relevance[:_TOGETHER]),
    }


def _extractor(asked: Understood, found: Found, index: Index) -> FeatureExtractor:
    light = asked.query.light
    words = max(len(found.weights.keys() - light), 1)
    unknown = len(index.unknown(asked.query))
    names = asked.query.names & found.weights.keys()
    missed = frozenset(name for name in names if found.weights[name] >= asked.least_name)
    reader = HitReader(index.reader, asked.query, found.weights, asked.types, index.names)
    texts = TextFeatureExtractor(light, missed, asked.constraints, len(index), unknown)
    questions = (
        QuestionFeatureExtractor(index.questions, found.matches, asked.types, words)
        if index.questions and found.matches
        else None
    )
    focus = focus_of(asked.text)
    return FeatureExtractor(
        reader,
        texts,
        questions,
        names,
        focus.text if focus and focus.text in found.weights else None,
        QuestionTime(asks_now(asked.types), dated=bool(asked.constraints.years)),
        index.newness,
    )


def _nearest(asked: Understood, found: Found, index: Index) -> Sequence[Hit]:
    """Return the best hits; of a follow-up that says something itself only those that have it."""
    best = found.hits[:_MOST_CANDIDATES]
    if asked.own is None:
        return best
    sharing = {hit.number for hit in (*best, *index.search(asked.own).hits)}
    having = (hit for hit in found.hits if hit.number in sharing and _has_own(hit, asked.own, found.matcher, index))
    return list(islice(having, _MOST_CANDIDATES))  # none: then it follows up nothing


def _has_own(hit: Hit, own: Query, matcher: Matcher, index: Index) -> bool:
    """Tell whether the text of a hit, or its title, has what a follow-up says itself."""
    found = matcher.covered(index.credits.without(hit.text), hit.passage.document.version(hit.language).title)
    return all(found.get(stem, 0.0) >= _LEAST_HAD for stem in own.saying)


def _has_value(hit: Hit, asked: Understood, index: Index) -> bool:
    """Tell whether a hit has what a bare "why?", "who?" or "where?" asks for; any has it for another question."""
    types = asked.own_types & _BARELY_ASKED if asked.is_bare else frozenset[AnswerType]()
    return not types or any(values_of(each, hit.text, index.names) for each in types)


def _rescored(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates with scores above those of all other hits, and comparable among themselves."""
    highest = max((each.hit.score for each in candidates), default=0.0)
    return [replace(each, hit=replace(each.hit, score=highest * (1 + each.relevance))) for each in candidates]
