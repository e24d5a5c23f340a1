"""Arranges what can go wrong between a bot and Telegram. What is arranged does not count as the bot's mistake."""

import socket

from bot.preview.bot_api.courier import bring, bring_body
from bot.preview.bot_api.polling import TAKEN_OVER
from bot.preview.bot_api.refusal import ApiError
from bot.preview.bot_api.shapes import Object

from .chat import Chat
from .faults import Fault, Kind, arranged_error
from .machinery import Machinery


class Troubles(Machinery):
    """A server that fails when told to."""

    def fail(  # noqa: PLR0913 - each is something that a refusal can have
        self,
        method: str,
        chat: Chat | None = None,
        *,
        status: int,
        retry_after: int | None = None,
        times: int = 1,
        description: str = "",
        carried_out: bool = False,
    ) -> None:
        """Refuse the next calls of a method, in one chat or wherever; `retry_after` in seconds."""
        error = arranged_error(status, retry_after, description)
        self._arrange(Fault(method, Kind.REFUSED, times, carried_out, error, chat=chat.id if chat else None))

    def drop(self, method: str, chat: Chat | None = None, *, times: int = 1, carried_out: bool = False) -> None:
        """Close the connection instead of answering the next calls, which are carried out all the same or not."""
        self._arrange(Fault(method, Kind.DROPPED, times, carried_out, chat=chat.id if chat else None))

    def garble(
        self, method: str, chat: Chat | None = None, *, body: bytes, times: int = 1, carried_out: bool = True
    ) -> None:
        """Answer the next calls with something else than the Bot API's JSON."""
        self._arrange(Fault(method, Kind.GARBLED, times, carried_out, body=body, chat=chat.id if chat else None))

    def delay(self, method: str, chat: Chat | None = None, *, seconds: float, times: int = 1) -> None:
        """Carry out the next calls and answer them late."""
        self._arrange(Fault(method, Kind.SLOW, times, carried_out=True, delay=seconds, chat=chat.id if chat else None))

    def go_away_after(self, method: str, seconds: float) -> None:
        """Accept no connection for so long once the next call of a method was answered with something."""
        self._loop.do(lambda: self._api.faults.go_away_after(method, seconds))

    def forgo_faults(self) -> None:
        """Let nothing of what was arranged come any more."""
        self._loop.do(self._api.faults.forgo)

    def keep_rates(self) -> None:
        """Refuse from now on what comes faster than Telegram takes it."""
        self._loop.do(self._api.rates.keep)

    @property
    def too_fast(self) -> int:
        """How many calls came faster than that."""
        return self._loop.do(lambda: self._api.rates.refusals)

    @property
    def to_come(self) -> list[str]:
        """The methods that are to be refused or dropped yet, one for each time."""
        return self._loop.do(self._api.faults.to_come)

    def hang(self, method: str) -> None:
        """Carry out the calls of a method, but do not answer them until `release`."""
        self._loop.do(lambda: self._api.faults.hang(method))

    def release(self, method: str) -> None:
        """Answer the calls that hang."""
        self._loop.do(lambda: self._api.faults.release(method))
        self._loop.do(self._world.changes.tell)

    def push_strange(self, body: Object) -> int:
        """Queue an update of any shape, such as another version of the server sends; return its id."""
        return self._loop.do(lambda: self._api.updates.add_strange(body))

    def call_webhook(self, body: bytes, secret: str) -> int:
        """Call the webhook in Telegram's name, if the secret is right; return the HTTP status of the answer."""
        return self._loop.wait_for(bring_body(body, self._api.webhook.url, secret))

    def revoke_token(self) -> None:
        """Let the token be good for nothing from now on."""
        self._loop.do(self._api.revoke_token)

    def poll_as_second_copy(self) -> None:
        """Take the updates' place away from the poller that waits, or from the next one that does."""
        taken_over = ApiError(409, TAKEN_OVER, arranged=True)
        self._backstage.see(lambda: self._api.polling.end(taken_over) or None, "no getUpdates")

    def call_webhook_as_stranger(self) -> int:
        """Bring an update to the webhook without its secret, and return the HTTP status of the answer."""
        return self._loop.wait_for(bring({"update_id": 1}, self._api.webhook.url))

    def free_port(self) -> int:
        """Return a port of this computer that nobody listens on."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port: int = probe.getsockname()[1]
        return port

    def _arrange(self, fault: Fault) -> None:
        self._loop.do(lambda: self._api.faults.arrange(fault))
