"""What was accepted before a crash: two runs of one bot, the second of which finds it half done, over real HTTP."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.inbox import inbox_file_beside
from tests.conversations.running import make_folder, running
from tests.conversations.talk import ENGLISH, ENGLISH_QUESTION, query, reader, turned
from tests.database import execute
from tests.standin import Chat, Reply
from tests.strict import strict_telegram


@dataclass(frozen=True)
class Crashed:
    """A bot that was killed when Telegram had accepted its answer and before anything else was kept of it."""

    chat: Chat
    card: Reply


def leave_half_done(folder: Path, update: int, raw: str, card: Reply) -> None:
    """Let an update be open whose answer was accepted, as if the bot had been killed right then."""
    inbox = inbox_file_beside(folder / "bot.sqlite3")
    execute(inbox, "UPDATE arrival SET raw = ? WHERE update_id = ?", raw, update)
    execute(inbox, "INSERT INTO sent VALUES (?, 1, ?)", update, json.dumps(card.message))
    query(folder, "DELETE FROM card")


@pytest.fixture(scope="module")
def crashed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crashed]:
    folder = make_folder(tmp_path_factory.mktemp("crashed"))
    with strict_telegram(folder) as telegram:
        with running(telegram, folder):
            chat = reader(telegram, "en")
            sent = chat.say(ENGLISH_QUESTION)
            card = chat.next_reply()
        raw = json.dumps({"update_id": sent.update, "message": chat.shown(sent)})
        leave_half_done(folder, sent.update, raw, card)
        with running(telegram, folder):
            yield Crashed(chat, card)


def test_what_was_accepted_before_a_crash_is_not_sent_again(crashed: Crashed) -> None:
    crashed.chat.stays_silent()


def test_its_buttons_work_after_the_crash(crashed: Crashed) -> None:
    chat, card = crashed.chat, crashed.card
    assert turned(chat, turned(chat, card, ENGLISH.card.context), ENGLISH.card.back).text == card.text
