"""Shows a run to people: a table of the groups, one of the comparison, and how far the work has come."""

import sys
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from bot.evaluation.comparison import Difference
from bot.evaluation.gold import GoldQuestion
from bot.evaluation.run import Run
from bot.evaluation.scores import Group, Measure
from bot.locale import Phrases

_NOTHING = "\u2013"
_SURE = 0.05  # p below which a difference is taken to be more than luck
_WIDE = 400  # columns of a pipe: no line is ever broken


def follow(questions: Sequence[GoldQuestion], phrases: Phrases) -> Iterable[GoldQuestion]:
    """Yield the questions, with a bar on standard error if that is a terminal."""
    return track(
        questions,
        phrases.evaluation.progress,
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )


def print_run(run: Run, phrases: Phrases) -> None:
    """Print the tables on standard output; in a pipe without lines, colour or broken rows."""
    is_terminal = sys.stdout.isatty()
    console = Console(markup=False, emoji=False, highlight=False, width=None if is_terminal else _WIDE)
    frame = box.SIMPLE_HEAD if is_terminal else None
    console.print(_group_table(run.groups, phrases, frame))
    if run.comparison is not None:
        console.print()
        console.print(_comparison_table(run.comparison, phrases, frame))


def _group_table(groups: Sequence[Group], phrases: Phrases, frame: box.Box | None) -> Table:
    words = phrases.evaluation
    measures = [measure for measure in Measure if any(group.figures[measure] is not None for group in groups)]
    table = _table(words.group, [words.number, *(phrases.measures[measure] for measure in measures)], frame)
    divisions = {
        "all": words.all,
        "lang": words.by_language,
        "register": words.by_register,
        "unans_kind": words.by_kind,
    }
    above = None
    for group in groups:
        if above not in (None, group.by):
            table.add_section()
        above = group.by
        name = divisions[group.by].format(value=group.name)
        table.add_row(Text(name), str(group.number), *(_percent(group.figures[measure]) for measure in measures))
    return table


def _comparison_table(differences: Sequence[Difference], phrases: Phrases, frame: box.Box | None) -> Table:
    words = phrases.evaluation
    headings = [words.number, words.before, words.after, words.difference, words.p, words.better, words.worse]
    table = _table(words.measure, headings, frame)
    for one in differences:
        table.add_row(
            Text(phrases.measures[one.measure]),
            str(one.number),
            _percent(one.before),
            _percent(one.after),
            f"{100 * one.difference:+.1f}",
            f"{one.p:.4f}",
            str(one.better),
            str(one.worse),
            style="bold" if one.p < _SURE else None,
        )
    return table


def _table(first: str, others: Sequence[str], frame: box.Box | None) -> Table:
    """Return an empty table; in a frame its headings are a word a line, so that it fits into 80 columns."""
    table = Table(box=frame, show_edge=False, pad_edge=False, padding=(0, 0, 0, 1) if frame else (0, 0, 0, 2))
    table.add_column(Text(first), overflow="fold")
    for heading in others:
        table.add_column(Text(heading.replace(" ", "\n") if frame else heading), justify="right")
    return table


def _percent(share: float | None) -> str:
    return _NOTHING if share is None else f"{100 * share:.1f}"
