"""Makes examples of which sentence and which piece of it is the answer, from gold questions that tell. Fits both."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.answering.alignment import align
from bot.answering.answer_spans import weigh_spans
from bot.answering.answerability import Assessment, assess
from bot.answering.calibration import Tables
from bot.answering.citations import quotes_of, wanted_of
from bot.answering.logistic import Logistic
from bot.answering.sentence_features import SENTENCE_FEATURES, sentence_features
from bot.answering.span_candidates import QuoteWords, Run
from bot.answering.span_features import SPAN_FEATURES, Floats
from bot.answering.span_ranking import BY_GROUP, GROUPS, SpanRanking, named_by_group
from bot.answering.wanted import Quoting
from bot.calibration.fitting import fit
from bot.search import Hit, Index
from bot.text.sentence_splitting import find_sentences
from bot.text.terms import find_words

_MOST_TAKEN = 500  # questions of a source; of more, one in so many is taken
_MOST_HITS = 2  # of a question whose quotes are learnt from
_LEAST_SHARE = 0.3  # of a piece's words that the answer must be, for the piece to be right
_MOST_WORDS = 12  # of a string that any right quote has, for it to be taken for the answer
_UNMARKED = 0.3  # weight of an answer that nobody marked beside one that somebody did
_PENALTY = 3.0  # on the features of pieces, which are many, where the marked answers are few


@dataclass(frozen=True)
class MarkedQuestion:
    """A question with the pieces of text that are its answer."""

    text: str
    previous: tuple[str, ...]
    passages: frozenset[int]  # numbers in the index
    strings: tuple[str, ...]  # any right quote has one of them
    spans: tuple[str, ...]  # any one is the answer and nothing else; () where nobody marked it


@dataclass(frozen=True)
class MarkedSource:
    """Such questions, and by what they are answered."""

    questions: Sequence[MarkedQuestion]
    index: Index
    tables: Tables


@dataclass(frozen=True)
class _Rows:
    """What is learnt from one quote: a row for each sentence or piece, and which are right."""

    names: tuple[str, ...]  # of the columns
    features: Floats
    right: tuple[bool, ...]
    weight: float = 1.0


def fit_quoting(sources: Sequence[MarkedSource]) -> Quoting | None:
    """Return what tells the sentence that answers, and the answer in it; None if no question tells."""
    sentences = [rows for source in sources for rows in _of_all(source, _sentence_rows)]
    if not sentences:
        return None
    chosen = Quoting(sentences=_fit(sentences, SENTENCE_FEATURES, penalty=1.0))
    tabled = [replace(each, tables=each.tables.model_copy(update={"quoting": chosen})) for each in sources]
    names = (*SPAN_FEATURES, *(f"{group}:{name}" for group in GROUPS for name in BY_GROUP))
    pieces = [rows for source in tabled for rows in _of_all(source, _span_rows)]
    spans = SpanRanking(table=_fit(pieces, names, _PENALTY)) if pieces else SpanRanking()
    return Quoting(sentences=chosen.sentences, spans=spans)


_RowsOf = Callable[[Hit, Assessment, MarkedQuestion, MarkedSource], Iterator[_Rows]]


def _of_all(source: MarkedSource, rows_of: _RowsOf) -> Iterator[_Rows]:
    for question in source.questions[:: -(-len(source.questions) // _MOST_TAKEN) or 1]:
        assessment = assess(question.text, source.index, source.tables, question.previous)
        hits = [each.hit for each in assessment.candidates if each.hit.number in question.passages]
        for hit in hits[:_MOST_HITS]:
            yield from rows_of(hit, assessment, question, source)


def _sentence_rows(hit: Hit, assessment: Assessment, question: MarkedQuestion, source: MarkedSource) -> Iterator[_Rows]:
    texts = _sentences(hit.text)
    if len(texts) == 1:
        return
    answers = [_folded(string) for string in question.strings]
    right = [any(_holds(_folded(text), answer) for answer in answers) for text in texts]
    for version in filter(None, map(hit.passage.text, hit.passage.document.versions)):
        others = _sentences(version)
        for mine, theirs in align(hit.text, version):
            said = any(_holds(_folded(others[place]), answer) for place in range(*theirs) for answer in answers)
            if mine[1] - mine[0] == 1:
                right[mine[0]] = right[mine[0]] or said
    if any(right):
        features = sentence_features(texts, wanted_of(assessment, source.index, source.tables))
        rows = np.array([[each[name] for name in SENTENCE_FEATURES] for each in features])
        yield _Rows(SENTENCE_FEATURES, rows, tuple(right))


def _span_rows(hit: Hit, assessment: Assessment, question: MarkedQuestion, source: MarkedSource) -> Iterator[_Rows]:
    answers = [_folded(each) for each in question.spans or question.strings]
    answers = [each for each in answers if each and (question.spans or len(each) <= _MOST_WORDS)]
    for text, wanted in quotes_of(hit, assessment, source.index, source.tables):
        weighed = weigh_spans(text, wanted)
        if weighed is None:
            continue
        quote, runs, features = weighed
        right = tuple(_is_right(quote, run, answers) for run in runs)
        if any(right):
            names, columns = named_by_group(features, wanted.types)
            yield _Rows(names, columns, right, 1.0 if question.spans else _UNMARKED)


def _fit(examples: Sequence[_Rows], names: tuple[str, ...], penalty: float) -> Logistic:
    """Return the regression that tells right rows from the others; a column that an example lacks is 0 there."""
    columns = {name: column for column, name in enumerate(names)}
    matrix = np.zeros((sum(len(each.features) for each in examples), len(names)))
    start = 0
    for each in examples:
        end = start + len(each.features)
        matrix[start:end, [columns[name] for name in each.names]] = each.features
        start = end
    right = [is_right for each in examples for is_right in each.right]
    weights = [each.weight for each in examples for _ in each.right]
    return fit(matrix, right, weights, names, penalty)


def _is_right(quote: QuoteWords, run: Run, answers: Collection[Sequence[str]]) -> bool:
    """Tell whether a piece has a whole answer and not much else."""
    piece = [word.word for word in quote.words[run[0] : run[1] + 1]]
    return any(len(answer) >= _LEAST_SHARE * len(piece) and _holds(piece, answer) for answer in answers)


def _holds(text: Sequence[str], answer: Sequence[str]) -> bool:
    """Tell whether a text has all words of an answer in a row; its first may have a preposition grown onto it."""
    starts = range(len(text) - len(answer) + 1) if answer else ()
    return any(
        text[at].endswith(answer[0]) and list(text[at + 1 : at + len(answer)]) == list(answer[1:]) for at in starts
    )


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text)]


def _folded(text: str) -> list[str]:
    return [word.word for word in find_words(text)]
