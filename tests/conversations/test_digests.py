"""News of added sources: the bot as a process, over real HTTP, every message parsed by TDLib."""

from pathlib import Path

import pytest

from bot.locale import Phrases
from tests.conversations.subscribers import kept, reload_with, subscriber
from tests.conversations.talk import ARABIC, ENGLISH, query, said, turned
from tests.process import BotProcess
from tests.standin import Chat, StandIn

NOT_DUE = "is not due"  # logged when everybody who is due was told


@pytest.fixture(autouse=True)
def _nobody_subscribed_before(bot: BotProcess) -> None:
    query(bot.folder, "DELETE FROM subscription")


@pytest.mark.parametrize(("code", "phrases"), [("ar", ARABIC), ("en", ENGLISH)])
def test_a_reload_is_told_in_the_language_of_the_person(
    code: str, phrases: Phrases, telegram: StandIn, admin: Chat, corpus: Path
) -> None:
    chat = subscriber(telegram, code)
    reload_with(corpus, admin, "new")
    digest = chat.next_reply()
    assert [row.strip("\u200e\u200f") for row in digest.text.split("\n")] == [
        phrases.subscription.news.one,
        "• \u2068new.en.md\u2069",
        phrases.subscription.stop,
    ]


def test_a_language_chosen_later_is_spoken(telegram: StandIn, admin: Chat, corpus: Path) -> None:
    chat = subscriber(telegram, "ar")
    turned(chat, said(chat, "/language"), "English")
    reload_with(corpus, admin, "chosen")
    assert chat.next_reply().text.startswith(ENGLISH.subscription.news.one)


def test_a_title_leads_to_its_source_without_preview(telegram: StandIn, admin: Chat, corpus: Path) -> None:
    chat = subscriber(telegram)
    reload_with(corpus, admin, "linked", "publisher: Agency\nurl: https://example.org/new")
    digest = chat.next_reply()
    assert digest.links == [("\u2068linked.en.md\u2069", "https://example.org/new")]
    assert digest.link_preview_off


def test_a_digest_is_ended_in_one_tap_and_can_still_be_read(telegram: StandIn, admin: Chat, corpus: Path) -> None:
    chat = subscriber(telegram)
    reload_with(corpus, admin, "ended")
    digest = chat.next_reply()
    assert chat.press(digest, digest.buttons[0][0]).answer() == ENGLISH.subscription.ended
    assert chat.next_edit(digest).text == digest.text
    assert said(chat, "/unsubscribe").text == ENGLISH.subscription.none


def test_a_digest_waits_as_long_as_it_is_told(telegram: StandIn, admin: Chat, corpus: Path) -> None:
    chat = subscriber(telegram)
    telegram.fail("sendMessage", chat, status=429, retry_after=1)
    reload_with(corpus, admin, "late")
    assert "late.en.md" in chat.next_reply().text


def test_nobody_waits_for_the_digest_of_somebody_who_is_to_be_left_alone(
    telegram: StandIn, admin: Chat, corpus: Path
) -> None:
    first, second = subscriber(telegram), subscriber(telegram)
    telegram.fail("sendMessage", first, status=429, retry_after=6)
    reload_with(corpus, admin, "late")
    second.next_reply()
    first.next_reply()
    told = [call.fields["chat_id"] for call in telegram.calls("sendMessage")]
    assert [chat for chat in told if chat in {first.id, second.id}][-3:] == [first.id, second.id, first.id]


def test_nobody_is_told_twice_a_day(telegram: StandIn, admin: Chat, corpus: Path, bot: BotProcess) -> None:
    chat = subscriber(telegram)
    reload_with(corpus, admin, "first")
    chat.next_reply()
    before = bot.log.count(NOT_DUE)
    reload_with(corpus, admin, "second")
    bot.wait_for_log(NOT_DUE, before + 1)
    chat.stays_silent()


def test_who_blocked_the_bot_is_dropped_with_one_line_in_the_log(
    telegram: StandIn, admin: Chat, corpus: Path, bot: BotProcess
) -> None:
    gone, stays = subscriber(telegram), subscriber(telegram)
    gone.block()
    words = bot.log.count("Forbidden")
    reload_with(corpus, admin, "new")
    stays.next_reply()
    bot.wait_until(lambda: kept(bot.folder) == {stays.id: True}, "who blocked the bot was not dropped")
    bot.wait_for_log("Forbidden", words + 1)
    assert bot.log.count("Forbidden") == words + 1


def test_a_digest_whose_fate_is_unknown_is_not_repeated(
    telegram: StandIn, admin: Chat, corpus: Path, bot: BotProcess
) -> None:
    chat = subscriber(telegram)
    telegram.drop("sendMessage", chat, carried_out=True)
    reload_with(corpus, admin, "new")
    chat.next_reply()
    bot.wait_until(lambda: kept(bot.folder) == {chat.id: True}, "the digest was not noted")
    bot.wait_for_log("A digest could not be sent")
    chat.stays_silent()
