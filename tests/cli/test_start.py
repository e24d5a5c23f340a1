"""What a start does not do: parse word lists again, import what its command does not need."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from tests.paths import ROOT, TEST_CORPUS
from tests.standin import PATIENCE

# Runs a command and tells in its last line which word lists were opened, and all modules there are.
WATCHED = """
import atexit, json, sys
opened = []
def note(event, arguments):
    if event == "open" and "/bot/lexicons/" in str(arguments[0]) and str(arguments[0]).endswith((".csv", ".txt")):
        opened.append(str(arguments[0]))
sys.addaudithook(note)
atexit.register(lambda: print(json.dumps([opened, sorted(sys.modules)])))
from bot.__main__ import main
main(sys.argv[1:])
"""


Watched = Callable[..., tuple[Counter[str], Sequence[str]]]


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    """Return `watch` with a folder of its own for what is kept, where no other corpus takes the place of this one."""
    return partial(watch, tmp_path_factory.mktemp("kept"))


def watch(kept: Path, *arguments: str) -> tuple[Counter[str], Sequence[str]]:
    """Run a command; return how often each word list was opened, and the modules imported."""
    result = subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments],
        env={"PYTHONPATH": str(ROOT), "BOT_CACHE": str(kept)},
        stdout=subprocess.PIPE,
        check=True,
        timeout=PATIENCE,
    )
    opened, modules = json.loads(result.stdout.splitlines()[-1])
    return Counter(Path(name).name for name in opened), modules


def test_a_second_start_looks_at_each_word_list_once_to_see_that_it_is_the_same(watched: Watched) -> None:
    ask = ("ask", "--corpus", str(TEST_CORPUS), "kam jundi ghadar el qa3ida w when did they leave Erbil?")
    watched(*ask)
    opened, _ = watched(*ask)
    assert set(opened.values()) == {1}


def test_help_imports_no_library_but_the_one_of_command_lines(watched: Watched) -> None:
    _, modules = watched("--help")
    assert not {"pydantic", "numpy", "rich", "babel", "yaml", "asyncio", "telegram", "sqlite3"} & set(modules)


def test_an_answer_imports_neither_telegram_nor_what_reads_documents(watched: Watched) -> None:
    ask = ("ask", "--corpus", str(TEST_CORPUS), "When did they leave Erbil?")
    watched(*ask)
    _, modules = watched(*ask)
    needless = ("telegram", "httpx", "sqlite3", "yaml", "markdown_it", "babel", "rank_bm25", "bot.evaluation.scores")
    assert not set(needless) & set(modules)
