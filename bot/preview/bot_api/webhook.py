"""Keeps the webhook and has each update brought to it until it is accepted. Speaks no HTTP itself."""

import asyncio
import re
import time
from urllib.parse import urlsplit

from bot.preview.bot_api.courier import bring, is_here, problem_of
from bot.preview.bot_api.polling import Polling
from bot.preview.bot_api.refusal import ApiError, bad_request
from bot.preview.bot_api.shapes import Json, Object, flag_at, number_at, text_at, texts_at
from bot.preview.bot_api.updates import Updates
from bot.preview.bot_api.world import World

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_PORTS = {None, 80, 88, 443, 8443}
_BETWEEN_ATTEMPTS = 0.1  # seconds; the real server waits longer each time
ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Webhook:
    """Where the bot wants its updates delivered, if it does."""

    def __init__(self, updates: Updates, polling: Polling, world: World) -> None:
        self.url = ""
        self._updates = updates
        self._polling = polling
        self._changes = world.changes
        self._settings: Object = {}
        self._last_error: Object = {}
        self._delivery: asyncio.Task[None] | None = None

    def set(self, fields: Object) -> Json:
        """Deliver to a new address from now on; to none if it is empty."""
        url = text_at(fields, "url")
        if not url:
            return self.delete(fields)
        _check_address(url)
        if "secret_token" in fields and not _SECRET.fullmatch(text_at(fields, "secret_token")):
            raise bad_request("secret token contains unallowed characters")
        self._polling.end(ApiError(409, "Conflict: terminated by setWebhook request"))
        self._stop(fields)
        self._settings = fields
        if "allowed_updates" in fields:
            self._updates.allow(texts_at(fields, "allowed_updates"))
        self.url = url
        self._delivery = asyncio.create_task(self._deliver())
        self._changes.tell()
        return True

    def delete(self, fields: Object) -> Json:
        """Deliver no more."""
        self._stop(fields)
        return True

    def show(self, _: Object) -> Json:
        """Return the WebhookInfo."""
        info: Object = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
            **self._last_error,
        }
        if self.url:
            info["max_connections"] = number_at(self._settings, "max_connections") or 40
        if self._updates.allowed:
            info["allowed_updates"] = [*self._updates.allowed]
        return info

    def _stop(self, fields: Object) -> None:
        if self._delivery:
            self._delivery.cancel()
        self._delivery, self.url, self._last_error = None, "", {}
        if flag_at(fields, "drop_pending_updates"):
            self._updates.drop()

    async def _deliver(self) -> None:
        while True:
            await self._changes.until(lambda: self._updates.pending or None)
            await self._deliver_one(self._updates.pending[0])

    async def _deliver_one(self, update: Object) -> None:
        problem = problem_of(await bring(update, self.url, text_at(self._settings, "secret_token")))
        if problem:
            self._last_error = {"last_error_date": int(time.time()), "last_error_message": problem}
            await asyncio.sleep(_BETWEEN_ATTEMPTS)
        else:
            self._updates.confirm_before((number_at(update, "update_id") or 0) + 1)


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    if is_here(url):
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.port not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if not parts.hostname or "." not in parts.hostname:
        raise bad_request("bad webhook: Failed to resolve host: Name or service not known")
