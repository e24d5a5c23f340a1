"""Floods on the way out: many who want something at once while Telegram keeps its rates, pauses or is away.

    python -m tests.soak.sending_floods

prints a table of `docs/reliability.md`; the exit code is 1 if anybody got no answer, two, or a traceback into the log.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conversations.newsroom import newsroom
from tests.conversations.running import ADMIN, make_folder, open_admin, running
from tests.conversations.subscribers import add, subscriber
from tests.conversations.talk import ENGLISH, ENGLISH_QUESTION, reader, said
from tests.process import LOG
from tests.standin import PATIENCE, Chat, StandIn

_PAUSE = 15  # seconds, in place of Telegram's 300
_PATIENCE = 4 * PATIENCE


@dataclass(frozen=True)
class Flood:
    """What many want at once, and how it went."""

    wanted: int
    got: int
    twice: int
    seconds: float


@contextmanager
def _bot(*, admins: str = "") -> Iterator[tuple[StandIn, Path]]:
    with tempfile.TemporaryDirectory() as name, StandIn() as telegram:
        telegram.keep_rates()
        if admins:
            open_admin(telegram)
        yield telegram, make_folder(Path(name))


def _wait(chats: list[Chat], since: float) -> Flood:
    """Return how many of the chats got something, and how many more than one thing, once all have or nobody can."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and not all(chat.untaken() for chat in chats):
        time.sleep(0.2)
    seconds = time.monotonic() - since
    time.sleep(2)
    counts = [len(chat.untaken()) for chat in chats]
    return Flood(len(chats), len([n for n in counts if n]), len([n for n in counts if n > 1]), seconds)


def _ask(telegram: StandIn, many: int) -> list[Chat]:
    chats = [reader(telegram) for _ in range(many)]
    for chat in chats:
        chat.say(ENGLISH_QUESTION)
    return chats


def at_once(telegram: StandIn, folder: Path) -> Flood:
    """300 people ask at once."""
    with running(telegram, folder):
        since = time.monotonic()
        return _wait(_ask(telegram, 300), since)


def everybody_told_to_pause(telegram: StandIn, folder: Path) -> Flood:
    """60 people ask, and for 20 seconds Telegram wants a pause of 3 seconds from everybody."""
    with running(telegram, folder):
        telegram.fail("sendMessage", status=429, retry_after=3, times=100_000)
        since = time.monotonic()
        chats = _ask(telegram, 60)
        time.sleep(20)
        telegram.forgo_faults()
        return _wait(chats, since)


def pause_over_a_restart(telegram: StandIn, folder: Path) -> Flood:
    """30 people ask, Telegram wants a long pause from each, and the bot is stopped and started meanwhile."""
    since = time.monotonic()
    with running(telegram, folder) as bot:
        telegram.fail("sendMessage", status=429, retry_after=_PAUSE, times=30)
        chats = _ask(telegram, 30)
        bot.wait_until(lambda: not telegram.to_come, "not everybody was told to pause")
    with running(telegram, folder):
        return _wait(chats, since)


def added_to_groups(telegram: StandIn, folder: Path) -> Flood:
    """1,000 groups add the bot at once."""
    sara = telegram.user("Sara", language_code="en")
    groups = [telegram.group("Newsroom", kind="group") for _ in range(1000)]
    with running(telegram, folder):
        since = time.monotonic()
        for group in groups:
            group.give_bot_status("left", by=sara)
            group.give_bot_status("member", by=sara)
        return _wait(groups, since)


def no_connection(telegram: StandIn, folder: Path) -> Flood:
    """20 people ask, and for 30 seconds no connection is accepted."""
    with running(telegram, folder):
        chats = [reader(telegram) for _ in range(20)]
        telegram.go_away_after("getUpdates", 30)
        since = time.monotonic()
        for chat in chats:
            chat.say(ENGLISH_QUESTION)
        return _wait(chats, since)


def moved_groups(telegram: StandIn, folder: Path) -> Flood:
    """20 groups become supergroups with a question open."""
    moved = []
    for _ in range(20):
        room = newsroom(telegram, kind="group")
        room.chat.say(f"/ask {ENGLISH_QUESTION}", sender=room.ali)
        moved.append(room.chat.upgrade(by=room.sara))
    with running(telegram, folder):
        return _wait(moved, time.monotonic())


def news_and_questions(telegram: StandIn, folder: Path) -> Flood:
    """300 subscribers are told of a new source while 10 others ask; those have to be answered first."""
    with running(telegram, folder, BOT_ADMINS=str(ADMIN)):
        subscribers = [subscriber(telegram) for _ in range(300)]
        add(folder / "corpus", "news")
        said(open_admin(telegram), "/reload")
        subscribers[0].next_reply()
        asked = _wait(_ask(telegram, 10), time.monotonic())
        told = len([chat for chat in subscribers if chat.untaken()])
        print(f"    {told} of 300 had been told when 10 questions were answered, after {asked.seconds:.1f} s")  # noqa: T201
        return _wait(subscribers[1:], time.monotonic())


FLOODS: tuple[Callable[[StandIn, Path], Flood], ...] = (
    at_once,
    everybody_told_to_pause,
    pause_over_a_restart,
    no_connection,
    moved_groups,
    added_to_groups,
    news_and_questions,
)


def main(names: list[str]) -> int:
    """Print the table, or the rows of the floods that are named."""
    wrong = 0
    print("| flood | wanted | got | twice | apologies | 429 | tracebacks | seconds |")  # noqa: T201
    print("|---|---|---|---|---|---|---|---|")  # noqa: T201
    for flood in (each for each in FLOODS if not names or each.__name__ in names):
        with _bot(admins=str(ADMIN)) as (telegram, folder):
            found = flood(telegram, folder)
            sent = [str(call.fields.get("text")) for call in telegram.calls("sendMessage")]
            apologies = len([text for text in sent if ENGLISH.chat.failure in text])
            tracebacks = (folder / LOG).read_text(encoding="utf-8").count("Traceback")
            told = (found.wanted, found.got, found.twice, apologies, telegram.too_fast, tracebacks)
            print(f"| {flood.__doc__} |", " | ".join(map(str, told)), f"| {found.seconds:.0f} |", flush=True)  # noqa: T201
            wrong += found.wanted - found.got + found.twice + tracebacks
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
