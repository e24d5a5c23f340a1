"""A pause that Telegram wants is kept, also over a restart."""

from collections.abc import Iterable
from time import time

from bot.chat.connection.pauses import Pauses
from bot.inbox import Pause
from tests.jumping_loop import run_jumping, seconds_passed


class Kept:
    """What outlives a restart."""

    def __init__(self, *pauses: Pause) -> None:
        self.kept = [*pauses]

    async def keep_pause(self, pause: Pause) -> None:
        """Keep a pause."""
        self.kept.append(pause)

    async def pauses(self) -> Iterable[Pause]:
        """Return what is kept."""
        return self.kept


async def left(pauses: Pauses, lane: str) -> float:
    """Return how long a lane is still to rest after a start."""
    await pauses.recall()
    await pauses.over(lane)
    return seconds_passed()


def test_a_lane_rests_as_long_as_it_was_told_and_no_other_does() -> None:
    async def story() -> list[float]:
        pauses = Pauses()
        await pauses.begin("7", 300)
        return [await left(pauses, lane) for lane in ("8", "7")]

    other, own = run_jumping(story())
    assert other == 0
    assert 300 <= own < 301


def test_a_pause_outlives_a_restart() -> None:
    kept = Kept()
    run_jumping(Pauses(kept).begin("7", 300))
    assert 299 < run_jumping(left(Pauses(kept), "7")) < 301


def test_a_clock_that_was_set_back_prolongs_no_pause() -> None:
    kept = Kept(Pause("7", time() + 86_400, 300))
    assert run_jumping(left(Pauses(kept), "7")) <= 300


def test_a_pause_that_was_over_before_the_start_is_none() -> None:
    kept = Kept(Pause("7", time() - 1, 300))
    assert run_jumping(left(Pauses(kept), "7")) == 0


def test_a_longer_pause_is_not_cut_short_by_a_later_one() -> None:
    async def story() -> float:
        pauses = Pauses()
        await pauses.begin("7", 300)
        await pauses.begin("7", 1)
        return await left(pauses, "7")

    assert run_jumping(story()) >= 300
