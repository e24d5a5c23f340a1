"""Judges answers to gold questions, one by one and in groups. Every measure is better the higher it is."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum, auto

from pydantic import BaseModel, ConfigDict, Field

from bot.answering.answers import Answer
from bot.answering.citations import Citation
from bot.evaluation.gold import GoldQuestion, Place
from bot.search import Hit
from bot.text.languages import ARABIC_MARK

_DEEPEST = 10  # rank after which a passage counts as not found
_FEW = 5
_TOP = 3  # citations
# Vowel signs, tatweel, joiners and marks of direction: no two writers set them alike.
_MARKS = re.compile(f"[{ARABIC_MARK}\u200e\u200f\u2066-\u2069]")


class Measure(StrEnum):
    """What is measured; for one question 0, 1 or, for the reciprocal rank, between."""

    r1 = auto()  # a gold paragraph is first in the ranking
    r5 = auto()  # ... among the first five
    reciprocal_rank = auto()  # 1 / rank of the best gold paragraph, 0 after the tenth; the mean of these is MRR@10
    first = auto()  # the first citation is of a gold paragraph and has a gold string
    top3 = auto()  # ... one of the first three
    complete = auto()  # the citations have a string of each group of `all_of`
    not_refused = auto()  # something was cited, right or wrong
    refused = auto()  # nothing was cited, and rightly: nothing answers


Figures = Mapping[Measure, float | None]  # of every measure, 0 to 1; None where it says nothing


class _Json(BaseModel):
    model_config = ConfigDict(frozen=True, populate_by_name=True)


class Scored(_Json):
    """The figures of one question."""

    id: str
    lang: str | None
    variety: str | None = Field(alias="register")
    answerable: bool
    unans_kind: str | None
    figures: Figures


class Division(StrEnum):
    """What questions are grouped by; the names are those of the fields."""

    whole = "all"
    lang = auto()
    register = auto()
    unans_kind = auto()


class Group(_Json):
    """The mean figures of questions that have something in common."""

    by: Division
    name: str  # of the group: "ar", "iraqi", "near_miss" ...
    number: int = Field(ge=1)  # of questions
    figures: Figures


def score(question: GoldQuestion, answer: Answer) -> Scored:
    """Return the figures of an answer."""
    measured = _judge(question, answer) if question.answerable else {Measure.refused: not answer.answered}
    return Scored(
        id=question.id,
        lang=question.language,
        variety=question.register,
        answerable=question.answerable,
        unans_kind=question.kind,
        figures={measure: float(measured[measure]) if measure in measured else None for measure in Measure},
    )


def group(scored: Sequence[Scored]) -> Iterator[Group]:
    """Yield all questions as one group, then the groups of each division in the order of the file."""
    names: Mapping[Division, Sequence[str | None]] = {
        Division.whole: ["all"] * len(scored),
        Division.lang: [one.lang for one in scored],
        Division.register: [one.variety for one in scored],
        Division.unans_kind: [None if one.answerable else one.unans_kind for one in scored],
    }
    for division, of_each in names.items():
        for name in dict.fromkeys(filter(None, of_each)):
            members = [one for one, its in zip(scored, of_each, strict=True) if its == name]
            means = {measure: _mean(one.figures[measure] for one in members) for measure in Measure}
            yield Group(by=division, name=name, number=len(members), figures=means)


def _judge(question: GoldQuestion, answer: Answer) -> dict[Measure, float]:
    rank = _rank(answer.hits, question.places)
    right = [_is_right(citation, question) for citation in answer.citations]
    measured: dict[Measure, float] = {
        Measure.r1: rank == 1,
        Measure.r5: 1 <= rank <= _FEW,
        Measure.reciprocal_rank: 1 / rank if 1 <= rank <= _DEEPEST else 0.0,
        Measure.first: any(right[:1]),
        Measure.top3: any(right[:_TOP]),
        Measure.not_refused: answer.answered,
    }
    if question.groups:
        said = " ".join(map(_said, answer.citations))
        measured[Measure.complete] = all(_has_any(said, strings) for strings in question.groups)
    return measured


def _rank(hits: Sequence[Hit], places: frozenset[Place]) -> int:
    """Return the place of the first hit that is gold, from 1; 0 if there is none."""
    found = (rank for rank, hit in enumerate(hits, 1) if _place(hit) in places)
    return next(found, 0)


def _place(found: Hit | Citation) -> Place:
    return found.passage.document.slug, found.passage.number


def _is_right(citation: Citation, question: GoldQuestion) -> bool:
    if _place(citation) not in question.places:
        return False
    return not question.strings or _has_any(_said(citation), question.strings)


def _said(citation: Citation) -> str:
    translation = citation.translation.text if citation.translation else ""
    return f"{_plain(citation.quote.text)} \u00a6 {_plain(translation)}"  # a bar, so that no string spans both


def _has_any(said: str, strings: Iterable[str]) -> bool:
    return any(_plain(string) in said for string in strings)


def _plain(text: str) -> str:
    """Return `text` without marks that may differ between copies, each run of white space a single space."""
    return " ".join(_MARKS.sub("", unicodedata.normalize("NFC", text)).split())


def _mean(figures: Iterable[float | None]) -> float | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) / len(known) if known else None
