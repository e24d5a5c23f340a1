"""A corpus of any size with the statistics of natural Arabic, from a seed; and real questions in the same words.

Words are drawn by how often they are used at large (`bot/lexicons/word_frequencies.ar.txt`, so that they follow Zipf's
law), lengths from a log-normal distribution around 80 words. Three words in ten are taken from those that the passage
has already, since a text repeats what it is about (Church and Gale 1995). What people asked and the list lacks is as
rare as the rarest words of the list.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.text.languages import Language
from bot.text.terms import find_words
from bot.text.word_frequencies import log_frequencies

_USUAL_LENGTH, _SPREAD = 80, 0.4  # words; of the logarithm
_REPEATED = 0.3  # of the words of a passage


@dataclass(frozen=True)
class SyntheticCorpus:
    """Passages by the numbers of their words."""

    words: Sequence[str]
    drawn: NDArray[np.int32]  # words of all passages, one after another
    lengths: NDArray[np.int64]  # of the passages

    def passages(self) -> list[list[str]]:
        """Return the words of each passage."""
        ends = self.lengths.cumsum()
        pieces = zip((ends - self.lengths).tolist(), ends.tolist(), strict=True)
        return [[self.words[number] for number in self.drawn[first:end].tolist()] for first, end in pieces]


def questions_of(gold: Path) -> list[list[str]]:
    """Return the words of the Arabic questions in a file of gold questions."""
    return [[word.word for word in find_words(question)] for question in texts_of(gold)]


def texts_of(gold: Path) -> list[str]:
    """Return the Arabic questions in a file of gold questions."""
    rows = (json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines())
    return [row["question"] for row in rows if row["lang"] == Language.ARABIC]


def make_corpus(size: int, questions: Sequence[Sequence[str]], seed: int = 17) -> SyntheticCorpus:
    """Return `size` passages that have the words of the questions too."""
    frequencies = dict(log_frequencies(Language.ARABIC))
    rarest = min(frequencies.values())
    words = list(frequencies | {word: rarest for each in questions for word in each if word not in frequencies})
    shares = 10.0 ** np.array([frequencies.get(word, rarest) for word in words])
    random = np.random.default_rng(seed)
    lengths = np.maximum(random.lognormal(np.log(_USUAL_LENGTH), _SPREAD, size).astype(int), 5)
    drawn = random.choice(len(words), int(lengths.sum()), p=shares / shares.sum()).astype(np.int32)
    repeats = np.flatnonzero(random.random(len(drawn)) < _REPEATED)
    firsts = np.repeat(lengths.cumsum() - lengths, lengths)[repeats]
    earlier = firsts + (random.random(len(repeats)) * (repeats - firsts)).astype(int)
    drawn[repeats] = drawn[earlier]
    return SyntheticCorpus(words, drawn, lengths)


def kept_corpus(size: int, questions: Sequence[Sequence[str]], file: Path) -> SyntheticCorpus:
    """Return what `make_corpus` makes, out of a file if it was made before."""
    if not file.exists():
        made = make_corpus(size, questions)
        np.savez(file, words=np.array(made.words), drawn=made.drawn, lengths=made.lengths)
    with np.load(file) as kept:
        return SyntheticCorpus(kept["words"].tolist(), kept["drawn"], kept["lengths"])
