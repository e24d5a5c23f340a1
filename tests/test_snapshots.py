"""What takes long to make is kept in a file, and made anew where that cannot be trusted."""

import asyncio
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest

from bot.documents import Document, Kind, Source
from bot.engine import Engine
from bot.library import index_state
from bot.search import Follow
from bot.snapshots import Kept, Snapshots, key_of, key_of_files, key_of_sources
from bot.text.languages import Language
from tests.corpora import write_document
from tests.paths import CACHE

KIN, KEY, OTHER = key_of(b"kin"), key_of(b"one"), key_of(b"other")


told: list[Callable[[], object]] = []  # what happens while a `Telling` is being written


class Telling(Source):
    """What lets something happen in the middle of the writing."""

    def __reduce__(self) -> tuple[type, tuple[None, None, None]]:
        told.pop()()
        return Source, (None, None, None)


def keep(folder: Path, value: object, kin: bytes = KIN) -> None:
    Snapshots(folder).put("it", kin, KEY, value)


def kept(folder: Path, kin: bytes = KIN) -> object:
    return Snapshots(folder).latest("it", kin)


def engine_of(corpus: Path, follow: Follow = iter) -> Engine:
    return Engine(corpus, Language.ENGLISH, snapshots=Snapshots(corpus.parent), follow=follow)


@pytest.mark.parametrize(
    "value", [{"one": [1, 2.5]}, frozenset({"two"}), MappingProxyType({"day": date(2026, 1, 1)}), Language.ARABIC]
)
def test_what_was_kept_is_read_the_next_time(tmp_path: Path, value: object) -> None:
    keep(tmp_path, value)
    assert kept(tmp_path) == value


def test_an_array_is_mapped_as_it_was(tmp_path: Path) -> None:
    keep(tmp_path, {"numbers": np.arange(5, dtype=np.float32), "none": np.zeros(0, np.int64)})
    found = kept(tmp_path)
    assert isinstance(found, dict)
    assert (found["numbers"].tolist(), found["none"].tolist()) == ([0.0, 1.0, 2.0, 3.0, 4.0], [])
    assert not found["numbers"].flags.owndata
    assert found["numbers"].flags.aligned
    assert found["numbers"].dtype is np.dtype(np.float32)  # with an equal one, NumPy is far slower


def test_what_takes_many_pieces_is_read_as_it_was(tmp_path: Path) -> None:
    value = {"words": [f"word {number}" for number in range(50_000)]}
    keep(tmp_path, value)
    assert kept(tmp_path) == value


def test_what_is_of_another_kin_is_not_read(tmp_path: Path) -> None:
    keep(tmp_path, "old", OTHER)
    assert kept(tmp_path) is None


def test_whether_what_is_kept_is_current_is_told_by_its_key(tmp_path: Path) -> None:
    states = [Snapshots(tmp_path).state("it", KIN + KEY)]
    keep(tmp_path, "it")
    states += [Snapshots(tmp_path).state("it", KIN + key) for key in (KEY, OTHER)]
    assert states == [Kept.MISSING, Kept.CURRENT, Kept.OUTDATED]


@pytest.mark.parametrize(
    "damage",
    [lambda raw: raw[:-1], lambda raw: raw.replace(b"old value", b"new value"), lambda _: b"", lambda _: b"x"],
)
def test_a_damaged_or_foreign_file_is_not_read(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    keep(tmp_path, "old value")
    [file] = tmp_path.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert kept(tmp_path) is None


def test_a_file_that_names_what_is_no_part_of_the_program_is_not_obeyed(tmp_path: Path) -> None:
    keep(tmp_path, Counter("planted"))
    assert kept(tmp_path) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    keep(tmp_path / "file" / "folder", "it")
    assert kept(tmp_path / "file" / "folder") is None


def test_a_changed_file_changes_the_key(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("before")
    before = key_of_files(tmp_path)
    (tmp_path / "one").write_text("behind")
    assert key_of_files(tmp_path) != before


@pytest.mark.parametrize("name", ["words.py", "words.csv"])
def test_a_list_of_the_program_changes_its_key_as_code_does(name: str, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    before = key_of_sources(tmp_path)
    (tmp_path / "lists" / name).write_text("word", encoding="utf-8")
    assert key_of_sources(tmp_path) != before


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


def test_what_is_written_while_it_is_being_read_is_read_at_the_next_start(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    write_document(corpus, "exit.en.md", "Troops left Erbil.")

    def follow(steps: Sequence[int]) -> Iterator[int]:
        yield from steps
        write_document(corpus, "exit.en.md", "Troops left Baghdad.")

    engine_of(corpus, follow)
    assert engine_of(corpus).corpus.passages[0].original == "Troops left Baghdad."


def test_what_is_kept_is_known_by_the_key_that_it_was_kept_under(tmp_path: Path) -> None:
    keep(tmp_path, "it")
    assert Snapshots(tmp_path).latest_with_key("it", KIN) == (KEY, "it")


def test_what_a_reload_has_read_is_kept_for_the_next_start(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    write_document(corpus, "exit.en.md", "Troops left Erbil.", "Parliament voted in Baghdad.")
    write_document(corpus, "vote.en.md", "Parliament voted.", "Nobody left.", "All was quiet.")
    engine = engine_of(corpus)
    write_document(corpus, "exit.en.md", "Troops left Mosul.")

    async def reload() -> None:
        await engine.reload()
        await engine.settled()

    asyncio.run(reload())
    assert index_state(corpus, Snapshots(tmp_path)) is Kept.CURRENT
    assert engine_of(corpus).corpus.documents[0] == engine.corpus.documents[0]


MANY = 1_010  # passages; few ones are indexed anew in less time than a process takes to begin


@pytest.mark.parametrize("program", [sys.executable, "/nowhere/python"])
def test_a_large_corpus_that_is_quite_another_is_indexed_anew_even_where_no_process_can_be_started(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    for table in CACHE.glob("words-*"):  # which every process needs
        (tmp_path / table.name).symlink_to(table)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    write_document(corpus, "exit.en.md", *(f"Truck {number} left Erbil." for number in range(MANY)))
    engine = engine_of(corpus)
    write_document(corpus, "exit.en.md", *(f"Truck {number} left Mosul." for number in range(MANY)))
    changes = asyncio.run(engine.reload())
    assert [document.slug for document in changes.changed] == ["exit"]
    assert engine.ask("Which truck left Mosul?").answer.hits[0].text.endswith("left Mosul.")


def test_folders_of_one_name_in_two_places_are_not_taken_for_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("one", "other"):
        (tmp_path / place / "corpus").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "one")
    write_document(Path("corpus"), "exit.en.md", "Troops left Erbil.")
    Engine(Path("corpus"), Language.ENGLISH, snapshots=Snapshots(tmp_path))
    assert index_state(Path("corpus"), Snapshots(tmp_path)) is Kept.CURRENT
    monkeypatch.chdir(tmp_path / "other")
    write_document(Path("corpus"), "exit.en.md", "Troops left Erbil.")
    assert index_state(Path("corpus"), Snapshots(tmp_path)) is Kept.OUTDATED


def test_what_is_found_while_it_is_being_written_is_no_hindrance(tmp_path: Path) -> None:
    document = Document("exit", Kind.BRIEF, Language.ENGLISH, {}, None, (Telling(None, None, None),), None)
    told.append(lambda: document.fingerprint)
    keep(tmp_path, document)
    assert kept(tmp_path) == replace(document, sources=(Source(None, None, None),))
