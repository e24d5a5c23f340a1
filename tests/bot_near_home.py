"""Runs the bot as its own command does, but lets it fetch links from this computer: no setting does that."""

import asyncio
from ipaddress import ip_address

from bot.adding.fetching import Fetcher
from bot.chat.lifecycle import run_bot
from bot.cli.logs import set_up_logging
from bot.engine import Engine
from bot.locale import read_phrases
from bot.settings import read_settings
from bot.text.languages import Language

_HOME = ip_address("127.0.0.1")


def main() -> None:
    """Run it until it is stopped."""
    settings = read_settings()
    set_up_logging(settings.log, settings.secrets)
    engine = Engine(settings.corpus, Language.ENGLISH)
    fetcher = Fetcher(lambda address: address == _HOME, time_limit=5.0)
    raise SystemExit(asyncio.run(run_bot(settings, engine, read_phrases()[Language.ENGLISH], fetcher=fetcher)))


if __name__ == "__main__":
    main()
