"""Looks into a real SQLite file, or changes it, beside the program that keeps it."""

import sqlite3
from contextlib import closing
from pathlib import Path


def execute(file: Path, sql: str, *values: int | str | bytes) -> list[tuple[object, ...]]:
    """Return what a statement finds."""
    with closing(sqlite3.connect(file)) as connection, connection:
        return connection.execute(sql, values).fetchall()
