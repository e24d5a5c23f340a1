"""The bot without Telegram, whose answers do not change with each fit of its tables."""

import pytest

from bot.engine import Engine
from bot.text.languages import Language
from tests.calibrations import steady_calibration
from tests.paths import TEST_CORPUS


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine(TEST_CORPUS, Language.ARABIC, calibration=steady_calibration())
