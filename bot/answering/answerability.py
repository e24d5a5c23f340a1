"""Judges how likely a hit answers a question, from features that is counted alike for all corpora. Pure.

The likelihood is a logistic regression (Cox 1958). Its coefficients were fitted on questions with known answers, each
asked once with its paragraph in the corpus and once without; `tests/benchmarks/calibration.py` fits them and shows
what each threshold refuses, by cross-validation.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from math import exp
from operator import attrgetter

from bot.answering.constraints import Constraints, constraints_of
from bot.answering.features import FeatureExtractor, Features
from bot.questions.small_talk import without_greeting
from bot.search import Hit, Index, Matcher

_RARE = 0.9  # weight from which a name is not missing by chance; "Iraq" goes without saying in most passages
_FEW_TERMS = 2  # a question with fewer that say something is read together with the one before
_MOST_CANDIDATES = 8  # hits; further down nothing is as good as the best


COEFFICIENTS = Features(
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
_in_order = attrgetter(*(field.name for field in fields(Features)))  # `astuple` copies, which takes as long as judging
_COEFFICIENTS = _in_order(COEFFICIENTS)


@dataclass(frozen=True)
class Candidate:
    """A hit with how likely it answers the question."""

    hit: Hit
    features: Features
    likelihood: float  # 0 to 1
    may_answer: bool  # whether the passage has what an answer must have


@dataclass(frozen=True)
class Assessment:
    """A question held against a corpus."""

    matcher: Matcher
    constraints: Constraints
    candidates: tuple[Candidate, ...]  # the best hits, likeliest first
    others: tuple[Hit, ...]  # further down, best first

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Every passage that shares a term, best first."""
        return (*(each.hit for each in self.candidates), *self.others)


def assess(question: str, index: Index, previous: Sequence[str] = ()) -> Assessment:
    """Search `index` and judge what was found; a question that says little is read with the latest of `previous`."""
    question = index.in_arabic_script(without_greeting(question))
    query = index.understand(question)
    constraints = constraints_of(question)
    names_it = False  # whether a follow-up names something: that is all it asks
    if previous and len({term.text for term in query.terms} - query.light) < _FEW_TERMS:
        before = index.in_arabic_script(previous[-1])
        together = index.understand(f"{question}\n{before}")
        constraints = constraints_of(question, before)
        names_it = bool(query.names)
        query = replace(together, names=query.names or together.names)  # "and in Erbil?" is no longer about Baghdad
    matcher = Matcher(query)
    hits = index.search(query)
    least_name = 0.0 if names_it else _RARE
    extractor = FeatureExtractor(matcher, index.weights(query), query.light, constraints, least_name, len(index))
    near = hits[:_MOST_CANDIDATES]
    # Beside passages about what a follow-up names, the others are no better than those further down.
    about = [hit for hit in near if names_it and not extractor.lacks_name(hit)]
    chosen = about or near
    taken = set(map(id, chosen))
    others = tuple(hit for hit in hits if id(hit) not in taken)
    candidates = _candidates(chosen, extractor, hits[0].score if hits else 0.0)
    return Assessment(matcher, constraints, candidates, others)


def _candidates(hits: Sequence[Hit], extractor: FeatureExtractor, highest: float) -> tuple[Candidate, ...]:
    """Return the hits, given best first, with their likelihoods, likeliest first; `highest` is any hit's score."""
    able = [extractor.constraints.met_by(hit) for hit in hits]
    candidates = [
        # The score is above that of every hit that is no candidate, and comparable among themselves.
        Candidate(replace(hit, score=highest * (1 + likelihood)), features, likelihood, may_answer)
        for hit, features, may_answer in zip(hits, extractor.features_of(hits, able), able, strict=True)
        for likelihood in (likelihood_of(features),)
    ]
    return tuple(sorted(candidates, key=lambda each: -each.likelihood))


def likelihood_of(features: Features) -> float:
    """Return how likely a passage with this features answers its question; 0 to 1."""
    logit = INTERCEPT + sum(a * b for a, b in zip(_COEFFICIENTS, _in_order(features), strict=True))
    return 1 / (1 + exp(-logit))
