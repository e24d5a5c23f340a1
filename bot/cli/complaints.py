"""Says in sentences why the program cannot go on, and with which exit code it ends."""

from collections.abc import Sequence

from bot.cli.operator import BAD_INPUT, BAD_USAGE
from bot.documents import CorpusError
from bot.error_sentences import corpus_sentences, gold_sentences, setting_sentences
from bot.evaluation.gold_problems import GoldError
from bot.locale import Phrases
from bot.problems import CannotGoOnError
from bot.settings import SettingsError


def complaints(error: CannotGoOnError, phrases: Phrases) -> tuple[Sequence[str], int]:
    """Return what is wrong, a sentence for each thing, and the exit code."""
    if isinstance(error, CorpusError):
        return corpus_sentences(error, phrases), BAD_INPUT
    if isinstance(error, GoldError):
        return gold_sentences(error, phrases), BAD_INPUT
    if isinstance(error, SettingsError):
        return setting_sentences(error, phrases), BAD_USAGE
    return [str(error)], BAD_USAGE
