"""Makes what a quote is to have out of a question alone, without an index."""

from collections.abc import Sequence

from bot.answering.calibration import shipped_calibration
from bot.answering.read_hits import HitReader
from bot.answering.sentence_selection import choose_sentences
from bot.answering.wanted import AskedWords, Wanted
from bot.documents import GlossaryEntry, OutletName, Passages
from bot.questions.answer_types import answer_types_of
from bot.search import Credits, Hit, KnownNames, Reader, Vocabulary
from bot.text.languages import Language
from tests.corpora import make_document, make_query


def want(
    question: str,
    *,
    glossary: Sequence[GlossaryEntry] = (),
    outlets: Sequence[OutletName] = (),
) -> Wanted:
    """Return what a question wants, each of its words as much."""
    query = make_query(question)
    return Wanted(
        AskedWords(query, Vocabulary()),
        {term.text: 1.0 for term in query.terms},
        answer_types_of(question),
        Credits(tuple(outlets)),
        KnownNames(tuple(glossary)),
        shipped_calibration().tables(with_questions=True).quoting,
    )


def choose(paragraph: str, question: str, *, outlets: Sequence[OutletName] = ()) -> tuple[int, int]:
    """Return the sentences of a paragraph to quote."""
    wanted = want(question, outlets=outlets)
    document = make_document("one", english=[paragraph])
    reader = Reader(Passages((document,)), wanted.credits)
    hit = Hit(document.passages[0], 0, Language.ENGLISH, 1.0, 1.0)
    read = HitReader(reader, make_query(question), wanted.weights, wanted.types, wanted.names).read([hit])
    return choose_sentences(paragraph, read.sentences_of(0), wanted)
