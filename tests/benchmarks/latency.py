"""How long an answer takes from Telegram's server and back, over HTTP on this computer: the bot's own share of a wait.

python -m tests.benchmarks.latency [--questions 300]
"""

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from tests.conversations.running import running
from tests.conversations.talk import reader
from tests.corpora import write_document
from tests.standin import StandIn

_PAUSE = 0.03  # seconds between questions, well below Telegram's rates
_WARMING_UP = 20  # questions that do not count


def measure(questions: int, folder: Path) -> list[float]:
    """Return the milliseconds between each question's arrival at the server and that of its answer."""
    (folder / "corpus").mkdir()
    write_document(folder / "corpus", "tower.en.md", "The tower of Aldara was built in 1801 by the harbour company.")
    waits: list[float] = []
    with StandIn() as telegram, running(telegram, folder, BOT_LOG="warning"):
        for _ in range(questions + _WARMING_UP):
            chat = reader(telegram)
            begun = time.monotonic()
            chat.say("When was the tower of Aldara built?")
            chat.next_reply()
            waits.append(1000 * (telegram.calls("sendMessage")[-1].at - begun))
            time.sleep(_PAUSE)
    return waits[_WARMING_UP:]


def main() -> None:
    """Print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=300)
    with tempfile.TemporaryDirectory() as folder:
        waits = measure(parser.parse_args().questions, Path(folder))
    low, high = quantiles(waits, n=20)[0], quantiles(waits, n=20)[-1]
    print(f"median {median(waits):.2f} ms, 5 % below {low:.2f} ms, 5 % above {high:.2f} ms")  # noqa: T201


if __name__ == "__main__":
    main()
