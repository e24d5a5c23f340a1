"""Runs the bot's own command, but as fast as it goes: what it sends is not held back to what Telegram lets through."""

from pyrate_limiter import Rate

from bot import seldom
from bot.__main__ import main
from bot.chat.connection import pacing


def run(*arguments: str) -> None:
    """Run a command of the program so, and exit; by default the one that this process was given."""
    seldom._REST = 0  # noqa: SLF001 - what it reads ahead is over sooner
    pacing._OVERALL = (Rate(1_000_000, 1_000), Rate(10_000_000, 10_000))  # noqa: SLF001 - no setting does that
    main(arguments or None)


if __name__ == "__main__":
    run()
