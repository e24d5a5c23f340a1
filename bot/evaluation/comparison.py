"""Compares two runs question by question, and tells whether a difference is more than luck."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from bot.evaluation.scores import Figures, Measure, Scored

_FLIPS, _BATCH = 10_000, 500
_SEED = 20_260_118  # any number: the same two runs always get the same p
_LEAST_GAP = 1e-9  # sums of floats that differ by less are equal


class Difference(BaseModel):
    """How a measure differs on the questions that both runs have it for."""

    model_config = ConfigDict(frozen=True)

    measure: Measure
    number: int = Field(ge=1)  # of questions
    before: float  # mean, 0 to 1
    after: float
    difference: float  # after less before
    p: float  # of a difference as large either way if the runs were equally good
    better: int  # questions
    worse: int


def compare(before: Sequence[Scored], after: Sequence[Scored]) -> Iterator[Difference]:
    """Yield the difference in each measure that the runs share a question for; nothing if they share none."""
    earlier: Mapping[str, Figures] = {scored.id: scored.figures for scored in before}
    for measure in Measure:
        pairs = [
            (old, new)
            for scored in after
            if (old := earlier.get(scored.id, {}).get(measure)) is not None
            and (new := scored.figures[measure]) is not None
        ]
        if pairs:
            yield _difference(measure, pairs)


def randomisation_p(differences: Sequence[float]) -> float:
    """Return the two-sided p of a paired randomisation test, by 10,000 flips of the signs; 1 if nothing differs.

    After Smucker, Allan and Carterette (2007): if the runs were equally good, each question's two figures might as
    well have been the other way round.
    """
    changed = np.array([difference for difference in differences if difference], dtype=float)
    observed = abs(changed.sum()) - _LEAST_GAP
    random = np.random.default_rng(_SEED)
    as_large = 0
    for _ in range(_FLIPS // _BATCH):
        signs = random.choice((-1.0, 1.0), size=(_BATCH, changed.size))
        as_large += int(np.count_nonzero(np.abs(signs @ changed) >= observed))
    return (as_large + 1) / (_FLIPS + 1)  # the order as observed is one of those possible


def _difference(measure: Measure, pairs: Sequence[tuple[float, float]]) -> Difference:
    gains = [new - old for old, new in pairs]
    before = sum(old for old, _ in pairs) / len(pairs)
    after = sum(new for _, new in pairs) / len(pairs)
    return Difference(
        measure=measure,
        number=len(pairs),
        before=before,
        after=after,
        difference=after - before,
        p=randomisation_p(gains),
        better=sum(gain > 0 for gain in gains),
        worse=sum(gain < 0 for gain in gains),
    )
