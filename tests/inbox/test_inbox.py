"""The inbox keeps what has arrived until it is handled, whatever becomes of its file."""

import asyncio
import os
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from stat import S_IMODE
from typing import TypeVar

import pytest

from bot.inbox import Arrival, Inbox, Pause, Sent, inbox_file_beside, open_inbox
from bot.inbox.inbox_file import InboxFile
from bot.inbox.sent_journal import SentJournal, sent_journal_beside
from bot.inbox.writes import HANDLED

Found = TypeVar("Found")
QUESTION = Arrival(7, '{"update_id": 7}', 0.0)
OTHER = Arrival(5, '{"update_id": 5}', 1.0)  # numbers may fall: Telegram begins anew after a quiet week


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where the inbox is to be."""
    return inbox_file_beside(tmp_path / "bot.sqlite3")


def through(file: Path, story: Callable[[Inbox], Awaitable[Found]], told: list[str] | None = None) -> Found:
    """Return what comes of a story with an inbox that is open meanwhile."""

    async def run() -> Found:
        async with open_inbox(file, (told if told is not None else []).append) as inbox:
            return await story(inbox)

    return asyncio.run(run())


async def left(inbox: Inbox) -> list[int]:
    """Return which updates are to be handled."""
    arrivals, _ = await inbox.read()
    return [arrival.update_id for arrival in arrivals]


async def arrive(inbox: Inbox, *arrivals: Arrival) -> bool:
    return all([await inbox.keep(arrival) for arrival in arrivals or [QUESTION]])


def replace_by_nonsense(file: Path) -> None:
    file.unlink(missing_ok=True)
    file.write_bytes(b"no database" * 1000)


def test_what_has_arrived_is_there_after_a_restart_in_its_order(file: Path) -> None:
    through(file, lambda inbox: arrive(inbox, QUESTION, OTHER))
    assert through(file, left) == [7, 5]


def test_what_is_handled_is_known_and_no_more_there(file: Path) -> None:
    async def story(inbox: Inbox) -> None:
        await arrive(inbox)
        inbox.finish(7)

    through(file, story)
    assert through(file, lambda inbox: inbox.read()) == ([], [7])


def test_of_what_is_handled_nothing_written_is_left(file: Path) -> None:
    async def story(inbox: Inbox) -> None:
        await inbox.keep(Arrival(7, '{"text": "A secret"}', 0.0))
        inbox.finish(7)

    through(file, story)
    assert b"secret" not in file.read_bytes()


def bytes_of_all(file: Path) -> bytes:
    return b"".join(each.read_bytes() for each in file.parent.iterdir())


def rows_of_raw(file: Path) -> bytes:
    with closing(sqlite3.connect(file)) as other:
        return repr(other.execute("SELECT raw FROM arrival").fetchall()).encode()


def wait_until_gone(words: bytes, read: Callable[[], bytes]) -> None:
    deadline = time.monotonic() + 30
    while words in read():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_once_erased_nothing_of_what_is_handled_is_in_any_file_while_it_is_open(file: Path) -> None:
    async def story(inbox: Inbox) -> bytes:
        for number in range(300):  # so many that they move from page to page
            await inbox.keep(Arrival(number, f'{{"text": "secret {number} {"long " * (number % 9 * 40)}"}}', 0.0))
        for number in range(300):
            inbox.finish(number)
        await inbox.erase()
        return bytes_of_all(file)

    assert b"secret" not in through(file, story)


def test_what_is_open_stays_when_the_rest_is_erased(file: Path) -> None:
    async def story(inbox: Inbox) -> None:
        await arrive(inbox, QUESTION, OTHER)
        inbox.finish(5)
        await inbox.erase()

    through(file, story)
    assert through(file, left) == [7]


def test_what_is_open_is_erased_as_soon_as_it_is_handled(file: Path) -> None:
    async def story(inbox: Inbox) -> None:
        await inbox.keep(Arrival(7, '{"text": "A secret"}', 0.0))
        await inbox.erase()
        inbox.finish(7)
        await asyncio.to_thread(wait_until_gone, b"secret", partial(bytes_of_all, file))

    through(file, story)


def test_what_another_program_reads_is_erased_afterwards_and_told_of(file: Path) -> None:
    told: list[str] = []

    async def story(inbox: Inbox) -> None:
        await inbox.keep(Arrival(7, '{"text": "A secret"}', 0.0))
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT * FROM arrival").fetchall()
            inbox.finish(7)
            await inbox.erase()
        await asyncio.to_thread(wait_until_gone, b"secret", partial(bytes_of_all, file))

    through(file, story, told)
    assert told


def test_what_telegram_accepted_is_known_after_a_restart(file: Path) -> None:
    async def story(inbox: Inbox) -> None:
        await arrive(inbox)
        await inbox.keep_sent(Sent(7, 1, {"message_id": 12}))

    through(file, story)
    [found], _ = through(file, lambda inbox: inbox.read())
    assert found.sent == {1: {"message_id": 12}}


def test_starts_are_known_after_a_restart(file: Path) -> None:
    async def story(inbox: Inbox) -> None:
        await arrive(inbox)
        await inbox.set_starts(7, 2)

    through(file, story)
    [found], _ = through(file, lambda inbox: inbox.read())
    assert found.starts == 2


def test_what_is_set_aside_is_counted_and_not_tried_again(file: Path) -> None:
    async def story(inbox: Inbox) -> int:
        await arrive(inbox)
        inbox.set_aside(7, "KeyError")
        return inbox.set_aside_count

    assert through(file, story) == 1
    assert through(file, left) == []


def test_nobody_else_may_read_the_file(file: Path) -> None:
    through(file, arrive)
    assert S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_is_no_database_is_moved_away(file: Path) -> None:
    replace_by_nonsense(file)
    assert through(file, left) == []
    assert through(file, arrive)
    assert file.with_name(f"{file.name}.broken").read_bytes().startswith(b"no database")


def test_a_file_of_another_version_is_moved_away(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert through(file, arrive)
    assert through(file, left) == [7]


def test_updates_of_another_bot_are_moved_away(file: Path) -> None:
    async def arrived(owner: int) -> list[int]:
        async with open_inbox(file, lambda _: None, owner) as inbox:
            await arrive(inbox)
            return await left(inbox)

    assert asyncio.run(arrived(8_000_000_000)) == [7]
    assert through(file, left) == []


def test_a_file_that_was_deleted_is_made_anew_with_what_is_open(file: Path) -> None:
    async def story(inbox: Inbox) -> bool:
        await arrive(inbox)
        for each in file.parent.iterdir():
            each.unlink()
        return await arrive(inbox, OTHER)

    assert through(file, story)
    assert through(file, left) == [7, 5]


def test_a_file_that_is_overwritten_is_made_anew_with_what_is_open(file: Path) -> None:
    async def story(inbox: Inbox) -> bool:
        await arrive(inbox)
        replace_by_nonsense(file)
        return await arrive(inbox, OTHER)

    assert through(file, story)
    assert through(file, left) == [7, 5]


def test_a_file_that_another_program_locks_is_told_of_and_holds_nobody_up(file: Path) -> None:
    told: list[str] = []

    async def story(inbox: Inbox) -> list[bool]:
        await arrive(inbox)
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            return [await arrive(inbox, OTHER), inbox.set_starts(7, 1).done()]

    assert through(file, story, told) == [False, True]
    assert told == ["database is locked"]


def test_what_could_not_be_written_is_written_when_the_file_is_free_again(file: Path) -> None:
    async def story(inbox: Inbox) -> None:
        await arrive(inbox)
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await arrive(inbox, OTHER)

    through(file, story)
    assert through(file, left) == [7, 5]


def test_a_folder_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    told: list[str] = []
    assert through(tmp_path / "nowhere" / "inbox.sqlite3", arrive, told) is False
    assert "No such file" in told[0]


def test_a_pause_is_there_after_a_restart_until_it_is_over(file: Path) -> None:
    over, lasting = Pause("7", 1.0, 300.0), Pause("8", 9e9, 300.0)

    async def keep(inbox: Inbox) -> None:
        await inbox.keep_pause(over)
        await inbox.keep_pause(lasting)

    through(file, keep)
    assert through(file, lambda inbox: inbox.pauses()) == [lasting]


def broken(file: Path) -> Path:
    """Return what was moved away after the inbox was found to be none."""
    replace_by_nonsense(file)
    through(file, left)
    return file.with_name(f"{file.name}.broken")


def test_what_was_moved_away_is_kept_for_two_days(file: Path) -> None:
    moved = broken(file)
    InboxFile(file).prune(0.0, 10)
    assert moved.exists()
    os.utime(moved, (0, time.time() - 3 * 86400))
    InboxFile(file).prune(0.0, 10)
    assert not moved.exists()


def test_nothing_of_what_was_moved_away_outlasts_an_erasure(file: Path) -> None:
    moved = broken(file)
    through(file, lambda inbox: inbox.erase())
    assert not moved.exists()


def accept(file: Path, *sent: Sent) -> None:
    """Leave behind what a kill leaves: an open update, and in the journal what Telegram has accepted."""

    async def story(inbox: Inbox) -> None:
        await arrive(inbox)

    through(file, story)
    journal = SentJournal(sent_journal_beside(file), 0)
    for each in sent:
        assert journal.append(each)
    journal.close()


def test_what_telegram_accepted_a_moment_before_a_kill_is_known(file: Path) -> None:
    accept(file, Sent(7, 1, {"message_id": 12}), Sent(7, 2, result=False))
    [found], _ = through(file, lambda inbox: inbox.read())
    assert found.sent == {1: {"message_id": 12}, 2: False}


def test_what_was_handled_a_moment_before_a_kill_is_known_to_be(file: Path) -> None:
    accept(file, Sent(7, 1, {"message_id": 12}), Sent(7, HANDLED, None))
    assert through(file, lambda inbox: inbox.read()) == ([], [7])
    assert sent_journal_beside(file).read_bytes() == b""
    assert through(file, lambda inbox: inbox.read()) == ([], [7])


def test_what_is_handled_before_the_file_has_it_is_known_and_no_more_there(file: Path) -> None:
    async def story(inbox: Inbox) -> None:
        await inbox.read()
        kept = inbox.keep(QUESTION)
        inbox.finish(7)
        await kept

    through(file, story)
    assert through(file, lambda inbox: inbox.read()) == ([], [7])


def test_what_is_handled_is_in_the_journal_at_once_and_soon_in_the_file(file: Path) -> None:
    async def story(inbox: Inbox) -> bytes:
        await inbox.read()
        await inbox.keep(Arrival(7, '{"text": "A secret"}', 0.0))
        inbox.finish(7)
        journal = sent_journal_beside(file).read_bytes()
        await asyncio.to_thread(wait_until_gone, b"secret", partial(rows_of_raw, file))
        return journal

    assert b"[0, 7, 0, null]" in through(file, story)


def test_what_the_journal_had_is_in_the_database_once_it_is_emptied(file: Path) -> None:
    accept(file, Sent(7, 1, {"message_id": 12}))

    async def story(inbox: Inbox) -> None:
        await inbox.read()
        await asyncio.to_thread(wait_until_gone, b"message_id", sent_journal_beside(file).read_bytes)

    through(file, story)
    assert sent_journal_beside(file).read_bytes() == b""
    [found], _ = through(file, lambda inbox: inbox.read())
    assert found.sent == {1: {"message_id": 12}}


def test_an_entry_that_a_kill_cut_off_costs_only_itself(file: Path) -> None:
    accept(file, Sent(7, 1, {"message_id": 12}))
    with sent_journal_beside(file).open("ab") as journal:
        journal.write(b'\n[0, 7, 2, {"mess')
    accept(file, Sent(7, 3, {"message_id": 14}))
    [found], _ = through(file, lambda inbox: inbox.read())
    assert found.sent == {1: {"message_id": 12}, 3: {"message_id": 14}}


def test_what_another_bot_sent_is_not_taken_for_an_answer(file: Path) -> None:
    accept(file)
    other = SentJournal(sent_journal_beside(file), 5)
    other.append(Sent(7, 1, {"message_id": 12}))
    other.close()
    [found], _ = through(file, lambda inbox: inbox.read())
    assert found.sent == {}


def test_the_journal_is_emptied_while_the_inbox_is_open(file: Path) -> None:
    async def story(inbox: Inbox) -> None:
        await inbox.read()
        await arrive(inbox)
        await inbox.keep_sent(Sent(7, 1, {"text": "A secret"}))
        inbox.finish(7)
        await asyncio.to_thread(wait_until_gone, b"secret", partial(bytes_of_all, file))

    through(file, story)


def test_what_is_accepted_while_the_journal_is_emptied_stays_in_it(file: Path) -> None:
    first, second = Sent(7, 1, {"message_id": 12}), Sent(7, 2, {"message_id": 13})
    accept(file)
    journal = SentJournal(sent_journal_beside(file), 0)
    journal.append(first)
    written = journal.entries
    journal.append(second)
    journal.forget(written)
    assert journal.entries == (second,)
    journal.close()
    [found], _ = through(file, lambda inbox: inbox.read())
    assert found.sent == {2: {"message_id": 13}}


def test_nobody_else_may_read_the_journal_once_it_was_emptied(file: Path) -> None:
    journal = SentJournal(sent_journal_beside(file), 0)
    journal.append(Sent(7, 1, {"message_id": 12}))
    journal.forget(journal.entries)
    journal.close()
    assert S_IMODE(sent_journal_beside(file).stat().st_mode) == 0o600


def test_a_journal_that_was_deleted_is_made_anew(file: Path) -> None:
    journal = SentJournal(sent_journal_beside(file), 0)
    journal.append(Sent(7, 1, {"message_id": 12}))
    sent_journal_beside(file).unlink()
    journal.forget(journal.entries)
    journal.append(Sent(7, 2, {"message_id": 13}))
    journal.close()
    assert SentJournal(sent_journal_beside(file), 0).read() == [Sent(7, 2, {"message_id": 13})]


def test_a_journal_that_cannot_be_written_holds_nothing_up(file: Path) -> None:
    sent_journal_beside(file).mkdir()

    async def story(inbox: Inbox) -> None:
        await arrive(inbox)
        await inbox.keep_sent(Sent(7, 1, {"message_id": 12}))

    through(file, story)
    [found], _ = through(file, lambda inbox: inbox.read())
    assert found.sent == {1: {"message_id": 12}}


def test_a_clock_that_is_set_makes_no_update_older(file: Path) -> None:
    async def story(inbox: Inbox) -> float:
        long_ago = Arrival(7, "{}", 0.0)  # by a clock on the wall that jumped from 1970 a moment later
        await arrive(inbox, long_ago)
        return long_ago.age

    assert through(file, story) < 1000


def test_what_waited_between_two_runs_is_as_old_as_that(file: Path) -> None:
    through(file, lambda inbox: arrive(inbox, Arrival(7, "{}", time.time() - 3600)))
    [found], _ = through(file, lambda inbox: inbox.read())
    assert 3600 <= found.age < 3600 + 1000
