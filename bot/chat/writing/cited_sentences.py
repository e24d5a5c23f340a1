"""Which sentences of a passage are cited, told so that they are found in any version of it. Pure."""

from dataclasses import dataclass

from bot.answering.citations import Citation
from bot.answering.sentence_selection import piece_of, same_piece
from bot.documents import Document, Passage
from bot.text.languages import Language
from bot.text.sentence_splitting import find_sentences


@dataclass(frozen=True)
class CitedSentences:
    """A run of sentences of a paragraph, counted in the language the document was written in."""

    paragraph: int  # from 1
    first: int  # from 0
    last: int  # the one behind the run

    def is_in(self, document: Document) -> bool:
        """Tell whether a document has these sentences."""
        if not 1 <= self.paragraph <= len(document.passages):
            return False
        return self.first < self.last <= len(find_sentences(Passage(document, self.paragraph).original))

    def place_in(self, document: Document, language: Language) -> tuple[int, int]:
        """Return the [start, end) of the same piece in a version of its document."""
        passage = Passage(document, self.paragraph)
        run, text = (self.first, self.last), passage.text(language)
        if text is None or language is document.original:
            return piece_of(passage.original, run)
        return same_piece(passage.original, run, text)


def sentences_of(citation: Citation) -> CitedSentences:
    """Return which sentences a citation quotes, if only in part."""
    quote = citation.quote
    spans = find_sentences(quote.paragraph)
    first = sum(end <= quote.start for _, end in spans)
    last = sum(start < quote.end for start, _ in spans)
    return CitedSentences(citation.passage.number, first, last)
