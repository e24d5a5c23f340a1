"""Subscriptions as their readers live them: the bot as a process, over real HTTP, every message parsed by TDLib."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.phrases import Phrases, read_phrases
from bot.text.languages import Language
from tests.corpora import write_document
from tests.process import BotProcess, bot_process
from tests.standin import Chat, StandIn
from tests.standin.reply import Reply

ARABIC, ENGLISH = read_phrases()[Language.ARABIC], read_phrases()[Language.ENGLISH]
ADMIN = 779
LONG_AGO = "2026-01-18T12:00:00.000+00:00"
NOT_DUE = "is not due"  # logged when everybody who is due was told
NORMAL_LIFE = ["message is not modified"]  # a button is pressed twice


@pytest.fixture
def telegram() -> Iterator[StandIn]:
    """Serve a bot that must never send what has to be refused or altered, save for what is normal life."""
    with StandIn() as telegram:
        yield telegram
        assert [call for call in telegram.refused if not any(words in call.error for words in NORMAL_LIFE)] == []
        assert telegram.losses == []


@pytest.fixture
def admin(telegram: StandIn) -> Chat:
    return telegram.private(telegram.user("Admin", id=ADMIN, language_code="en"))


@pytest.fixture
def folder(tmp_path: Path, admin: Chat) -> Path:
    """Return a folder with a corpus of one document; the administrator has a chat."""
    assert admin.id == ADMIN
    (tmp_path / "corpus").mkdir()
    add(tmp_path, "old")
    return tmp_path


@contextmanager
def running(telegram: StandIn, folder: Path) -> Iterator[BotProcess]:
    polls = len(telegram.calls("getUpdates"))
    with bot_process(telegram, folder, BOT_ADMINS=str(ADMIN)) as process:
        telegram.wait_until(lambda: len(telegram.calls("getUpdates")) > polls, 20)
        yield process
        if process.process.poll() is None:
            assert process.stop() == 0
        assert "Traceback" not in process.log


@pytest.fixture
def bot(telegram: StandIn, folder: Path) -> Iterator[BotProcess]:
    with running(telegram, folder) as process:
        yield process


def add(folder: Path, slug: str, head: str = "") -> None:
    write_document(folder / "corpus", f"{slug}.en.md", "The mission ends.", head=head)


def reader(telegram: StandIn, code: str = "en") -> Chat:
    return telegram.private(telegram.user("Sara", language_code=code))


def said(chat: Chat, text: str) -> Reply:
    """Return what the bot says to `text`."""
    chat.say(text)
    return chat.next_reply()


def subscriber(telegram: StandIn, code: str = "en") -> Chat:
    """Return the chat of somebody who has just subscribed."""
    chat = reader(telegram, code)
    said(chat, "/subscribe")
    return chat


def reload_with(folder: Path, admin: Chat, slug: str) -> None:
    add(folder, slug)
    admin.say("/reload")
    assert slug in admin.next_reply().text


def kept(folder: Path) -> set[int]:
    """Return who is subscribed, as soon as the bot has stopped."""
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as store:
        return {person for (person,) in store.execute("SELECT person FROM subscription")}


def let_a_day_pass(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as store, store:
        assert store.execute("UPDATE subscription SET told_at = ?", (LONG_AGO,)).rowcount


def untaken(chat: Chat) -> list[str]:
    return [spoken.raw for spoken in chat.room.spoken if not spoken.taken]


def button_of(reply: Reply) -> str:
    assert [len(row) for row in reply.buttons] == [1]
    return reply.buttons[0][0].text.strip("\u200e\u200f")


def press(chat: Chat, reply: Reply) -> str:
    """Press the only button, and return what is shown."""
    return chat.press(reply, reply.buttons[0][0]).answer()


# Beginning and ending


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(("code", "phrases"), [("ar", ARABIC), ("en", ENGLISH)])
def test_a_subscription_begins_and_ends_in_one_tap_each(code: str, phrases: Phrases, telegram: StandIn) -> None:
    chat = reader(telegram, code)
    begun = said(chat, "/subscribe")
    assert (begun.text, button_of(begun)) == (phrases.subscription.begun, phrases.subscription.end)
    assert press(chat, begun) == phrases.subscription.ended
    ended = chat.next_edit(begun)
    assert (ended.text, button_of(ended)) == (begun.text, phrases.subscription.begin)
    assert press(chat, ended) == phrases.subscription.begun


@pytest.mark.usefixtures("bot")
def test_who_is_subscribed_is_told_so(telegram: StandIn) -> None:
    assert said(subscriber(telegram), "/subscribe").text == ENGLISH.subscription.already


@pytest.mark.usefixtures("bot")
def test_a_command_ends_it_too(telegram: StandIn) -> None:
    chat = subscriber(telegram)
    assert [said(chat, "/unsubscribe").text for _ in range(2)] == [
        ENGLISH.subscription.ended,
        ENGLISH.subscription.none,
    ]


@pytest.mark.usefixtures("bot")
def test_forgetting_ends_it(telegram: StandIn) -> None:
    chat = subscriber(telegram)
    asked = said(chat, "/forget")
    chat.press(asked, asked.buttons[0][0])
    assert chat.next_edit(asked).text == ENGLISH.privacy.forgotten
    assert said(chat, "/unsubscribe").text == ENGLISH.subscription.none


@pytest.mark.usefixtures("bot")
def test_in_a_group_both_commands_point_to_the_private_chat(telegram: StandIn) -> None:
    group, sara = telegram.group("Newsroom"), telegram.user("Sara", language_code="en")
    for command in ("/subscribe", "/unsubscribe"):
        group.say(f"{command}@WithdrawalBot", sender=sara)
        reply = group.next_reply()
        assert reply.text == ENGLISH.subscription.in_private.format(command=f"\u2068{command}\u2069")
        assert reply.buttons == []


@pytest.mark.usefixtures("bot")
def test_a_button_pressed_twice_is_answered_twice(telegram: StandIn) -> None:
    chat = reader(telegram)
    begun = said(chat, "/subscribe")
    assert press(chat, begun) == ENGLISH.subscription.ended
    chat.next_edit(begun)
    assert chat.press_data(begun, "subscription:end").answer() == ENGLISH.subscription.none


@pytest.mark.usefixtures("bot")
def test_a_button_of_a_message_that_is_gone_still_ends_it(telegram: StandIn) -> None:
    chat = reader(telegram)
    begun = said(chat, "/subscribe")
    chat.delete(begun)
    assert chat.press_data(begun, "subscription:end").answer() == ENGLISH.subscription.ended


@pytest.mark.usefixtures("bot")
def test_forged_buttons_are_let_go(telegram: StandIn) -> None:
    chat = subscriber(telegram)
    under = said(chat, "/help")
    for data in ("subscription:", "subscription:all", "subscription:end:1", "subscription:END"):
        assert chat.press_data(under, data).answer() == ""
    assert said(chat, "/subscribe").text == ENGLISH.subscription.already


@pytest.mark.usefixtures("bot")
def test_a_button_forged_in_a_group_changes_nothing(telegram: StandIn) -> None:
    sara = telegram.user("Sara", language_code="en")
    group, chat = telegram.group("Newsroom"), telegram.private(sara)
    said(chat, "/subscribe")
    group.say("/help@WithdrawalBot", sender=sara)
    assert group.press_data(group.next_reply(), "subscription:end", by=sara).answer() == ""
    assert said(chat, "/subscribe").text == ENGLISH.subscription.already


# Digests


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(("code", "phrases"), [("ar", ARABIC), ("en", ENGLISH)])
def test_a_reload_is_told_in_the_language_of_the_person(
    code: str, phrases: Phrases, telegram: StandIn, admin: Chat, folder: Path
) -> None:
    chat = subscriber(telegram, code)
    reload_with(folder, admin, "new")
    digest = chat.next_reply()
    assert [row.strip("\u200e\u200f") for row in digest.text.split("\n")] == [
        phrases.subscription.news.one,
        "• \u2068new.en.md\u2069",
        phrases.subscription.stop,
    ]


@pytest.mark.usefixtures("bot")
def test_a_language_chosen_later_is_spoken(telegram: StandIn, admin: Chat, folder: Path) -> None:
    chat = subscriber(telegram, "ar")
    choice = said(chat, "/language")
    chat.press_data(choice, "language:en")
    chat.next_edit(choice)
    reload_with(folder, admin, "new")
    assert chat.next_reply().text.startswith(ENGLISH.subscription.news.one)


@pytest.mark.usefixtures("bot")
def test_a_title_leads_to_its_source_without_preview(telegram: StandIn, admin: Chat, folder: Path) -> None:
    chat = subscriber(telegram)
    add(folder, "new", head="publisher: Agency\nurl: https://example.org/new")
    admin.say("/reload")
    digest = chat.next_reply()
    assert digest.links == [("\u2068new.en.md\u2069", "https://example.org/new")]
    assert digest.link_preview_off


@pytest.mark.usefixtures("bot")
def test_a_digest_is_ended_in_one_tap_and_can_still_be_read(telegram: StandIn, admin: Chat, folder: Path) -> None:
    chat = subscriber(telegram)
    reload_with(folder, admin, "new")
    digest = chat.next_reply()
    assert press(chat, digest) == ENGLISH.subscription.ended
    assert chat.next_edit(digest).text == digest.text
    assert said(chat, "/unsubscribe").text == ENGLISH.subscription.none


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


def test_what_was_told_is_not_told_again_after_a_restart(
    telegram: StandIn, admin: Chat, folder: Path, bot: BotProcess
) -> None:
    chat, other = subscriber(telegram), subscriber(telegram)
    reload_with(folder, admin, "first")
    chat.next_reply()
    other.next_reply()
    assert bot.stop() == 0
    let_a_day_pass(folder)
    add(folder, "second")
    with running(telegram, folder):
        assert ["first" in each.next_reply().text for each in (chat, other)] == [False, False]


def test_who_blocked_the_bot_is_dropped_without_a_word(
    telegram: StandIn, admin: Chat, folder: Path, bot: BotProcess
) -> None:
    gone, stays = subscriber(telegram), subscriber(telegram)
    gone.block()
    reload_with(folder, admin, "new")
    stays.next_reply()
    assert bot.stop() == 0
    assert kept(folder) == {stays.id}
    assert "Forbidden" not in bot.log


# Troubles


def test_a_digest_waits_as_long_as_it_is_told(telegram: StandIn, folder: Path, bot: BotProcess) -> None:
    chat = subscriber(telegram)
    assert bot.stop() == 0
    add(folder, "new")
    telegram.fail("sendMessage", status=429, retry_after=1, times=1)
    with running(telegram, folder):
        assert "new.en.md" in chat.next_reply(20).text


def test_a_digest_whose_fate_is_unknown_is_not_repeated(telegram: StandIn, folder: Path, bot: BotProcess) -> None:
    chat = subscriber(telegram)
    assert bot.stop() == 0
    add(folder, "new")
    telegram.drop("sendMessage", carried_out=True)
    with running(telegram, folder) as again:
        chat.next_reply()
        again.wait_for_log("A digest could not be sent")
    with running(telegram, folder):
        assert said(chat, "/subscribe").text == ENGLISH.subscription.already


def test_a_kill_in_the_middle_repeats_one_digest_at_most(telegram: StandIn, folder: Path, bot: BotProcess) -> None:
    chats = [subscriber(telegram) for _ in range(3)]
    assert bot.stop() == 0
    add(folder, "new")
    telegram.hang("sendMessage")
    with running(telegram, folder) as killed:
        chats[0].next_reply()
        killed.process.kill()
        killed.process.wait()
    telegram.release("sendMessage")
    with running(telegram, folder):
        for chat in chats:
            chat.next_reply()
    assert [untaken(chat) for chat in chats] == [[], [], []]


def test_a_stop_in_the_middle_repeats_and_loses_nothing(telegram: StandIn, folder: Path, bot: BotProcess) -> None:
    chats = [subscriber(telegram) for _ in range(40)]
    assert bot.stop() == 0
    add(folder, "new")
    with running(telegram, folder):
        chats[0].next_reply()
    with running(telegram, folder):
        for chat in chats[1:]:
            chat.next_reply()
    assert [chat for chat in chats if untaken(chat)] == []
