"""Runs the program as a process: a command to its end, or `run` against a stand-in until it is stopped."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.paths import CACHE, ROOT
from tests.standin import PATIENCE, StandIn

LOG = "bot.log"  # in the folder of a bot
_STOPS_WITHIN = 5.0  # seconds, as promised
_SLACK = 5.0  # seconds that a busy machine may take to let the process run, and to tell us that it has ended


@dataclass(frozen=True)
class BotProcess:
    """A running bot."""

    process: subprocess.Popen[bytes]
    folder: Path  # it runs in, with its corpus, database and log

    @property
    def log(self) -> str:
        """What it has written to standard error."""
        return (self.folder / LOG).read_text(encoding="utf-8")

    def processor(self) -> tuple[float, float]:
        """Return for how many milliseconds its first thread, and all others, have had the processor."""
        process = Path(f"/proc/{self.process.pid}")
        loop = _had(process / "schedstat")
        return loop, sum(map(_had, process.glob("task/*/schedstat"))) - loop

    def stop(self) -> int:
        """Let it stop in order; return the exit code."""
        self.process.terminate()
        return self.exit_code()

    def stop_in_time(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal; return the exit code, or fail if the process outlives its promise."""
        self.process.send_signal(number)
        return self.process.wait(_STOPS_WITHIN + _SLACK)

    def exit_code(self) -> int:
        """Wait until it ends by itself."""
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """End it at once."""
        self.process.kill()
        self.process.wait()

    def wait_for_log(self, words: str, times: int = 1) -> None:
        """Wait until it has logged `words` so many times."""
        self.wait_until(lambda: self.log.count(words) >= times, f"{words!r} was not logged")

    def wait_until(self, check: Callable[[], bool], complaint: str) -> None:
        """Look until `check` holds; AssertionError if it does not in good time, or the bot ends before."""
        deadline = time.monotonic() + PATIENCE
        while not check():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"{complaint}:\n{self.log}")
            time.sleep(0.02)


def _had(file: Path) -> float:
    """Return the milliseconds that stand in a `schedstat`, which counts nanoseconds."""
    return int(file.read_text(encoding="ascii").split()[0]) / 1e6


def run_program(
    *arguments: str, given: str | bytes = "", cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; `given` is its standard input, `environment` is added to one without settings."""
    result = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        cwd=cwd,
        env={**clean_environment(), "PYTHONPATH": str(ROOT), **environment},
        check=False,
        timeout=PATIENCE,
    )
    out, error = result.stdout.decode(), result.stderr.decode()
    assert "Traceback" not in error
    return subprocess.CompletedProcess(result.args, result.returncode, out, error)


def clean_environment() -> dict[str, str]:
    """Return the environment without settings and without a language."""
    # Bytecode may be kept, as for its users: compiling anew at every start takes longer than most commands.
    unwanted = ("BOT_", "LC_", "LANG", "PYTHONDONTWRITEBYTECODE")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    return {**clean, "BOT_CACHE": str(CACHE)}


@contextmanager
def bot_process(telegram: StandIn, folder: Path, program: str = "bot", **settings: str) -> Iterator[BotProcess]:
    """Start the bot, or a program that stands for it, on `folder/corpus`; in the end it is stopped if it still runs."""
    environment = {
        **clean_environment(),
        "PYTHONPATH": str(ROOT),
        "BOT_TOKEN": telegram.token,
        "BOT_API_URL": telegram.url,
        "BOT_LOG": "debug",
        **settings,
    }
    with (folder / LOG).open("ab") as log:
        command = [sys.executable, "-m", program, "run"]
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    bot = BotProcess(process, folder)
    try:
        yield bot
    finally:
        bot.kill()
