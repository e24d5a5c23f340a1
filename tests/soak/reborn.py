"""A bot that can be killed and started again within milliseconds.

Each life is a process of its own, forked from one that has read corpus and word lists once.

As a program, it starts a life for each line of standard input, and writes its number and then, once it has ended, a
line; the bot in it is the one that `withdrawal-bot run` runs, with the same settings.
"""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.answering.calibration import read_calibration
from bot.chat.lifecycle import run_bot
from bot.cli.logs import set_up_logging
from bot.engine import Engine
from bot.locale import read_phrases
from bot.long_lived import settle
from bot.settings import read_settings
from bot.text.languages import Language
from tests.calibrations import steady_calibration, write_calibration
from tests.paths import CACHE, ROOT
from tests.process import LOG
from tests.standin import StandIn

_ENDS_WITHIN = 10.0  # seconds


class Reborn:
    """One bot, of which at most one life goes on."""

    def __init__(self, mother: subprocess.Popen[str], folder: Path) -> None:
        """Have each life forked by `mother`, to run in `folder`."""
        self._mother = mother
        self.folder = folder
        self.lives = 0
        self.killed_at: list[float] = []  # by the monotonic clock
        self._pid = 0

    @property
    def log(self) -> str:
        """What all lives have written to standard error."""
        return (self.folder / LOG).read_text(encoding="utf-8", errors="replace")

    def start(self) -> None:
        """Begin a life."""
        self._write("start")
        self._pid = int(self._read())
        self.lives += 1

    def kill(self) -> None:
        """End it at once."""
        self.killed_at.append(time.monotonic())
        try:
            os.kill(self._pid, signal.SIGKILL)
        except ProcessLookupError as error:
            raise AssertionError(f"the bot has ended by itself:\n{self.log[-2000:]}") from error
        self._read()

    def stop(self) -> None:
        """Let it end in order."""
        os.kill(self._pid, signal.SIGTERM)
        self._read()

    def _write(self, line: str) -> None:
        if self._mother.stdin is None:
            raise ValueError("no pipe")
        self._mother.stdin.write(f"{line}\n")
        self._mother.stdin.flush()

    def _read(self) -> str:
        line = self._mother.stdout.readline() if self._mother.stdout else ""
        if not line:
            raise AssertionError(f"the bot cannot be started:\n{self.log[-2000:]}")
        return line.strip()


def webhook_settings(telegram: StandIn) -> dict[str, str]:
    """Return what a bot is told that Telegram is to call."""
    port = telegram.free_port()
    return {"BOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "BOT_WEBHOOK_LISTEN": f"127.0.0.1:{port}"}


@contextmanager
def reborn(telegram: StandIn, folder: Path, **settings: str) -> Iterator[Reborn]:
    """Prepare a bot on `folder/corpus`; it lives from `start` on, and not beyond this."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("BOT_")},
        "PYTHONPATH": str(ROOT),
        "BOT_CACHE": str(CACHE),
        "BOT_TOKEN": telegram.token,
        "BOT_API_URL": telegram.url,
        "BOT_LOG": "warning",
        "BOT_CALIBRATION": write_calibration(folder, steady_calibration()),
        **settings,
    }
    with (folder / LOG).open("ab") as log:
        mother = subprocess.Popen(
            [sys.executable, "-m", "tests.soak.reborn"],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        )
    try:
        yield Reborn(mother, folder)
    finally:
        os.killpg(mother.pid, signal.SIGKILL)  # its group has no other processes than its lives
        mother.communicate(timeout=_ENDS_WITHIN)


def main() -> None:
    """Fork a life for each line."""
    settings, phrases = read_settings().with_webhook_secret(), read_phrases()[Language.ENGLISH]
    set_up_logging(settings.log, frozenset({settings.bot_token}))
    calibration = read_calibration(settings.calibration) if settings.calibration else None
    engine = Engine(settings.corpus, Language(settings.language), None, calibration)
    engine.prepare()
    settle()  # lest each life begins with a copy of all that its collector looks at
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            asyncio.run(run_bot(settings, engine, phrases))
            os._exit(0)
        print(pid, flush=True)  # noqa: T201 - what whoever started it waits for
        os.waitpid(pid, 0)
        print("ended", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
