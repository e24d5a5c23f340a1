"""What takes long to make is kept in a file, and made anew where that cannot be trusted."""

import pickle
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest

from bot.engine import Engine
from bot.snapshots import Snapshots, key_of, key_of_files
from bot.text.languages import Language
from tests.corpora import write_document

KEY, OTHER = key_of(b"one"), key_of(b"other")


def making(value: object) -> tuple[Callable[[], object], list[object]]:
    """Return what makes a value, and the list of what it has made so far."""
    made: list[object] = []

    def make() -> object:
        made.append(value)
        return value

    return make, made


@pytest.mark.parametrize(
    "value", [{"one": [1, 2.5]}, frozenset({"two"}), MappingProxyType({"day": date(2026, 1, 1)}), Language.ARABIC]
)
def test_what_was_made_is_read_the_next_time(tmp_path: Path, value: object) -> None:
    Snapshots(tmp_path).kept("it", KEY, lambda: value)
    make, made = making("anew")
    assert (Snapshots(tmp_path).kept("it", KEY, make), made) == (value, [])


def test_an_array_is_read_as_it_was(tmp_path: Path) -> None:
    Snapshots(tmp_path).kept("it", KEY, lambda: np.arange(5, dtype=np.float32))
    found = Snapshots(tmp_path).kept("it", KEY, lambda: np.zeros(0, np.float32))
    assert found.tolist() == [0.0, 1.0, 2.0, 3.0, 4.0]


def test_what_was_made_of_something_else_is_made_anew(tmp_path: Path) -> None:
    Snapshots(tmp_path).kept("it", OTHER, lambda: "old")
    assert Snapshots(tmp_path).kept("it", KEY, lambda: "new") == "new"


@pytest.mark.parametrize("damage", [lambda raw: raw[:-1], lambda raw: raw[:-3] + b"abc", lambda _: b"", lambda _: b"x"])
def test_a_damaged_or_foreign_file_is_made_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    Snapshots(tmp_path).kept("it", KEY, lambda: "old value")
    [file] = tmp_path.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert Snapshots(tmp_path).kept("it", KEY, lambda: "new") == "new"
    assert Snapshots(tmp_path).kept("it", KEY, lambda: "newer") == "new"


def test_a_file_that_names_what_is_no_part_of_the_program_is_not_obeyed(tmp_path: Path) -> None:
    Snapshots(tmp_path).kept("it", KEY, lambda: "old")
    [file] = tmp_path.iterdir()
    evil = pickle.dumps(Counter("planted"))
    head = file.read_bytes().partition(KEY)[0] + KEY
    file.write_bytes(head + key_of(evil) + evil)
    assert Snapshots(tmp_path).kept("it", KEY, lambda: "new") == "new"


def test_where_nothing_can_be_written_it_is_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert Snapshots(tmp_path / "file" / "folder").kept("it", KEY, lambda: "made") == "made"


def test_a_changed_file_changes_the_key(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("before")
    before = key_of_files(tmp_path)
    (tmp_path / "one").write_text("behind")
    assert key_of_files(tmp_path) != before


def test_an_index_out_of_a_file_answers_as_the_one_that_was_made(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    write_document(corpus, "exit.en.md", "Troops left Erbil in 2026.", "Parliament voted in Baghdad.")
    answers = [
        Engine(corpus, Language.ENGLISH, snapshots=Snapshots(tmp_path)).ask("Who left Erbil?").answer for _ in range(2)
    ]
    assert [(hit.passage, hit.score) for hit in answers[0].hits] == [
        (hit.passage, hit.score) for hit in answers[1].hits
    ]


def test_a_document_that_changed_is_read_anew(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for text in ("Troops left Erbil.", "Troops left Baghdad."):
        write_document(corpus, "exit.en.md", text)
        engine = Engine(corpus, Language.ENGLISH, snapshots=Snapshots(tmp_path))
    assert engine.corpus.passages[0].original == "Troops left Baghdad."
