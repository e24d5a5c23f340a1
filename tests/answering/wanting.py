"""Makes what a quote is to have out of a question alone, without an index."""

from collections.abc import Sequence

from bot.answering.sentence_selection import Wanted
from bot.documents import GlossaryEntry, OutletName
from bot.questions.answer_types import answer_types_of
from bot.search import Credits, KnownNames, Matcher
from tests.corpora import make_query


def want(
    question: str,
    editors: str = "",
    *,
    glossary: Sequence[GlossaryEntry] = (),
    outlets: Sequence[OutletName] = (),
) -> Wanted:
    """Return what a question wants, each of its words as much; `editors` wrote the question likest to it."""
    weights = [{term.text: 1.0 for term in make_query(text).terms} for text in (question, editors)]
    return Wanted(
        Matcher(make_query(question)),
        weights[0],
        answer_types_of(question),
        Matcher(make_query(editors)) if editors else None,
        weights[1],
        Credits(tuple(outlets)),
        KnownNames(tuple(glossary)),
    )
