"""What is handed out: one version, documents wherever it is started, types, and a word on what it is."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from bot.distribution import PROGRAM, VERSION, shipped_corpus
from bot.settings import read_settings
from tests.corpora import write_document
from tests.paths import CORPUS, ROOT
from tests.process import run_program

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def told(folder: Path, **environment: str) -> list[str]:
    result = run_program("--version", cwd=folder, BOT_CACHE="", **environment)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout.splitlines()


def test_the_version_stands_in_one_place() -> None:
    assert "version" in PROJECT["project"]["dynamic"]
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "bot/__init__.py"


def test_the_changelog_has_the_version_and_the_groups_of_its_form() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions, groups = (re.findall(rf"^{level} (\w[\w.]*)", changes, re.MULTILINE) for level in ("##", "###"))
    assert versions[:2] == ["Unreleased", VERSION]
    assert set(groups) <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_package_is_typed() -> None:
    assert (ROOT / "bot" / "py.typed").is_file()


def test_the_documents_go_into_the_wheel() -> None:
    assert PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"] == {"corpus": "bot/corpus"}


def test_where_no_documents_are_those_of_the_program_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert (read_settings().corpus, shipped_corpus()) == (CORPUS, CORPUS)


def test_documents_that_stand_here_come_before_those_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "corpus").mkdir()
    monkeypatch.chdir(tmp_path)
    assert read_settings().corpus == Path("corpus")


def test_a_folder_that_is_named_is_never_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_CORPUS", "corpus")
    assert read_settings().corpus == Path("corpus")


def test_version_documents_and_index_are_told(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    write_document(tmp_path / "corpus", "move.en.md", "The school moves.")
    first = [f"{PROGRAM} {VERSION}", "Corpus: corpus, 1 document, up to —."]
    assert told(tmp_path) == [*first, "Index: none in bot.cache yet; the first question makes it."]
    run_program("ask", "What moves?", cwd=tmp_path, BOT_CACHE="")
    assert told(tmp_path) == [*first, "Index: ready in bot.cache."]
    shutil.copy(tmp_path / "corpus" / "move.en.md", tmp_path / "corpus" / "again.en.md")
    assert told(tmp_path)[2].startswith("Index: bot.cache has one of other documents")


def test_documents_that_cannot_be_used_do_not_keep_the_version_back(tmp_path: Path) -> None:
    expected = "Corpus: nowhere cannot be used; `withdrawal-bot check` tells why."
    assert told(tmp_path, BOT_CORPUS="nowhere")[:2] == [f"{PROGRAM} {VERSION}", expected]
