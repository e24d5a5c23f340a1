"""What is kept of an update, and the statements that keep it. Opens no file."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import TypeAlias

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
Write: TypeAlias = Callable[[sqlite3.Connection], object]
HANDLED = 0  # in the journal, in place of a sequence: nothing more is to be sent for the update


@dataclass(frozen=True)
class Arrival:
    """An update that is not handled yet."""

    update_id: int
    raw: str  # JSON
    arrived_at: float  # seconds since 1970
    starts: int = 0  # how often it was begun in earlier runs of the program without sending anything
    sent: dict[int, Json] = field(default_factory=dict)  # what Telegram has accepted for it, by sequence
    waited: float = 0.0  # seconds, in earlier runs and between them
    seen_at: float = field(default_factory=monotonic)  # by the steady clock

    @property
    def age(self) -> float:
        """For how many seconds it waits; setting the clock on the wall meanwhile makes it no older and no younger."""
        return self.waited + monotonic() - self.seen_at


@dataclass(frozen=True)
class Sent:
    """What Telegram answered to a send of an update's answer."""

    update_id: int
    sequence: int  # of the sends of one update, from 1; or `HANDLED`
    result: Json


def add(arrival: Arrival) -> Write:
    """Keep an update that has arrived."""
    values = arrival.update_id, arrival.arrived_at, arrival.raw, arrival.starts
    rows = [(arrival.update_id, sequence, json.dumps(result)) for sequence, result in arrival.sent.items()]

    def write(connection: sqlite3.Connection) -> None:
        connection.execute(
            "INSERT OR IGNORE INTO arrival (update_id, arrived_at, raw, starts) VALUES (?, ?, ?, ?)", values
        )
        if rows:
            connection.executemany("INSERT OR REPLACE INTO sent VALUES (?, ?, ?)", rows)

    return write


def set_starts(update_id: int, starts: int) -> Write:
    """Keep how often an update was begun without having come as far as to send anything."""
    return lambda connection: connection.execute(
        "UPDATE arrival SET starts = ? WHERE update_id = ?", (starts, update_id)
    )


def add_sent(sent: Sent) -> Write:
    """Keep what Telegram has accepted."""
    values = sent.update_id, sent.sequence, json.dumps(sent.result)
    return lambda connection: connection.execute("INSERT OR REPLACE INTO sent VALUES (?, ?, ?)", values)


def finish(update_id: int) -> Write:
    """Keep of an update that it was handled, and nothing else."""

    def write(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE arrival SET raw = NULL WHERE update_id = ?", (update_id,))
        connection.execute("DELETE FROM sent WHERE update_id = ?", (update_id,))

    return write


def set_aside(update_id: int, reason: str, at: float) -> Write:
    """Keep why an update was not handled; it is finished all the same."""
    return lambda connection: connection.execute(
        "INSERT OR REPLACE INTO set_aside VALUES (?, ?, ?)", (update_id, reason, at)
    )
