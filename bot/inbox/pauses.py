"""Pauses that Telegram wants, kept over a restart. Waits for none."""

import sqlite3
from dataclasses import dataclass
from time import time

from bot.inbox.writes import Write


@dataclass(frozen=True)
class Pause:
    """How long one lane, such as a chat, is to rest."""

    lane: str
    until: float  # seconds since 1970
    seconds: float  # how long that was when it was told


def add_pause(pause: Pause) -> Write:
    """Keep a pause, and none that is over."""
    values = pause.lane, pause.until, pause.seconds

    def write(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM pause WHERE until < ?", (time(),))
        connection.execute("INSERT OR REPLACE INTO pause (lane, until, seconds) VALUES (?, ?, ?)", values)

    return write


def read_pauses(connection: sqlite3.Connection) -> list[Pause]:
    """Return what is kept."""
    rows = connection.execute("SELECT lane, until, seconds FROM pause").fetchall()
    return [Pause(lane, until, seconds) for lane, until, seconds in rows]
