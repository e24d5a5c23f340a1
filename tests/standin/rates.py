"""Refuses what comes faster than Telegram takes it, and says for how long. Off unless a test wants it."""

import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from math import ceil

from bot.preview.bot_api.record import Call
from bot.preview.bot_api.refusal import ApiError
from bot.preview.bot_api.shapes import number_at

_COUNTING = {"sendMessage", "editMessageText", "editMessageReplyMarkup"}
# So many calls in so many seconds, whichever. The real server tells neither its windows nor its bursts.
_OVERALL = (30, 1.0)
_IN_CHAT = (4, 3.0)  # one a second, with short bursts
_IN_GROUP = (20, 60.0)
_Window = tuple[int, float]


class Rates:
    """What was let through lately."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.are_kept = False
        self.refusals = 0
        self._now = now
        self._passed: defaultdict[tuple[int, _Window], deque[float]] = defaultdict(deque)

    def keep(self) -> None:
        """Refuse from now on what comes too fast."""
        self.are_kept = True

    def check(self, call: Call) -> None:
        """Let a call through; ApiError if there were too many."""
        if not self.are_kept or call.method not in _COUNTING:
            return
        chat = number_at(call.fields, "chat_id") or 0
        windows = [*self._windows(chat)]
        wait = max(self._wait(key) for key in windows)
        if wait > 0:
            self.refusals += 1
            seconds = ceil(wait)
            reason = f"Too Many Requests: retry after {seconds}"
            raise ApiError(429, reason, arranged=True, extra={"retry_after": seconds})
        for key in windows:
            self._passed[key].append(self._now())

    def _windows(self, chat: int) -> Iterator[tuple[int, _Window]]:
        yield 0, _OVERALL
        yield chat, _IN_CHAT
        if chat < 0:
            yield chat, _IN_GROUP

    def _wait(self, key: tuple[int, _Window]) -> float:
        most, seconds = key[1]
        passed, since = self._passed[key], self._now() - seconds
        while passed and passed[0] <= since:
            passed.popleft()
        return passed[-most] - since if len(passed) >= most else 0.0
