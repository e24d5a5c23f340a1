"""Shows how far a long piece of work has come: a bar with the time that is left, if somebody sees it."""

import sys
from collections.abc import Iterable, Sequence

from bot.locale import Phrases
from bot.search import Follow

_MANY = 500  # documents or texts; fewer are read at once


def following(phrases: Phrases) -> Follow:
    """Return what shows how far the documents are read and indexed; nothing where standard error is no terminal."""

    def follow(places: Sequence[int]) -> Iterable[int]:
        if len(places) < _MANY or not sys.stderr.isatty():
            return places
        from rich.console import Console  # noqa: PLC0415 - seldom needed
        from rich.progress import track  # noqa: PLC0415 - likewise

        return track(places, phrases.terminal.preparing, console=Console(stderr=True), transient=True)

    return follow
