"""Sends a request again when Telegram surely did not carry it out, and only then."""

import logging
from collections.abc import Callable, Coroutine
from typing import Any

import httpx
from telegram.error import NetworkError, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, wait_exponential
from tenacity.wait import wait_base

_log = logging.getLogger(__name__)
_ATTEMPTS = 5
# The lifecycle repeats these itself, so that the operator hears of the first failure.
_NOT_HERE = {"getMe", "setWebhook", "deleteWebhook"}
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def surely_not_done(error: BaseException) -> bool:
    """Tell whether Telegram did not carry a request out but may later.

    A lost answer does not count: the message may be there, and a second copy is worse than a late one.
    """
    if isinstance(error, RetryAfter):
        return True
    cause = error.__cause__
    if isinstance(cause, httpx.HTTPError):
        return isinstance(cause, _NEVER_SENT)
    return type(error) is NetworkError  # a 5xx answer; its subclasses are refusals


class WaitRetryAfter(wait_base):
    """Waits as long as Telegram says, else longer each time."""

    _otherwise = wait_exponential(multiplier=0.5, max=8)

    def __call__(self, retry_state: RetryCallState) -> float:
        """Return seconds."""
        error = retry_state.outcome.exception() if retry_state.outcome else None
        return retry_after_seconds(error) if isinstance(error, RetryAfter) else self._otherwise(retry_state)


def retry_after_seconds(error: RetryAfter) -> float:
    """Return how long Telegram wants to be left alone."""
    told = error.retry_after
    return float(told) if isinstance(told, int) else told.total_seconds()


class RetryingLimiter(BaseRateLimiter[None]):
    """Retries each request of the bot by itself; none waits for another's pause."""

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(  # noqa: PLR0913, PLR0917 - the library's own signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],  # noqa: ARG002
        rate_limit_args: None,  # noqa: ARG002
    ) -> Any:  # noqa: ANN401
        """Return the result of the request."""
        if endpoint in _NOT_HERE:
            return await callback(*args, **kwargs)
        retrying = AsyncRetrying(
            retry=retry_if_exception(surely_not_done),
            wait=WaitRetryAfter(),
            stop=stop_after_attempt(_ATTEMPTS),
            before_sleep=lambda state: _log_retry(endpoint, state),
            reraise=True,
        )
        return await retrying(callback, *args, **kwargs)


def _log_retry(endpoint: str, state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    told = error.message if isinstance(error, TelegramError) else error
    _log.warning("%s failed (%s), attempt %d of %d", endpoint, told, state.attempt_number, _ATTEMPTS)
