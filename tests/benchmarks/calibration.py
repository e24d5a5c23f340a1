"""Fits how likely a passage answers, and shows what each threshold refuses: `python -m tests.benchmarks.calibration`.

    python -m tests.benchmarks.calibration XQUAD_DIR [CORPUS_DIR=GOLD.jsonl ...]

Every question of XQuAD is asked of two corpora: the half of the paragraphs that has its own, and the other half, which
has the neighbouring paragraphs of the same article: near misses. The golden questions of `tests` are asked of `corpus`,
those of `article.jsonl` of the Arabic article alone, further files of the corpus named with each. Shares are by
cross-validation: what is candidates was not fitted on.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.answering.answerability import assess
from bot.answering.features import Features
from bot.documents import read_corpus
from bot.evaluation.gold import read_gold
from bot.search import Index
from bot.text.languages import Language
from tests.benchmarks.xquad import Questions, read_xquad
from tests.corpora import make_document
from tests.paths import ROOT

Array = NDArray[np.float64]
THRESHOLDS = [round(0.05 * step, 2) for step in range(2, 13)]
_FOLDS = 5
_XQUAD_WEIGHT = 0.05  # of a question beside one of ours: there are thousands, none of them typed in a chat
_PENALTY = 1.0  # of squared coefficients, in standard deviations
_ARTICLE = "iraq-evacuates-bases"
_BAR = 20  # characters for 100 %
AR, EN = Language.ARABIC, Language.ENGLISH


@dataclass(frozen=True)
class Sample:
    """A question asked of a corpus, and the features of its best hits."""

    source: str
    fold: int  # questions on one paragraph are in one fold
    weight: float
    answerable: bool
    hits: tuple[tuple[Features, bool], ...]  # with whether the passage answers, best first


def of_xquad(asked: Questions, searched: Questions) -> Iterator[Sample]:
    """Ask every question of the half that has its paragraph and of the half that has not."""
    for half in (0, 1):
        places = [place for place in range(len(searched.paragraphs)) if place % 2 == half]
        index = _index(searched, places)
        for name, question in asked.texts.items():
            gold = searched.gold[name]
            assessment = assess(question, index)
            hits = [
                (each.features, each.hit.passage.document.slug == str(gold))
                for each in assessment.candidates
                if each.may_answer
            ]
            source = f"XQuAD, {asked.language} on {searched.language}"
            yield Sample(source, crc32(str(gold).encode()) % _FOLDS, _XQUAD_WEIGHT, gold in places, tuple(hits))


def of_gold(folder: Path, file: Path) -> Iterator[Sample]:
    """Ask the gold questions of a file of the corpus in a folder."""
    corpus = read_corpus(folder)
    index = Index(corpus.passages, corpus.glossary)
    for gold in read_gold(file, corpus):
        assessment = assess(gold.question, index, gold.previous)
        hits = [
            (each.features, (each.hit.passage.document.slug, each.hit.passage.number) in gold.places)
            for each in assessment.candidates
            if each.may_answer
        ]
        group = str(min(gold.places, default=gold.id))
        yield Sample(file.name, crc32(group.encode()) % _FOLDS, 1.0, gold.answerable, tuple(hits))


def _index(questions: Questions, places: Sequence[int]) -> Index:
    documents = [
        make_document(str(place), arabic=[text])
        if questions.language is AR
        else make_document(str(place), english=[text])
        for place, text in ((place, questions.paragraphs[place]) for place in places)
    ]
    return Index([passage for document in documents for passage in document.passages])


def fit(features: Array, right: Array, weights: Array) -> Array:
    """Return intercept and coefficients of a weighted logistic regression, by Newton's method."""
    means, spreads = features.mean(0), features.std(0) + 1e-9
    rows = np.c_[np.ones(len(features)), (features - means) / spreads]
    penalty = _PENALTY * np.r_[0.0, np.ones(features.shape[1])]
    found: Array = np.zeros(rows.shape[1])
    for _ in range(25):
        likely = 1 / (1 + np.exp(-rows @ found))
        gradient = rows.T @ (weights * (likely - right)) + penalty * found
        curvature = (rows * (weights * likely * (1 - likely))[:, None]).T @ rows + np.diag(penalty)
        found = found - np.linalg.solve(curvature, gradient)
    slopes: Array = found[1:] / spreads
    both: Array = np.append(found[0] - slopes @ means, slopes)
    return both


def cross_validate(samples: Sequence[Sample]) -> list[Array]:
    """Return the likelihoods of each sample's hits, each candidates by what was fitted on the other folds."""
    fitted = [_fit([sample for sample in samples if sample.fold != fold]) for fold in range(_FOLDS)]
    return [_likelihoods(sample, fitted[sample.fold]) for sample in samples]


def _fit(samples: Sequence[Sample]) -> Array:
    rows = [(astuple(features), right, s.weight) for s in samples for features, right in s.hits]
    features, right, weights = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    return fit(features, right, weights)


def _likelihoods(sample: Sample, coefficients: Array) -> Array:
    if not sample.hits:
        return np.zeros(1)
    rows = np.array([astuple(features) for features, _ in sample.hits], dtype=float)
    likely: Array = 1 / (1 + np.exp(-(coefficients[0] + rows @ coefficients[1:])))
    return likely


def _trade_off(source: str, samples: Sequence[Sample], likelihoods: Sequence[Array]) -> Table:
    """Draw what each threshold does to questions that the corpus answers and to those it does not."""
    rows = [(s, found) for s, found in zip(samples, likelihoods, strict=True) if s.source == source]
    best = {kind: np.array([found.max() for s, found in rows if s.answerable is kind]) for kind in (True, False)}
    first = np.mean([s.hits[int(found.argmax())][1] for s, found in rows if s.answerable and s.hits])
    title = f"{source}: {len(best[True])} answerable, {len(best[False])} not; likeliest hit right {100 * first:.1f} %"
    table = Table("threshold", "answerable refused", "", "unanswerable refused", "", title=title, box=SIMPLE_HEAD)
    for threshold in THRESHOLDS:
        shares = [float((best[kind] < threshold).mean()) for kind in (True, False)]
        cells = [cell for share in shares for cell in (f"{100 * share:5.1f} %", "█" * round(_BAR * share))]
        table.add_row(f"{threshold:.2f}", *cells)
    return table


def main() -> None:
    """Print the trade-off curves and the coefficients fitted on everything."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.calibration")
    parser.add_argument("xquad", type=Path, help="folder with XQuAD's *.ar.json and *.en.json")
    parser.add_argument("gold", nargs="*", help="CORPUS_DIR=GOLD.jsonl")
    options = parser.parse_args()
    xquad = read_xquad(options.xquad)
    console = Console(width=120)
    pairs = [("corpus", "tests/golden.jsonl"), *(each.split("=", 1) for each in options.gold)]
    samples = [s for folder, file in pairs for s in of_gold(ROOT / folder, ROOT / file)]
    with TemporaryDirectory() as folder:
        copy(ROOT / "corpus" / f"{_ARTICLE}.ar.md", folder)
        samples += of_gold(Path(folder), ROOT / "tests" / "article.jsonl")
    directions = [(AR, AR), (EN, EN), (EN, AR), (AR, EN)]
    for asked, searched in track(directions, "Asking", console=Console(stderr=True), disable=not console.is_terminal):
        samples += of_xquad(xquad[asked], xquad[searched])
    likelihoods = cross_validate(samples)
    for source in dict.fromkeys(sample.source for sample in samples):
        console.print(_trade_off(source, samples, likelihoods))
    intercept, *slopes = _fit(samples).tolist()
    for field, slope in zip(fields(Features), slopes, strict=True):
        console.print(f"    {field.name}={slope:.3f},")
    console.print(f"INTERCEPT = {intercept:.3f}")


if __name__ == "__main__":
    main()
