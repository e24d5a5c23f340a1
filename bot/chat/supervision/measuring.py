"""Lets the bot be measured if that is wished. Without the wish nothing is counted, and no library for it loaded."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from bot.error_sentences import CannotRunError
from bot.locale import TerminalPhrases
from bot.metrics.measures import Measures
from bot.setting_values import Listen


@contextmanager
def measuring(listen: Listen | None, words: TerminalPhrases) -> Iterator[Measures]:
    """Return what hears of all that is counted; CannotRunError if nobody can be let read it at `listen`."""
    if listen is None:
        yield Measures()
        return
    from bot.metrics.prometheus import MetricsServer  # noqa: PLC0415 - what most bots do without

    try:
        server = MetricsServer(listen.host, listen.port)
    except OSError as error:
        raise CannotRunError(words.cannot_measure.format(address=listen, detail=error.strerror or error)) from error
    with closing(server):
        yield server.measures
