"""Shows a calibration to people: what each threshold answers and holds back, drawn as bars."""

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.calibration.tables import Fitted, Judged
from bot.locale import Phrases

_THRESHOLDS = [step / 20 for step in range(1, 20)]
_BAR = 14  # characters for 100 %


def following(phrases: Phrases) -> Callable[[Iterable[int]], Iterable[int]]:
    """Return what shows how far the work has come: a bar on standard error, if that is a terminal."""
    return partial(
        track,
        description=phrases.calibration.progress,
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )


def print_curve(fitted: Fitted, heading: str, phrases: Phrases) -> None:
    """Print on standard output the curve of the examples as they were judged where they were not fitted."""
    console = Console(markup=False, emoji=False, highlight=False)
    words = phrases.calibration
    answerable = [each for each in fitted.judged if each.example.is_answerable]
    others = [each for each in fitted.judged if not each.example.is_answerable]
    table = Table(title=heading, box=None, title_justify="left")
    for name in (words.threshold, words.answered, "", words.held_back, ""):
        table.add_column(name, justify="left" if not name else "right")
    for threshold in _THRESHOLDS:
        answered = _share(answerable, threshold)
        held_back = 1 - _share(others, threshold)
        table.add_row(
            f"{threshold:.2f}", f"{100 * answered:.0f} %", _bar(answered), f"{100 * held_back:.0f} %", _bar(held_back)
        )
    console.print(table)
    weights = sum(each.example.weight for each in answerable)
    right = sum(each.example.weight for each in answerable if each.first_is_right) / weights if weights else 0.0
    console.print(words.chosen.format(threshold=fitted.tables.answer_from, right=f"{100 * right:.1f}"))


def _share(judged: Sequence[Judged], threshold: float) -> float:
    """Return the weighted share of examples that are answered from a threshold on."""
    total = sum(each.example.weight for each in judged)
    return sum(each.example.weight for each in judged if each.answerability >= threshold) / total if total else 0.0


def _bar(share: float) -> str:
    return "\u2588" * round(_BAR * share)  # full block
