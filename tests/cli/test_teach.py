"""The bot is taught from the shell: decisions from a pipe, and what wants an answer as JSON."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answering.answerability import Outcome
from bot.engine import Engine
from bot.store import QueryLogEntry, Store
from bot.text.languages import Language
from tests.corpora import write_document
from tests.process import run_program
from tests.store.opened import do

QUESTION = "Who counted the penguins?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a corpus and a database in which a question was asked in vain."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    write_document(corpus, "march.en.md", "Some 900 penguins marched out of Babylon.", "Scribes wrote it down.")
    in_vain = replace(Engine(corpus, Language.ENGLISH).ask(QUESTION).answer, outcome=Outcome.near)

    async def ask(store: Store) -> None:
        for _ in range(2):
            store.query_log.record(QueryLogEntry(datetime.now(UTC), "private", in_vain, 1.0))

    do(tmp_path / "bot.sqlite3", ask)
    return tmp_path


def teach(folder: Path, *arguments: str, given: str = "") -> tuple[int, list[dict[str, object]], str]:
    result = run_program("teach", *arguments, given=given, cwd=folder)
    return result.returncode, [json.loads(line) for line in result.stdout.splitlines()], result.stderr


def test_what_wants_an_answer_is_listed_for_programs(folder: Path) -> None:
    code, [listed], _ = teach(folder, "--json")
    assert (code, listed["question"], listed["times"]) == (0, QUESTION, 2)
    assert listed["nearest"] == [["march", 1]]


def test_decisions_are_taught_line_by_line(folder: Path) -> None:
    lines = [
        {"question": QUESTION, "document": "march", "paragraph": 2},
        {"question": "How is rice cooked?", "document": "-"},
    ]
    code, taught, _ = teach(folder, given="\n".join(map(json.dumps, lines)))
    assert (code, [each["outcome"] for each in taught]) == (0, ["answer", "nothing"])
    written = (folder / "corpus" / "questions.csv").read_text(encoding="utf-8").splitlines()
    assert written[1:] == [f"{QUESTION},march,2", "How is rice cooked?,-,"]


def test_what_is_taught_wants_no_answer_any_more(folder: Path) -> None:
    teach(folder, given=json.dumps({"question": QUESTION, "document": "march", "paragraph": 2}))
    assert teach(folder, "--json") == (0, [], "")


def test_a_bad_line_is_told_and_the_others_are_taught(folder: Path) -> None:
    code, taught, told = teach(folder, given=f"{{bad\n{json.dumps({'question': QUESTION})}\n")
    assert (code, len(taught)) == (1, 1)
    assert "1" in told


def test_a_passage_that_is_not_there_is_told(folder: Path) -> None:
    code, taught, told = teach(folder, given=json.dumps({"question": QUESTION, "document": "march", "paragraph": 9}))
    assert (code, taught) == (1, [])
    assert "march" in told
