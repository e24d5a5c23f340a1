"""Decides whether anything answers a question, which passage does, and what is refused.

Three logistic regressions over features that are counted alike for all corpora; `bot/calibration` fits them. Pure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from functools import cached_property

from bot.answering.calibration import Tables
from bot.answering.decisions import Decision
from bot.answering.features import Values, named, names_of_features
from bot.answering.logistic import log_odds
from bot.answering.read_hits import ReadHits
from bot.answering.understanding import Understood
from bot.answering.weighing import Weighed, weigh
from bot.search import Hit, Hits, Index, Matcher, QuestionMatches, Shares

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
    read: ReadHits | None = None  # the candidates and others, held against the question; None if there are none


def assess(question: str, index: Index, tables: Tables, previous: Sequence[str] = ()) -> Assessment:
    """Search `index` and judge what was found; a question that says little is read with the latest of `previous`."""
    return judge(weigh(question, index, previous), tables)


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
        weighed.read,
    )


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


def _rescored(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates with scores above those of all other hits, and comparable among themselves."""
    highest = max((each.hit.score for each in candidates), default=0.0)
    return [
        Candidate(each.hit.scored(highest * (1 + each.relevance)), each.row, each.relevance, each.meets)
        for each in candidates
    ]
