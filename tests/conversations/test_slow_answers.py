"""A bot that thinks for long shows that it is writing; one without inline mode lets its answers be copied."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conversations.running import make_folder, running
from tests.conversations.talk import ARABIC, QUESTION, quotes_something, reader, said, texts
from tests.paths import ROOT
from tests.process import LOG
from tests.standin import Call, Chat, StandIn
from tests.strict import Manners

SLOW = "ما أبطأ سؤال عن مهمة التحالف؟"
# Python imports this before it runs the bot, which then finds no answer to that question before the file is there.
SITE = f"""
import time
from pathlib import Path
from bot.engine import Engine

ask = Engine.ask

def ask_slowly(self, question, *others, **named):
    while question == {SLOW!r} and not Path("known").exists():
        time.sleep(0.05)
    return ask(self, question, *others, **named)

Engine.ask = ask_slowly
"""


@dataclass(frozen=True)
class Slow:
    """A bot that does not answer the slow question until it is let to."""

    telegram: StandIn
    known: Path

    def ask(self, chat: Chat, text: str = SLOW) -> None:
        """Ask the slow question, and wait until the bot shows that it is writing."""
        self.known.unlink(missing_ok=True)
        chat.say(text, sender=chat.person or self.telegram.user("Sara", language_code="ar"))
        self.telegram.wait_until(lambda: bool(self.actions(chat)))

    def actions(self, chat: Chat) -> list[Call]:
        """Return the actions that a chat has seen."""
        return [call for call in self.telegram.calls("sendChatAction") if call.fields["chat_id"] == chat.id]


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Slow]:
    """Run a bot that takes long for one question and that has no inline mode."""
    folder = make_folder(tmp_path_factory.mktemp("slow"))
    site = folder / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(SITE, encoding="utf-8")
    with StandIn(supports_inline_queries=False) as telegram:
        with running(telegram, folder, PYTHONPATH=f"{site}:{ROOT}"):
            yield Slow(telegram, folder / "known")
        assert Manners(telegram, folder / LOG).offences() == []


def test_who_waits_longer_than_a_second_sees_the_bot_write_then_the_answer(slow: Slow) -> None:
    chat = reader(slow.telegram, "ar")
    slow.ask(chat)
    assert {call.fields["action"] for call in slow.actions(chat)} == {"typing"}
    slow.known.touch()
    chat.next_reply()


@pytest.mark.parametrize("trouble", ["refused", "told to pause", "dropped", "garbled", "slow"])
def test_no_answer_waits_for_a_typing_action_that_fails(trouble: str, slow: Slow) -> None:
    telegram, chat = slow.telegram, reader(slow.telegram, "ar")
    arrange: dict[str, Callable[[], None]] = {
        "refused": lambda: telegram.fail("sendChatAction", chat, status=400),
        "told to pause": lambda: telegram.fail("sendChatAction", chat, status=429, retry_after=3600),
        "dropped": lambda: telegram.drop("sendChatAction", chat),
        "garbled": lambda: telegram.garble("sendChatAction", chat, body=b""),
        "slow": lambda: telegram.delay("sendChatAction", chat, seconds=60),
    }
    arrange[trouble]()
    slow.ask(chat)
    slow.known.touch()
    assert quotes_something(chat.next_reply(timeout=20))


def test_nobody_waits_for_the_slow_question_of_another(slow: Slow) -> None:
    one, other = reader(slow.telegram, "ar"), reader(slow.telegram, "ar")
    slow.ask(one)
    assert quotes_something(said(other, QUESTION))
    assert one.untaken() == []
    slow.known.touch()
    one.next_reply()


def test_in_a_forum_the_bot_is_seen_to_write_in_the_topic_of_the_question(slow: Slow) -> None:
    topic = slow.telegram.forum("Newsroom", ["Iraq"]).topic("Iraq")
    slow.ask(topic, f"/ask {SLOW}")
    slow.known.touch()
    assert topic.next_reply().thread == topic.thread
    assert {call.fields["message_thread_id"] for call in slow.actions(topic)} == {topic.thread}


def test_without_inline_mode_an_answer_is_copied_with_its_source(slow: Slow) -> None:
    card = said(reader(slow.telegram, "ar"))
    assert ARABIC.card.share not in texts(card)
    (copied,) = (button.copied for row in card.buttons for button in row if button.copied)
    assert copied.startswith("أعلن بيان عراقي أميركي مشترك")
    assert "\n— " in copied
    assert len(copied) <= 256
