"""Deletes everything that a database, or a copy of one, keeps about a person or in their words. Only SQL."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.store.errors import store_error
from bot.store.pseudonyms import Pseudonyms

# In order: what others' cards have of their words is found by their own cards, which go last. Cards of before it was
# kept who wrote what a question follows up have it by its text.
_STATEMENTS = (
    """
    UPDATE card SET previous = NULL, previous_authors = NULL
    WHERE instr(previous_authors, :pseudonym)
        OR previous_authors IS NULL AND previous IN (SELECT question FROM card WHERE author = :pseudonym)
    """,
    """
    DELETE FROM question WHERE author = :pseudonym
        OR author IS NULL AND question IN (SELECT question FROM card WHERE :pseudonym IN (asker, author))
    """,
    "DELETE FROM card WHERE :pseudonym IN (asker, author)",
    "DELETE FROM rating WHERE person = :pseudonym",
    "DELETE FROM person WHERE person = :pseudonym",
    "DELETE FROM waiting WHERE person = :id",
    "DELETE FROM subscription WHERE person = :id",
    "DELETE FROM staff WHERE person = :id",
    "DELETE FROM pending WHERE chat = :id",
    "UPDATE audit SET person = NULL WHERE person = :id",
    "UPDATE audit SET about = NULL WHERE about = :id",
)


def forget(person: int, pseudonyms: Pseudonyms, connection: sqlite3.Connection) -> None:
    """Delete what is kept about a person, by their user id, in the transaction of `connection`; sqlite3.Error."""
    values = {"id": person, "pseudonym": pseudonyms.of(person)}
    for statement in _STATEMENTS:
        connection.execute(statement, values)


# Of all schemas so far, since a copy keeps that of its time.
_COLUMNS_OF_PEOPLE = (
    ("rating", "person"),
    ("person", "id"),
    ("person", "person"),
    ("waiting", "person"),
    ("subscription", "person"),
    ("staff", "person"),
    ("pending", "chat"),
    ("audit", "person"),
    ("audit", "about"),
    ("question", "author"),
    ("card", "author"),
    ("card", "asker"),
)


def forget_in_copy(file: Path, person: int, pseudonyms: Pseudonyms) -> None:
    """Delete what a copy of a database keeps about a person, whatever its schema; sqlite3.Error."""
    values = {"id": person, "pseudonym": pseudonyms.of(person)}
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA secure_delete = ON")
        columns = {table: _columns(table, connection) for table, _ in _COLUMNS_OF_PEOPLE}
        theirs = "(SELECT question FROM card WHERE asker IN (:id, :pseudonym))"
        if "asker" in columns["card"]:
            connection.execute(f"UPDATE card SET previous = NULL WHERE previous IN {theirs}", values)  # noqa: S608
            connection.execute(f"DELETE FROM question WHERE question IN {theirs}", values)  # noqa: S608
        for table, column in _COLUMNS_OF_PEOPLE:
            if column in columns[table]:
                connection.execute(f"DELETE FROM {table} WHERE {column} IN (:id, :pseudonym)", values)  # noqa: S608


def holds_pseudonyms(database: Path) -> bool:
    """Tell whether a database of any schema keeps anybody under a pseudonym, a damaged one does not; StoreError."""
    if not database.is_file():
        return False
    try:
        with closing(sqlite3.connect(database)) as connection:
            return any(
                connection.execute(f"SELECT 1 FROM {table} WHERE typeof({column}) = 'blob' LIMIT 1").fetchone()  # noqa: S608
                for table, column in _COLUMNS_OF_PEOPLE
                if column in _columns(table, connection)
            )
    except sqlite3.OperationalError as error:  # such as a lock
        raise store_error(error) from error
    except sqlite3.DatabaseError:
        return False


def _columns(table: str, connection: sqlite3.Connection) -> set[str]:
    return {str(name) for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))}
