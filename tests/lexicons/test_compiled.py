"""What is made of the word lists is made once, and read from a file from then on."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bot.lexicons.compiled import keep_tables_in, table_of_words
from bot.snapshots import Snapshots
from tests.paths import CACHE

FIRST, NEW = {"base": 1}, {"base": 2}


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    """Keep tables in a folder of its own."""
    keep_tables_in(Snapshots(tmp_path))
    yield tmp_path
    keep_tables_in(Snapshots(CACHE))


def table(words: Mapping[str, int]) -> dict[str, int]:
    return dict(table_of_words("test", lambda: words))


def test_a_table_is_made_once(kept: Path) -> None:
    assert [table(FIRST), table(NEW), len(list(kept.iterdir()))] == [FIRST, FIRST, 1]


@pytest.mark.parametrize("damaged", [b"", b"foreign", None])
def test_a_damaged_or_foreign_table_is_made_anew(kept: Path, damaged: bytes | None) -> None:
    table(FIRST)
    [file] = kept.iterdir()
    file.write_bytes(file.read_bytes()[:-2] + b"9\n" if damaged is None else damaged)
    assert [table(NEW), table(FIRST)] == [NEW, NEW]


def test_where_nothing_can_be_written_a_table_is_made_in_memory(tmp_path: Path, kept: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    keep_tables_in(Snapshots(tmp_path / "file" / "folder"))
    assert [table(FIRST), table(NEW), kept] == [FIRST, NEW, tmp_path]
