"""A long run of generated updates and documents.

    python -m tests.fuzz.long_run [EXAMPLES [SECONDS [SEED]]]

makes up so many of both together, 200,000 by default, nine of ten of them updates, for so many seconds at most. It
prints how many went well and how many could not be read, and ends with an error at the first that does not go well.
Runs with different seeds add up; without one it is the time.
"""

import logging
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from bot.engine import Engine
from bot.preview.bot_api.shapes import Object
from bot.text.languages import Language
from tests.calibrations import steady_calibration
from tests.fuzz.documents import files, questions
from tests.fuzz.properties import handles, quotes_verbatim
from tests.fuzz.running_bot import RunningBot, running_bot
from tests.fuzz.updates import UpdateStrategies
from tests.paths import TEST_CORPUS

_EXAMPLES = 200_000
_AT_ONCE = 200  # examples; the time is looked at in between


_LIMITS = settings(
    max_examples=_AT_ONCE,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)


def _run_updates(bot: RunningBot, updates: st.SearchStrategy[Object], piece: str) -> None:
    @seed(piece)
    @_LIMITS
    @given(update=updates, spoiling=st.one_of(st.none(), st.integers(0, 2**31)))
    def run(update: Object, spoiling: int | None) -> None:
        handles(bot, update, spoiling)

    run()


def _run_documents(piece: str) -> int:
    read = 0

    @seed(piece)
    @_LIMITS
    @given(content=files, question=questions)
    def run(content: str, question: str) -> None:
        nonlocal read
        read += quotes_verbatim(content, question)

    run()
    return read


def main() -> None:
    """Run, and print what was done."""
    logging.basicConfig(level=logging.CRITICAL)
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else _EXAMPLES
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else float("inf")
    first = sys.argv[3] if len(sys.argv) > 3 else str(time.time_ns())
    begun, updates, documents, read = time.monotonic(), 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(TEST_CORPUS, Language.ARABIC, calibration=steady_calibration())
        with running_bot(Path(folder), engine) as bot:
            strategy = UpdateStrategies(bot.chats, bot.people).updates()
            while updates + documents < examples and time.monotonic() - begun < seconds:
                piece = f"{first}, {updates + documents}"
                if documents * 9 < updates:
                    read += _run_documents(piece)
                    documents += _AT_ONCE
                else:
                    _run_updates(bot, strategy, piece)
                    updates += _AT_ONCE
                sys.stdout.write(
                    f"{updates} updates ({bot.unreadable} not readable), {documents} documents ({read} readable),"
                    f" {time.monotonic() - begun:.0f} s, seed {first}\n"
                )
                sys.stdout.flush()


if __name__ == "__main__":
    main()
