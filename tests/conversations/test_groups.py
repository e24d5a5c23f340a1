"""Whole conversations in groups: the bot as a process, over real HTTP, every message parsed by TDLib."""

from collections.abc import Iterator

import pytest

from tests.conversations.running import running
from tests.conversations.talk import ENGLISH, QUESTION, asked_in, quotes_something
from tests.corpora import write_document
from tests.standin import Chat, StandIn, User
from tests.strict import strict_telegram

NAME = "\u2068@WithdrawalBot\u2069"


@pytest.mark.parametrize("bare", ["@WithdrawalBot", "/ask", "/ask@WithdrawalBot"])
def test_a_bare_call_in_reply_to_a_question_answers_beside_that_question(
    bare: str, group: Chat, sara: User, ali: User
) -> None:
    asked = group.say(QUESTION, sender=sara)
    group.say(bare, sender=ali, reply_to=asked)
    reply = group.next_reply()
    assert (reply.reply_to, quotes_something(reply)) == (asked.id, True)


def test_a_bare_mention_answers_the_caption_it_replies_to(group: Chat, sara: User, ali: User) -> None:
    asked = group.say_caption(QUESTION, sender=sara)
    group.say("@WithdrawalBot", sender=ali, reply_to=asked)
    assert quotes_something(group.next_reply())


def test_a_bare_mention_in_a_topic_is_no_question(telegram: StandIn, ali: User) -> None:
    topic = telegram.forum("Newsroom", topics=["Iraq"]).topic("Iraq")
    topic.say("@WithdrawalBot", sender=ali)
    assert topic.next_reply().text == ENGLISH.chat.mention_usage


def test_an_anonymous_administrator_is_answered(group: Chat) -> None:
    group.say(f"@WithdrawalBot {QUESTION}", sender_chat=group)
    assert quotes_something(group.next_reply())


def test_the_same_question_is_answered_once(group: Chat, sara: User) -> None:
    group.say(f"@WithdrawalBot {QUESTION}", sender=sara)
    asked_in(group, sara)
    group.stays_silent()


def test_a_flood_gets_one_hint(group: Chat, ali: User) -> None:
    for number in range(8):
        group.say(f"@WithdrawalBot {QUESTION} {number}", sender=ali)
    replies = [group.next_reply().text for _ in range(6)]
    assert replies[-1] == ENGLISH.chat.slow_down
    group.stays_silent()


def test_added_to_a_group_it_introduces_itself_in_two_lines(group: Chat, ali: User) -> None:
    group.give_bot_status("left", by=ali)
    group.give_bot_status("member", by=ali)
    said = [ENGLISH.joining.introduction, ENGLISH.joining.sees_mentions.format(bot=NAME)]
    assert group.next_reply().text.split("\n") == said


def test_it_does_not_introduce_itself_when_promoted(group: Chat, ali: User) -> None:
    group.give_bot_status("administrator", by=ali)
    group.give_bot_status("member", by=ali)
    group.stays_silent()


@pytest.fixture(scope="module")
def privacy_mode(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    """Run a bot to which Telegram shows only what is for it."""
    folder = tmp_path_factory.mktemp("private")
    (folder / "corpus").mkdir()
    write_document(folder / "corpus", "exit.en.md", "The mission ends.")
    with strict_telegram(folder, can_read_all_group_messages=False) as telegram, running(telegram, folder):
        yield telegram


@pytest.mark.parametrize(("status", "sees"), [("member", False), ("administrator", True)])
def test_in_privacy_mode_it_says_whether_it_can_see_mentions(
    status: str,
    sees: bool,  # noqa: FBT001 - a case
    privacy_mode: StandIn,
) -> None:
    group, sara = privacy_mode.group("Newsroom"), privacy_mode.user("Sara", language_code="en")
    group.give_bot_status("left", by=sara)
    group.give_bot_status(status, by=sara)
    words = ENGLISH.joining.sees_mentions if sees else ENGLISH.joining.sees_no_mentions
    assert words.format(bot=NAME) in group.next_reply().text
