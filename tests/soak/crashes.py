"""Kills the bot again and again at random moments while people ask, and counts what was lost, late in line and doubled.

    python -m tests.soak.crashes --kills 300 --questions 3000 --chats 200 [--webhook]

The exit code is 1 if a question was lost or overtaken, or if more than one in a hundred was answered twice.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.conversations.talk import reader
from tests.soak.lighthouses import NAMES, name_in, question_about, write_lighthouses
from tests.soak.reborn import Reborn, reborn
from tests.standin import Chat, StandIn

_LONGEST_LIFE = 3.0  # seconds, of those that end by a kill
_SILENT_FOR = 20.0  # seconds without a message, after which nothing more is expected
_MOST_DOUBLES = 0.01  # of the questions


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
class Outcome:
    """What came of it."""

    asked: int
    lost: int
    overtaken: int  # chats whose answers do not come in the order of their questions
    doubled: int
    after_kill: int  # of the doubled, those whose first copy came just before a kill
    other: list[str]  # what else the bot said

    @property
    def is_good(self) -> bool:
        """Whether the promise was kept."""
        return not self.lost and not self.overtaken and self.doubled <= self.asked * _MOST_DOUBLES

    def __str__(self) -> str:
        """Return a row of a table."""
        explained = f"{self.after_kill} of them sent within 0.1 s before a kill"
        return f"| {self.asked} | {self.lost} | {self.overtaken} | {self.doubled} ({explained}) | {len(self.other)} |"


def run(plan: Plan, folder: Path) -> Outcome:
    """Carry a plan out with a bot in `folder`."""
    chance = random.Random(plan.seed)  # noqa: S311 - to be repeated
    write_lighthouses(folder)
    with StandIn() as telegram:
        people = [Asked(reader(telegram)) for _ in range(plan.chats)]
        settings = _webhook_settings(telegram) if plan.webhook else {}
        with reborn(telegram, folder, **settings) as bot:
            _kill_and_ask(bot, people, plan, chance)
            bot.start()
            _wait_for_silence(telegram, plan.questions)
            bot.stop()
        return _count(telegram, people, bot)


def _webhook_settings(telegram: StandIn) -> dict[str, str]:
    port = telegram.free_port()
    return {"BOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "BOT_WEBHOOK_LISTEN": f"127.0.0.1:{port}"}


def _kill_and_ask(bot: Reborn, people: list[Asked], plan: Plan, chance: random.Random) -> None:
    left = plan.questions
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


def _wait_for_silence(telegram: StandIn, asked: int) -> None:
    """Wait until as much is said as was asked, and then, or if it never is, until nothing more comes."""
    seen, since = -1, time.monotonic()
    while time.monotonic() - since < (_SILENT_FOR if seen < asked else 2.0):
        said = len(telegram.calls("sendMessage"))
        if said != seen:
            seen, since = said, time.monotonic()
        time.sleep(0.2)


def _count(telegram: StandIn, people: list[Asked], bot: Reborn) -> Outcome:
    calls = telegram.calls("sendMessage")
    lost = overtaken = doubled = after_kill = 0
    other: list[str] = []
    for person in people:
        said = [(name_in(text), text) for text in person.chat.untaken()]
        other += [text for name, text in said if name is None]
        answered = [name for name, _ in said if name]
        times = Counter(answered)
        lost += len(Counter(person.names) - times)
        in_order = [name for name in dict.fromkeys(person.names) if name in times]
        overtaken += list(dict.fromkeys(answered)) != in_order
        for name in (times - Counter(person.names)).elements():
            doubled += 1
            sent_at = next(
                call.at
                for call in calls
                if call.fields.get("chat_id") == person.chat.id and name in str(call.fields.get("text"))
            )
            after_kill += any(0 <= kill - sent_at < 0.1 for kill in bot.killed_at)
    return Outcome(sum(len(person.names) for person in people), lost, overtaken, doubled, after_kill, other)


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
    print("| asked | lost | chats out of order | answered twice | other messages |\n|---|---|---|---|---|")  # noqa: T201
    print(outcome)  # noqa: T201
    tracebacks, set_aside = log.count("Traceback"), log.count("set aside")
    print(f"{plan}, {time.monotonic() - begun:.0f} s, {tracebacks} tracebacks, {set_aside} set aside")  # noqa: T201
    for text in outcome.other[:5]:
        print("other:", text[:200])  # noqa: T201
    return 0 if outcome.is_good and not tracebacks else 1


if __name__ == "__main__":
    sys.exit(main())
