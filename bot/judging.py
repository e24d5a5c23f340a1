"""Judges how likely a hit answers a question, from evidence that is counted alike for all corpora. Pure.

The likelihood is a logistic regression (Cox 1958). Its coefficients were fitted on questions with known answers, each
asked once with its paragraph in the corpus and once without; `tests/benchmarks/calibration.py` fits them and shows
what each threshold refuses, by cross-validation.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from math import exp, fsum, log
from operator import attrgetter

from bot.requirements import Requirements, requirements_of
from bot.search import SURE, Answering, Hit, Index, Matcher, best_of
from bot.text.courtesy import without_greeting
from bot.text.kinds import Kind, counted_in, counts, may_answer
from bot.text.sentences import find_sentences
from bot.text.terms import find_terms

_RARE = 0.9  # weight from which a name is not missing by chance; "Iraq" goes without saying in most passages
_LEAST_NAMED = 0.5  # how surely a name, or a word for it, must be there
_FEW_TERMS = 2  # a question with fewer that say something is read together with the one before
_MOST_JUDGED = 8  # hits; further down nothing is as good as the best
_LEAST_SAID = 0.3  # weight of a question that says anything: "who made you?" is all light words


@dataclass(frozen=True)
class Evidence:
    """What speaks for and against one hit; words count by their weights, what they say of the question's subject."""

    relative_score: float  # share of the best hit's score, 0 to 1
    score: float  # for each word of the question that is not light, in units of the rarest word's idf
    lead: float  # share by which the best hit is ahead of the second, 0 to 1
    covered: float  # share of the question that the passage has, 0 to 1
    covered_by_one: float  # likewise, its best sentence
    missing: float  # number of words of the question that passage and title lack
    missing_name: float  # 1 if a rare name is missing: what is said of one country says nothing of another
    density: float  # share of the best sentence's words that answer to the question, 0 to 1
    words: float  # number of the question's words that are not light
    no_date: float  # 1 if a date is asked for and the best sentence has none
    no_number: float  # 1 if a number is asked for and the best sentence has none
    uncounted: float  # 1 if a number of something is asked for and none is near it
    length: float  # logarithm of the number of sentences: a long passage has words by chance


COEFFICIENTS = Evidence(
    relative_score=7.264,
    score=0.027,
    lead=4.008,
    covered=1.476,
    covered_by_one=1.492,
    missing=-0.159,
    missing_name=-2.108,
    density=3.199,
    words=0.077,
    no_date=-1.391,
    no_number=-0.501,
    uncounted=-1.323,
    length=-0.661,
)
INTERCEPT = -10.086
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
    counted: str  # stem of what a question for a number counts; "" if that is not clear

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
    counted = counted_in(question)
    least_name = 0.0 if names_it else _RARE
    highest = hits[0].score if hits else 0.0
    judge = _Judge(matcher, index.weights(query), query.light, requirements, counted, least_name, highest, len(index))
    near = hits[:_MOST_JUDGED]
    # Beside passages about what a follow-up names, the others are no better than those further down.
    about = [hit for hit in near if names_it and not judge.lacks_name(judge.found_in(hit))]
    chosen = about or near
    taken = set(map(id, chosen))
    others = tuple(hit for hit in hits if id(hit) not in taken)
    return Considered(matcher, requirements, tuple(judge.judge(chosen)), others, counted)


@dataclass(frozen=True)
class _Judge:
    """Judges the hits of one question."""

    matcher: Matcher
    weights: Mapping[str, float]  # of the question's terms, by their stems
    light: Collection[str]  # stems of the terms that say little
    requirements: Requirements
    counted: str  # stem
    least_name: float  # weight from which a name is missed
    highest: float  # any hit's score
    entries: int  # of the index: its rarest word's idf is the unit of scores

    def judge(self, hits: Sequence[Hit]) -> list[Judged]:
        """Return the hits, given best first, with their likelihoods, likeliest first."""
        if not hits:
            return []
        rivals = [hit for hit in hits if self.requirements.met_by(hit)] or hits  # of what can answer: all that can
        best = rivals[0].score
        lead = 1 - rivals[1].score / best if len(rivals) > 1 else 0.0  # alone it is ahead of nobody
        judged = [self._judged(hit, self._evidence(hit, best, lead)) for hit in hits]
        return sorted(judged, key=lambda each: -each.likelihood)

    def found_in(self, hit: Hit) -> Answering:
        """Return the terms of the question that a hit or its title has, and how surely."""
        return self.matcher.covered(hit.text, hit.passage.document.version(hit.language).title)

    def lacks_name(self, found: Answering) -> bool:
        """Tell whether a name that counts is missing from what was found."""
        return any(
            found.get(name, 0.0) < _LEAST_NAMED and self.weights[name] >= self.least_name for name in self.matcher.names
        )

    def _judged(self, hit: Hit, evidence: Evidence) -> Judged:
        likelihood = likelihood_of(evidence)
        # Above every hit that is not judged, and comparable among themselves.
        return Judged(
            replace(hit, score=self.highest * (1 + likelihood)), evidence, likelihood, self.requirements.met_by(hit)
        )

    def _evidence(self, hit: Hit, best: float, lead: float) -> Evidence:
        text = hit.text
        sentences = [text[start:end] for start, end in find_sentences(text)]
        title = hit.passage.document.version(hit.language).title
        each = [self.matcher.covered(sentence) for sentence in sentences]
        in_text = best_of(*each)
        found = best_of(in_text, self.matcher.covered(title))
        shares = [self._share(covered) for covered in each]
        said = sentences[shares.index(max(shares))]
        lacking = {stem: 1 - found.get(stem, 0.0) for stem in self.weights if stem not in self.light}
        return Evidence(
            relative_score=hit.score / best,
            score=hit.score / (max(len(lacking), 1) * log(self.entries + 1)),
            lead=lead,
            covered=self._share(in_text),
            covered_by_one=max(shares),
            missing=fsum(lacking.values()),
            missing_name=float(self.lacks_name(found)),
            density=fsum(match.surely for match in self.matcher.matches(said)) / max(len(find_terms(said)), 1),
            words=len(lacking),
            no_date=float(self._lacks(Kind.when, said)),
            no_number=float(self._lacks(Kind.how_many, said)),
            uncounted=float(self.counted != "" and not any(map(self._counts, sentences))),
            length=log(len(sentences)),
        )

    def _share(self, found: Mapping[str, float]) -> float:
        # Exact sums, which do not depend on the order.
        said = fsum(self.weights[stem] * surely for stem, surely in found.items())
        return said / max(fsum(self.weights.values()), _LEAST_SAID)

    def _counts(self, sentence: str) -> bool:
        """Tell whether a sentence has a number of what is counted."""
        places = {match.start for match in self.matcher.matches(sentence) if match.terms.get(self.counted, 0.0) >= SURE}
        return counts(sentence, places)

    def _lacks(self, kind: Kind, sentence: str) -> bool:
        return kind in self.requirements.kinds and not may_answer(kind, sentence)


def likelihood_of(evidence: Evidence) -> float:
    """Return how likely a passage with this evidence answers its question; 0 to 1."""
    logit = INTERCEPT + sum(a * b for a, b in zip(_COEFFICIENTS, _in_order(evidence), strict=True))
    return 1 / (1 + exp(-logit))
