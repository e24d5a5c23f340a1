"""Streams that are closed, full or hold anything at all: a sentence and the exit code, never a traceback."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.json_lines import MOST_IN_QUESTION, read_question
from bot.locale import read_phrases
from bot.text.languages import Language
from tests.corpora import write_document
from tests.paths import ROOT
from tests.process import run_program
from tests.standin import PATIENCE

PROGRAM = f"{sys.executable} -m bot"
WORDS = read_phrases()[Language.ENGLISH].terminal


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("streams")
    (folder / "corpus").mkdir()
    write_document(folder / "corpus", "exit.en.md", "The mission ends in September. " * 3)
    return folder


def in_shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("BOT_", "LC_", "LANG"))}
    environment = {**clean, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert "Traceback" not in result.stderr
    assert "Exception ignored" not in result.stderr
    return result


@pytest.mark.parametrize("command", ["check", "ask --json mission", "ask mission", "--help"])
@pytest.mark.parametrize(("output", "why"), [(">&-", "Bad file descriptor"), (">/dev/full", "No space left on device")])
def test_an_output_that_takes_nothing_is_told(command: str, output: str, why: str, folder: Path) -> None:
    result = in_shell(f"{PROGRAM} {command} {output}", folder)
    assert (result.returncode, result.stderr) == (1, WORDS.output.format(detail=why) + "\n")


@pytest.mark.parametrize("error", ["2>&-", "2>/dev/full"])
def test_where_nobody_hears_complaints_the_work_is_done_all_the_same(error: str, folder: Path) -> None:
    assert in_shell(f"{PROGRAM} check {error}", folder).returncode == 0
    assert in_shell(f"{PROGRAM} check nowhere {error}", folder).returncode == 1


def test_an_input_that_is_closed_is_told(folder: Path) -> None:
    result = in_shell(f"{PROGRAM} ask --json <&-", folder)
    assert (result.returncode, result.stderr) == (1, WORDS.input.format(detail="Bad file descriptor") + "\n")


def test_with_everything_closed_only_the_exit_code_tells(folder: Path) -> None:
    assert in_shell(f"{PROGRAM} check >&- 2>&- <&-", folder).returncode == 1


def test_a_folder_that_has_been_removed_under_the_program_is_told(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    result = in_shell(f"cd gone && rmdir ../gone && BOT_CORPUS=corpus {PROGRAM} check", tmp_path)
    assert (result.returncode, result.stderr.startswith("corpus: there is no such folder")) == (1, True)


@pytest.mark.parametrize("columns", [0, 1, 2, 20, 5_000])
def test_a_terminal_may_have_any_size(columns: int, folder: Path) -> None:
    terminal, inner = pty.openpty()
    os.set_blocking(terminal, True)
    command = f"stty cols {columns} rows {min(columns, 3)} < /dev/stdin; COLUMNS= exec {PROGRAM} ask mission"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    with subprocess.Popen(
        ["sh", "-c", command], stdin=inner, stdout=inner, stderr=inner, cwd=folder, env=environment
    ) as run:
        os.close(inner)
        shown = b""
        try:
            while piece := os.read(terminal, 65_536):
                shown += piece
        except OSError:  # Linux tells so that the other end is closed
            pass
    os.close(terminal)
    assert (run.returncode, b"Traceback" in shown) == (0, False)


LINES = (
    '\ufeff{"question": "when?"}',
    "a\x00b",
    '{"question": "a\\u0000b"}',
    '  {"question": "when?"}',
    "x" * (MOST_IN_QUESTION + 1),
    json.dumps({"question": "when?", "previous": ["x" * 5_000]}),
    "y" * 2_000_000,
    "[" * 100_000,
    "{" * 100_000,
    '{"question": "\\ud800"}',
    '{"question": null}',
    '{"question": ["when?"]}',
    '{"question": true}',
    '{"question": "when?", "previous": "before"}',
    '{"question": "when?", "previous": [5]}',
    '{"question": "when?", "previous": {"0": "before"}}',
    '{"question": "when?", "previous": null}',
    '[{"question": "when?"}]',
    "last?",
)


@pytest.fixture(scope="module")
def heard(folder: Path) -> list[dict[str, object]]:
    """Return what came for LINES, one object each."""
    result = run_program("ask", "--json", "--limit", "1", given="\n".join(LINES), cwd=folder)
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_every_line_gets_one_object_whatever_is_in_it(heard: list[dict[str, object]]) -> None:
    assert len(heard) == len(LINES)


def test_what_is_a_question_is_answered(heard: list[dict[str, object]]) -> None:
    asked = [each["question"] for each in heard if "question" in each]
    assert asked == ["when?", "a\x00b", "a\x00b", "when?", "last?"]


def test_what_is_none_is_refused_with_its_line(heard: list[dict[str, object]]) -> None:
    assert [each["line"] for each in heard if "error" in each] == list(range(5, len(LINES)))
    assert all(len(str(each["error"])) < 400 for each in heard if "error" in each)


def is_asked(line: str) -> bool:
    try:
        read_question(line)
    except ValueError:
        return False
    return True


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(JSON.filter(lambda value: not isinstance(value, str)))
def test_a_question_of_another_type_than_text_is_refused(value: object) -> None:
    assert not is_asked(json.dumps({"question": value}))


@given(st.text())
def test_any_text_in_an_object_is_read_as_it_is(text: str) -> None:
    assert read_question(json.dumps({"question": text, "previous": [text]})).previous == (text,)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_line_is_a_question_or_refused(text: str) -> None:
    assert is_asked(text) or text.lstrip()[:1] in {"{", "["}


@pytest.mark.parametrize(
    ("name", "value"), [("HTTPS_PROXY", "foo://me:secret@127.0.0.1"), ("ALL_PROXY", "x://"), ("SSL_CERT_FILE", "/none")]
)
def test_an_environment_without_a_way_out_is_told_without_its_secrets(name: str, value: str, folder: Path) -> None:
    others = dict.fromkeys(("SSL_CERT_DIR", "SSL_CERT_FILE", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"), "")
    result = run_program("run", cwd=folder, BOT_TOKEN="1:a", **{**others, name: value})
    assert (result.returncode, result.stderr) == (2, WORDS.environment.format(names=name) + "\n")
