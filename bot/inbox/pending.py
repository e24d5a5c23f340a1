"""What waits to be written, and for whom. Writes nothing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.inbox.writes import Arrival, Write

if TYPE_CHECKING:
    from asyncio import Future


@dataclass
class Pending:
    """A write, and what is done once the file has it or cannot have it."""

    write: Write
    done: "Future[bool]"
    arrival: Arrival | None  # that is to be kept, which outlasts the power: Telegram is told of it
