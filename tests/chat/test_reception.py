"""What comes in is taken as far as there is room for it; the rest waits at Telegram, and is lost nowhere."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.chat.connection.fair_queue import Waiting
from bot.chat.connection.raw_updates import RawUpdate
from bot.chat.connection.reception import Reception
from bot.chat.connection.turnstile import Turnstile
from bot.chat.connection.waiting_room import WaitingRoom
from bot.inbox import open_inbox

Story = Callable[[Reception, asyncio.Event], Awaitable[None]]
UPDATES: list[RawUpdate] = [{"update_id": number, "message": {"chat": {"id": number}}} for number in range(5)]
LETTERS = 48  # of each


def tell(folder: Path, story: Story, most_updates: int = 1000, most_letters: int = 100_000) -> None:
    """Let updates wait, once they have come in, until an event is set."""

    async def whole() -> None:
        may_go = asyncio.Event()

        async def run(_: Waiting, __: asyncio.Semaphore) -> None:
            await may_go.wait()

        async with open_inbox(folder / "inbox.sqlite3", lambda _: None) as inbox:
            reception = Reception(inbox, run, Turnstile(lambda: True), WaitingRoom(most_updates, most_letters))
            await story(reception, may_go)
            may_go.set()
            await reception.stop()

    asyncio.run(whole())


@pytest.mark.parametrize(("updates", "letters"), [(5, 100_000), (1000, 5 * LETTERS)], ids=["updates", "letters"])
def test_only_so_much_waits_and_there_is_room_again_after(updates: int, letters: int, tmp_path: Path) -> None:
    async def fill(reception: Reception, may_go: asyncio.Event) -> None:
        reception.receive(UPDATES[:-1])
        assert not reception.is_full
        reception.receive(UPDATES[-1:])
        assert reception.is_full
        may_go.set()
        await reception.until_not_full()

    tell(tmp_path, fill, updates, letters)


def test_what_was_left_in_the_inbox_takes_room_too(tmp_path: Path) -> None:
    async def leave(reception: Reception, _: asyncio.Event) -> None:
        reception.receive(UPDATES)
        await asyncio.wait(reception.unsafe(UPDATES).values())

    async def find(reception: Reception, may_go: asyncio.Event) -> None:
        await reception.replay()
        assert reception.is_full
        may_go.set()
        await reception.until_not_full()

    tell(tmp_path, leave)
    tell(tmp_path, find, most_updates=5)
