"""Writes down a database of each schema step: `python -m tests.store.old_databases` adds those that are not there.

What is written is never written anew: it is what a bot of that time has left behind.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.store.pseudonyms import Pseudonyms
from bot.store.schema import STEPS
from tests.paths import ROOT

FOLDER = ROOT / "tests" / "data" / "databases"
KEY = bytes(range(32))
PERSON, GROUP = 7, -1007  # Telegram's ids, as the rows have them
# Of days that no test outlives, lest it is deleted as too old.
_ROWS = {
    1: (
        "INSERT INTO question VALUES (1, '2126-01-18T12:00:00.000+00:00', 'What moves?', 'en', 'private', 1, 2.5)",
        "INSERT INTO citation VALUES (1, 1, 'move', 1)",
    ),
    2: ("INSERT INTO person VALUES (7, 'en')",),
    3: ("INSERT INTO group_settings (chat, language, short) VALUES (-1007, 'ar', 1)",),
    4: (
        "INSERT INTO known_document (slug) VALUES ('move')",
        "INSERT INTO subscription (person, language, told_through) VALUES (7, 'en', 1)",
    ),
    5: (
        """INSERT INTO card VALUES
            (4, -1007, 41, 40, 7, 'What moves?', NULL, 'en', 'abc', '2126-01-18T12:00:00.000+00:00')""",
        "INSERT INTO rating VALUES (4, 7, 1)",
    ),
    6: (
        "INSERT INTO waiting VALUES (7, 'Who moves?', NULL, 'en', '2126-01-18T12:00:00.000+00:00')",
        "INSERT INTO mistake_report VALUES ('move', 'en', 1, 1, 2, '2126-01-18T12:00:00.000+00:00')",
    ),
    9: ("INSERT INTO announcement (text) VALUES ('We have moved.')",),
    10: ("INSERT INTO staff VALUES (7, 'editor')",),
    11: ("INSERT INTO pending VALUES ('prompt', 7, 42, 41, '2126-01-18T12:00:00.000+00:00', '{}')",),
}


def file_of(step: int) -> Path:
    """Return where a database of a step is written down."""
    return FOLDER / f"step-{step}.sql"


def known_steps() -> list[int]:
    """Return the steps that are written down."""
    return sorted(int(file.stem.removeprefix("step-")) for file in FOLDER.glob("step-*.sql"))


def tables_of(script: str) -> list[str]:
    """Return the tables and indexes that SQL makes, in order, however their names are quoted."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(script)
        made = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
        return [sql.replace('"', "") for (sql,) in made]


def written_down() -> dict[int, str]:
    """Return the SQL that makes a database of each step as today's schema has it."""
    dumps = {}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.create_function("pseudonym", 1, Pseudonyms(KEY).of, deterministic=True)
        for number, step in enumerate(STEPS, 1):
            connection.executescript(";".join((step, *_ROWS.get(number, ()))))
            dumps[number] = "\n".join((*connection.iterdump(), f"PRAGMA user_version = {number};", ""))
    return dumps


if __name__ == "__main__":
    for number, dump in written_down().items():
        if not file_of(number).exists():
            file_of(number).write_text(dump, encoding="utf-8")
