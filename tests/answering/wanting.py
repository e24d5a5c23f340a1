"""Makes what a quote is to have out of a question alone, without an index."""

from collections.abc import Sequence

from bot.answering.calibration import shipped_calibration
from bot.answering.wanted import Wanted
from bot.documents import GlossaryEntry, OutletName
from bot.questions.answer_types import answer_types_of
from bot.search import Credits, KnownNames, Matcher
from tests.corpora import make_query


def want(
    question: str,
    *,
    glossary: Sequence[GlossaryEntry] = (),
    outlets: Sequence[OutletName] = (),
) -> Wanted:
    """Return what a question wants, each of its words as much."""
    query = make_query(question)
    return Wanted(
        Matcher(query),
        {term.text: 1.0 for term in query.terms},
        answer_types_of(question),
        Credits(tuple(outlets)),
        KnownNames(tuple(glossary)),
        shipped_calibration().tables(with_questions=True).quoting,
    )
