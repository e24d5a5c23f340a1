"""Digests over restarts, kills and troubles: the bot as a process, over real HTTP."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process import BotProcess
from tests.standin import Chat, StandIn
from tests.subscribers import (
    add,
    kept,
    let_a_day_pass,
    make_folder,
    open_admin,
    reload_with,
    running,
    subscriber,
    untaken,
    watched,
)

NOT_DUE = "is not due"  # logged when everybody who is due was told


@pytest.fixture
def telegram() -> Iterator[StandIn]:
    with watched() as telegram:
        yield telegram


@pytest.fixture
def admin(telegram: StandIn) -> Chat:
    return open_admin(telegram)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path)


@pytest.fixture
def bot(telegram: StandIn, admin: Chat, folder: Path) -> Iterator[BotProcess]:
    assert untaken(admin) == []
    with running(telegram, folder) as process:
        yield process


def test_nobody_is_told_twice_a_day(telegram: StandIn, admin: Chat, folder: Path, bot: BotProcess) -> None:
    chat = subscriber(telegram)
    reload_with(folder, admin, "first")
    chat.next_reply()
    reload_with(folder, admin, "second")
    bot.wait_for_log(NOT_DUE)
    assert untaken(chat) == []


def test_several_reloads_make_one_digest_the_next_day_even_over_a_restart(
    telegram: StandIn, admin: Chat, folder: Path, bot: BotProcess
) -> None:
    chat = subscriber(telegram)
    for slug in ("first", "second", "third"):
        reload_with(folder, admin, slug)
        if slug == "first":
            chat.next_reply()
    assert bot.stop() == 0
    let_a_day_pass(folder)
    with running(telegram, folder):
        digest = chat.next_reply().text
    assert "first" not in digest
    assert [row[3:-1] for row in digest.split("\n") if "•" in row] == ["\u2068second.en.md", "\u2068third.en.md"]


def test_what_was_added_while_the_bot_was_down_is_told_at_the_start(
    telegram: StandIn, folder: Path, bot: BotProcess
) -> None:
    chat = subscriber(telegram)
    assert bot.stop() == 0
    add(folder, "new")
    with running(telegram, folder):
        assert "new.en.md" in chat.next_reply().text


def test_who_blocked_the_bot_is_dropped_without_a_word(
    telegram: StandIn, admin: Chat, folder: Path, bot: BotProcess
) -> None:
    gone, stays = subscriber(telegram), subscriber(telegram)
    gone.block()
    reload_with(folder, admin, "new")
    stays.next_reply()
    assert bot.stop() == 0
    assert kept(folder) == {stays.id: True}
    assert "Forbidden" not in bot.log


def test_a_digest_whose_fate_is_unknown_is_not_repeated(telegram: StandIn, folder: Path, bot: BotProcess) -> None:
    chat = subscriber(telegram)
    assert bot.stop() == 0
    add(folder, "new")
    telegram.drop("sendMessage", carried_out=True)
    with running(telegram, folder) as again:
        chat.next_reply()
        again.wait_for_log("A digest could not be sent")
    assert kept(folder) == {chat.id: True}


def test_a_kill_in_the_middle_repeats_one_digest_at_most(
    telegram: StandIn, admin: Chat, folder: Path, bot: BotProcess
) -> None:
    chats = [subscriber(telegram) for _ in range(3)]
    add(folder, "new")
    telegram.hang("sendMessage")
    admin.say("/reload")
    chats[0].next_reply()
    bot.process.kill()
    bot.process.wait()
    telegram.release("sendMessage")
    with running(telegram, folder):
        for chat in chats:
            chat.next_reply()
    assert [untaken(chat) for chat in chats] == [[], [], []]


def test_a_stop_in_the_middle_repeats_and_loses_nothing(
    telegram: StandIn, admin: Chat, folder: Path, bot: BotProcess
) -> None:
    chats = [subscriber(telegram) for _ in range(10)]
    reload_with(folder, admin, "new")
    chats[0].next_reply()
    assert bot.stop() == 0
    with running(telegram, folder):
        for chat in chats[1:]:
            chat.next_reply()
    assert [chat for chat in chats if untaken(chat)] == []
