"""Makes citations of hits: the piece of a passage to quote, its translation, and what stands behind it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.alignment import Run
from bot.answering.answerability import Assessment
from bot.answering.calibration import Tables
from bot.answering.quotes import Quote, cut_quote
from bot.answering.sentence_selection import choose_sentences, piece_of, same_piece
from bot.answering.wanted import AskedWords, Wanted
from bot.documents import Kind, Passage, Source, end_of_label
from bot.questions.focus import focus_words
from bot.search import Hit, Index
from bot.text.languages import Language


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


def cite_all(
    hits: Sequence[Hit], assessment: Assessment, index: Index, tables: Tables, language: Language
) -> tuple[Citation, ...]:
    """Return a citation of each hit, numbered from 1, with a translation where `language` is another."""
    if not hits:
        return ()
    wanted = wanted_of(assessment, index, tables)
    return tuple(
        _cite(number, hit, _choose(hit, assessment, wanted), wanted, language) for number, hit in enumerate(hits, 1)
    )


def cite_run(hit: Hit, run: Run, wanted: Wanted, language: Language) -> Citation:
    """Return a citation of a run of a hit's sentences, as number 1, likewise with a translation."""
    return _cite(1, hit, run, wanted, language)


def _cite(number: int, hit: Hit, run: Run, wanted: Wanted, language: Language) -> Citation:
    passage = hit.passage
    translated = passage.text(language) if language is not passage.document.original else None
    return Citation(
        number,
        passage,
        _quoted(hit, run, passage.original, wanted),
        _quoted(hit, run, translated, wanted) if translated else None,
    )


def _quoted(hit: Hit, run: Run, version: str, wanted: Wanted) -> Quote:
    """Return a run of a hit's sentences as a quote from one of its versions."""
    text = hit.text
    start, end = piece_of(text, run) if version == text else same_piece(text, run, version)
    is_line = hit.passage.document.kind is Kind.TIMELINE
    label = end_of_label(version) if is_line else 0  # never part of a quote
    return cut_quote(version, (max(start, label), end), wanted)


def quotes_of(hit: Hit, assessment: Assessment, index: Index, tables: Tables) -> Iterator[tuple[str, Wanted]]:
    """Yield what would be quoted from a hit in each of its languages, with what the quote is to have."""
    wanted = wanted_of(assessment, index, tables)
    run = _choose(hit, assessment, wanted)
    for language in hit.passage.document.versions:
        version = hit.passage.text(language)
        if version:
            yield _quoted(hit, run, version, wanted).text, wanted


def wanted_of(assessment: Assessment, index: Index, tables: Tables) -> Wanted:
    """Return what a quote is to have to answer a question."""
    asked = assessment.asked
    focus = focus_words(asked.text)
    weights = {stem: weight for stem, weight in assessment.weights.items() if stem not in asked.replaced}
    words = AskedWords(asked.query, index.reader.vocabulary, assessment.read.question if assessment.read else None)
    return Wanted(words, weights, asked.types, index.credits, index.names, tables.quoting, focus)


def _choose(hit: Hit, assessment: Assessment, wanted: Wanted) -> Run:
    """Return the sentences of a candidate that are to be quoted."""
    read = assessment.read
    return choose_sentences(hit.text, read.sentences_of(hit.number), wanted) if read else (0, 1)
