"""Turns hits into an answer that quotes and cites, or that honestly cites nothing. Pure: no clock, no wording."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.documents import Document, Kind, Passage, Source
from bot.quotes import Quote, choose_sentences, cut_quote
from bot.search import Hit, Index, Matcher, Query
from bot.text.arabizi import from_arabizi
from bot.text.courtesy import Courtesy, courtesy_of
from bot.text.languages import Language, detect_language
from bot.text.sentences import find_sentences

MOST_CITATIONS = 3
_MOST_NEAREST = 3
_MOST_LOOKED_AT = 10  # hits; further down nothing is as good as the best
# Share of the question, each term weighted by what it says of the subject, that a passage must have before it is taken
# to speak of the same thing. Where a word that no passage knows is missing, the share of the rest stays below this.
_LEAST_COVERAGE = 0.5
_SENTENCE = 0.6  # what a sentence that has the whole question adds to a passage's score
_LEAST_SAID = 0.3  # weight of a question that says anything: "who made you?" is all light words
_RARE = 0.9  # weight from which a name cannot be missing; "Iraq" goes without saying in most passages
# A further passage is cited while its score is at least this share of the best one's.
_LEAST_SHARE_OF_BEST = 0.6
_FEW_TERMS = 2  # a question with fewer that say something is read together with the one before


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
    written = from_arabizi(question)
    language = Language.ARABIC if written else detect_language(question) or fallback
    if courtesy := courtesy_of(question):
        return Answer(question, language, (), (), courtesy)
    query = _understand(written or question, index, previous)
    matcher = Matcher(query)
    weights = index.weights(query)
    hits = _by_best_sentence(index.search(query), matcher, weights)
    good = _good(hits, matcher, weights)
    citations = tuple(_cite(number, hit, matcher, language) for number, hit in enumerate(good, 1))
    return Answer(question, language, citations, hits)


def _understand(question: str, index: Index, previous: Sequence[str]) -> Query:
    query = index.understand(question)
    if len({term.text for term in query.terms} - query.light) >= _FEW_TERMS or not previous:
        return query
    together = index.understand(f"{question}\n{previous[-1]}")
    return replace(together, names=query.names or together.names)  # "and in Erbil?" asks no longer about Baghdad


def _by_best_sentence(hits: Sequence[Hit], matcher: Matcher, weights: Mapping[str, float]) -> tuple[Hit, ...]:
    """Return the hits with the best ones in a new order: a passage that says it in one sentence gains on the others."""
    best = [
        replace(hit, score=hit.score * (1 + _SENTENCE * _best_sentence(hit, matcher, weights)))
        for hit in hits[:_MOST_LOOKED_AT]
    ]
    return (*sorted(best, key=lambda hit: -hit.score), *hits[_MOST_LOOKED_AT:])


def _best_sentence(hit: Hit, matcher: Matcher, weights: Mapping[str, float]) -> float:
    """Return the largest share of the question that one sentence of a hit has; 0 to 1."""
    return max(_share(matcher.covered(sentence), weights) for sentence in _sentences(hit))


def _good(hits: Sequence[Hit], matcher: Matcher, weights: Mapping[str, float]) -> list[Hit]:
    """Return the hits to cite, best first: those near the best of the ones that have enough of the question.

    Where a source text has as much of it as the best has, the reader is shown the source before editors' summaries.
    """
    coverage = [(hit, _coverage(hit, matcher, weights)) for hit in hits[:_MOST_LOOKED_AT]]
    enough = [(hit, covered) for hit, covered in coverage if covered >= _LEAST_COVERAGE]
    if not enough:
        return []
    best, most = enough[0]
    near = [(hit, covered) for hit, covered in enough if hit.score >= _LEAST_SHARE_OF_BEST * best.score]
    near.sort(key=lambda each: each[1] < most or each[0].passage.document.kind is not Kind.ARTICLE)  # stable
    return [hit for hit, _ in near[:MOST_CITATIONS]]


def _coverage(hit: Hit, matcher: Matcher, weights: Mapping[str, float]) -> float:
    """Return the share of the question that a hit has with its title, terms weighted by what they say; 0 to 1.

    0 if it lacks a name that few passages have: what is said of one country or person says nothing of another.
    """
    found = matcher.covered(hit.passage.document.version(hit.language).title, *_sentences(hit))
    if any(weights[name] >= _RARE for name in matcher.names - found):
        return 0.0
    return _share(found, weights)


def _share(found: Collection[str], weights: Mapping[str, float]) -> float:
    return sum(weights[stem] for stem in found) / max(sum(weights.values()), _LEAST_SAID)


def _sentences(hit: Hit) -> list[str]:
    text = _text(hit)
    return [text[start:end] for start, end in find_sentences(text)]


def _text(hit: Hit) -> str:
    return hit.passage.text(hit.language) or hit.passage.original


def _cite(number: int, hit: Hit, matcher: Matcher, language: Language) -> Citation:
    passage = hit.passage
    sentences = choose_sentences(_text(hit), matcher)
    translated = passage.text(language) if language is not passage.document.original else None
    return Citation(
        number,
        passage,
        cut_quote(passage.original, sentences, matcher),
        cut_quote(translated, sentences, matcher) if translated else None,
    )


def cite_further(answer: Answer, index: Index, most: int) -> tuple[Citation, ...]:
    """Return the best passages that an answer does not cite, at most `most`, numbered from 1; they answer nothing."""
    matcher = Matcher(_understand(from_arabizi(answer.question) or answer.question, index, ()))
    cited = [citation.passage for citation in answer.citations]
    left = [hit for hit in answer.hits[:_MOST_LOOKED_AT] if hit.passage not in cited][:most]
    return tuple(_cite(number, hit, matcher, answer.language) for number, hit in enumerate(left, 1))
