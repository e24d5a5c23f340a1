"""A database that is locked, full, damaged, deleted or taken costs nobody much time, and nothing that was kept."""

import asyncio
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.store import Card, Store, StoreError, StoreInUseError, WaitingPerson, open_store
from bot.store.pseudonyms import read_pseudonyms
from bot.store.schema import STEPS
from bot.store.write_queue import MOST_WAITING
from bot.text.languages import Language
from bot.troubles import Told, Trouble, Troubles
from tests.database import execute
from tests.store.opened import do

PERSON, OTHER = 123456789012, 987654321098
WORDS = "كم بطريقا في بابل؟"


def make_card(store: Store, person: int = PERSON, question: str = WORDS) -> Card:
    asker = store.pseudonym(person)
    return Card(asker, None, 10, asker, question, asker, None, (), "ar", "0123456789abcdef", datetime.now(UTC))


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the database as another program that writes does."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


def bytes_beside(file: Path) -> bytes:
    """Return all that is in the files of a database, its copies and its journals."""
    return b"".join(each.read_bytes() for each in sorted(file.parent.iterdir()))


def test_a_card_is_known_and_later_written_though_the_database_is_locked(file: Path) -> None:
    async def add_while_locked(store: Store) -> int:
        with locked(file):
            number = store.cards.add(make_card(store))
            assert await store.cards.find(number) == make_card_of(await store.cards.find(number))
        return number

    def make_card_of(card: Card | None) -> Card:
        assert card
        return card

    number = do(file, add_while_locked)
    assert execute(file, "SELECT id, question FROM card") == [(number, WORDS)]


def test_of_many_who_want_to_write_into_a_locked_database_none_waits_for_the_others(file: Path) -> None:
    async def subscribe_all(store: Store) -> list[float]:
        loop = asyncio.get_running_loop()

        async def wait() -> float:
            begun = loop.time()
            with pytest.raises(StoreError, match="locked"):
                await store.subscriptions.subscribe(PERSON, Language.ENGLISH)
            return loop.time() - begun

        with locked(file):
            return await asyncio.gather(*(wait() for _ in range(20)))

    assert max(do(file, subscribe_all)) < 10 * 0.2  # one after the other it would be 20 times


def test_what_is_read_does_not_wait_for_who_writes(file: Path) -> None:
    async def read(store: Store) -> bool:
        with locked(file):
            return await store.waiting.waits(PERSON, WORDS)

    assert do(file, read) is False


def test_what_waits_to_be_written_is_bounded(file: Path) -> None:
    async def add_many(store: Store) -> int:
        with locked(file):
            for number in range(MOST_WAITING + 5):
                store.cards.add(make_card(store, question=str(number)))
            return store.database.waiting_writes

    assert do(file, add_many) == MOST_WAITING


def test_a_kind_of_trouble_is_one_line_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    minutes = iter([0.0, 1.0, 59.0, 61.0])
    troubles = Troubles(lambda: next(minutes))
    for _ in range(4):
        troubles.tell(Trouble.DISK_FULL, "no room")
    assert caplog.messages == ["disk_full: no room", "disk_full: no room (and 2 times more before)"]


def test_a_trouble_of_before_anybody_listened_is_told_to_who_does() -> None:
    troubles, heard = Troubles(), list[Told]()
    troubles.tell(Trouble.DISK_FULL, "no room")
    troubles.listen(heard.append)
    assert [told.detail for told in heard] == ["no room"]


def test_a_deleted_database_is_written_anew_with_all_that_it_had(file: Path) -> None:
    troubles = Troubles()

    async def delete(store: Store) -> int:
        number = store.cards.add(make_card(store))
        await store.people.choose_language(PERSON, Language.ENGLISH)
        for each in file.parent.glob("bot.sqlite3*"):
            each.unlink()
        await store.cards.rate(number, PERSON, helpful=True)
        assert (await store.cards.ratings(number)).helpful == 1
        return number

    async def with_troubles() -> int:
        async with open_store(file, troubles) as store:
            return await delete(store)

    number = asyncio.run(with_troubles())
    assert troubles.last
    assert troubles.last.trouble is Trouble.DATABASE_DELETED
    assert execute(file, "SELECT id FROM card JOIN person JOIN rating ON rating.card = card.id") == [(number,)]


def test_a_journal_that_is_deleted_costs_nothing(file: Path) -> None:
    async def delete(store: Store) -> None:
        await store.people.choose_language(PERSON, Language.ENGLISH)
        file.with_name("bot.sqlite3-wal").unlink()
        await store.people.choose_language(OTHER, Language.ENGLISH)

    do(file, delete)
    assert execute(file, "SELECT count(*) FROM person") == [(2,)]
    assert execute(file, "PRAGMA integrity_check") == [("ok",)]


def test_a_damaged_database_is_set_aside_and_told(file: Path) -> None:
    do(file, fill)
    content = bytearray(file.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    file.write_bytes(content)
    troubles = Troubles()

    async def reopen() -> bool:
        async with open_store(file, troubles) as store:
            return await store.subscriptions.subscribe(PERSON, Language.ENGLISH)

    assert asyncio.run(reopen())
    (aside,) = file.parent.glob("bot.sqlite3.damaged-*")
    assert aside.read_bytes() == content
    assert troubles.last
    assert str(aside) in troubles.last.detail


async def fill(store: Store) -> None:
    for number in range(200):
        store.cards.add(make_card(store, question=f"{WORDS} {number}"))


def test_a_second_process_cannot_have_it(file: Path) -> None:
    async def open_again(_: Store) -> None:
        async with open_store(file):
            raise AssertionError

    with pytest.raises(StoreInUseError):
        do(file, open_again)


def test_nobody_else_may_read_its_files(file: Path) -> None:
    file.touch(0o644)

    async def modes(store: Store) -> set[int]:
        await store.people.choose_language(PERSON, Language.ENGLISH)
        return {stat.S_IMODE(each.stat().st_mode) for each in file.parent.iterdir()}

    assert do(file, modes) == {0o600}


async def keep_much(store: Store) -> None:
    """Keep everything that there is about one person, and an answer to another that follows theirs up."""
    mine = replace(make_card(store), chat=store.pseudonym(-100))
    other = store.pseudonym(OTHER)
    number = store.cards.add(mine)
    store.cards.add(
        replace(mine, asker=other, author=other, question="and?", previous=WORDS, previous_authors=(mine.asker,))
    )
    await store.cards.rate(number, PERSON, helpful=True)
    await store.people.choose_language(PERSON, Language.ENGLISH)
    await store.subscriptions.subscribe(PERSON, Language.ENGLISH)
    await store.waiting.add(WaitingPerson(PERSON, WORDS, None, Language.ARABIC, datetime.now(UTC)))


def integers(number: int) -> list[bytes]:
    """Return how a number may stand in the bytes of a file."""
    return [str(number).encode(), *(number.to_bytes(size, "big") for size in (6, 8))]


def test_after_forgetting_no_file_has_the_id_or_the_words(file: Path) -> None:
    async def forget(store: Store) -> bytes:
        await keep_much(store)
        before = bytes_beside(file)
        assert WORDS.encode() in before
        assert any(each in before for each in integers(PERSON))
        await store.forget(PERSON)
        return bytes_beside(file)

    while_open = do(file, forget)
    for found in (while_open, bytes_beside(file)):
        assert WORDS.encode() not in found
        assert not any(each in found for each in integers(PERSON))
        assert found.find(read_pseudonyms(file).of(PERSON)) < 0
    assert execute(file, "SELECT question, previous FROM card") == [("and?", None)]


def test_forgetting_is_done_whole_or_not_at_all(file: Path) -> None:
    async def fail(store: Store) -> None:
        await keep_much(store)
        execute(file, "ALTER TABLE subscription RENAME TO elsewhere")
        with pytest.raises(StoreError):
            await store.forget(PERSON)

    do(file, fail)
    assert execute(file, "SELECT (SELECT count(*) FROM card), (SELECT count(*) FROM person)") == [(2, 1)]


def before_pseudonyms(file: Path) -> None:
    """Make a database as it was before people had pseudonyms."""
    before = next(number for number, step in enumerate(STEPS) if "pseudonym(" in step)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("".join(STEPS[:before]) + f"PRAGMA user_version = {before};")
        connection.execute("INSERT INTO person VALUES (?, 'en')", (PERSON,))
        connection.execute(
            "INSERT INTO card VALUES (5, ?, 11, 10, ?, ?, NULL, 'ar', 'f', ?)",
            (PERSON, PERSON, WORDS, datetime.now(UTC).isoformat(timespec="milliseconds")),
        )
        connection.execute("INSERT INTO rating VALUES (5, ?, 1)", (PERSON,))
        connection.commit()


def test_a_database_of_before_gets_pseudonyms_and_loses_nothing_else(file: Path) -> None:
    before_pseudonyms(file)

    async def look(store: Store) -> tuple[Language | None, tuple[tuple[int, Card], ...], int]:
        found = await store.cards.answering(PERSON, 10)
        return store.people.language_of(PERSON), found, (await store.cards.ratings(5)).helpful

    language, found, helpful = do(file, look)
    assert (language, helpful) == (Language.ENGLISH, 1)
    assert [(number, card.question, card.message) for number, card in found] == [(5, WORDS, 11)]
    assert not any(each in file.read_bytes() for each in integers(PERSON))


def test_it_is_copied_before_its_tables_change(file: Path) -> None:
    before_pseudonyms(file)
    do(file, fill)
    (copy,) = file.parent.glob("bot.sqlite3.before-step-*")
    assert execute(copy, "SELECT id FROM person") == [(PERSON,)]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_the_copies_of_before_forget_a_person_too(file: Path) -> None:
    before_pseudonyms(file)
    do(file, lambda store: store.forget(PERSON))
    found = bytes_beside(file)
    assert WORDS.encode() not in found
    assert not any(each in found for each in integers(PERSON))


def test_a_key_is_made_once_and_for_its_owner(file: Path) -> None:
    first = read_pseudonyms(file).of(PERSON)
    assert read_pseudonyms(file).of(PERSON) == first
    assert stat.S_IMODE(os.stat(f"{file}.key").st_mode) == 0o600  # noqa: PTH116


def test_a_key_that_is_missing_beside_pseudonyms_is_told(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    do(file, fill)
    assert caplog.messages == []
    Path(f"{file}.key").unlink()
    do(file, fill)
    assert [f"{file}.key is missing" in message for message in caplog.messages] == [True]


def test_a_key_that_is_none_is_an_error_of_the_store(file: Path) -> None:
    file.with_name("bot.sqlite3.key").write_text("1234", encoding="ascii")
    with pytest.raises(StoreError, match="no key"):
        do(file, fill)
