"""Copies a database while it is in use, and sets one aside. The key of the pseudonyms is never copied."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

_KEPT_BEFORE_STEPS = 3  # automatic backups; the oldest go first
_PAGES, _PAUSE = 256, 0.005  # copied at once, and seconds in between: others write meanwhile


def stamp(at: datetime | None = None) -> str:
    """Return a moment, now by default, as it stands in the names of files."""
    return f"{at or datetime.now(UTC):%Y%m%dT%H%M%SZ}"


def beside(database: Path, what: str) -> Path:
    """Return a name beside a database that nothing has yet."""
    wished = database.with_name(f"{database.name}.{what}-{stamp()}")
    free, number = wished, 1
    while free.exists():
        number += 1
        free = wished.with_name(f"{wished.name}-{number}")
    return free


def backup_name(database: Path) -> Path:
    """Return the name of a new copy beside a database."""
    return beside(database, "backup")


def copy(database: Path, target: Path) -> None:
    """Write a whole copy of a database, one file for its owner alone; FileExistsError if there is one already.

    It is there whole or not at all. Raises sqlite3.Error and OSError.
    """
    if target.exists():
        raise FileExistsError(f"{target} exists")
    unfinished = target.with_name(f"{target.name}.unfinished")
    os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    try:
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(unfinished)) as copied:
            copy_into(source, copied)
            found = str(copied.execute("PRAGMA quick_check(1)").fetchone()[0])
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        unfinished.rename(target)
    finally:
        for left in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
            left.unlink(missing_ok=True)


def copy_into(source: sqlite3.Connection, copied: sqlite3.Connection) -> None:
    """Copy an open database into another one, which has no journal beside it afterwards; sqlite3.Error."""
    source.execute("PRAGMA busy_timeout = 5000")
    source.backup(copied, pages=_PAGES, sleep=_PAUSE)
    copied.execute("PRAGMA journal_mode = DELETE")


def back_up_before_step(database: Path, step: int) -> Path:
    """Copy a database before its schema changes; the oldest of such copies go. Raises sqlite3.Error and OSError."""
    target = beside(database, f"before-step-{step}")
    copy(database, target)
    for old in automatic_backups(database)[_KEPT_BEFORE_STEPS:]:
        old.unlink()
    return target


def automatic_backups(database: Path) -> list[Path]:
    """Return the copies that were made before schema steps, the newest first."""
    found = database.parent.glob(f"{_quoted(database.name)}.before-step-*")
    return sorted(found, key=_modified, reverse=True)


def newest_backup(database: Path) -> Path | None:
    """Return the newest copy beside a database, automatic or not; None if there is none."""
    found = database.parent.glob(f"{_quoted(database.name)}.backup-*")
    return max([*found, *automatic_backups(database)], key=_modified, default=None)


def set_aside(files: list[Path], what: str) -> Path:
    """Rename the files that make a database, and return the new name of the first, which is the database."""
    database, *others = files
    aside = beside(database, what)
    for file in others:
        with suppress(FileNotFoundError):
            file.rename(aside.with_name(aside.name + file.name.removeprefix(database.name)))
    database.rename(aside)
    return aside


def _modified(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def _quoted(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
