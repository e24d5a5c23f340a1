"""What is kept of scores that are asked for again and again."""

import numpy as np
import pytest

from bot.search.finished_scores import FinishedScores, finished
from bot.search.postings import Weights
from bot.search.word_groups import WordGroup

_MANY = 40_000  # texts


def scores(texts: int, every: int) -> Weights:
    """Return scores of texts, of which one in so many has any."""
    drawn = np.random.default_rng(7).random(texts).astype(np.float32) + np.float32(1e-7)
    drawn[np.arange(texts) % every > 0] = 0.0
    return drawn


@pytest.mark.parametrize(("texts", "every"), [(100, 1), (100, 50), (_MANY, 1), (_MANY, 50)])
def test_scores_come_back_up_to_a_hundred_thousandth_of_the_highest(texts: int, every: int) -> None:
    given, total = scores(texts, every), np.zeros(texts, np.float32)
    finished(given).add_to(total)
    assert np.allclose(given, total, rtol=0, atol=1e-5)


@pytest.mark.parametrize("every", [1, 2, 50])
def test_exactly_the_texts_that_have_a_score_have_one_again(every: int) -> None:
    given, total = scores(_MANY, every), np.zeros(_MANY, np.float32)
    given[0] = 1e-30
    finished(given).add_to(total)
    assert (total > 0).tolist() == (given > 0).tolist()


def test_what_was_scored_is_scored_once() -> None:
    kept, group = FinishedScores(), WordGroup((), ())
    first = kept.of(group, lambda _: finished(scores(10, 1)))
    assert kept.of(group, lambda _: finished(scores(10, 2))) is first
