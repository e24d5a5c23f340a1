"""`init` asks, checks the token with Telegram, writes `.env`, shows no token; a second time it keeps what is there."""

import os
import pty
import select
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpora import write_document
from tests.paths import ROOT
from tests.process import run_program
from tests.standin import PATIENCE, StandIn


@pytest.fixture(scope="module")
def telegram() -> Iterator[StandIn]:
    with StandIn(supports_inline_queries=False) as telegram:
        yield telegram


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    write_document(tmp_path / "texts", "move.en.md", "The school moves.")
    return tmp_path


def init(telegram: StandIn, folder: Path, *options: str, given: str = "", **environment: str) -> tuple[int, str, str]:
    result = run_program("init", *options, given=given, cwd=folder, BOT_API_URL=telegram.url, **environment)
    assert telegram.token not in result.stdout + result.stderr
    return result.returncode, result.stdout, result.stderr


def settings(folder: Path) -> str:
    return (folder / ".env").read_text(encoding="utf-8")


def test_answers_of_a_program_are_taken_line_by_line(telegram: StandIn, folder: Path) -> None:
    code, said, _ = init(telegram, folder, given=f"{telegram.token}\n77\ntexts\nen\n")
    assert code == 0
    assert settings(folder) == f"BOT_TOKEN={telegram.token}\nBOT_ADMINS=77\nBOT_CORPUS=texts\nBOT_LANGUAGE=en\n"
    assert stat.S_IMODE((folder / ".env").stat().st_mode) == 0o600
    assert ("/setinline" in said, "/setprivacy" in said) == (True, False)


def test_what_is_there_is_kept_where_nothing_is_answered(telegram: StandIn, folder: Path) -> None:
    before = f"# ours\nBOT_LOG=debug\nBOT_TOKEN={telegram.token}\nBOT_ADMINS=5,6\nBOT_CORPUS=texts\nBOT_LANGUAGE=en\n"
    (folder / ".env").write_text(before, encoding="utf-8")
    assert init(telegram, folder)[0] == 0
    assert settings(folder) == before


def test_what_is_no_token_is_not_shown(telegram: StandIn, folder: Path) -> None:
    _, said, error = init(telegram, folder, BOT_TOKEN="sesame:opens it")
    assert "sesame" not in said + error


def test_an_owner_stands_before_the_administrators_there_are(telegram: StandIn, folder: Path) -> None:
    (folder / ".env").write_text("BOT_ADMINS=5,77\n", encoding="utf-8")
    options = ("--owner", "77", "--corpus", "texts", "--language", "ar")
    assert init(telegram, folder, *options, BOT_TOKEN=telegram.token)[0] == 0
    assert "BOT_ADMINS=77,5\n" in settings(folder)


def test_without_documents_there_is_a_copy_to_change(telegram: StandIn, tmp_path: Path) -> None:
    options = ("--owner", "77", "--corpus", "mine", "--language", "ar")
    code, said, _ = init(telegram, tmp_path, *options, LC_ALL="ar_IQ.UTF-8", BOT_TOKEN=telegram.token)
    assert code == 0
    assert "mine: نسخة من الوثائق" in said
    assert (tmp_path / "mine" / "questions.csv").read_bytes() == (ROOT / "corpus" / "questions.csv").read_bytes()
    assert sorted(each.name for each in tmp_path.iterdir()) == [".env", "mine"]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--token", "1:unknown"], "Telegram knows no bot with this token"),
        (["--token", "nonsense"], "BOT_TOKEN is not a bot token"),
        (["--owner", "@sara"], "BOT_ADMINS contains @sara"),
        (["--language", "fr"], "BOT_LANGUAGE is fr"),
    ],
)
def test_a_bad_answer_is_one_sentence_and_writes_nothing(
    telegram: StandIn, folder: Path, options: list[str], why: str
) -> None:
    good = {"--token": telegram.token, "--owner": "7", "--corpus": "texts", "--language": "en"}
    given = good | dict([options])
    code, _, error = init(telegram, folder, *[word for option in given.items() for word in option])
    assert (code, error.splitlines()[-1].startswith(why)) == (2, True)
    assert not (folder / ".env").exists()


def test_a_server_that_is_not_there_is_told(folder: Path) -> None:
    result = run_program("init", "--token", "1:x", cwd=folder, BOT_API_URL="http://127.0.0.1:9")
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith("http://127.0.0.1:9 cannot be reached (ConnectError)")


class Terminal:
    """Somebody at a terminal where `init` runs."""

    def __init__(self, folder: Path, telegram: StandIn) -> None:
        self.shown, self._seen = "", 0
        self._screen, line = pty.openpty()
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("BOT_", "LC_", "LANG"))}
        environment = {**clean, "PYTHONPATH": str(ROOT), "BOT_API_URL": telegram.url}
        command = [sys.executable, "-m", "bot", "init"]
        self._process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=line, stdout=line, stderr=line, start_new_session=True
        )
        os.close(line)

    def wait_for(self, words: str) -> None:
        """Wait until it is shown, behind what was waited for before."""
        deadline = time.monotonic() + PATIENCE
        while (found := self.shown.find(words, self._seen)) < 0:
            assert time.monotonic() < deadline, self.shown
            if select.select([self._screen], [], [], 0.1)[0]:
                self.shown += os.read(self._screen, 4096).decode()
        self._seen = found + len(words)

    def type(self, line: str) -> None:
        """Answer."""
        os.write(self._screen, f"{line}\n".encode())

    def exit_code(self) -> int:
        """Wait until the program has ended."""
        code = self._process.wait(PATIENCE)
        os.close(self._screen)
        return code


def test_whoever_presses_start_and_says_so_is_the_owner(telegram: StandIn, folder: Path) -> None:
    terminal = Terminal(folder, telegram)
    terminal.wait_for("The token that @BotFather")
    terminal.type("1:unknown")
    terminal.wait_for("Telegram knows no bot with this token")
    terminal.wait_for("The token that @BotFather")
    terminal.type(telegram.token)
    terminal.wait_for("It is the token of @WithdrawalBot.")
    terminal.wait_for("Your user id")
    terminal.type("")
    terminal.wait_for("press Start")
    for name, number in (("Stranger", 31), ("Sara", 32)):
        telegram.private(telegram.user(name, id=number)).say("/start")
    terminal.wait_for("Stranger, id 31, has sent /start. Is it you?")
    terminal.type("n")
    terminal.wait_for("Sara, id 32, has sent /start. Is it you?")
    terminal.type("y")
    terminal.wait_for("Folder of the documents")
    terminal.type("texts")
    terminal.wait_for("Language")
    terminal.type("")
    terminal.wait_for("Start it: withdrawal-bot run")
    assert terminal.exit_code() == 0
    assert telegram.token not in terminal.shown
    assert "BOT_ADMINS=32\n" in settings(folder)
