"""What many tests share: the bot without Telegram on the corpus of the tests and on the shipped one, the sentences."""

from collections.abc import Mapping

import pytest
from hypothesis import settings

from bot.engine import Engine
from bot.lexicons.compiled import keep_tables_in
from bot.locale import Phrases, read_phrases
from bot.snapshots import Snapshots
from bot.text.languages import Language
from tests.paths import CACHE, CORPUS, TEST_CORPUS

pytest.register_assert_rewrite("tests.conversations.running", "tests.conversations.subscribers", "tests.strict")

# Examples are limited in number, not in time: a slow machine is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# Word lists are parsed by the first process that needs them, and by no further one.
CACHE.mkdir(parents=True, exist_ok=True)
keep_tables_in(Snapshots(CACHE))


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine(TEST_CORPUS, Language.ARABIC)


@pytest.fixture(scope="session")
def shipped_engine() -> Engine:
    return Engine(CORPUS, Language.ARABIC)


@pytest.fixture(scope="session")
def sentences() -> Mapping[Language, Phrases]:
    return read_phrases()
