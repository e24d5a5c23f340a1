"""Where the bot tells what it does. By itself it counts nothing: that is left to whom figures are asked of."""

from collections.abc import Callable

from bot.heartbeat import Heartbeat
from bot.metrics.stages import Stages


class Measures:
    """Hears of everything that is counted, and lets it go."""

    def question(self, outcome: str, language: str, chat_kind: str, stages: Stages) -> None:
        """Count a question that was answered, in whatever way."""

    def sent(self, method: str) -> None:
        """Count a call that Telegram has carried out."""

    def failed(self, method: str) -> None:
        """Count a call that Telegram has refused, or that came too late."""

    def retried(self, method: str) -> None:
        """Count a call that is made once more."""

    def told_to_wait(self, method: str) -> None:
        """Count a pause that Telegram wants (429)."""

    def watch(self, signs: Callable[[], Heartbeat]) -> None:
        """Take signs of life from now on whenever somebody wants them."""
