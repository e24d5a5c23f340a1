"""A copy of the database, its return and the question after the bot's health, as commands on real files."""

import re
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest

from bot.heartbeat import FRESH_FOR, Heartbeat, read_heartbeat
from bot.store import Store, WaitingPerson
from bot.store.process_lock import hold_lock
from bot.store.pseudonyms import key_file_of
from bot.store.schema import STEPS
from bot.text.languages import Language
from tests.database import execute
from tests.process import run_program
from tests.store.opened import do

BEAT = Heartbeat(
    told_at=0,
    running_for=60,
    polled_ago=3,
    is_polling=True,
    waiting=0,
    unwritten=0,
    set_aside=0,
    last_error=None,
    error_ago=None,
    disk_free=10**9,
    memory=10**8,
    documents=49,
    corpus="0123456789abcdef",
    as_of="2026-10-06",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a database with somebody who waits."""
    database = tmp_path / "bot.sqlite3"
    do(database, lambda store: wait_for("first", store))
    return database


async def wait_for(question: str, store: Store) -> None:
    await store.waiting.add(WaitingPerson(7, question, None, Language.ENGLISH, datetime.now(UTC)))


def kept(file: Path) -> list[str]:
    return [str(question) for (question,) in execute(file, "SELECT question FROM waiting ORDER BY question")]


def run(*arguments: str, database: Path) -> tuple[int, str, str]:
    result = run_program(*arguments, "--database", str(database))
    return result.returncode, result.stdout, result.stderr


def back_up(file: Path, target: Path) -> Path:
    assert run("backup", str(target), database=file)[0] == 0
    return target


def test_a_copy_has_everything_but_the_key_and_is_its_owners(file: Path, tmp_path: Path) -> None:
    copy = back_up(file, tmp_path / "copy.sqlite3")
    assert kept(copy) == ["first"]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert key_file_of(file).read_bytes().strip() not in copy.read_bytes()
    assert sorted(each.name for each in tmp_path.glob("copy*")) == ["copy.sqlite3"]


def test_a_copy_without_a_name_stands_beside_the_database(file: Path) -> None:
    code, said, _ = run("backup", database=file)
    (copy,) = file.parent.glob("bot.sqlite3.backup-*")
    assert (code, kept(copy)) == (0, ["first"])
    assert str(copy) in said


def test_what_is_being_written_is_copied_whole(file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file)) as busy:
        busy.execute("PRAGMA journal_mode = WAL")
        busy.execute("UPDATE waiting SET question = 'unfinished'")  # not committed
        copy = back_up(file, tmp_path / "copy.sqlite3")
    assert kept(copy) == ["first"]


def test_a_file_that_is_there_is_not_overwritten(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("precious", encoding="utf-8")
    code, _, error = run("backup", str(target), database=file)
    assert code == 1
    assert f"{target} is there already" in error
    assert target.read_text(encoding="utf-8") == "precious"


def test_a_folder_that_is_not_there_is_one_sentence(file: Path, tmp_path: Path) -> None:
    code, _, error = run("backup", str(tmp_path / "nowhere" / "copy"), database=file)
    assert (code, len(error.splitlines())) == (1, 1)


def test_without_a_database_there_is_nothing_to_copy(tmp_path: Path) -> None:
    code, _, error = run("backup", database=tmp_path / "none.sqlite3")
    assert code == 1
    assert "nothing to copy" in error
    assert list(tmp_path.iterdir()) == []


def test_a_copy_comes_back_and_what_was_there_is_kept(file: Path, tmp_path: Path) -> None:
    copy = back_up(file, tmp_path / "copy.sqlite3")
    do(file, lambda store: wait_for("later", store))
    code, said, _ = run("restore", str(copy), database=file)
    (aside,) = tmp_path.glob("bot.sqlite3.replaced-*")
    assert code == 0
    assert str(aside) in said
    assert (kept(file), kept(aside)) == (["first"], ["first", "later"])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_restored_database_is_brought_up_to_date_at_the_next_start(tmp_path: Path) -> None:
    old, file = tmp_path / "old.sqlite3", tmp_path / "bot.sqlite3"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(f"{STEPS[0]};PRAGMA user_version = 1;")
    assert run("restore", str(old), database=file)[0] == 0
    do(file, lambda store: wait_for("first", store))
    assert execute(file, "PRAGMA user_version") == [(len(STEPS),)]


def spoil(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    file.write_bytes(content)


def make_newer(file: Path) -> None:
    execute(file, "PRAGMA user_version = 99")


def make_text(file: Path) -> None:
    file.write_text("This is a text, and a longer one than the head of a database would be. " * 20, encoding="utf-8")


def make_another(file: Path) -> None:
    file.unlink()
    execute(file, "CREATE TABLE other (name TEXT)")


@pytest.mark.parametrize("damage", [spoil, make_newer, make_text, make_another, Path.unlink])
def test_what_is_no_good_copy_changes_nothing(damage: Callable[[Path], None], file: Path, tmp_path: Path) -> None:
    copy = back_up(file, tmp_path / "copy.sqlite3")
    damage(copy)
    before = sorted(each.name for each in tmp_path.iterdir() if each.name != "copy.sqlite3")
    code, _, error = run("restore", str(copy), database=file)
    assert (code, len(error.splitlines())) == (1, 1)
    assert str(copy) in error
    assert kept(file) == ["first"]
    assert sorted(each.name for each in tmp_path.iterdir() if each.name != "copy.sqlite3") == before


def test_nothing_comes_back_under_a_running_bot(file: Path, tmp_path: Path) -> None:
    copy = back_up(file, tmp_path / "copy.sqlite3")
    with hold_lock(file):
        code, _, error = run("restore", str(copy), database=file)
    assert code == 1
    assert "in use" in error


def test_without_a_bot_there_is_no_health(file: Path) -> None:
    code, _, error = run("health", database=file)
    assert code == 1
    assert "No bot runs" in error


def test_a_bot_that_told_something_lately_is_well(file: Path) -> None:
    with hold_lock(file) as lock:
        lock.tell(replace(BEAT, told_at=monotonic()).to_json())
        code, said, _ = run("health", database=file)
    assert code == 0
    assert said.startswith("The bot is well.")
    assert "49 documents, up to 2026-10-06" in said


def test_a_bot_that_has_told_nothing_for_long_hangs(file: Path) -> None:
    with hold_lock(file) as lock:
        lock.tell(replace(BEAT, told_at=monotonic() - FRESH_FOR - 1).to_json())
        code, _, error = run("health", database=file)
    assert code == 1
    assert "it hangs" in error


def test_a_bot_that_has_not_told_anything_yet_is_not_well(file: Path) -> None:
    with hold_lock(file):
        assert run("health", database=file)[0] == 1


def test_a_bot_that_never_reached_telegram_goes_on_trying(file: Path) -> None:
    with hold_lock(file) as lock:
        lock.tell(replace(BEAT, told_at=monotonic(), has_begun=False).to_json())
        code, _, error = run("health", database=file)
    assert code == 1
    assert re.match(
        r"The bot is running, but has not reached https://api\.telegram\.org since its start at \d\d:\d\d,", error
    )


def test_a_bot_that_no_longer_gets_updates_is_not_well(file: Path) -> None:
    with hold_lock(file) as lock:
        lock.tell(replace(BEAT, told_at=monotonic(), is_polling=False).to_json())
        code, said, _ = run("health", database=file)
    assert code == 1
    assert said.startswith("The bot no longer gets updates")


def test_a_heartbeat_is_read_as_it_was_told() -> None:
    beat = replace(BEAT, last_error="database_locked: “مقفلة”")
    assert read_heartbeat(beat.to_json()) == beat


def test_the_longest_heartbeat_fits_its_place() -> None:
    assert len(replace(BEAT, last_error="\N{ARABIC LETTER SEEN}" * 5000).to_json()) < 4096


@pytest.mark.parametrize("text", ["", "{}", "[1]", "not JSON"])
def test_what_is_no_heartbeat_is_none(text: str) -> None:
    assert read_heartbeat(text) is None
