"""The one way out to Telegram: paced, patient, and never twice what may have been done.

What surely was not done is tried until it is pointless; a pause that Telegram wants is kept, however long, and is no
attempt; what may have been done is repeated at most once, and not at all if that could be seen.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from functools import partial
from math import ceil
from time import monotonic
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_random_exponential

from bot.chat.connection.calls import Call, Make, pointless_after
from bot.chat.connection.pacing import Pacing
from bot.chat.connection.pauses import Pauses
from bot.chat.connection.update_run import POINTLESS_AFTER, UpdateRun, current_run, paused
from bot.chat.sending import (
    ServerFailureError,
    TokenRefusedError,
    TooLateError,
    UnconfirmedError,
    UnreachableError,
    Urgency,
    current_urgency,
    retry_after_seconds,
)
from bot.chat.writing.refusals import is_gone
from bot.inbox import Json
from bot.metrics.measures import Measures

_log = logging.getLogger(__name__)
# The lifecycle repeats these itself, so that the operator hears of the first failure.
_NOT_HERE = {"getMe", "setWebhook", "deleteWebhook"}
_LONGEST_BACKOFF = 10.0  # seconds
_BEFORE_REPEATING = 1.0  # seconds
_UNCONFIRMED = False  # what is recorded for a call that may have been carried out

Moved = Callable[[int, int], Awaitable[None]]  # the chat and what it has become
ShutOut = Callable[[int], Awaitable[None]]


class Outbox(BaseRateLimiter[None]):
    """Takes each request of the bot to Telegram; none waits for another's pause."""

    def __init__(self, pauses: Pauses, on_moved: Moved, on_shut_out: ShutOut, measures: Measures) -> None:
        """Keep `pauses`; tell of chats that have become others and of those that do not want the bot any more.

        `measures` hear of every call.
        """
        self._measures = measures
        self._pauses = pauses
        self._pacing = Pacing()
        self._on_moved = on_moved
        self._on_shut_out = on_shut_out
        self._ornaments: set[asyncio.Task[None]] = set()
        self._reached = asyncio.Event()  # set for a moment whenever Telegram was reached

    async def initialize(self) -> None:
        """Recall the pauses that were told before a restart."""
        await self._pauses.recall()

    async def shutdown(self) -> None:
        """Wait for nothing that nobody misses."""
        for task in self._ornaments:
            task.cancel()

    async def process_request(  # noqa: PLR0913, PLR0917 - the library's own signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,  # noqa: ARG002
    ) -> Any:  # noqa: ANN401
        """Return the result of the request."""
        if endpoint in _NOT_HERE:
            return await callback(*args, **kwargs)
        run = current_run.get()
        until = run.pointless_after if run else monotonic() + POINTLESS_AFTER
        make, probe = partial(callback, *args, **kwargs), partial(callback, "getMe", {}, **kwargs)
        is_patient = run is not None or current_urgency() is not Urgency.NEWS
        call = Call(endpoint, data, make, probe, pointless_after(endpoint, until), is_patient)
        if call.is_ornament:
            self._begin_ornament(call)
            return True
        try:
            if run and call.has_effect:
                return await self._deliver_once(call, run)
            async with paused():
                return await self._deliver(call)
        except TelegramError as error:
            self._measures.failed(endpoint)
            if not call.may_fail or isinstance(error, InvalidToken):
                raise
            _log.info("%s: %s", call.method, error.message)
            return True

    async def _deliver_once(self, call: Call, run: UpdateRun) -> Json:
        """Deliver a call unless that was done before a crash; return what Telegram answered."""
        number = run.sent.next_sequence()
        result = await run.sent.result_of(number)
        if result is None:
            async with run.paused():
                try:
                    result = await self._deliver(call)
                except UnconfirmedError:
                    await run.sent.record(number, _UNCONFIRMED)
                    raise
                except TokenRefusedError:
                    await asyncio.Event().wait()  # the bot ends, and answers when it is started with a good one
                await run.sent.record(number, result)
        if result == _UNCONFIRMED:
            raise UnconfirmedError("It was not confirmed before a restart either")
        return result

    def _begin_ornament(self, call: Call) -> None:
        """Send what nobody misses, if it can be sent at once, and wait for nothing."""
        if not self._pauses.is_on(call.lane) and self._pacing.try_turn():
            task = asyncio.create_task(_ornament(call))
            self._ornaments.add(task)
            task.add_done_callback(self._ornaments.discard)

    async def _deliver(self, call: Call) -> Json:
        try:
            return await self._retry(partial(self._repeat_once, call), call, UnreachableError)
        except UnreachableError as error:
            raise TooLateError(error.message) from error

    async def _retry(self, make: Make, call: Call, *errors: type[TelegramError]) -> Json:
        """Return what is made; after some errors it is made again, with growing pauses, until the call is pointless."""
        try:
            return await make()
        except errors as error:
            failures = [error]

        async def again() -> Json:
            if failures:
                raise failures.pop()
            return await make()

        retrying = AsyncRetrying(
            retry=retry_if_exception_type(errors),
            wait=wait_random_exponential(multiplier=0.5, max=_LONGEST_BACKOFF),
            stop=lambda _: call.is_too_late,
            sleep=self._until_reached,
            before_sleep=partial(self._tell_failure, call),
            reraise=True,
        )
        return await retrying(again)

    async def _until_reached(self, seconds: float) -> None:
        """Wait so long, or until another request has reached Telegram."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._reached.wait()

    async def _repeat_once(self, call: Call) -> Json:
        """Return the result; if it is not known whether there is one, ask once more where that can be done."""
        try:
            return await self._obey(call)
        except (ServerFailureError, UnconfirmedError) as error:
            _log.warning("%s: %s", call.method, error.message)
            if call.is_repeated or (call.twice_is_two and isinstance(error, UnconfirmedError)):
                kind = UnconfirmedError if call.has_effect else ServerFailureError
                raise kind(error.message) from error
        call.is_repeated, call.has_room = True, False
        self._measures.retried(call.method)
        await asyncio.sleep(_BEFORE_REPEATING)
        # A server in trouble is left alone until it is well, lest the one repetition is wasted on it.
        await self._retry(call.probe, call, NetworkError, RetryAfter)
        return await self._repeat_once(call)

    async def _obey(self, call: Call) -> Json:
        """Return the result, after as many pauses as Telegram wants, from wherever the chat is now."""
        while True:
            await self._turn(call)
            try:
                result = await call.make()
            except RetryAfter as error:
                seconds = retry_after_seconds(error)
                if not call.can_wait(seconds):
                    raise
                self._measures.told_to_wait(call.method)
                _log.warning("Telegram wants to be left alone for %g s with %s", seconds, call.method)
                await self._pauses.begin(call.lane, seconds)
            except TelegramError as error:
                if not await self._redirect(call, error):
                    raise
            else:
                self._measures.sent(call.method)
                self._reached.set()
                self._reached.clear()
                return result

    def _tell_failure(self, call: Call, state: RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        told = error.message if isinstance(error, TelegramError) else error
        self._measures.retried(call.method)
        _log.warning("%s waits until Telegram can be reached (%s)", call.method, told)

    async def _turn(self, call: Call) -> None:
        left = self._pauses.left(call.lane)
        if not call.can_wait(left):
            raise RetryAfter(ceil(left))
        await self._pauses.over(call.lane)
        if call.counts and call.chat is not None:
            await self._pacing.turn(call.chat, current_urgency(), has_room=call.has_room)
            call.has_room = True
        call.check_time()

    async def _redirect(self, call: Call, error: TelegramError) -> bool:
        """Tell whether a refused call may be made again, elsewhere."""
        if isinstance(error, ChatMigrated) and call.chat is not None:
            await self._on_moved(call.chat, error.new_chat_id)
            return call.move(error.new_chat_id)
        if isinstance(error, Forbidden) and call.chat is not None and is_gone(error):
            await self._on_shut_out(call.chat)
        return isinstance(error, BadRequest) and call.leave_topic(error)


async def _ornament(call: Call) -> None:
    try:
        await call.make()
    except TelegramError as error:
        _log.debug("%s: %s", call.method, error.message)
