"""One evaluation as a whole: what `evaluate --json` writes and `--compare` reads."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.evaluation.comparison import Difference, compare
from bot.evaluation.gold import read_bytes
from bot.evaluation.gold_problems import GoldError, GoldReason
from bot.evaluation.scores import Group, Scored, group
from bot.problems import Problem


class Run(BaseModel):
    """The figures of one evaluation."""

    model_config = ConfigDict(frozen=True)

    groups: tuple[Group, ...]
    questions: tuple[Scored, ...]  # in the order of the file
    comparison: tuple[Difference, ...] | None = None  # with an earlier run, if there is one

    def to_json(self) -> str:
        """Return the run as one JSON object."""
        return self.model_dump_json(by_alias=True)


def make_run(scored: Iterable[Scored]) -> Run:
    """Return the run of these questions."""
    questions = tuple(scored)
    return Run(groups=tuple(group(questions)), questions=questions)


def read_run(path: Path) -> Run:
    """Return the run in a file; GoldError if it is none."""
    try:
        return Run.model_validate_json(read_bytes(path))
    except ValidationError as error:
        raise GoldError(Problem(str(path), 1, GoldReason.not_a_run)) from error


def compare_runs(path: Path, before: Run, after: Run) -> Run:
    """Return `after` with its comparison to the run in `path`; GoldError if they share no question."""
    differences = tuple(compare(before.questions, after.questions))
    if not differences:
        raise GoldError(Problem(str(path), 1, GoldReason.nothing_in_common))
    return after.model_copy(update={"comparison": differences})
