"""Tells how an answer came about: what was searched for, what was found, how likely each passage answers. Pure data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.answering.answerability import Assessment, Candidate, Outcome, judge
from bot.answering.answers import answer_question
from bot.answering.calibration import Tables
from bot.answering.understanding import Understood, understand
from bot.answering.weighing import weigh
from bot.expansion import Expansion
from bot.search import SURE, Index
from bot.text.languages import Language
from bot.text.terms import Term

_MOST_WORDS = 8  # other words of a term that are told
_MOST_ALIKE = 5


@dataclass(frozen=True)
class OtherWords:
    """What words of the question were searched for as well."""

    words: tuple[str, ...]  # of the question
    language: Language  # of the other words
    others: tuple[tuple[str, float], ...]  # and how much each counts, 0 to 1, most first


@dataclass(frozen=True)
class SearchedTerm:
    """A term of the question."""

    word: str
    weight: float  # how much it says of the subject; about 1 for a rare word
    is_light: bool  # whether it says little of any subject
    is_known: bool  # whether any text or editors' question has it


@dataclass(frozen=True)
class RankedPassage:
    """A passage that was looked at closely."""

    document: str  # slug
    paragraph: int
    title: str
    text: str  # in the version that matched best
    score: float  # of the search, before it was judged
    text_score: float  # what of it the text brought; the rest comes of editors' questions
    likelihood: float  # that it answers, 0 to 1
    meets: bool  # whether it has what an answer must have, such as a date
    missing: tuple[str, ...]  # words of the question that it does not have
    is_cited: bool


@dataclass(frozen=True)
class AlikeQuestion:
    """A question that editors wrote, and where it is answered."""

    text: str
    document: str  # slug
    paragraph: int


@dataclass(frozen=True)
class Stage:
    """A part of the work."""

    name: str  # "understand", "search", "weigh", "judge", "quote"
    took_ms: float


@dataclass(frozen=True)
class Explanation:
    """How an answer came about."""

    question: str  # as it was read, with the ones it follows up
    outcome: Outcome
    likelihood: float  # that the best passage answers, 0 to 1
    answer_from: float  # likelihood from which something is an answer
    asked_for: tuple[str, ...]  # types of answers, such as "when"
    follows: tuple[str, ...]  # earlier questions that it was read with
    terms: tuple[SearchedTerm, ...]
    other_words: tuple[OtherWords, ...]
    passages: tuple[RankedPassage, ...]  # most likely first
    alike: tuple[AlikeQuestion, ...]  # likest to this one first
    stages: tuple[Stage, ...]


class _Watch:
    """Measures the stages, one after the other."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._last = now()
        self.stages: list[Stage] = []

    def note(self, name: str, less: float = 0.0) -> None:
        """Note that a stage is over, which took `less` milliseconds less than has passed."""
        now = self._now()
        self.stages.append(Stage(name, max((now - self._last) * 1000 - less, 0.0)))
        self._last = now


def explain(  # noqa: PLR0913, PLR0917 - as `answer_question`
    question: str,
    index: Index,
    tables: Tables,
    fallback: Language,
    previous: Sequence[str],
    now: Callable[[], float],
) -> Explanation:
    """Answer a question step by step, and tell what each came to; `now` returns seconds.

    What a step would do again of those before it does not count as its own time.
    """
    watch = _Watch(now)
    asked = understand(question, index, previous)
    watch.note("understand")
    found = index.search(asked.query)
    watch.note("search")
    weighed = weigh(question, index, previous)
    watch.note("weigh", sum(stage.took_ms for stage in watch.stages))
    assessment = judge(weighed, tables)
    watch.note("judge")
    answer = answer_question(question, index, tables, fallback, previous)
    watch.note("quote", sum(stage.took_ms for stage in watch.stages))
    scores = {hit.number: hit.score for hit in found.hits[: len(weighed.near)]}
    cited = {(each.passage.document.slug, each.passage.number) for each in answer.shown}
    return Explanation(
        question=asked.text,
        outcome=answer.outcome,
        likelihood=answer.likelihood,
        answer_from=tables.answer_from,
        asked_for=tuple(sorted(asked.types)),
        follows=asked.follows,
        terms=tuple(_terms(asked, assessment, index)),
        other_words=tuple(_other_words(each) for each in asked.query.expansions),
        passages=tuple(_passage(each, assessment, scores, cited) for each in assessment.candidates),
        alike=tuple(
            AlikeQuestion(each.text, each.passage.document.slug, each.passage.number)
            for each in answer.alike[:_MOST_ALIKE]
        ),
        stages=tuple(watch.stages),
    )


def _terms(asked: Understood, assessment: Assessment, index: Index) -> list[SearchedTerm]:
    unknown = index.unknown(asked.query)
    first = {term.text: term for term in reversed(asked.query.terms)}
    return [
        SearchedTerm(
            _written(term, asked.text),
            assessment.weights.get(stem, 0.0),
            is_light=stem in asked.query.light,
            is_known=stem not in unknown,
        )
        for stem, term in reversed(first.items())
    ]


def _other_words(expansion: Expansion) -> OtherWords:
    best = sorted(expansion.words.items(), key=lambda each: -each[1])
    return OtherWords(tuple(term.word for term in expansion.terms), expansion.language, tuple(best[:_MOST_WORDS]))


def _passage(
    candidate: Candidate, assessment: Assessment, scores: dict[int, float], cited: set[tuple[str, int]]
) -> RankedPassage:
    hit, passage = candidate.hit, candidate.hit.passage
    title = passage.document.version(hit.language).title
    covered = assessment.matcher.covered(hit.text, title)
    query = assessment.asked.query
    saying = {term.text: term for term in query.terms if term.text in query.saying}
    return RankedPassage(
        document=passage.document.slug,
        paragraph=passage.number,
        title=title,
        text=hit.text,
        score=scores.get(hit.number, hit.score),
        text_score=hit.text_score,
        likelihood=candidate.relevance,
        meets=candidate.meets,
        missing=tuple(
            _written(term, assessment.asked.text) for stem, term in saying.items() if covered.get(stem, 0.0) < SURE
        ),
        is_cited=(passage.document.slug, passage.number) in cited,
    )


def _written(term: Term, text: str) -> str:
    return text[term.start : term.end]
