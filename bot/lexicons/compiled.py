"""Keeps what is made of the word lists, so that they are parsed once and not at every start. Knows no words.

A table is made when it is first asked for, and lies in the folder that the program names at its start, in memory until
then. It is of exactly these lists and this program, else it is made anew.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from bot.lexicons.word_table import WordTable, flat
from bot.snapshots import NOTHING_KEPT, Snapshots, key_of, key_of_program

_T = TypeVar("_T")
_kept_in = [NOTHING_KEPT]


def keep_tables_in(snapshots: Snapshots) -> None:
    """Keep among these snapshots the tables that are asked for from now on."""
    _kept_in[:] = [snapshots]


def table_of_words(name: str, make: Callable[[], Mapping[str, _T]]) -> WordTable[_T]:
    """Return the table that `make` makes of the lists: of words without tabs and line breaks, and what JSON has."""
    kept = _kept_in[0].mapped(f"words-{name}", _key(), lambda: flat(make()))
    return WordTable(kept.raw, kept.start)


@cache
def _key() -> bytes:
    lists = sorted((each for each in Path(__file__).parent.iterdir() if each.is_file()), key=lambda each: each.name)
    return key_of(key_of_program(), *(part for each in lists for part in (each.name.encode(), each.read_bytes())))
