"""Turns hits into an answer that quotes and cites, or that honestly cites nothing. Pure: no clock, no wording."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents import Document, Passage, Source
from bot.quotes import Quote, choose_sentences, cut_quote
from bot.search import Hit, Index
from bot.text.languages import Language, detect_language
from bot.text.terms import find_terms

MOST_CITATIONS = 3
_MOST_NEAREST = 3
# Share of the question, each term weighted by its idf, that a passage must have before it is taken to speak of the
# same thing. Where the question's rarest words are missing, the share of the rest stays below this.
_LEAST_COVERAGE = 0.4
# A further passage is cited while its score is at least this share of the best one's.
_LEAST_SHARE_OF_BEST = 0.6
_FEW_TERMS = 2  # a question with fewer says too little by itself: it is read together with the one before


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
    language = detect_language(question) or fallback
    terms = _terms(question, previous)
    hits = tuple(index.search(terms))
    cited = [hit for hit in hits if _coverage(hit, terms, index) >= _LEAST_COVERAGE]
    best = cited[0].score if cited else 0.0
    good = [hit for hit in cited if hit.score >= _LEAST_SHARE_OF_BEST * best][:MOST_CITATIONS]
    citations = tuple(_cite(number, hit, language) for number, hit in enumerate(good, 1))
    return Answer(question, language, citations, hits)


def _terms(question: str, previous: Sequence[str]) -> list[str]:
    own = [term.text for term in find_terms(question)]
    if len(own) >= _FEW_TERMS or not previous:
        return own
    return own + [term.text for term in find_terms(previous[-1])]


def _coverage(hit: Hit, terms: Sequence[str], index: Index) -> float:
    """Return the share of the question that the hit has, terms weighted by their idf; 0 to 1."""
    weights = {term: index.rarity(term) for term in terms}
    return sum(weights[term] for term in hit.terms) / sum(weights.values())


def _cite(number: int, hit: Hit, language: Language) -> Citation:
    passage = hit.passage
    sentences = choose_sentences(passage.text(hit.language) or passage.original, hit.terms)
    translated = passage.text(language) if language is not passage.document.original else None
    return Citation(
        number,
        passage,
        cut_quote(passage.original, sentences, hit.terms),
        cut_quote(translated, sentences, hit.terms) if translated else None,
    )
