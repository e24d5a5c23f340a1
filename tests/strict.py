"""A stand-in for Telegram that holds a bot to its manners: nothing refused, altered or on the wrong side."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.sides import lines_on_the_wrong_side
from tests.standin import StandIn


@contextmanager
def strict_telegram(*normal_life: str) -> Iterator[StandIn]:
    """Serve a bot; in the end fail over what was refused, save for refusals with the words of `normal_life`."""
    with StandIn() as telegram:
        yield telegram
        assert [call for call in telegram.refused if not any(words in call.error for words in normal_life)] == []
        assert telegram.losses == []
        assert lines_on_the_wrong_side(telegram) == []
