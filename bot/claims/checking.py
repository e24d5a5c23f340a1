"""Holds a post against the corpus: for each sentence that claims something, what the sources say of it. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from math import fsum

from bot.answering.answerability import Assessment, assess
from bot.answering.calibration import Tables
from bot.answering.citations import Citation, cite_run, wanted_of
from bot.answering.quotes import Quote
from bot.answering.sentence_features import refers_back
from bot.claims.comparison import Claim, Comparison, Difference, Told
from bot.claims.posts import sentences_of
from bot.documents import Kind, end_of_label
from bot.search import Answering, Hit, Index, best_of
from bot.text.kept import Asked
from bot.text.languages import Language, detect_language
from bot.text.sentence_splitting import find_sentences

_MOST_SHOWN = 5  # claims
# A sentence of a source speaks of a claim if the share of the claim that it has, and half of how likely its question
# would be answered, together are this; chosen on tests/benchmarks/posts.jsonl.
_LEAST = 1.0
_OF_LIKELIHOOD = 0.5
# What stands around a sentence counts a little, likewise the document that the claim before was found in, and most what
# has the same dates and numbers.
_OF_CONTEXT, _OF_DOCUMENT, _OF_AGREEMENT = 0.2, 0.1, 0.25
_AS_MUCH = 0.6  # share of what the best sentence has of a claim, from which another one says as much


@dataclass(frozen=True)
class CheckedClaim:
    """What the sources say of a claim."""

    text: str  # as the post has it
    citation: Citation  # its highlights are the dates and numbers that were compared
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class CheckedPost:
    """What the sources say of a post."""

    language: Language
    told: tuple[CheckedClaim, ...]  # in order, at most five, numbered from 1
    untold: tuple[str, ...]  # claims of which the sources do not say anything
    left: int  # how many further claims are not shown, told or not looked at


@dataclass(frozen=True)
class _Place:
    """A sentence of a hit beside a claim."""

    hit: Hit
    number: int  # of the sentence, from 0
    told: Told
    worth: float


def check_post(text: str, index: Index, tables: Tables, fallback: Language) -> CheckedPost:
    """Return what the sources say of the claims of a post, in its language; at most a dozen are looked at."""
    language = detect_language(text) or fallback
    sentences = sentences_of(text)
    told: list[CheckedClaim] = []
    untold: list[str] = []
    for sentence in sentences.looked_at:
        before = {claim.citation.passage.document.slug for claim in told[-1:]}
        claim = _check(sentence.text, index, tables, language, before)
        if claim:
            told.append(claim)
        elif sentence.is_specific:
            untold.append(str(sentence.text))
    numbered = enumerate(told[:_MOST_SHOWN], 1)
    return CheckedPost(
        language,
        tuple(replace(claim, citation=replace(claim.citation, number=number)) for number, claim in numbered),
        tuple(untold),
        len(told[_MOST_SHOWN:]) + sentences.left,
    )


def _check(
    sentence: Asked, index: Index, tables: Tables, language: Language, before: Collection[str]
) -> CheckedClaim | None:
    """Return what the sources say of a sentence; None if nothing. `before` has the document cited last, by its slug."""
    assessment = assess(Asked(index.credits.without(sentence)), index, tables)
    claim = Claim(sentence, assessment.matcher, index.credits, index.names)
    best, *others = sorted(_places(claim, assessment, index, before), key=lambda place: -place.worth) or (None,)
    if best is None or best.told.share + _OF_LIKELIHOOD * assessment.likelihood < _LEAST:
        return None
    as_much = [place.told for place in others if place.told.share >= _AS_MUCH * best.told.share]
    citation = cite_run(best.hit, _run(best), wanted_of(assessment, index, tables), language)
    compared = claim.compare((citation.translation or citation.quote).text, best.told, as_much)
    return CheckedClaim(str(sentence), _marked(citation, compared), compared.differences)


def _places(claim: Claim, assessment: Assessment, index: Index, before: Collection[str]) -> Iterator[_Place]:
    """Yield every sentence of the best hits, with what it has of a claim."""
    numbers = {term.text for term in assessment.asked.query.terms if term.language is None}
    weights = {term: weight for term, weight in assessment.weights.items() if term not in numbers}
    for candidate in assessment.candidates:
        hit = candidate.hit
        title = hit.passage.document.version(hit.language).title
        around = _share(best_of(*(claim.matcher.covered(text) for text in (title, hit.text))), weights)
        document = hit.passage.document.slug in before
        masked, label = index.credits.without(hit.text), _label(hit)
        for number, (start, end) in enumerate(find_sentences(hit.text)):
            said = hit.text[max(start, label) : end]
            share = _share(claim.matcher.covered(masked[max(start, label) : end]), weights)
            worth = share + _OF_CONTEXT * around + _OF_DOCUMENT * document
            worth += _OF_AGREEMENT * claim.agreement(said)
            yield _Place(hit, number, Told(said, share), worth)


def _share(found: Answering, weights: Mapping[str, float]) -> float:
    total = fsum(weights.values())
    return fsum(weights.get(term, 0.0) * surely for term, surely in found.items()) / total if total else 0.0


def _label(hit: Hit) -> int:
    return end_of_label(hit.text) if hit.passage.document.kind is Kind.TIMELINE else 0


def _run(place: _Place) -> tuple[int, int]:
    """Return which sentences to quote: one, and the one before if it goes on from that."""
    first = place.number - 1 if place.number and refers_back(place.told.text) else place.number
    return first, place.number + 1


def _marked(citation: Citation, compared: Comparison) -> Citation:
    """Return a citation with what was compared in bold where it is shown; as it is if nothing was."""
    if not compared.highlights:
        return citation
    if citation.translation:
        return replace(citation, translation=_with(citation.translation, compared))
    return replace(citation, quote=_with(citation.quote, compared))


def _with(quote: Quote, compared: Comparison) -> Quote:
    return replace(quote, highlights=compared.highlights)
