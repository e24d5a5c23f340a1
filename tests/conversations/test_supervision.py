"""What keeps watch over the bot as a process: its health, its owner, its database, and a second copy of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conversations.running import ADMIN, make_folder, open_admin, running
from tests.conversations.talk import ARABIC, ENGLISH, QUESTION, quotes_something, reader, said, turned
from tests.process import BotProcess, bot_process, run_program
from tests.standin import StandIn
from tests.strict import strict_telegram


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StandIn, BotProcess]]:
    folder = make_folder(tmp_path_factory.mktemp("watched"))
    with strict_telegram(folder) as telegram:
        open_admin(telegram)
        with running(telegram, folder, BOT_ADMINS=str(ADMIN)) as bot:
            telegram.wait_until(lambda: telegram.short_description("en") != "")
            yield telegram, bot


def health_of(folder: Path) -> int:
    return run_program("health", cwd=folder).returncode


def test_a_running_bot_is_well(watched: tuple[StandIn, BotProcess]) -> None:
    _, bot = watched
    bot.wait_until(lambda: health_of(bot.folder) == 0, "the bot is not well")


def test_an_administrator_is_told_how_the_bot_is(watched: tuple[StandIn, BotProcess]) -> None:
    telegram, _ = watched
    told = said(open_admin(telegram), "/health").text
    assert told.startswith(ENGLISH.health.well)
    assert ENGLISH.health.no_error in told


def test_nobody_else_has_that_command(watched: tuple[StandIn, BotProcess]) -> None:
    telegram, _ = watched
    assert ENGLISH.health.well not in said(reader(telegram), "/health").text


def test_a_second_copy_on_the_same_database_says_so_and_ends(watched: tuple[StandIn, BotProcess]) -> None:
    telegram, bot = watched
    second = bot.folder / "second"
    second.mkdir()
    settings = {"BOT_DATABASE": str(bot.folder / "bot.sqlite3"), "BOT_CORPUS": str(bot.folder / "corpus")}
    with bot_process(telegram, second, BOT_LOG="info", **settings) as other:
        assert other.exit_code() == 2
        assert other.log == f"{ENGLISH.terminal.database_in_use.format(file=settings['BOT_DATABASE'])}\n"


def test_a_second_bot_on_the_same_corpus_says_so_and_ends(watched: tuple[StandIn, BotProcess]) -> None:
    telegram, bot = watched
    second = bot.folder / "third"
    second.mkdir()
    corpus = str(bot.folder / "corpus")
    with bot_process(telegram, second, BOT_LOG="info", BOT_CORPUS=corpus) as other:
        assert other.exit_code() == 2
        assert other.log == f"{ENGLISH.terminal.corpus_in_use.format(folder=corpus)}\n"


def test_a_deleted_database_is_told_to_the_owner_and_buttons_still_work(watched: tuple[StandIn, BotProcess]) -> None:
    telegram, bot = watched
    chat, admin = reader(telegram, "ar"), open_admin(telegram)
    card = said(chat)
    for file in bot.folder.glob("bot.sqlite3*"):
        if not file.name.endswith((".key", ".lock")):
            file.unlink()
    assert quotes_something(said(chat, QUESTION))
    assert admin.next_reply().text.startswith(ARABIC.troubles["database_deleted"])
    assert turned(chat, card, ARABIC.card.context).buttons
    assert (bot.folder / "bot.sqlite3").exists()


def test_a_bot_that_was_killed_leaves_the_database_to_the_next(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    with strict_telegram(folder) as telegram:
        with running(telegram, folder) as bot:
            bot.kill()
        with running(telegram, folder):
            assert quotes_something(said(reader(telegram, "ar")))
