"""Chooses the sentence or two of a passage that answer a question. Decides nothing about rank or what is bold."""

from bot.answering.alignment import aligned_run
from bot.answering.read_hits import ReadSentences
from bot.answering.sentence_features import SENTENCE_FEATURES, refers_back, sentence_features
from bot.answering.wanted import Wanted
from bot.text.sentence_splitting import find_sentences

MOST_CHARACTERS = 900  # three quotes with their translations still fit into one Telegram message
# Share of the best sentence's probability from which the one beside it is quoted as well: by cross-validation the
# answer is then in the quote in 95 of 100, with 29 words in the middle.
_AS_WELL = 0.2


def choose_sentences(paragraph: str, read: ReadSentences, wanted: Wanted) -> tuple[int, int]:
    """Return the first sentence to quote and the one after the last: one, or two if the second may answer as well.

    A sentence that refers to what stands before it ("He said so then") is quoted with the one before.
    """
    count = len(read.texts)
    if count == 1:
        return 0, 1
    likely = wanted.quoting.sentences.probabilities(SENTENCE_FEATURES, sentence_features(read, wanted))
    best = likely.index(max(likely))
    if best and refers_back(paragraph[slice(*find_sentences(paragraph)[best])]):
        return best - 1, best + 1
    second = max((place for place in (best - 1, best + 1) if 0 <= place < count), key=likely.__getitem__)
    if likely[second] < _AS_WELL * likely[best]:
        return best, best + 1
    return min(best, second), max(best, second) + 1


def piece_of(paragraph: str, run: tuple[int, int]) -> tuple[int, int]:
    """Return the [start, end) in code points of a run of a paragraph's sentences."""
    spans = find_sentences(paragraph)
    return spans[run[0]][0], spans[run[1] - 1][1]


def same_piece(paragraph: str, run: tuple[int, int], other: str) -> tuple[int, int]:
    """Return the [start, end) in code points of what stands in another version for a run of a paragraph's sentences."""
    return piece_of(other, aligned_run(paragraph, run, other))
