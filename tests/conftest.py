"""What many tests share: the real corpus at a desk, and the sentences."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.phrases import Phrases, read_phrases
from bot.text.languages import Language

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def desk() -> Desk:
    return Desk(ROOT / "corpus", Language.ARABIC)


@pytest.fixture(scope="session")
def sentences() -> Mapping[Language, Phrases]:
    return read_phrases()
