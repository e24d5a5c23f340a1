"""Counts what speaks for and against the best hits of a question. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.answering.answer_values import values_of
from bot.answering.decisions import Decision, decision_on
from bot.answering.features import FeatureExtractor, QuestionTime, asks_now
from bot.answering.foreign import is_foreign
from bot.answering.opposites import says_opposite
from bot.answering.question_features import QuestionFeatureExtractor
from bot.answering.read_hits import HitReader, ReadHits
from bot.answering.text_features import TextFeatureExtractor
from bot.answering.understanding import Understood, understand
from bot.questions.answer_types import AnswerType
from bot.questions.focus import focus_of
from bot.search import NOTHING, Found, Hit, Hits, Index, LeftOut, Matcher, Query, Table

MOST_CANDIDATES = 12
"""Hits; further down nothing is as good as the best."""
_LEAST_HAD = 0.65  # how surely a hit must have what a follow-up says itself: "weather" is not in "Air Base"
_BARELY_ASKED = frozenset((AnswerType.why, AnswerType.who, AnswerType.where))


@dataclass(frozen=True)
class Weighed:
    """What speaks for and against the best hits of a question."""

    asked: Understood
    found: Found
    near: Sequence[Hit]  # best first
    table: Table  # a row for each: its features, in the order of their names
    able: tuple[bool, ...]  # whether each has what an answer must have
    read: ReadHits | None = None  # these and others, held against the question; None if there are none
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


def weigh(question: str, index: Index, previous: Sequence[str] = (), left_out: LeftOut = NOTHING) -> Weighed:
    """Search `index` and count what speaks for and against the best hits."""
    asked = understand(question, index, previous)
    found = index.search(asked.query, left_out)
    extractor = _extractor(asked, found, index)
    decision = decision_on(asked, found, index)
    near = _led_by(decision, found.hits, _nearest(asked, found, index))
    read = extractor.reader.read(near) if near else None
    words = read.words if read else ()
    able = tuple(
        asked.constraints.met_by(hit, of_hit)
        and _has_value(of_hit.text, asked, index)
        and not says_opposite(of_hit.text, asked.query, asked.types)
        for hit, of_hit in zip(near, words, strict=True)
    )
    return Weighed(
        asked,
        found,
        near,
        extractor.table_of(near, able, read),
        able,
        read,
        decision,
        is_foreign(asked, found, index),
    )


def _led_by(decision: Decision | None, hits: Hits, near: Sequence[Hit]) -> Sequence[Hit]:
    """Return hits with those in front that editors say answer the question."""
    if not decision or decision.passages <= {hit.number for hit in near}:
        return near
    decided = [hit for hit in hits if hit.number in decision.passages]
    return [*decided, *(hit for hit in near if hit.number not in decision.passages)][:MOST_CANDIDATES]


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
    best = found.hits[:MOST_CANDIDATES]
    if asked.own is None:
        return best
    sharing = {hit.number for hit in (*best, *index.search(asked.own).hits)}
    having = (hit for hit in found.hits if hit.number in sharing and _has_own(hit, asked.own, found.matcher, index))
    return list(islice(having, MOST_CANDIDATES))  # none: then it follows up nothing


def _has_own(hit: Hit, own: Query, matcher: Matcher, index: Index) -> bool:
    """Tell whether the text of a hit, or its title, has what a follow-up says itself."""
    found = matcher.covered(index.credits.without(hit.text), hit.passage.document.version(hit.language).title)
    return all(found.get(stem, 0.0) >= _LEAST_HAD for stem in own.saying)


def _has_value(text: str, asked: Understood, index: Index) -> bool:
    """Tell whether a text has what a bare "why?", "who?" or "where?" asks for; any has it for another question."""
    types = asked.own_types & _BARELY_ASKED if asked.is_bare else frozenset[AnswerType]()
    return not types or any(values_of(each, text, index.names) for each in types)
