"""Turns hits into an answer that quotes and cites, or that honestly cites nothing. Pure: no clock, no wording."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import NamedTuple

from bot.answering.answerability import Assessment, Candidate, Outcome, assess, judge
from bot.answering.calibration import Tables
from bot.answering.citations import Citation, cite_all
from bot.answering.disagreement import Claim, Statement, find_disagreement
from bot.answering.features import asks_now
from bot.answering.repetition import repeats
from bot.answering.shared_subject import Subject, subject_of
from bot.answering.understanding import understand
from bot.answering.weighing import weigh
from bot.documents import Kind, Passage, day_told_of
from bot.questions.asking import as_asked
from bot.questions.small_talk import SmallTalk, small_talk_in, without_remarks
from bot.search import Hit, Index, QuestionMatches
from bot.text.arabizi import is_arabizi
from bot.text.languages import Language, detect_language
from bot.text.terms import find_words

MOST_CITATIONS = 3
_MOST_NEAREST = 2
_MOST_ALIKE = 60
_LEAST_SHARE_OF_BEST = 0.5  # of the best one's relevance, that a further passage must have


class QuestionBefore(NamedTuple):
    """A question that editors wrote, and what answers it."""

    text: str
    number: int  # of the passage
    passages: Sequence[Passage]  # of the corpus

    @property
    def passage(self) -> Passage:
        """The passage that answers it."""
        return self.passages[self.number]


@dataclass(frozen=True)
class Answer:
    """What the corpus says to a question."""

    question: str
    language: Language  # the asker's
    outcome: Outcome
    citations: tuple[Citation, ...] = ()  # best first; () unless the sources answer
    nearest: tuple[Citation, ...] = ()  # of the passages that come closest, best first; () unless the outcome is near
    hits: Sequence[Hit] = ()  # every passage that shares a term, best first, cited or not
    small_talk: SmallTalk | None = None  # what was said, if it was no question
    claims: tuple[Claim, ...] = ()  # what cited sources give as the date or number asked for, if they differ
    likelihood: float = 0.0  # that the best passage answers, 0 to 1, whatever the outcome
    find_alike: Callable[[], tuple[QuestionBefore, ...]] = field(default=tuple, compare=False, repr=False)
    subject: Subject | None = field(default=None, compare=False, repr=False)  # None where nothing tells of it
    asks_now: bool = False  # whether it asks how things stand: then the reader is told up to when the sources reach
    follows: tuple[str, ...] = ()  # the earlier questions that it was read with, the latest last
    asks_more: bool = False  # whether it only asked for more on these
    is_told: bool = False  # whether what answers it best was shown as the answer to one of these

    @cached_property
    def alike(self) -> tuple[QuestionBefore, ...]:
        """Editors' questions likest to this one, likest first; found when somebody looks for them."""
        return self.find_alike()

    @property
    def answered(self) -> bool:
        """Whether the sources answer."""
        return self.outcome is Outcome.answer

    @property
    def only_told(self) -> bool:
        """Whether the sources say no more than what was shown before."""
        return self.asks_more or (self.is_told and not self.answered)

    @property
    def shown(self) -> tuple[Citation, ...]:
        """What is quoted, whether or not it answers."""
        return self.citations or self.nearest

    def adds_to(self, others: "Sequence[Answer]") -> bool:
        """Tell whether it has anything beside the answers to other questions of the same message."""
        if others and self.is_told and not self.answered:
            return False
        told = [self._told(each) for other in others for each in other.shown]
        return not self.shown or any(self._told(each) not in told for each in self.shown)

    def _told(self, citation: Citation) -> tuple[Passage, str, Sequence[tuple[int, int]]]:
        """Return what a citation tells: the same quote may answer a follow-up with another piece of it."""
        is_other_piece = self.answered and self.follows
        return citation.passage, citation.quote.text, citation.quote.highlights if is_other_piece else ()


def answer_question(  # noqa: PLR0913 - each is something else that an answer depends on
    question: str,
    index: Index,
    tables: Tables,
    fallback: Language,
    previous: Sequence[str] = (),
    *,
    shown_in: Language | None = None,
) -> Answer:
    """Answer from the passages of `index`; `fallback` is the language of a question without letters.

    `previous` holds earlier questions of the same conversation, the latest last. An answer is in the question's
    language unless it is to be `shown_in` another. What follows up some of `previous` does not repeat their answers.
    """
    asked, before = as_asked(question), without_remarks(map(as_asked, previous))
    told: list[Citation] = []
    follows = understand(asked, index, before).follows if before else ()
    for place, earlier in enumerate(follows):
        told += _answer(earlier, index, tables, fallback, follows[:place], told, shown_in).shown
    return replace(_answer(asked, index, tables, fallback, before, told, shown_in), question=question)


def _answer(  # noqa: PLR0913, PLR0917 - likewise
    question: str,
    index: Index,
    tables: Tables,
    fallback: Language,
    previous: Sequence[str],
    told: Sequence[Citation],
    shown_in: Language | None,
) -> Answer:
    """Answer a question without what was `told` already, if it follows up `previous`."""
    own = Language.ARABIC if is_arabizi(question) else detect_language(question)
    language = shown_in or own or fallback
    small_talk = small_talk_in(question)
    if previous and not find_words(question):  # "?" after an answer asks nothing
        small_talk = small_talk or SmallTalk.filler
    asks_more = small_talk is SmallTalk.more and bool(previous)
    if small_talk and not asks_more:
        return Answer(question, language, Outcome.courtesy, small_talk=small_talk)
    weighed = weigh(question, index, previous)
    assessment = judge(weighed, tables)
    is_told = False
    if told and weighed.asked.follows:
        repeating = _repeating(assessment, told, index, tables, language)
        is_told = assessment.outcome is Outcome.answer and assessment.candidates[0].hit.number in repeating
        assessment = judge(weighed.without(repeating), tables)
    outcome = assessment.outcome
    good = _good(assessment.candidates, tables) if outcome is Outcome.answer else []
    if is_told and outcome is Outcome.near and not asks_more:  # what comes near is no answer beside the one above
        outcome = Outcome.nothing
    near = _near(assessment.candidates) if outcome is Outcome.near else []
    citations = cite_all([each.hit for each in good], assessment, index, tables, language)
    return Answer(
        question,
        language,
        outcome,
        citations,
        cite_all([each.hit for each in near], assessment, index, tables, language),
        assessment.hits,
        claims=_claims(citations, good, assessment),
        likelihood=assessment.likelihood,
        find_alike=partial(_alike, assessment.matches, index.passages) if assessment.matches else tuple,
        subject=subject_of(assessment.asked.query, assessment.weights, index),
        asks_now=asks_now(assessment.asked.types),
        follows=tuple(map(str, weighed.asked.follows)),  # without what was found in them: they are remembered
        asks_more=asks_more,
        is_told=is_told,
    )


def _repeating(
    assessment: Assessment, told: Sequence[Citation], index: Index, tables: Tables, language: Language
) -> frozenset[int]:
    """Return the passages of which a follow-up would only repeat what was told already, by their numbers."""
    shown = [(_place(each.passage), each.quote) for each in told]
    hits = [each.hit for each in assessment.candidates if _place(each.hit.passage) in dict(shown)]
    cited = cite_all(hits, assessment, index, tables, language)
    return frozenset(
        hit.number
        for hit, citation in zip(hits, cited, strict=True)
        for place, quote in shown
        if place == _place(hit.passage) and repeats(citation.quote, quote, assessment.asked, assessment.matcher, index)
    )


def _place(passage: Passage) -> tuple[str, int]:
    return passage.document.slug, passage.number


def cite_further(
    answer: Answer, index: Index, tables: Tables, most: int, previous: Sequence[str] = ()
) -> tuple[Citation, ...]:
    """Return the best passages that an answer does not show, at most `most`, numbered from 1; they answer nothing."""
    assessment = assess(answer.question, index, tables, previous)
    shown = [citation.passage for citation in answer.shown]
    left = [each.hit for each in assessment.candidates if each.hit.passage not in shown][:most]
    return cite_all(left, assessment, index, tables, answer.language)


def _alike(matches: QuestionMatches, passages: Sequence[Passage]) -> tuple[QuestionBefore, ...]:
    likest = matches.likest(_MOST_ALIKE)
    return tuple(QuestionBefore(each.written, each.passage, passages) for each in likest if each.passage is not None)


def _good(candidates: Sequence[Candidate], tables: Tables) -> list[Candidate]:
    """Return the candidates to cite, best first: the best one, and others that are likely to answer as well."""
    best, *others = candidates
    least = max(tables.further_from, _LEAST_SHARE_OF_BEST * best.relevance)
    good = [best]
    for each in others:
        if (
            each.meets
            and each.relevance >= least
            and not any(_repeats(each.hit.passage, other.hit.passage) for other in good)
        ):
            good.append(each)
    return good[:MOST_CITATIONS]


def _repeats(passage: Passage, other: Passage) -> bool:
    """Tell whether a passage adds nothing beside another: the same document, or a timeline's line of the same day."""
    if passage.document.slug == other.document.slug:
        return True
    is_line = passage.document.kind is Kind.TIMELINE
    return is_line and day_told_of(passage) == day_told_of(other)


def _near(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that come closest: the best, and the second if it is nearly as good."""
    best = candidates[0]
    return [each for each in candidates if each.relevance >= _LEAST_SHARE_OF_BEST * best.relevance][:_MOST_NEAREST]


def _claims(citations: Sequence[Citation], good: Sequence[Candidate], assessment: Assessment) -> tuple[Claim, ...]:
    statements = [
        Statement(
            citation.number,
            citation.passage.document.slug,
            (citation.translation or citation.quote).text,
            each.values["covered"],
        )
        for citation, each in zip(citations, good, strict=True)
    ]
    asked = assessment.asked.constraints
    return find_disagreement(statements, assessment.matcher, asked.answer_types, asked.counted)
