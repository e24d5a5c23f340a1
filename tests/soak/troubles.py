"""What becomes of questions while the database, the disk or the clock fails: a bot of its own for each trouble.

    python -m tests.soak.troubles [TROUBLE...]

prints a table of `docs/reliability.md`; the exit code is 1 if an answer is lost or a traceback logged. The full disk is
a small file system in memory, the one that becomes read-only an ext4 in a file whose kernel is told of an error in it.
For both it has to be root on Linux; elsewhere they are left out, as is a start on a read-only one.
"""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conversations.running import ADMIN, make_folder, open_admin, running
from tests.conversations.talk import ARABIC, QUESTION, quotes_something, reader, said, turned
from tests.process import bot_process
from tests.standin import Chat, StandIn

_QUESTIONS = 20  # asked during a trouble, each by somebody else
_SIZE = "size=32m"
_BLOCKS = 32  # megabytes
Trouble = Callable[[Path], object]


@dataclass(frozen=True)
class Outcome:
    """What was seen of a trouble."""

    answered: int
    slowest: float  # seconds
    lines: int  # of the log that tell of trouble
    tracebacks: int
    buttons: bool  # whether those of an answer given meanwhile work afterwards
    told: str  # to the owner
    kept: int  # of the questions, once it is over


@contextmanager
def _locked(database: Path) -> Iterator[None]:
    """Hold the database as another program that writes does, for as long as the questions take."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA busy_timeout = 5000")
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.execute("ROLLBACK")


@contextmanager
def _deleted(database: Path) -> Iterator[None]:
    for file in database.parent.glob(f"{database.name}*"):
        if not file.name.endswith((".key", ".lock")):
            file.unlink()
    yield


@contextmanager
def _damaged(database: Path) -> Iterator[None]:
    with database.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(4096)
        file.write(os.urandom(size - 4096))
    yield


@contextmanager
def _full(database: Path) -> Iterator[None]:
    ballast = database.parent / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(1024))
        except OSError:
            pass
    yield
    ballast.unlink()


@contextmanager
def _became_read_only(database: Path) -> Iterator[None]:
    device = subprocess.check_output(["findmnt", "-n", "-o", "SOURCE", database.parent], text=True).strip()
    Path("/sys/fs/ext4", Path(device).name, "trigger_fs_error").write_text("seen by a test", encoding="ascii")
    yield


@contextmanager
def _stood_still(database: Path) -> Iterator[None]:
    process = int((database.parent / "pid").read_text(encoding="ascii"))
    os.kill(process, signal.SIGSTOP)
    time.sleep(5)
    os.kill(process, signal.SIGCONT)
    yield


_TROUBLES = {
    "nothing": None,
    "locked by another program": _locked,
    "deleted while it is open": _deleted,
    "damaged while it is open": _damaged,
    "disk full": _full,
    "disk becomes read-only": _became_read_only,
    "the whole process stopped for 5 s": _stood_still,
}
_IN_MEMORY, _OF_ITS_OWN = {"disk full"}, {"disk becomes read-only"}  # disks of troubles, for which one has to be root


@contextmanager
def _mounted(*options: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        subprocess.run(["mount", *options, name], check=True)
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", name], check=True)


@contextmanager
def _disk_in_file() -> Iterator[Path]:
    with tempfile.NamedTemporaryFile() as image:
        image.truncate(_BLOCKS << 20)
        subprocess.run(["mkfs.ext4", "-q", "-F", image.name], check=True)
        with _mounted("-o", "loop,errors=remount-ro", image.name) as folder:
            yield folder


@contextmanager
def _folder_for(trouble: str) -> Iterator[Path]:
    if trouble in _IN_MEMORY:
        with _mounted("-t", "tmpfs", "-o", _SIZE, "tmpfs") as folder:
            yield folder
    elif trouble in _OF_ITS_OWN:
        with _disk_in_file() as folder:
            yield folder
    else:
        with tempfile.TemporaryDirectory() as name:
            yield Path(name)


def _ask(telegram: StandIn) -> tuple[list[Chat], list[float]]:
    chats, waits = [], []
    for _ in range(_QUESTIONS):
        chat, begun = reader(telegram, "ar"), time.monotonic()
        chat.say(QUESTION)
        if quotes_something(chat.next_reply()):
            chats.append(chat)
            waits.append(time.monotonic() - begun)
    return chats, waits


def _kept(database: Path) -> int:
    try:
        with closing(sqlite3.connect(database)) as connection:
            return int(connection.execute("SELECT count(*) FROM question").fetchone()[0])
    except sqlite3.Error:
        return -1


def _run(name: str) -> Outcome:
    trouble = _TROUBLES[name]
    with _folder_for(name) as data, tempfile.TemporaryDirectory() as home, StandIn() as telegram:
        folder = make_folder(Path(home))
        owner = open_admin(telegram)
        database = data / "bot.sqlite3"
        with running(telegram, folder, BOT_ADMINS=str(ADMIN), BOT_DATABASE=str(database), BOT_LOG="info") as bot:
            (data / "pid").write_text(str(bot.process.pid), encoding="ascii")
            said(reader(telegram, "ar"))
            with trouble(database) if trouble else _nothing():
                chats, waits = _ask(telegram)
                card = said(reader_again := chats[0])
            time.sleep(3)
            works = bool(turned(reader_again, card, ARABIC.card.context).buttons)
            told = [text.split(" (")[0] for text in owner.untaken()]
            kept = _kept(database)
            log = bot.log
    return Outcome(
        len(chats),
        max(waits),
        log.count('"warning", "logger": "bot.troubles"'),
        log.count("Traceback"),
        works,
        "; ".join(told),
        kept,
    )


def _start_on_read_only_disk() -> str:
    """Return what a bot says that is started where nothing can be written, and its exit code."""
    with (
        _mounted("-t", "tmpfs", "-o", _SIZE, "tmpfs") as data,
        tempfile.TemporaryDirectory() as home,
        StandIn() as telegram,
    ):
        folder = make_folder(Path(home))
        subprocess.run(["mount", "-o", f"remount,ro,{_SIZE}", str(data)], check=True)
        settings = {"BOT_DATABASE": str(data / "bot.sqlite3"), "BOT_LOG": "info"}
        with bot_process(telegram, folder, **settings) as bot:
            return f"exit code {bot.exit_code()}: {bot.log.strip()}"


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def main() -> int:
    """Print the table; 1 if something went wrong."""
    names = sys.argv[1:] or [name for name in _TROUBLES if os.geteuid() == 0 or name not in _IN_MEMORY | _OF_ITS_OWN]
    sys.stdout.write(
        "| the database | answered | slowest | lines in the log | tracebacks | buttons work | kept in the end |\n"
    )
    sys.stdout.write("|---|---|---|---|---|---|---|\n")
    bad = False
    for name in names:
        seen = _run(name)
        bad |= seen.answered < _QUESTIONS or seen.tracebacks > 0
        works = "yes" if seen.buttons else "no"
        row = f"{seen.answered} of {_QUESTIONS} | {seen.slowest:.2f} s | {seen.lines} | {seen.tracebacks} | {works}"
        sys.stdout.write(f"| {name} | {row} | {seen.kept} |\n")
        sys.stdout.flush()
        sys.stderr.write(f"{name}: the owner was told {seen.told!r}\n")
    if os.geteuid() == 0 and not sys.argv[1:]:
        sys.stdout.write(f"\nA read-only disk at the start: {_start_on_read_only_disk()}\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
