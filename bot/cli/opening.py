"""Opens for a command what its settings name: the documents with their index, the word lists, a dictionary."""

import os
from collections.abc import Collection
from pathlib import Path

import click

from bot.answering.calibration import CalibrationError, read_calibration
from bot.cli.operator import Operator
from bot.engine import Engine
from bot.error_sentences import setting_sentence
from bot.expansion import INSTALLED, FreeDict, FreeDictError, find_freedict
from bot.lexicons.compiled import keep_tables_in
from bot.search import Follow
from bot.settings import PREFIX, SettingProblem, Settings, SettingsError, doubtful_settings, read_settings
from bot.snapshots import Snapshots
from bot.text.languages import Language

# The settings that an answer needs.
FOR_ANSWERS = frozenset({"corpus", "language", "dictionary", "calibration", "cache"})


def settings_for(
    operator: Operator,
    corpus: Path | None,
    database: Path | None = None,
    needed: Collection[str] | None = FOR_ANSWERS,
) -> Settings:
    """Return the settings, and tell what may be meant as one and is none."""
    for problem in doubtful_settings(os.environ):
        click.echo(setting_sentence(problem, operator.phrases), err=True)
    return read_settings(corpus, database, needed)


def open_engine(settings: Settings, follow: Follow = iter) -> Engine:
    """Return the bot without Telegram; SettingsError if what it is to use cannot be read.

    `follow` is told how far a long build has come.
    """
    try:
        calibration = read_calibration(settings.calibration) if settings.calibration else None
    except CalibrationError as error:
        problem = SettingProblem("calibration", f"{PREFIX}CALIBRATION", f"{settings.calibration} ({error})")
        raise SettingsError(problem) from error
    snapshots = Snapshots(settings.cache_folder)
    keep_tables_in(snapshots)
    language, installed = Language(settings.language), installed_dictionary(settings)
    return Engine(settings.corpus, language, installed, calibration, snapshots, follow)


def installed_dictionary(settings: Settings) -> FreeDict | None:
    """Return the further dictionary that is set, or installed; SettingsError if it cannot be read."""
    try:
        return find_freedict(settings.dictionary)
    except FreeDictError as error:
        problem = SettingProblem("dictionary", f"{PREFIX}DICTIONARY", f"{settings.dictionary or INSTALLED} ({error})")
        raise SettingsError(problem) from error
