"""Starting, failing and stopping: the bot as a process, over real HTTP."""

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.locale import read_phrases
from bot.text.languages import Language
from tests.paths import ROOT
from tests.process import BotProcess, bot_process
from tests.standin import StandIn

TERMINAL = read_phrases()[Language.ENGLISH].terminal
QUESTION = "متى تنتهي مهمة التحالف في العراق؟"


@pytest.fixture
def telegram() -> Iterator[StandIn]:
    with StandIn() as telegram:
        yield telegram


def write_corpus(folder: Path) -> Path:
    """Put one document of the corpus into `folder/corpus`; return `folder`."""
    (folder / "corpus").mkdir()
    for file in (ROOT / "corpus").glob("iraq-evacuates-bases.*.md"):
        shutil.copy(file, folder / "corpus")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpus(tmp_path)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_in_order(number: signal.Signals, telegram: StandIn, folder: Path) -> None:
    with bot_process(telegram, folder) as bot:
        telegram.wait_for_poll()
        assert bot.stop(number) == 0
        assert TERMINAL.stopped in bot.log


def test_what_was_asked_before_the_start_is_answered(telegram: StandIn, folder: Path) -> None:
    chat = telegram.private(telegram.user("Sara"))
    chat.say(QUESTION)
    with bot_process(telegram, folder):
        assert "المصدر" in chat.next_reply(20).text


def test_a_restart_answers_the_backlog_once(telegram: StandIn, folder: Path) -> None:
    chat = telegram.private(telegram.user("Sara"))
    with bot_process(telegram, folder) as bot:
        telegram.wait_for_poll()
        chat.say(QUESTION)
        chat.next_reply()
        assert bot.stop() == 0
    chat.say("/help")
    with bot_process(telegram, folder):
        assert "/sources" in chat.next_reply(20).text
        chat.stays_silent()


def test_a_wrong_token_is_one_sentence(telegram: StandIn, folder: Path) -> None:
    with bot_process(telegram, folder, BOT_TOKEN="1:wrong", BOT_LOG="info") as bot:
        assert bot.exit_code() == 2
        assert bot.log == f"{TERMINAL.token_refused}\n"


def test_a_revoked_token_ends_the_bot_with_one_sentence(telegram: StandIn, folder: Path) -> None:
    with bot_process(telegram, folder) as bot:
        telegram.wait_for_poll()
        telegram.revoke_token()
        assert bot.exit_code() == 2
        assert bot.log.endswith(f"{TERMINAL.token_refused}\n")
        assert "Traceback" not in bot.log


def test_it_waits_for_an_api_that_cannot_be_reached(telegram: StandIn, folder: Path) -> None:
    telegram.go_offline()
    with bot_process(telegram, folder) as bot:
        bot.wait_for_log(f"{telegram.url} cannot be reached")
        telegram.come_back()
        telegram.wait_for_poll(20)
        assert "Traceback" not in bot.log


def test_a_bot_that_cannot_reach_the_api_still_stops_in_order(telegram: StandIn, folder: Path) -> None:
    telegram.go_offline()
    with bot_process(telegram, folder) as bot:
        bot.wait_for_log("cannot be reached")
        assert bot.stop() == 0


def test_a_bot_whose_api_went_away_still_stops_in_order(telegram: StandIn, folder: Path) -> None:
    with bot_process(telegram, folder) as bot:
        telegram.wait_for_poll()
        telegram.go_offline()
        bot.wait_for_log("cannot be reached")
        assert bot.stop() == 0
        assert "Traceback" not in bot.log


def test_a_menu_that_is_refused_stops_nothing(telegram: StandIn, folder: Path) -> None:
    telegram.fail("setMyCommands", status=400, times=9)
    with bot_process(telegram, folder) as bot:
        bot.wait_for_log("could not be set")
        chat = telegram.private(telegram.user("Sara"))
        chat.say(QUESTION)
        assert "المصدر" in chat.next_reply(20).text


def test_a_second_start_sets_no_menu_that_is_there_already(telegram: StandIn, folder: Path) -> None:
    with bot_process(telegram, folder):
        telegram.wait_until(lambda: telegram.short_description("en") != "", 20)
    before = len(telegram.calls("setMyCommands"))
    with bot_process(telegram, folder):
        telegram.wait_until(lambda: len(telegram.calls("getMyShortDescription")) >= 6, 20)
    assert len(telegram.calls("setMyCommands")) == before


def test_a_port_in_use_is_one_sentence(telegram: StandIn, folder: Path) -> None:
    taken = telegram.url.rpartition(":")[2]
    settings = {"BOT_WEBHOOK_URL": "http://127.0.0.1:1/hook", "BOT_WEBHOOK_LISTEN": f"127.0.0.1:{taken}"}
    with bot_process(telegram, folder, **settings) as bot:
        assert bot.exit_code() == 2
        assert f"BOT_WEBHOOK_LISTEN, 127.0.0.1:{taken}, cannot be listened on" in bot.log.splitlines()[-1]


def test_an_address_that_telegram_refuses_is_one_sentence(telegram: StandIn, folder: Path) -> None:
    settings = {"BOT_WEBHOOK_URL": "http://example.org/hook", "BOT_WEBHOOK_LISTEN": f"127.0.0.1:{telegram.free_port()}"}
    with bot_process(telegram, folder, **settings) as bot:
        assert bot.exit_code() == 2
        assert bot.log.splitlines()[-1].startswith("Telegram refuses BOT_WEBHOOK_URL, http://example.org/hook")


def test_a_server_that_answers_no_more_does_not_hold_up_the_stop(telegram: StandIn, folder: Path) -> None:
    telegram.hang("sendMessage")
    chat = telegram.private(telegram.user("Sara"))
    chat.say(QUESTION)
    with bot_process(telegram, folder) as bot:
        telegram.wait_until(lambda: telegram.calls("sendMessage") != [], 20)
        assert bot.stop() == 0


# What one running bot lives through, each fact in a chat of its own


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StandIn, BotProcess]]:
    """Run a bot through many troubles."""
    with StandIn() as telegram, bot_process(telegram, write_corpus(tmp_path_factory.mktemp("lasting"))) as bot:
        telegram.wait_for_poll(20)
        yield telegram, bot


def test_a_second_copy_is_told_of_once_and_the_bot_goes_on(lasting: tuple[StandIn, BotProcess]) -> None:
    telegram, bot = lasting
    telegram.poll_as_second_copy()
    bot.wait_for_log(TERMINAL.second_copy)
    chat = telegram.private(telegram.user("Sara"))
    chat.say(QUESTION)
    assert "المصدر" in chat.next_reply(20).text
    assert bot.log.count(TERMINAL.second_copy) == 1


def test_an_answer_outlives_a_server_that_fails_for_a_moment(lasting: tuple[StandIn, BotProcess]) -> None:
    telegram, _ = lasting
    telegram.fail("sendMessage", status=502, times=2)
    chat = telegram.private(telegram.user("Sara"))
    chat.say(QUESTION)
    assert "المصدر" in chat.next_reply(20).text


def test_an_answer_waits_as_long_as_it_is_told(lasting: tuple[StandIn, BotProcess]) -> None:
    telegram, _ = lasting
    telegram.fail("sendMessage", status=429, retry_after=1, times=1)
    chat = telegram.private(telegram.user("Sara"))
    chat.say(QUESTION)
    assert "المصدر" in chat.next_reply(20).text


def test_a_send_whose_fate_is_unknown_is_not_repeated(lasting: tuple[StandIn, BotProcess]) -> None:
    telegram, bot = lasting
    telegram.drop("sendMessage", times=1)
    chat = telegram.private(telegram.user("Sara"))
    chat.say(QUESTION)
    bot.wait_for_log("could not be handled")
    calls = [call for call in telegram.calls("sendMessage") if str(call.fields["chat_id"]) == str(chat.id)]
    assert len([call for call in calls if "المصدر" in str(call.fields["text"])]) == 1


# A webhook


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    """Run a bot that is called through a webhook."""
    with StandIn() as telegram:
        port = telegram.free_port()
        settings = {"BOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "BOT_WEBHOOK_LISTEN": f"127.0.0.1:{port}"}
        folder = write_corpus(tmp_path_factory.mktemp("hooked"))
        with bot_process(telegram, folder, BOT_WEBHOOK_SECRET="s3cret", **settings) as bot:
            telegram.wait_for_poll(20)
            bot.wait_for_log("is running")
            yield telegram
            assert bot.stop() == 0


def test_a_webhook_is_set_with_its_secret_and_answers(hooked: StandIn) -> None:
    chat = hooked.private(hooked.user("Sara"))
    chat.say(QUESTION)
    assert "المصدر" in chat.next_reply(20).text
    assert hooked.calls("setWebhook")[-1].fields["secret_token"] == "s3cret"


def test_a_webhook_call_without_the_secret_is_turned_away(hooked: StandIn) -> None:
    assert hooked.call_webhook_as_stranger() == 403
