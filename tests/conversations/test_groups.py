"""Whole conversations in groups: the bot as a process, over real HTTP, every message parsed by TDLib."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.locale import read_phrases
from bot.text.languages import Language
from tests.paths import ROOT
from tests.process import BotProcess, bot_process
from tests.standin import StandIn
from tests.strict import strict_telegram

ENGLISH = read_phrases()[Language.ENGLISH]
QUESTION = "متى تنتهي مهمة التحالف في العراق؟"


@pytest.fixture(scope="module")
def telegram() -> Iterator[StandIn]:
    with strict_telegram() as telegram:
        yield telegram


@pytest.fixture(scope="module")
def bot(telegram: StandIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotProcess]:
    folder = tmp_path_factory.mktemp("bot")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    with bot_process(telegram, folder) as process:
        telegram.wait_for_poll(20)
        yield process
        assert process.stop() == 0
        assert "Traceback" not in process.log


pytestmark = pytest.mark.usefixtures("bot")


@pytest.mark.parametrize("bare", ["@WithdrawalBot", "/ask", "/ask@WithdrawalBot"])
def test_a_bare_call_in_reply_to_a_question_answers_beside_that_question(bare: str, telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    asked = group.say(QUESTION, sender=telegram.user("Sara"))
    group.say(bare, sender=telegram.user("Ali"), reply_to=asked)
    reply = group.next_reply()
    assert (reply.reply_to, "المصدر" in reply.text) == (asked.id, True)


def test_a_bare_mention_answers_the_caption_it_replies_to(telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    asked = group.say_caption(QUESTION, sender=telegram.user("Sara"))
    group.say("@WithdrawalBot", sender=telegram.user("Ali"), reply_to=asked)
    assert "المصدر" in group.next_reply().text


def test_a_bare_mention_in_a_topic_is_no_question(telegram: StandIn) -> None:
    topic = telegram.forum("Newsroom", topics=["Iraq"]).topic("Iraq")
    topic.say("@WithdrawalBot", sender=telegram.user("Sara", language_code="en"))
    assert topic.next_reply().text == ENGLISH.chat.mention_usage


def test_an_anonymous_administrator_is_answered(telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    group.say(f"@WithdrawalBot {QUESTION}", sender_chat=group)
    assert "المصدر" in group.next_reply().text


def test_the_same_question_is_answered_once(telegram: StandIn) -> None:
    group, sara = telegram.group("Newsroom"), telegram.user("Sara")
    for _ in range(2):
        group.say(f"@WithdrawalBot {QUESTION}", sender=sara)
    group.next_reply()
    group.stays_silent()


def test_a_flood_gets_one_hint(telegram: StandIn) -> None:
    group, sara = telegram.group("Newsroom"), telegram.user("Sara", language_code="en")
    for number in range(8):
        group.say(f"@WithdrawalBot {QUESTION} {number}", sender=sara)
    replies = [group.next_reply().text for _ in range(6)]
    assert replies[-1] == ENGLISH.chat.slow_down
    group.stays_silent()


def test_added_to_a_group_it_introduces_itself_in_two_lines(telegram: StandIn) -> None:
    group, sara = telegram.group("Newsroom"), telegram.user("Sara", language_code="en")
    group.give_bot_status("left", by=sara)
    group.give_bot_status("member", by=sara)
    name = "\u2068@WithdrawalBot\u2069"
    said = [ENGLISH.joining.introduction, ENGLISH.joining.sees_mentions.format(bot=name)]
    assert group.next_reply().text.split("\n") == said


def test_it_does_not_introduce_itself_when_promoted(telegram: StandIn) -> None:
    group, sara = telegram.group("Newsroom"), telegram.user("Sara")
    group.give_bot_status("administrator", by=sara)
    group.give_bot_status("member", by=sara)
    group.stays_silent()


@pytest.mark.parametrize(("status", "sees"), [("member", False), ("administrator", True)])
def test_in_privacy_mode_it_says_whether_it_can_see_mentions(
    status: str,
    sees: bool,  # noqa: FBT001 - a case
    tmp_path: Path,
) -> None:
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    with StandIn(can_read_all_group_messages=False) as telegram, bot_process(telegram, tmp_path):
        telegram.wait_for_poll(20)
        group, sara = telegram.group("Newsroom"), telegram.user("Sara", language_code="en")
        group.give_bot_status("left", by=sara)
        group.give_bot_status(status, by=sara)
        words = ENGLISH.joining.sees_mentions if sees else ENGLISH.joining.sees_no_mentions
        assert words.format(bot="\u2068@WithdrawalBot\u2069") in group.next_reply().text
