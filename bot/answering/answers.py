"""Turns hits into an answer that quotes and cites, or that honestly cites nothing. Pure: no clock, no wording."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.answerability import Assessment, Candidate, assess
from bot.answering.disagreement import Claim, Statement, find_disagreement
from bot.answering.features import Features
from bot.answering.sentence_selection import Quote, choose_sentences, cut_quote
from bot.documents import Document, Kind, Passage, Source
from bot.questions.small_talk import SmallTalk, small_talk_in
from bot.search import Hit, Index
from bot.text.arabizi import is_arabizi
from bot.text.languages import Language, detect_language

MOST_CITATIONS = 3
_MOST_NEAREST = 3
# From here on a passage is cited. Chosen on the trade-off curve of `tests/benchmarks/calibration.py`.
LEAST_LIKELIHOOD = 0.3
_LEAST_COVERED = 0.25  # of the question, in the passage: no likelihood makes up for less
_LEAST_UNCOUNTED = 0.6  # likelihood of a passage whose numbers are not near what the question counts
_LEAST_SHARE_OF_BEST = 0.1  # of the best one's likelihood, that a further passage must have


@dataclass(frozen=True)
class Citation:
    """A verbatim quote with everything needed to check it."""

    number: int  # from 1, as in the reply
    passage: Passage
    quote: Quote  # in the language the document was written in
    translation: Quote | None  # the same piece in the asker's language, if that is another and the document has it

    @property
    def language(self) -> Language:
        """Language of the quote."""
        return self.passage.document.original

    @property
    def sources(self) -> tuple[Source, ...]:
        """What stands behind the cited paragraph."""
        return self.passage.sources


@dataclass(frozen=True)
class Answer:
    """What the corpus says to a question."""

    question: str
    language: Language  # the asker's
    citations: tuple[Citation, ...]  # best first; () if the sources do not say
    hits: tuple[Hit, ...]  # every passage that shares a term, best first, cited or not
    courtesy: SmallTalk | None = None  # what was said, if it was no question
    claims: tuple[Claim, ...] = ()  # what cited sources give as the date or number asked for, if they differ

    @property
    def answered(self) -> bool:
        """Whether the sources say something."""
        return bool(self.citations)

    @property
    def nearest(self) -> tuple[Document, ...]:
        """The documents of the best hits: where to look when nothing is cited."""
        documents = {hit.passage.document.slug: hit.passage.document for hit in self.hits}
        return tuple(documents.values())[:_MOST_NEAREST]


def answer_question(question: str, index: Index, fallback: Language, previous: Sequence[str] = ()) -> Answer:
    """Answer from the passages of `index`; `fallback` is the language of a question without letters.

    `previous` holds earlier questions of the same conversation, the latest last.
    """
    language = Language.ARABIC if is_arabizi(question) else detect_language(question) or fallback
    if courtesy := small_talk_in(question):
        return Answer(question, language, (), (), courtesy)
    assessment = assess(question, index, previous)
    good = _good(assessment.candidates)
    citations = tuple(_cite(number, each.hit, assessment, language) for number, each in enumerate(good, 1))
    statements = [_statement(citation, each.features) for citation, each in zip(citations, good, strict=True)]
    asked = assessment.constraints
    claims = find_disagreement(statements, assessment.matcher, asked.answer_types, asked.counted)
    return Answer(question, language, citations, assessment.hits, claims=claims)


def _statement(citation: Citation, features: Features) -> Statement:
    shown = citation.translation or citation.quote
    return Statement(citation.number, citation.passage.document.slug, shown.text, features.covered)


def _good(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the hits to cite, best first: those nearly as likely as the best one, if that is likely enough.

    Where a source text has as much of the question as the best has, the reader is shown the source before editors'
    summaries.
    """
    about = [each for each in candidates if each.may_answer and _is_about_it(each)]
    best = about[0] if about else None
    if best is None or best.likelihood < LEAST_LIKELIHOOD:
        return []
    near = [each for each in about if each.likelihood >= _LEAST_SHARE_OF_BEST * best.likelihood]
    near.sort(
        key=lambda each: (
            each.features.covered < best.features.covered or each.hit.passage.document.kind is not Kind.ARTICLE
        )
    )  # stable
    return near[:MOST_CITATIONS]


def _is_about_it(candidates: Candidate) -> bool:
    """Tell whether a passage has enough of the question, however it compares with others: names, what it counts."""
    features = candidates.features
    has_enough = features.covered >= _LEAST_COVERED and not features.missing_name
    return has_enough and not (features.uncounted and candidates.likelihood < _LEAST_UNCOUNTED)


def _cite(number: int, hit: Hit, assessment: Assessment, language: Language) -> Citation:
    passage, matcher = hit.passage, assessment.matcher
    answer_types, entity_types = assessment.constraints.answer_types, assessment.constraints.pointed_at
    sentences = choose_sentences(hit.text, matcher)
    translated = passage.text(language) if language is not passage.document.original else None
    return Citation(
        number,
        passage,
        cut_quote(passage.original, sentences, matcher, answer_types, entity_types),
        cut_quote(translated, sentences, matcher, answer_types, entity_types) if translated else None,
    )


def cite_further(answer: Answer, index: Index, most: int) -> tuple[Citation, ...]:
    """Return the best passages that an answer does not cite, at most `most`, numbered from 1; they answer nothing."""
    assessment = assess(answer.question, index)
    cited = [citation.passage for citation in answer.citations]
    left = [each.hit for each in assessment.candidates if each.hit.passage not in cited][:most]
    return tuple(_cite(number, hit, assessment, answer.language) for number, hit in enumerate(left, 1))
