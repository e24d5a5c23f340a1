"""People who subscribe, and a bot with a small corpus that its administrator reloads."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from tests.corpora import write_document
from tests.process import BotProcess, bot_process
from tests.standin import Chat, StandIn
from tests.standin.reply import Reply
from tests.strict import strict_telegram

ADMIN = 779
_LONG_AGO = "2026-01-18T12:00:00.000+00:00"
_NORMAL_LIFE = ["message is not modified"]  # a button is pressed twice


def watched() -> AbstractContextManager[StandIn]:
    """Serve a bot that must never send what has to be refused or altered, save for what is normal life."""
    return strict_telegram(*_NORMAL_LIFE)


@contextmanager
def running(telegram: StandIn, folder: Path) -> Iterator[BotProcess]:
    """Run a bot that receives; in the end it stops in order unless it was killed."""
    polls = len(telegram.calls("getUpdates"))
    with bot_process(telegram, folder, BOT_ADMINS=str(ADMIN)) as process:
        telegram.wait_until(lambda: len(telegram.calls("getUpdates")) > polls, 20)
        yield process
        if process.process.poll() is None:
            assert process.stop() == 0
        assert "Traceback" not in process.log


def open_admin(telegram: StandIn) -> Chat:
    """Return the chat of the administrator."""
    return telegram.private(telegram.user("Admin", id=ADMIN, language_code="en"))


def make_folder(folder: Path) -> Path:
    """Put a corpus of one document into `folder`; return `folder`."""
    (folder / "corpus").mkdir()
    add(folder, "old")
    return folder


def add(folder: Path, slug: str, head: str = "") -> None:
    """Add a document to the corpus; its title is its file's name."""
    write_document(folder / "corpus", f"{slug}.en.md", "The mission ends.", head=head)


def reload_with(folder: Path, admin: Chat, slug: str) -> None:
    """Add a document and let the administrator reload."""
    add(folder, slug)
    assert slug in said(admin, "/reload").text


def reader(telegram: StandIn, code: str = "en") -> Chat:
    """Return the chat of somebody new."""
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


def kept(folder: Path) -> dict[int, bool]:
    """Return who is subscribed, and whether they were told anything yet, as a bot that has stopped left it."""
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as store:
        return dict(store.execute("SELECT person, told_at IS NOT NULL FROM subscription"))


def let_a_day_pass(folder: Path) -> None:
    """Let everybody have been told long ago."""
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as store, store:
        assert store.execute("UPDATE subscription SET told_at = ?", (_LONG_AGO,)).rowcount


def untaken(chat: Chat) -> list[str]:
    """Return what the bot said beyond what was taken."""
    return [spoken.raw for spoken in chat.room.spoken if not spoken.taken]
