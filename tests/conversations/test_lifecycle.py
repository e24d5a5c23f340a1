"""Starting, failing and stopping: the bot as a process, over real HTTP."""

import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.conversations.newsroom import newsroom
from tests.conversations.running import running
from tests.conversations.talk import ENGLISH, QUESTION, quotes_something, reader, said
from tests.corpora import write_document
from tests.process import BotProcess, bot_process, run_program
from tests.standin import StandIn

TERMINAL = ENGLISH.terminal


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    """Serve Telegram without a bot."""
    with StandIn() as stand_in:
        yield stand_in


def write_corpus(folder: Path) -> Path:
    """Put a document that answers QUESTION into `folder/corpus`; return `folder`."""
    (folder / "corpus").mkdir()
    write_document(folder / "corpus", "exit.ar.md", "تنتهي مهمة التحالف في العراق في أيلول 2025.")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the folder of a bot that does not run yet."""
    return write_corpus(tmp_path)


def test_a_wrong_token_is_one_sentence(stand_in: StandIn, home: Path) -> None:
    with bot_process(stand_in, home, BOT_TOKEN="1:wrong", BOT_LOG="info") as bot:
        assert bot.exit_code() == 2
        assert bot.log == f"{TERMINAL.token_refused}\n"


def test_a_refused_token_ends_the_bot_with_one_sentence_and_the_next_start_answers(
    stand_in: StandIn, home: Path
) -> None:
    chat = reader(stand_in, "ar")
    stand_in.fail("sendMessage", chat, status=401, description="Unauthorized")
    with running(stand_in, home) as bot:
        chat.say(QUESTION)
        assert bot.exit_code() == 2
        assert TERMINAL.token_refused in bot.log.splitlines()[-1]
    with running(stand_in, home) as bot:
        assert quotes_something(chat.next_reply())
        stand_in.revoke_token()
        assert bot.exit_code() == 2
        assert bot.log.endswith(f"{TERMINAL.token_refused}\n")
        assert "Traceback" not in bot.log


def test_a_bot_that_cannot_reach_the_api_still_stops_in_order(stand_in: StandIn, home: Path) -> None:
    stand_in.go_offline()
    with bot_process(stand_in, home) as bot:
        bot.wait_for_log("cannot be reached")
        assert bot.stop_in_time() == 0


def test_a_bot_that_has_never_reached_the_api_is_neither_receiving_nor_well(stand_in: StandIn, home: Path) -> None:
    stand_in.go_offline()
    listen = f"127.0.0.1:{stand_in.free_port()}"
    with bot_process(stand_in, home, BOT_METRICS_LISTEN=listen) as bot:
        bot.wait_for_log("cannot be reached")
        with urlopen(f"http://{listen}/metrics") as page:
            told = page.read().decode()
        health = run_program("health", cwd=home, BOT_API_URL=stand_in.url)
    assert "withdrawal_bot_is_receiving 0.0" in told
    assert "withdrawal_bot_poll_age_seconds " in told
    assert (health.returncode, f"has not reached {stand_in.url} since" in health.stderr) == (1, True)


def test_a_database_that_stays_locked_asks_for_another_start(stand_in: StandIn, home: Path) -> None:
    with closing(sqlite3.connect(home / "bot.sqlite3", isolation_level=None)) as other:
        other.executescript("CREATE TABLE other (name TEXT); BEGIN EXCLUSIVE")
        with bot_process(stand_in, home, BOT_LOG="info") as bot:
            assert bot.exit_code() == 75
    assert "Traceback" not in bot.log
    assert "database is locked" in bot.log.splitlines()[-1]


def test_a_server_that_answers_no_more_does_not_hold_up_the_stop(stand_in: StandIn, home: Path) -> None:
    stand_in.hang("sendMessage")
    reader(stand_in, "ar").say(QUESTION)
    with bot_process(stand_in, home) as bot:
        stand_in.wait_until(lambda: stand_in.calls("sendMessage") != [])
        assert bot.stop_in_time() == 0


def test_a_port_in_use_is_one_sentence(stand_in: StandIn, home: Path) -> None:
    taken = stand_in.url.rpartition(":")[2]
    settings = {"BOT_WEBHOOK_URL": "http://127.0.0.1:1/hook", "BOT_WEBHOOK_LISTEN": f"127.0.0.1:{taken}"}
    with bot_process(stand_in, home, **settings) as bot:
        assert bot.exit_code() == 2
        assert f"BOT_WEBHOOK_LISTEN, 127.0.0.1:{taken}, cannot be listened on" in bot.log.splitlines()[-1]


def test_an_address_that_telegram_refuses_is_one_sentence(stand_in: StandIn, home: Path) -> None:
    settings = {
        "BOT_WEBHOOK_URL": "https://example.org:1234/hook",
        "BOT_WEBHOOK_LISTEN": f"127.0.0.1:{stand_in.free_port()}",
    }
    with bot_process(stand_in, home, **settings) as bot:
        assert bot.exit_code() == 2
        assert bot.log.splitlines()[-1].startswith("Telegram refuses BOT_WEBHOOK_URL, https://example.org:1234/hook")


def test_a_pause_outlives_a_restart_and_each_signal_stops_the_bot_in_order(stand_in: StandIn, home: Path) -> None:
    chat = reader(stand_in, "ar")
    stand_in.fail("sendMessage", chat, status=429, retry_after=4)
    with running(stand_in, home) as bot:
        chat.say(QUESTION)
        bot.wait_for_log("wants to be left alone for 4 s")
        assert bot.stop_in_time(signal.SIGTERM) == 0
        assert TERMINAL.stopped in bot.log
    with running(stand_in, home) as bot:
        assert quotes_something(chat.next_reply())
        refused, taken = (call.at for call in stand_in.calls("sendMessage"))
        assert taken - refused >= 4
        chat.stays_silent()
        stand_in.go_offline()
        bot.wait_for_log("cannot be reached")  # and all the same:
        assert bot.stop_in_time(signal.SIGINT) == 0
        assert bot.log.count(TERMINAL.stopped) == 2
        assert "Traceback" not in bot.log


# What one running bot lives through, each fact in a chat of its own


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StandIn, BotProcess]]:
    """Run a bot through many troubles; the first are that Telegram is away when it starts and refuses its menus."""
    with StandIn() as telegram:
        telegram.fail("setMyCommands", status=400, times=9)  # three audiences in three languages
        telegram.go_offline()
        with bot_process(telegram, write_corpus(tmp_path_factory.mktemp("lasting"))) as bot:
            bot.wait_for_log(f"{telegram.url} cannot be reached")
            telegram.come_back()
            telegram.wait_for_poll()
            assert "Traceback" not in bot.log
            yield telegram, bot


def test_it_waits_for_an_api_that_cannot_be_reached(lasting: tuple[StandIn, BotProcess]) -> None:
    telegram, _ = lasting
    assert quotes_something(said(reader(telegram, "ar")))


def test_a_menu_that_is_refused_stops_nothing(lasting: tuple[StandIn, BotProcess]) -> None:
    telegram, bot = lasting
    telegram.wait_until(lambda: telegram.to_come == [])
    bot.wait_for_log("could not be set", times=3)  # once for each audience
    assert quotes_something(said(reader(telegram, "ar")))


def test_a_second_copy_is_told_of_once_and_the_bot_goes_on(lasting: tuple[StandIn, BotProcess]) -> None:
    telegram, bot = lasting
    telegram.poll_as_second_copy()
    bot.wait_for_log(TERMINAL.second_copy)
    assert quotes_something(said(reader(telegram, "ar")))
    assert bot.log.count(TERMINAL.second_copy) == 1


def test_an_answer_outlives_a_server_that_fails_for_a_moment(lasting: tuple[StandIn, BotProcess]) -> None:
    telegram, _ = lasting
    chat = reader(telegram, "ar")
    telegram.fail("sendMessage", chat, status=502)
    assert quotes_something(said(chat))


def test_an_answer_waits_as_long_as_it_is_told(lasting: tuple[StandIn, BotProcess]) -> None:
    telegram, _ = lasting
    chat = reader(telegram, "ar")
    telegram.fail("sendMessage", chat, status=429, retry_after=1)
    before = time.monotonic()
    assert quotes_something(said(chat))
    assert time.monotonic() - before >= 1


def test_a_send_whose_fate_is_unknown_is_not_repeated(lasting: tuple[StandIn, BotProcess]) -> None:
    telegram, _ = lasting
    chat = reader(telegram, "ar")
    telegram.drop("sendMessage", chat, carried_out=True)
    assert quotes_something(said(chat))
    chat.until_done()
    assert not [text for text in chat.untaken() if "<blockquote>" in text]


def test_a_press_is_answered_even_if_who_administers_cannot_be_learnt(lasting: tuple[StandIn, BotProcess]) -> None:
    telegram, _ = lasting
    group = newsroom(telegram)
    panel = group.panel()
    telegram.drop("getChatAdministrators", group.chat, times=2)
    press = group.chat.press(panel, ENGLISH.group.short, by=group.sara)
    assert press.answer() == ENGLISH.chat.failure


# A webhook


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    """Run a bot that is called through a webhook."""
    with StandIn() as telegram:
        port = telegram.free_port()
        settings = {"BOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "BOT_WEBHOOK_LISTEN": f"127.0.0.1:{port}"}
        folder = write_corpus(tmp_path_factory.mktemp("hooked"))
        with bot_process(telegram, folder, BOT_WEBHOOK_SECRET="s3cret", **settings) as bot:
            telegram.wait_for_poll()
            bot.wait_for_log("is running")
            yield telegram
            assert bot.stop() == 0


def test_a_webhook_is_set_with_its_secret_and_answers(hooked: StandIn) -> None:
    assert quotes_something(said(reader(hooked, "ar")))
    assert hooked.calls("setWebhook")[-1].fields["secret_token"] == "s3cret"


def test_a_webhook_call_without_the_secret_is_turned_away(hooked: StandIn) -> None:
    assert hooked.call_webhook_as_stranger() == 403
