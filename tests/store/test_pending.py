"""What the staff has begun waits for a day, over a restart, until it is decided on."""

import asyncio
from pathlib import Path

import pytest

from bot.store import PendingKind, PendingPlace, Store
from tests.database import execute
from tests.store.opened import do

DRAFT, PROMPT = PendingPlace(PendingKind.draft, 7, 1), PendingPlace(PendingKind.prompt, 7, 2)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a database where a draft waits, and a value of it is asked for."""
    database = tmp_path / "bot.sqlite3"
    do(database, begin)
    return database


async def begin(store: Store) -> None:
    await store.pending.put(DRAFT, "The draft", draft=1)
    await store.pending.put(PROMPT, "Its title", draft=1)


async def waiting(store: Store) -> list[str | None]:
    return [await store.pending.get(place) for place in (DRAFT, PROMPT)]


def test_what_was_begun_waits_over_a_restart(file: Path) -> None:
    assert do(file, waiting) == ["The draft", "Its title"]


def test_with_a_draft_goes_what_was_asked_for_it(file: Path) -> None:
    async def cancel(store: Store) -> list[str | None]:
        store.pending.drop(7, 1)
        return await waiting(store)

    assert do(file, cancel) == [None, None]
    assert execute(file, "SELECT * FROM pending") == []


def test_after_a_day_nothing_of_it_is_kept(file: Path) -> None:
    execute(file, "UPDATE pending SET since = '2026-01-01T00:00:00.000+00:00'")
    assert do(file, waiting) == [None, None]
    assert execute(file, "SELECT * FROM pending") == []


def test_what_two_take_at_once_one_gets(file: Path) -> None:
    async def take(store: Store) -> str | None:
        async with store.pending.taking(DRAFT) as content:
            await asyncio.sleep(0)
            return content

    async def both(store: Store) -> list[str | None]:
        return sorted(await asyncio.gather(take(store), take(store)), key=str)

    assert do(file, both) == [None, "The draft"]


def test_what_could_not_be_done_waits_on(file: Path) -> None:
    async def fail(store: Store) -> str | None:
        with pytest.raises(ValueError, match="full"):
            async with store.pending.taking(DRAFT):
                raise ValueError("full")
        return await store.pending.get(DRAFT)

    assert do(file, fail) == "The draft"


def test_of_very_many_the_newest_are_kept(file: Path) -> None:
    async def begin_many(store: Store) -> int:
        for number in range(10, 215):
            await store.pending.put(PendingPlace(PendingKind.draft, 8, number), "x", number)
        return len(await store.database.rows("SELECT 1 FROM pending"))

    assert do(file, begin_many) == 200
    assert do(file, waiting) == [None, None]


def test_who_is_forgotten_has_begun_nothing(file: Path) -> None:
    async def forget(store: Store) -> list[str | None]:
        await store.forget(7)
        return await waiting(store)

    assert do(file, forget) == [None, None]
