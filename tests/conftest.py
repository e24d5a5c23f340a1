"""What many tests share: the real corpus at a desk, and the sentences."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from bot.desk import Desk
from bot.phrases import Phrases, read_phrases
from bot.text.languages import Language

ROOT = Path(__file__).parent.parent
# Examples are limited in number, not in time: a slow machine is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def desk() -> Desk:
    return Desk(ROOT / "corpus", Language.ARABIC)


@pytest.fixture(scope="session")
def sentences() -> Mapping[Language, Phrases]:
    return read_phrases()
