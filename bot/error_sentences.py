"""Puts what went wrong into sentences, one each, with the thing, its value and what to do."""

from collections.abc import Mapping
from textwrap import shorten

from bot.documents import CorpusError
from bot.evaluation.gold_problems import GoldError
from bot.locale import Phrases
from bot.problems import Problem
from bot.settings import SettingProblem, SettingsError

_MOST_SHOWN = 120  # characters of a value: enough to find it


class CannotRunError(Exception):
    """The program cannot go on for a reason its operator can mend; the text is the whole sentence."""


def setting_sentences(error: SettingsError, phrases: Phrases) -> list[str]:
    """Return a sentence for each setting that cannot be used."""
    return [_setting(problem, phrases) for problem in error.problems]


def corpus_sentences(error: CorpusError, phrases: Phrases) -> list[str]:
    """Return `file:line: sentence` for each problem."""
    return [problem_sentence(problem, phrases) for problem in error.problems]


def problem_sentence(problem: Problem, phrases: Phrases) -> str:
    """Return one problem as `file:line: sentence`."""
    return _placed(problem.file, problem.line, phrases.problems[problem.reason], problem.values)


def gold_sentences(error: GoldError, phrases: Phrases) -> list[str]:
    """Return `file:line: sentence` for each problem of a file of gold questions."""
    return [
        _placed(problem.file, problem.line, phrases.gold[problem.reason], problem.values) for problem in error.problems
    ]


def _placed(file: str, line: int, sentence: str, values: Mapping[str, str]) -> str:
    shown = {name: shorten(value, _MOST_SHOWN, placeholder="…") for name, value in values.items()}
    return f"{file}:{line}: {sentence.format(**shown)}"


def _setting(problem: SettingProblem, phrases: Phrases) -> str:
    value = shorten(problem.value or "", _MOST_SHOWN, placeholder="…")
    return phrases.settings[problem.key].format(name=problem.name, value=value)
