"""Judges how likely a hit answers a question, from evidence that is counted alike for all corpora. Pure.

The likelihood is a logistic regression (Cox 1958). Its coefficients were fitted on questions with known answers, each
asked once with its paragraph in the corpus and once without; `tests/benchmarks/calibration.py` fits them and shows
what each threshold refuses, by cross-validation.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from math import exp
from operator import attrgetter

from bot.evidence import Court, Evidence
from bot.requirements import Requirements, requirements_of
from bot.search import Hit, Index, Matcher
from bot.text.courtesy import without_greeting

_RARE = 0.9  # weight from which a name is not missing by chance; "Iraq" goes without saying in most passages
_FEW_TERMS = 2  # a question with fewer that say something is read together with the one before
_MOST_JUDGED = 8  # hits; further down nothing is as good as the best


COEFFICIENTS = Evidence(
    relative_score=2.793,
    score=0.142,
    lead=-0.137,
    covered=0.573,
    covered_by_one=1.684,
    missing=-0.211,
    missing_name=-2.070,
    density=4.183,
    words=0.166,
    no_date=-1.509,
    no_number=-0.572,
    uncounted=-1.262,
    length=-0.584,
    size=-9.111,
    relative_covered=1.847,
    sized_score=5.052,
    sized_covered=2.074,
    sized_lead=6.719,
)
INTERCEPT = -6.499
_in_order = attrgetter(*(field.name for field in fields(Evidence)))  # `astuple` copies, which takes as long as judging
_COEFFICIENTS = _in_order(COEFFICIENTS)


@dataclass(frozen=True)
class Judged:
    """A hit with how likely it answers the question."""

    hit: Hit
    evidence: Evidence
    likelihood: float  # 0 to 1
    may_answer: bool  # whether the passage has what an answer must have


@dataclass(frozen=True)
class Considered:
    """A question held against a corpus."""

    matcher: Matcher
    requirements: Requirements
    judged: tuple[Judged, ...]  # the best hits, likeliest first
    others: tuple[Hit, ...]  # further down, best first

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Every passage that shares a term, best first."""
        return (*(each.hit for each in self.judged), *self.others)


def consider(question: str, index: Index, previous: Sequence[str] = ()) -> Considered:
    """Search `index` and judge what was found; a question that says little is read with the latest of `previous`."""
    question = index.in_arabic_script(without_greeting(question))
    query = index.understand(question)
    requirements = requirements_of(question)
    names_it = False  # whether a follow-up names something: that is all it asks
    if previous and len({term.text for term in query.terms} - query.light) < _FEW_TERMS:
        before = index.in_arabic_script(previous[-1])
        together = index.understand(f"{question}\n{before}")
        requirements = requirements_of(question, before)
        names_it = bool(query.names)
        query = replace(together, names=query.names or together.names)  # "and in Erbil?" is no longer about Baghdad
    matcher = Matcher(query)
    hits = index.search(query)
    least_name = 0.0 if names_it else _RARE
    court = Court(matcher, index.weights(query), query.light, requirements, least_name, len(index))
    near = hits[:_MOST_JUDGED]
    # Beside passages about what a follow-up names, the others are no better than those further down.
    about = [hit for hit in near if names_it and not court.lacks_name(hit)]
    chosen = about or near
    taken = set(map(id, chosen))
    others = tuple(hit for hit in hits if id(hit) not in taken)
    judged = _judged(chosen, court, hits[0].score if hits else 0.0)
    return Considered(matcher, requirements, judged, others)


def _judged(hits: Sequence[Hit], court: Court, highest: float) -> tuple[Judged, ...]:
    """Return the hits, given best first, with their likelihoods, likeliest first; `highest` is any hit's score."""
    able = [court.requirements.met_by(hit) for hit in hits]
    judged = [
        # The score is above that of every hit that is not judged, and comparable among themselves.
        Judged(replace(hit, score=highest * (1 + likelihood)), evidence, likelihood, may_answer)
        for hit, evidence, may_answer in zip(hits, court.evidence(hits, able), able, strict=True)
        for likelihood in (likelihood_of(evidence),)
    ]
    return tuple(sorted(judged, key=lambda each: -each.likelihood))


def likelihood_of(evidence: Evidence) -> float:
    """Return how likely a passage with this evidence answers its question; 0 to 1."""
    logit = INTERCEPT + sum(a * b for a, b in zip(_COEFFICIENTS, _in_order(evidence), strict=True))
    return 1 / (1 + exp(-logit))
