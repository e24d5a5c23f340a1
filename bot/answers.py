"""Turns hits into an answer that quotes and cites, or that honestly cites nothing. Pure: no clock, no wording."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.disagreement import Claim, Statement, find_disagreement
from bot.documents import Document, Kind, Passage, Source
from bot.evidence import Evidence
from bot.judging import Considered, Judged, consider
from bot.quotes import Quote, choose_sentences, cut_quote
from bot.search import Hit, Index
from bot.text.arabizi import is_arabizi
from bot.text.courtesy import Courtesy, courtesy_of
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
    courtesy: Courtesy | None = None  # what was said, if it was no question
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
    if courtesy := courtesy_of(question):
        return Answer(question, language, (), (), courtesy)
    considered = consider(question, index, previous)
    good = _good(considered.judged)
    citations = tuple(_cite(number, each.hit, considered, language) for number, each in enumerate(good, 1))
    statements = [_statement(citation, each.evidence) for citation, each in zip(citations, good, strict=True)]
    asked = considered.requirements
    claims = find_disagreement(statements, considered.matcher, asked.kinds, asked.counted)
    return Answer(question, language, citations, considered.hits, claims=claims)


def _statement(citation: Citation, evidence: Evidence) -> Statement:
    shown = citation.translation or citation.quote
    return Statement(citation.number, citation.passage.document.slug, shown.text, evidence.covered)


def _good(judged: Sequence[Judged]) -> list[Judged]:
    """Return the hits to cite, best first: those nearly as likely as the best one, if that is likely enough.

    Where a source text has as much of the question as the best has, the reader is shown the source before editors'
    summaries.
    """
    about = [each for each in judged if each.may_answer and _is_about_it(each)]
    best = about[0] if about else None
    if best is None or best.likelihood < LEAST_LIKELIHOOD:
        return []
    near = [each for each in about if each.likelihood >= _LEAST_SHARE_OF_BEST * best.likelihood]
    near.sort(
        key=lambda each: (
            each.evidence.covered < best.evidence.covered or each.hit.passage.document.kind is not Kind.ARTICLE
        )
    )  # stable
    return near[:MOST_CITATIONS]


def _is_about_it(judged: Judged) -> bool:
    """Tell whether a passage has enough of the question, however it compares with others: names, what it counts."""
    evidence = judged.evidence
    has_enough = evidence.covered >= _LEAST_COVERED and not evidence.missing_name
    return has_enough and not (evidence.uncounted and judged.likelihood < _LEAST_UNCOUNTED)


def _cite(number: int, hit: Hit, considered: Considered, language: Language) -> Citation:
    passage, matcher = hit.passage, considered.matcher
    kinds, types = considered.requirements.kinds, considered.requirements.pointed_at
    sentences = choose_sentences(hit.text, matcher)
    translated = passage.text(language) if language is not passage.document.original else None
    return Citation(
        number,
        passage,
        cut_quote(passage.original, sentences, matcher, kinds, types),
        cut_quote(translated, sentences, matcher, kinds, types) if translated else None,
    )


def cite_further(answer: Answer, index: Index, most: int) -> tuple[Citation, ...]:
    """Return the best passages that an answer does not cite, at most `most`, numbered from 1; they answer nothing."""
    considered = consider(answer.question, index)
    cited = [citation.passage for citation in answer.citations]
    left = [each.hit for each in considered.judged if each.hit.passage not in cited][:most]
    return tuple(_cite(number, hit, considered, answer.language) for number, hit in enumerate(left, 1))
