"""Beginning and ending subscriptions: the bot as a process, over real HTTP, every message parsed by TDLib."""

import pytest

from bot.locale import Phrases
from tests.conversations.subscribers import subscriber
from tests.conversations.talk import ARABIC, ENGLISH, reader, said, texts, turned
from tests.standin import Chat, StandIn, User
from tests.strict import Manners


@pytest.mark.parametrize(("code", "phrases"), [("ar", ARABIC), ("en", ENGLISH)])
def test_a_subscription_begins_and_ends_in_one_tap_each(code: str, phrases: Phrases, telegram: StandIn) -> None:
    chat = reader(telegram, code)
    begun = said(chat, "/subscribe")
    assert (begun.text, texts(begun)) == (phrases.subscription.begun, [phrases.subscription.end])
    assert chat.press(begun, begun.buttons[0][0]).answer() == phrases.subscription.ended
    ended = chat.next_edit(begun)
    assert (ended.text, texts(ended)) == (phrases.subscription.ended, [phrases.subscription.begin])
    assert chat.press(ended, ended.buttons[0][0]).answer() == phrases.subscription.begun


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
    assert turned(chat, said(chat, "/forget"), ENGLISH.privacy.yes).text == ENGLISH.privacy.forgotten
    assert said(chat, "/unsubscribe").text == ENGLISH.subscription.none


@pytest.mark.parametrize("command", ["/subscribe", "/unsubscribe"])
def test_in_a_group_the_command_points_to_the_private_chat(command: str, group: Chat, ali: User) -> None:
    group.say(f"{command}@WithdrawalBot", sender=ali)
    reply = group.next_reply()
    assert reply.text == ENGLISH.subscription.in_private.format(command=f"\u2068{command}\u2069")
    assert reply.buttons == []


def test_a_button_pressed_twice_is_answered_twice(english_chat: Chat, manners: Manners) -> None:
    begun = said(english_chat, "/subscribe")
    answers = [english_chat.press_data(begun, "subscription:end").answer() for _ in range(2)]
    assert answers == [ENGLISH.subscription.ended, ENGLISH.subscription.none]
    english_chat.until_done()
    manners.forgive("message is not modified")


def test_a_button_of_a_message_that_is_gone_still_ends_it(english_chat: Chat) -> None:
    begun = said(english_chat, "/subscribe")
    english_chat.delete(begun)
    assert english_chat.press_data(begun, "subscription:end").answer() == ENGLISH.subscription.ended
    english_chat.stays_silent()


def test_forged_buttons_are_let_go(telegram: StandIn) -> None:
    chat = subscriber(telegram)
    under = said(chat, "/help")
    for data in (
        "subscription:",
        "subscription:all",
        "subscription:end:1",
        "subscription:end:here:",
        "subscription:END",
    ):
        assert chat.press_data(under, data).answer() == ""
    assert said(chat, "/subscribe").text == ENGLISH.subscription.already


def test_a_button_forged_in_a_group_changes_nothing(telegram: StandIn, group: Chat, ali: User) -> None:
    chat = telegram.private(ali)
    said(chat, "/subscribe")
    group.say("/help@WithdrawalBot", sender=ali)
    assert group.press_data(group.next_reply(), "subscription:end", by=ali).answer() == ""
    assert said(chat, "/subscribe").text == ENGLISH.subscription.already
