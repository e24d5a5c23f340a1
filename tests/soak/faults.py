"""The fault matrix: each method that the bot calls, with each thing that can go wrong with it.

    python -m tests.soak.faults

prints the table of `docs/reliability.md`; the exit code is 1 if anything was lost or doubled where the bot could know.
"""

import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.conversations.running import make_folder, running
from tests.process import LOG, bot_process
from tests.soak.outcomes import NOT_DONE, ONCE, SCENARIOS, TWICE, Scenario, outcome
from tests.standin import Chat, StandIn

# What a start calls, each of which goes wrong; in the end the bot answers, and its menus are set.
_AT_START = (
    *("getMe", "deleteWebhook", "setWebhook", "getUpdates"),
    *("getMyCommands", "setMyCommands", "getMyName", "setMyName", "getMyDescription", "setMyDescription"),
    *("getMyShortDescription", "setMyShortDescription"),
)
_AWAY = 3.0  # seconds
_TOO_SLOW = 22.0  # seconds; longer than the bot waits for an answer

Arrange = Callable[[StandIn, Scenario, Chat | None], None]


@dataclass(frozen=True)
class Trouble:
    """Something that goes wrong once."""

    name: str
    arrange: Arrange
    is_unknowable: bool = False  # a message may be there or not, and the bot must not send it again


def _fail(telegram: StandIn, scenario: Scenario, chat: Chat | None, status: int, *, carried_out: bool = False) -> None:
    telegram.fail(scenario.method, chat, status=status, carried_out=carried_out)


def _pause(telegram: StandIn, scenario: Scenario, chat: Chat | None) -> None:
    telegram.fail(scenario.method, chat, status=429, retry_after=2)


def _drop(telegram: StandIn, scenario: Scenario, chat: Chat | None, *, carried_out: bool) -> None:
    telegram.drop(scenario.method, chat, carried_out=carried_out)


def _garble(telegram: StandIn, scenario: Scenario, chat: Chat | None, body: bytes) -> None:
    telegram.garble(scenario.method, chat, body=body)


def _refuse_connection(telegram: StandIn, scenario: Scenario, _: Chat | None) -> None:
    telegram.go_away_after(scenario.before, _AWAY)


def _be_slow(telegram: StandIn, scenario: Scenario, chat: Chat | None) -> None:
    telegram.delay(scenario.method, chat, seconds=_TOO_SLOW)


TROUBLES = (
    Trouble("connection refused", _refuse_connection),
    Trouble("dropped before", partial(_drop, carried_out=False), is_unknowable=True),
    Trouble("dropped after", partial(_drop, carried_out=True)),
    Trouble("500 before", partial(_fail, status=500)),
    Trouble("500 after", partial(_fail, status=500, carried_out=True), is_unknowable=True),
    Trouble("502 before", partial(_fail, status=502)),
    Trouble("429", _pause),
    Trouble("slow", _be_slow),
    Trouble("malformed", partial(_garble, body=b'{"ok": tru')),
    Trouble("wrong type", partial(_garble, body=b'{"ok": true, "result": "yes"}')),
    Trouble("empty", partial(_garble, body=b"")),
)


def run_cell(telegram: StandIn, scenario: Scenario, trouble: Trouble) -> str:
    """Return what comes of a call that goes wrong."""
    deed = scenario.prepare(telegram)
    trouble.arrange(telegram, scenario, deed.chat if scenario.method != "answerCallbackQuery" else None)
    deed.do()
    return outcome(deed)


def is_right(scenario: Scenario, trouble: Trouble, found: str) -> bool:
    """Tell whether more cannot be expected: done once, or for a message that nobody can know of at most a double."""
    unknowable = scenario.method.startswith("send") and trouble.is_unknowable
    return found == ONCE or (unknowable and found in {NOT_DONE, TWICE})


def run_start(trouble: Trouble, *, webhook: bool) -> str:
    """Return what comes of a start at which every method that it calls goes wrong once."""
    with tempfile.TemporaryDirectory() as name, StandIn() as telegram:
        folder, settings = make_folder(Path(name)), dict[str, str]()
        if webhook:
            port = telegram.free_port()
            settings = {"BOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/", "BOT_WEBHOOK_LISTEN": f"127.0.0.1:{port}"}
        for method in _AT_START if trouble.arrange is not _refuse_connection else ():
            trouble.arrange(telegram, Scenario(method, "", SCENARIOS[0].prepare), None)
        if trouble.arrange is _refuse_connection:
            telegram.go_offline()
            threading.Timer(_AWAY, telegram.come_back).start()
        with bot_process(telegram, folder, **settings) as bot:
            telegram.wait_for_poll()
            deed = SCENARIOS[0].prepare(telegram)
            deed.do()
            found = outcome(deed)
            found += "" if _has_menus(telegram) else ", without menus"
            return f"{found}, with a traceback" if "Traceback" in bot.log else found


def _has_menus(telegram: StandIn) -> bool:
    """Tell whether menus and descriptions are set, when there was time enough for all of it to be slow."""
    deadline = time.monotonic() + len(_AT_START) * 2 * _TOO_SLOW
    while time.monotonic() < deadline:
        if telegram.commands("all_private_chats") and telegram.short_description("en"):
            return True
        time.sleep(1)
    return False


def _print_row(name: str, cells: list[str]) -> None:
    print(f"| {name} |", " | ".join(cells), "|", flush=True)  # noqa: T201


def main() -> int:
    """Print the table."""
    wrong = 0
    _print_row("method", [trouble.name for trouble in TROUBLES])
    _print_row("---", ["---"] * len(TROUBLES))
    with tempfile.TemporaryDirectory() as name, StandIn() as telegram:
        folder = make_folder(Path(name))
        with running(telegram, folder):
            for scenario in SCENARIOS:
                cells = [run_cell(telegram, scenario, trouble) for trouble in TROUBLES]
                pairs = zip(TROUBLES, cells, strict=True)
                wrong += len([cell for trouble, cell in pairs if not is_right(scenario, trouble, cell)])
                _print_row(f"`{scenario.method}`", cells)
        tracebacks = (folder / LOG).read_text(encoding="utf-8").count("Traceback")
    for name, webhook in (("start, polling", False), ("start, webhook", True)):
        cells = [run_start(trouble, webhook=webhook) for trouble in TROUBLES]
        wrong += len([cell for cell in cells if cell != ONCE])
        _print_row(name, cells)
    print(f"\n{wrong} cells wrong, {tracebacks} tracebacks in the log")  # noqa: T201
    return min(wrong + tracebacks, 1)


if __name__ == "__main__":
    sys.exit(main())
