"""How long to wait before the next attempt to reach Telegram at the start. Pure."""

from telegram.error import RetryAfter
from tenacity import RetryCallState, wait_exponential
from tenacity.wait import wait_base

from bot.chat.sending import retry_after_seconds


class WaitRetryAfter(wait_base):
    """Waits as long as Telegram says, else longer each time."""

    _otherwise = wait_exponential(multiplier=0.5, max=8)

    def __call__(self, retry_state: RetryCallState) -> float:
        """Return seconds."""
        error = retry_state.outcome.exception() if retry_state.outcome else None
        return retry_after_seconds(error) if isinstance(error, RetryAfter) else self._otherwise(retry_state)
