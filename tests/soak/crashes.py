"""Kills the bot again and again at random moments while people ask, and counts what was lost, late in line and doubled.

    python -m tests.soak.crashes --kills 300 --questions 3000 --chats 200 [--webhook]

Of each double it tells how long before the kill the first copy had come to the stand-in for Telegram, and whether the
bot had kept by then that it was accepted: none may be both. The exit code is 1 if one is, if a question was lost or
overtaken, or if more than one in a hundred was answered twice.
"""

import argparse
import json
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bot.inbox import inbox_file_beside
from bot.inbox.sent_journal import sent_journal_beside
from tests.conversations.talk import reader
from tests.soak.lighthouses import NAMES, name_in, question_about, write_lighthouses
from tests.soak.reborn import Reborn, reborn, webhook_settings
from tests.standin import Chat, StandIn

_LONGEST_LIFE = 3.0  # seconds, of those that end by a kill
_SILENT_FOR = 20.0  # seconds without a message, after which nothing more is expected
_MOST_DOUBLES = 0.01  # of the questions
_ON_ITS_WAY = 0.1  # seconds; no life has come as far as to send anything by then
_HEAD = """\
| asked | lost | chats out of order | answered twice | before the kill: median, most | of them kept | other messages |
|---|---|---|---|---|---|---|"""


@dataclass(frozen=True)
class Plan:
    """What is to be done."""

    kills: int
    questions: int
    chats: int
    webhook: bool = False
    seed: int = 1


@dataclass
class Asked:
    """What was asked in one chat, in order, by names of lighthouses."""

    chat: Chat
    names: list[str] = field(default_factory=list)

    def ask(self, start: int) -> None:
        """Ask about the next one; nobody asks the same twice before all others."""
        name = NAMES[(start + len(self.names)) % len(NAMES)]
        self.names.append(name)
        self.chat.say(question_about(name))


@dataclass(frozen=True)
class Double:
    """A second copy of an answer."""

    before_kill: float  # seconds that the first copy came before the kill which the second one followed
    was_kept: bool  # whether the bot had kept by then that Telegram has it


@dataclass(frozen=True)
class Outcome:
    """What came of it."""

    asked: int
    lost: int
    overtaken: int  # chats whose answers do not come in the order of their questions
    doubles: list[Double]
    other: list[str]  # what else the bot said

    @property
    def is_good(self) -> bool:
        """Whether the promise was kept."""
        are_few = len(self.doubles) <= self.asked * _MOST_DOUBLES
        return not self.lost and not self.overtaken and are_few and not any(each.was_kept for each in self.doubles)

    def __str__(self) -> str:
        """Return a row of a table."""
        waits = sorted(1000 * each.before_kill for each in self.doubles)
        before = f"{median(waits):.1f} ms, {waits[-1]:.1f} ms" if waits else ""
        kept = sum(each.was_kept for each in self.doubles)
        return (
            f"| {self.asked} | {self.lost} | {self.overtaken} | {len(waits)} | {before} | {kept} | {len(self.other)} |"
        )


def run(plan: Plan, folder: Path) -> Outcome:
    """Carry a plan out with a bot in `folder`."""
    chance = random.Random(plan.seed)  # noqa: S311 - to be repeated
    write_lighthouses(folder)
    with StandIn() as telegram:
        people = [Asked(reader(telegram)) for _ in range(plan.chats)]
        settings = webhook_settings(telegram) if plan.webhook else {}
        with reborn(telegram, folder, **settings) as bot:
            kept = _kill_and_ask(bot, people, plan, chance)
            bot.start()
            _wait_for_silence(telegram, people)
            bot.stop()
        return _count(telegram, people, list(zip(bot.killed_at, kept, strict=True)))


def _kill_and_ask(bot: Reborn, people: list[Asked], plan: Plan, chance: random.Random) -> list[set[int]]:
    """Return for each kill what the bot had kept by then of what was accepted, as numbers of messages."""
    left, kept = plan.questions, []
    for kill in range(plan.kills):
        bot.start()
        life = chance.uniform(0, _LONGEST_LIFE)
        begun, share = time.monotonic(), left // (plan.kills - kill)
        for moment in sorted(chance.uniform(0, life) for _ in range(share)):
            time.sleep(max(0.0, begun + moment - time.monotonic()))
            number = chance.randrange(len(people))
            people[number].ask(number)
        left -= share
        time.sleep(max(0.0, begun + life - time.monotonic()))
        bot.kill()
        kept.append(set(_kept(bot.folder)))
    return kept


def _kept(folder: Path) -> Iterator[int]:
    inbox = inbox_file_beside(folder / "bot.sqlite3")
    journal = sent_journal_beside(inbox)
    if journal.exists():
        for line in journal.read_text(encoding="utf-8").splitlines():
            if line.endswith("]"):
                (_, _, _, result) = json.loads(line)
                yield from [result["message_id"]] if result else []  # what is handled has none
    if inbox.exists():
        with closing(sqlite3.connect(f"file:{inbox}?mode=ro", uri=True)) as connection:
            for (number,) in connection.execute("SELECT result ->> 'message_id' FROM sent"):
                yield number


def _wait_for_silence(telegram: StandIn, people: list[Asked]) -> None:
    """Wait until all is answered, and then, or if it never is, until nothing more comes."""
    seen, since = -1, time.monotonic()
    while time.monotonic() - since < (_SILENT_FOR if any(map(_unanswered, people)) else 2.0):
        said = len(telegram.calls("sendMessage"))
        if said != seen:
            seen, since = said, time.monotonic()
        time.sleep(0.2)


def _unanswered(person: Asked) -> Counter[str]:
    return Counter(person.names) - Counter(filter(None, map(name_in, person.chat.untaken())))


def _count(telegram: StandIn, people: list[Asked], kills: list[tuple[float, set[int]]]) -> Outcome:
    lost = overtaken = 0
    doubles: list[Double] = []
    other: list[str] = []
    for person in people:
        said = [(name_in(text), text) for text in person.chat.untaken()]
        other += [text for name, text in said if name is None]
        answered = [name for name, _ in said if name]
        times = Counter(answered)
        lost += len(_unanswered(person))
        in_order = [name for name in dict.fromkeys(person.names) if name in times]
        overtaken += list(dict.fromkeys(answered)) != in_order
        doubles += [_double(telegram, person, name, kills) for name in (times - Counter(person.names)).elements()]
    return Outcome(sum(len(person.names) for person in people), lost, overtaken, doubles, other)


def _double(telegram: StandIn, person: Asked, name: str, kills: list[tuple[float, set[int]]]) -> Double:
    """Return what is known of the first of two copies."""
    first = next(said.message["message_id"] for said in person.chat.room.spoken if name_in(said.raw) == name)
    at = next(
        call.at
        for call in telegram.calls("sendMessage")
        if call.fields.get("chat_id") == person.chat.id and name_in(str(call.fields.get("text"))) == name
    )
    # One that was still on its way when the bot was killed came after that.
    killed_at, kept = next(((time, kept) for time, kept in kills if time > at - _ON_ITS_WAY), kills[-1])
    return Double(killed_at - at, first in kept)


def main() -> int:
    """Print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, number in (("kills", 300), ("questions", 3000), ("chats", 200), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=number)
    parser.add_argument("--webhook", action="store_true")
    plan = Plan(**vars(parser.parse_args()))
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(plan, Path(folder))
        log = (Path(folder) / "bot.log").read_text(encoding="utf-8", errors="replace")
    print(_HEAD)  # noqa: T201
    print(outcome)  # noqa: T201
    tracebacks, set_aside = log.count("Traceback"), log.count("set aside")
    print(f"{plan}, {time.monotonic() - begun:.0f} s, {tracebacks} tracebacks, {set_aside} set aside")  # noqa: T201
    for text in outcome.other[:5]:
        print("other:", text[:200])  # noqa: T201
    return 0 if outcome.is_good and not tracebacks else 1


if __name__ == "__main__":
    sys.exit(main())
