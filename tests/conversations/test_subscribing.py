"""Subscriptions as their readers live them: the bot as a process, over real HTTP, every message parsed by TDLib."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.locale import Phrases, read_phrases
from bot.text.languages import Language
from tests.standin import Chat, StandIn
from tests.standin.reply import Reply
from tests.subscribers import add, make_folder, open_admin, reader, reload_with, running, said, subscriber, watched

ARABIC, ENGLISH = read_phrases()[Language.ARABIC], read_phrases()[Language.ENGLISH]


@pytest.fixture(scope="module")
def telegram() -> Iterator[StandIn]:
    with watched() as telegram:
        yield telegram


@pytest.fixture(scope="module")
def admin(telegram: StandIn) -> Chat:
    return open_admin(telegram)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("bot"))


@pytest.fixture(scope="module", autouse=True)
def bot(telegram: StandIn, admin: Chat, folder: Path) -> Iterator[Chat]:
    with running(telegram, folder):
        yield admin


def button_of(reply: Reply) -> str:
    assert [len(row) for row in reply.buttons] == [1]
    return reply.buttons[0][0].text.strip("\u200e\u200f")


def press(chat: Chat, reply: Reply) -> str:
    """Press the only button, and return what is shown."""
    return chat.press(reply, reply.buttons[0][0]).answer()


# Beginning and ending


@pytest.mark.parametrize(("code", "phrases"), [("ar", ARABIC), ("en", ENGLISH)])
def test_a_subscription_begins_and_ends_in_one_tap_each(code: str, phrases: Phrases, telegram: StandIn) -> None:
    chat = reader(telegram, code)
    begun = said(chat, "/subscribe")
    assert (begun.text, button_of(begun)) == (phrases.subscription.begun, phrases.subscription.end)
    assert press(chat, begun) == phrases.subscription.ended
    ended = chat.next_edit(begun)
    assert (ended.text, button_of(ended)) == (begun.text, phrases.subscription.begin)
    assert press(chat, ended) == phrases.subscription.begun


def test_who_is_subscribed_is_told_so(telegram: StandIn) -> None:
    assert said(subscriber(telegram), "/subscribe").text == ENGLISH.subscription.already


def test_a_command_ends_it_too(telegram: StandIn) -> None:
    chat = subscriber(telegram)
    assert [said(chat, "/unsubscribe").text for _ in range(2)] == [
        ENGLISH.subscription.ended,
        ENGLISH.subscription.none,
    ]


def test_forgetting_ends_it(telegram: StandIn) -> None:
    chat = subscriber(telegram)
    asked = said(chat, "/forget")
    chat.press(asked, asked.buttons[0][0])
    assert chat.next_edit(asked).text == ENGLISH.privacy.forgotten
    assert said(chat, "/unsubscribe").text == ENGLISH.subscription.none


def test_in_a_group_both_commands_point_to_the_private_chat(telegram: StandIn) -> None:
    group, sara = telegram.group("Newsroom"), telegram.user("Sara", language_code="en")
    for command in ("/subscribe", "/unsubscribe"):
        group.say(f"{command}@WithdrawalBot", sender=sara)
        reply = group.next_reply()
        assert reply.text == ENGLISH.subscription.in_private.format(command=f"\u2068{command}\u2069")
        assert reply.buttons == []


def test_a_button_pressed_twice_is_answered_twice(telegram: StandIn) -> None:
    chat = reader(telegram)
    begun = said(chat, "/subscribe")
    assert press(chat, begun) == ENGLISH.subscription.ended
    chat.next_edit(begun)
    assert chat.press_data(begun, "subscription:end").answer() == ENGLISH.subscription.none


def test_a_button_of_a_message_that_is_gone_still_ends_it(telegram: StandIn) -> None:
    chat = reader(telegram)
    begun = said(chat, "/subscribe")
    chat.delete(begun)
    assert chat.press_data(begun, "subscription:end").answer() == ENGLISH.subscription.ended


def test_forged_buttons_are_let_go(telegram: StandIn) -> None:
    chat = subscriber(telegram)
    under = said(chat, "/help")
    for data in ("subscription:", "subscription:all", "subscription:end:1", "subscription:END"):
        assert chat.press_data(under, data).answer() == ""
    assert said(chat, "/subscribe").text == ENGLISH.subscription.already


def test_a_button_forged_in_a_group_changes_nothing(telegram: StandIn) -> None:
    sara = telegram.user("Sara", language_code="en")
    group, chat = telegram.group("Newsroom"), telegram.private(sara)
    said(chat, "/subscribe")
    group.say("/help@WithdrawalBot", sender=sara)
    assert group.press_data(group.next_reply(), "subscription:end", by=sara).answer() == ""
    assert said(chat, "/subscribe").text == ENGLISH.subscription.already


# Digests


@pytest.mark.parametrize(("code", "phrases"), [("ar", ARABIC), ("en", ENGLISH)])
def test_a_reload_is_told_in_the_language_of_the_person(
    code: str, phrases: Phrases, telegram: StandIn, admin: Chat, folder: Path
) -> None:
    chat = subscriber(telegram, code)
    reload_with(folder, admin, f"new-{code}")
    digest = chat.next_reply()
    assert [row.strip("\u200e\u200f") for row in digest.text.split("\n")] == [
        phrases.subscription.news.one,
        f"• \u2068new-{code}.en.md\u2069",
        phrases.subscription.stop,
    ]


def test_a_language_chosen_later_is_spoken(telegram: StandIn, admin: Chat, folder: Path) -> None:
    chat = subscriber(telegram, "ar")
    choice = said(chat, "/language")
    chat.press_data(choice, "language:en")
    chat.next_edit(choice)
    reload_with(folder, admin, "chosen")
    assert chat.next_reply().text.startswith(ENGLISH.subscription.news.one)


def test_a_title_leads_to_its_source_without_preview(telegram: StandIn, admin: Chat, folder: Path) -> None:
    chat = subscriber(telegram)
    add(folder, "linked", head="publisher: Agency\nurl: https://example.org/new")
    said(admin, "/reload")
    digest = chat.next_reply()
    assert digest.links == [("\u2068linked.en.md\u2069", "https://example.org/new")]
    assert digest.link_preview_off


def test_a_digest_is_ended_in_one_tap_and_can_still_be_read(telegram: StandIn, admin: Chat, folder: Path) -> None:
    chat = subscriber(telegram)
    reload_with(folder, admin, "ended")
    digest = chat.next_reply()
    assert press(chat, digest) == ENGLISH.subscription.ended
    assert chat.next_edit(digest).text == digest.text
    assert said(chat, "/unsubscribe").text == ENGLISH.subscription.none


def test_a_digest_waits_as_long_as_it_is_told(telegram: StandIn, admin: Chat, folder: Path) -> None:
    chat = subscriber(telegram)
    telegram.fail("sendMessage", status=429, retry_after=1, times=2)  # for the administrator's reply, and the digest
    reload_with(folder, admin, "late")
    assert "late.en.md" in chat.next_reply().text
