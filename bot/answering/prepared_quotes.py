"""Keeps of each quote what does not depend on the question's words: its pieces, and what speaks for each. Pure."""

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache, partial
from itertools import islice
from typing import NamedTuple

from bot.answering.answer_values import Span
from bot.answering.quote_columns import QuoteColumns
from bot.answering.quote_values import QuoteValues
from bot.answering.span_candidates import Run, candidates_in, pieces_of, spans_of, words_of_quote
from bot.answering.span_edges import without_edges
from bot.answering.span_features import form_of, values_in
from bot.answering.span_parts import Floats, Parts, Runs, joined
from bot.answering.span_ranking import SpanRanking
from bot.answering.untold import untold_clauses
from bot.questions.answer_types import VALUES, AnswerType
from bot.search import KnownNames, TextWords, Vocabulary

_MOST_KEPT = 2_048  # quotes: the same sentences are quoted again and again
_MOST_WEIGHED = 8  # ways to ask for which the pieces of a quote are kept
_SHORT = 100  # characters of a clause that may be the answer as a whole
_MOST_OF_QUOTE = 0.9  # share in bold beyond which nothing stands out


class Pieces(NamedTuple):
    """Pieces of a quote that may be the answer."""

    runs: Runs
    content: Floats  # how many words with a meaning each has
    values: Sequence[Run]  # that are asked for
    parts: Parts  # what tells of each, save for the question's words


class WeighedPieces(NamedTuple):
    """Pieces with what they are worth as the answer, before the question's words are looked at."""

    runs: Runs
    content: Floats  # as above, and the next one
    values: Sequence[Run]
    worth: Floats
    ranking: SpanRanking  # that says so


class PreparedQuote:
    """A quote with what is found in it, each when it is first looked for."""

    def __init__(self, text: str, known: KnownNames, vocabulary: Vocabulary) -> None:
        """Take a quote whose credits are blanks, the names of its corpus and the words of that."""
        self.words = words_of_quote(text)
        self.read = TextWords([text], vocabulary)
        self.values = QuoteValues(self.words, known)
        self._pieces: dict[bool, Runs] = {}
        self._weighed: dict[tuple[frozenset[AnswerType], frozenset[Span], str], WeighedPieces] = {}
        self._marked: dict[tuple[Run, bool], tuple[Span, ...]] = {}

    @cached_property
    def columns(self) -> QuoteColumns:
        """What tells of its words."""
        return QuoteColumns(self.words)

    @cached_property
    def untold(self) -> tuple[int, ...]:
        """The clauses that say that something is not told."""
        return untold_clauses(self.words)

    def runs(self, types: frozenset[AnswerType], asked: frozenset[Span]) -> Runs:
        """Return every piece that may answer a question for some types that names the `asked` values itself."""
        in_parts = not types & VALUES
        if in_parts not in self._pieces:
            self._pieces[in_parts] = pieces_of(self.words, in_parts=in_parts)
        return candidates_in(self._pieces[in_parts], self.values.news(asked).exact.union(self.values.names))

    def pieces(self, runs: Runs, types: frozenset[AnswerType], asked: frozenset[Span]) -> Pieces:
        """Return pieces with what tells of them."""
        columns, news = self.columns, self.values.news(asked)
        of_run = joined(form_of(columns, runs), values_in(runs, news.values, news.names, types))
        values = [run for each in sorted(types & news.values.keys()) for run in news.values[each]]
        return Pieces(runs, columns.count(runs)[0], values, Parts(columns.at_first, columns.at_last, of_run))

    def standing_out(self, runs: Runs) -> Runs:
        """Return those pieces that leave enough of the quote beside themselves."""
        text, (starts, ends) = self.words.text.strip(), self.columns.positions
        is_short = len(text) <= _SHORT and len(self.words.clauses) == 1
        kept = ends[runs.last] - starts[runs.first] <= (1 if is_short else _MOST_OF_QUOTE) * len(text)
        return Runs(*(places[kept] for places in runs))

    def weighed(
        self, types: frozenset[AnswerType], asked: frozenset[Span], group: str, ranking: SpanRanking
    ) -> WeighedPieces:
        """Return the pieces that may answer and stand out, with what they are worth by themselves."""
        found = self._weighed.get((types, asked, group))
        if found is None or found.ranking is not ranking:
            runs = self.standing_out(self.runs(types, asked))
            found = weigh(self.pieces(runs, types, asked), group, ranking)
            if len(self._weighed) >= _MOST_WEIGHED:
                self._weighed = {}
            self._weighed[types, asked, group] = found
        return found

    def marked(self, run: Run, *, is_value: bool) -> tuple[Span, ...]:
        """Return what of a piece is set in bold, in order."""
        if (run, is_value) not in self._marked:
            first, others = islice(spans := iter(spans_of(self.words, run)), 1), spans
            bare = (without_edges(self.words, span, is_value=is_value) for span in first)
            self._marked[run, is_value] = (*bare, *others)
        return self._marked[run, is_value]


def weigh(pieces: Pieces, group: str, ranking: SpanRanking) -> WeighedPieces:
    """Return pieces with what they are worth as the answer to a question of a group."""
    worth = pieces.parts.worth(pieces.runs, ranking.weights(group))
    return WeighedPieces(pieces.runs, pieces.content, pieces.values, worth, ranking)


def prepared(text: str, known: KnownNames, vocabulary: Vocabulary) -> PreparedQuote:
    """Return a quote whose credits are blanks, prepared."""
    return _quotes_of(known, vocabulary)(text)


@lru_cache(maxsize=1)  # one index is asked at a time: what was kept for the one before goes with it
def _quotes_of(known: KnownNames, vocabulary: Vocabulary) -> Callable[[str], PreparedQuote]:
    return lru_cache(_MOST_KEPT)(partial(PreparedQuote, known=known, vocabulary=vocabulary))
