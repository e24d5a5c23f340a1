"""Makes examples of which sentence and which piece of it is the answer, from gold questions that tell. Fits both."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from bot.answering.alignment import align
from bot.answering.answer_spans import weigh_spans
from bot.answering.answerability import Assessment, assess
from bot.answering.calibration import Tables
from bot.answering.citations import quotes_of, wanted_of
from bot.answering.logistic import Logistic
from bot.answering.sentence_features import SENTENCE_FEATURES, sentence_features
from bot.answering.span_candidates import QuoteWords, Run
from bot.answering.span_features import SPAN_FEATURES
from bot.answering.span_parts import Floats
from bot.answering.span_ranking import BY_GROUP, GROUPS, SpanRanking, named_by_group
from bot.answering.wanted import Quoting
from bot.calibration.choice_fitting import Choice, fit_choices
from bot.calibration.fitting import fit
from bot.search import Hit, Index
from bot.text.sentence_splitting import find_sentences
from bot.text.terms import find_words

_MOST_TAKEN = 500  # questions of a source; of more, one in so many is taken
_MOST_HITS = 2  # of a question whose quotes are learnt from
_FUNCTION_WORD = 0.3  # what one counts for beside a word with a meaning
_RECALL = 2.0  # how much more a missing word of the answer counts than one too many (van Rijsbergen's F)
_SHARPNESS = 12.0  # power of that measure: a piece that is nearly the answer is hardly one
_LEAST_GOOD = 0.5  # measure of the best piece of a quote that is learnt from
_MOST_WORDS = 12  # of a string that any right quote has, for it to be taken for the answer
_UNMARKED = 0.3  # weight of an answer that nobody marked beside one that somebody did
_PENALTY = 10.0  # on the features of pieces, which are many, where the marked answers are few


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


def fit_quoting(sources: Sequence[MarkedSource]) -> Quoting | None:
    """Return what tells the sentence that answers, and the answer in it; None if no question tells."""
    sentences = [rows for source in sources for rows in _of_all(source, _sentence_rows)]
    if not sentences:
        return None
    chosen = Quoting(sentences=_fit(sentences, SENTENCE_FEATURES, penalty=1.0))
    tabled = [replace(each, tables=each.tables.model_copy(update={"quoting": chosen})) for each in sources]
    pieces = [choice for source in tabled for choice in _of_all(source, _span_choices)]
    spans = SpanRanking(table=fit_choices(pieces, _NAMES, _PENALTY)) if pieces else SpanRanking()
    return Quoting(sentences=chosen.sentences, spans=spans)


_NAMES = (*SPAN_FEATURES, *(f"{group}:{name}" for group in GROUPS for name in BY_GROUP))
_COLUMNS = {name: column for column, name in enumerate(_NAMES)}
_T = TypeVar("_T")


def _of_all(
    source: MarkedSource, rows_of: Callable[[Hit, Assessment, MarkedQuestion, MarkedSource], Iterator[_T]]
) -> Iterator[_T]:
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
    if any(right) and assessment.read:
        wanted = wanted_of(assessment, source.index, source.tables)
        rows = sentence_features(assessment.read.sentences_of(hit.number), wanted)
        yield _Rows(SENTENCE_FEATURES, rows, tuple(right))


def _span_choices(hit: Hit, assessment: Assessment, question: MarkedQuestion, source: MarkedSource) -> Iterator[Choice]:
    told = (source.index.credits.without(each) for each in question.spans or question.strings)
    answers = [words for each in told if (words := _folded(each)) and (question.spans or len(words) <= _MOST_WORDS)]
    for text, wanted in quotes_of(hit, assessment, source.index, source.tables):
        weighed = weigh_spans(text, wanted)
        good = goodness(weighed.quote, weighed.runs, answers) if weighed else np.zeros(1)
        if weighed and good.max() > _LEAST_GOOD:
            names, columns = named_by_group(weighed.features, weighed.group)
            places = np.array([_COLUMNS[name] for name in names])
            share = good**_SHARPNESS
            yield Choice(places, columns, share / share.sum(), 1.0 if question.spans else _UNMARKED)


def goodness(quote: QuoteWords, runs: Sequence[Run], answers: Collection[Sequence[str]]) -> Floats:
    """Return how well each piece of a quote is one of the answers and nothing else, 0 to 1."""
    counts = [_FUNCTION_WORD if word.is_function_word else 1.0 for word in quote.words]
    sums = np.concatenate([[0.0], np.cumsum(counts)])
    first = np.array([run[0] for run in runs])
    last = np.array([run[1] for run in runs])
    best = np.zeros(len(runs))
    for start, end in _places_of(answers, [word.word for word in quote.words]):
        common = np.maximum(sums[np.minimum(last, end) + 1] - sums[np.maximum(first, start)], 0)
        own, whole = sums[last + 1] - sums[first], sums[end + 1] - sums[start]
        best = np.maximum(best, (1 + _RECALL**2) * common / (_RECALL**2 * whole + own))
    return best


def _places_of(answers: Collection[Sequence[str]], words: Sequence[str]) -> Iterator[Run]:
    for answer in answers:
        yield from ((at, at + len(answer) - 1) for at in range(len(words)) if _stands_at(at, answer, words))


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
    return fit(matrix, right, [1.0] * len(right), names, penalty)


def _holds(text: Sequence[str], answer: Sequence[str]) -> bool:
    """Tell whether a text has all words of an answer in a row."""
    return bool(answer) and any(_stands_at(at, answer, text) for at in range(len(text)))


def _stands_at(at: int, answer: Sequence[str], text: Sequence[str]) -> bool:
    """Tell whether an answer stands at a place; its first word may have a preposition grown onto it."""
    return text[at].endswith(answer[0]) and list(text[at + 1 : at + len(answer)]) == list(answer[1:])


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text)]


def _folded(text: str) -> list[str]:
    return [word.word for word in find_words(text)]
