"""Puts what went wrong into sentences, one each, with the thing, its value and what to do."""

from collections.abc import Mapping

from bot.documents import CorpusError
from bot.evaluation.gold_problems import GoldError
from bot.locale import Phrases
from bot.problems import CannotGoOnError, Problem, printable
from bot.settings import SettingProblem, SettingsError

_MOST_SHOWN = 120  # characters of a value: enough to find it


class CannotRunError(CannotGoOnError):
    """The program cannot go on for a reason its operator can mend; the text is the whole sentence."""


def setting_sentences(error: SettingsError, phrases: Phrases) -> list[str]:
    """Return a sentence for each setting that cannot be used."""
    return [setting_sentence(problem, phrases) for problem in error.problems]


def corpus_sentences(error: CorpusError, phrases: Phrases) -> list[str]:
    """Return `file:line: sentence` for each problem."""
    return [problem_sentence(problem, phrases) for problem in error.problems]


def problem_sentence(problem: Problem, phrases: Phrases) -> str:
    """Return one problem as `file:line: sentence`."""
    return _placed(problem, phrases.problems)


def warning_sentence(problem: Problem, phrases: Phrases) -> str:
    """Return what does no harm as `file:line: warning: sentence`."""
    sentence = _filled(phrases.problems[problem.reason], problem.values)
    return phrases.terminal.warning.format(place=problem.place, sentence=sentence)


def gold_sentences(error: GoldError, phrases: Phrases) -> list[str]:
    """Return `file:line: sentence` for each problem of a file of gold questions."""
    return [_placed(problem, phrases.gold) for problem in error.problems]


def _placed(problem: Problem, sentences: Mapping[str, str]) -> str:
    return f"{problem.place}: {_filled(sentences[problem.reason], problem.values)}"


def _filled(sentence: str, values: Mapping[str, str]) -> str:
    return sentence.format(**{name: opening_of(value) for name, value in values.items()})


def opening_of(value: str) -> str:
    """Return as much of a value as it takes to find it, in one line, safe to print."""
    looked_at = value[: 4 * _MOST_SHOWN]  # it may be a megabyte
    line = printable(" ".join(looked_at.split()))
    is_whole = looked_at == value and len(line) <= _MOST_SHOWN
    return line if is_whole else f"{line[: _MOST_SHOWN - 1].rstrip()}…"


def setting_sentence(problem: SettingProblem, phrases: Phrases) -> str:
    """Return what is wrong with one setting."""
    return phrases.settings[problem.key].format(name=problem.name, value=opening_of(problem.value or ""))
