"""Floods on the way in: how long somebody else waits while one wants very much at once.

    python -m tests.soak.floods

prints a table of `docs/reliability.md`, each row with a bot of its own; the exit code is 1 if somebody waited more than
a second.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.conversations.talk import ENGLISH, data_of, reader, said
from tests.soak.lighthouses import NAMES, question_about, write_lighthouses
from tests.soak.reborn import reborn
from tests.standin import Chat, StandIn

_PATIENCE = 240.0  # seconds
_LISTENING = 8.0  # seconds that others ask while somebody floods
_MOST_WAIT = 1.0  # seconds
_ARABIZI = "".join(letter * 4 for letter in "kam7jn5oud3raqsh2amty9bfi8lez6gw")  # 128 letters, no word

Flood = Callable[[StandIn], object]


@dataclass(frozen=True)
class Silencing:
    """Something that one does to all others."""

    name: str
    before: str  # what others saw before the inbox
    flood: Flood


def _people(telegram: StandIn, count: int) -> list[Chat]:
    return [reader(telegram) for _ in range(count)]


def _say(chat: Chat, *texts: str) -> None:
    for text in texts:
        chat.say(text)


def _questions(count: int) -> list[str]:
    return [question_about(NAMES[number % len(NAMES)]) for number in range(count)]


def _press(telegram: StandIn) -> None:
    chat = reader(telegram)
    card = said(chat, question_about(NAMES[0]))
    data = data_of(card, ENGLISH.card.context)
    for _ in range(300):
        chat.press_data(card, data)


def _paused_chat(telegram: StandIn) -> None:
    chat = reader(telegram)
    telegram.fail("sendMessage", chat, status=429, retry_after=20)
    _say(chat, *_questions(300))


def _slow_group(telegram: StandIn) -> None:
    group = telegram.group("Slow")
    telegram.delay("sendMessage", group, seconds=4.5, times=300)
    for _ in range(300):
        group.say("/help@WithdrawalBot", sender=telegram.user("Omar", language_code="en"))


def _paused_chats(telegram: StandIn) -> None:
    for chat in _people(telegram, 256):
        telegram.fail("sendMessage", chat, status=429, retry_after=30)
        _say(chat, "/help")
    telegram.wait_until(lambda: "sendMessage" not in telegram.to_come)


def _long(text: str) -> Flood:
    def flood(telegram: StandIn) -> None:
        for chat in _people(telegram, 20):
            _say(chat, text)

    return flood


SILENCINGS = (
    Silencing("one person, 300 × /help", "42 s", lambda telegram: _say(reader(telegram), *["/help"] * 300)),
    Silencing("one person, 500 questions", "19 s", lambda telegram: _say(reader(telegram), *_questions(500))),
    Silencing("one person, 300 presses", "43 s", _press),
    Silencing("one chat under 429 retry_after 20, 300 messages waiting", "over 120 s", _paused_chat),
    Silencing("one group whose sends take 4.5 s, 300 × /help", "over 107 s", _slow_group),
    Silencing("256 chats told retry_after 30 once", "27 s", _paused_chats),
    Silencing("20 × a word of 4,096 Latin letters", "12 s", _long("abcdefghij" * 409)),
    Silencing("20 × U+FDFA × 4,096", "not measured", _long("\ufdfa" * 4096)),
    Silencing("20 × `A.` × 2,048", "not measured", _long("A." * 2048)),
    Silencing("20 × Latin-letter Arabic of 4,000 letters", "not measured", _long((_ARABIZI * 32)[:4000])),
)


def longest_wait(telegram: StandIn) -> float:
    """Return how long somebody new waited at most, in seconds, while a flood goes on."""
    until, longest = time.monotonic() + _LISTENING, 0.0
    number = 0
    while time.monotonic() < until:
        chat, begun = reader(telegram), time.monotonic()
        chat.say(question_about(NAMES[number % len(NAMES)]))
        chat.next_reply(_PATIENCE)
        longest = max(longest, time.monotonic() - begun)
        number += 1
        time.sleep(0.2)
    return longest


def main() -> int:
    """Print the table."""
    is_bad = False
    print("| what one does | others waited before | at most now |\n|---|---|---|")  # noqa: T201
    for row in SILENCINGS:
        wait = _play(row)
        is_bad |= wait > _MOST_WAIT
        print(f"| {row.name} | {row.before} | {wait:.2f} s |", flush=True)  # noqa: T201
    return int(is_bad)


def _play(row: Silencing) -> float:
    with tempfile.TemporaryDirectory() as name, StandIn() as telegram:
        folder = Path(name)
        write_lighthouses(folder)
        with reborn(telegram, folder) as bot:
            bot.start()
            telegram.wait_for_poll()
            row.flood(telegram)
            return longest_wait(telegram)


if __name__ == "__main__":
    sys.exit(main())
