"""Serves the page and takes its orders over HTTP. Decides nothing about chats."""

import asyncio
import json
from collections.abc import Awaitable, Mapping
from functools import partial
from urllib.parse import unquote

from pydantic import ValidationError
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, RequestHandler, StaticFileHandler

from bot.preview.bot_api.refusal import ApiError
from bot.preview.bot_api.shapes import Json, Object
from bot.preview.feed import Feed
from bot.preview.guard import Guard
from bot.preview.order_table import Carrying
from bot.preview.orders import InChat
from bot.preview.site import Site

COOKIE = "preview"
_KEEP_ALIVE = 15.0  # seconds without news after which a page is told that we are still here
_WRONG_PASSWORD = 1.0  # seconds that whoever guesses has to wait
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class _Guarded(RequestHandler):
    """Lets in only what may come in."""

    needs_session = True

    @property
    def guard(self) -> Guard:
        """What decides."""
        guard: Guard = self.settings["guard"]
        return guard

    @property
    def site(self) -> Site:
        """What is served."""
        site: Site = self.settings["site"]
        return site

    def set_default_headers(self) -> None:
        """Let the page load nothing from elsewhere, and nothing elsewhere load it."""
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        """Refuse what comes from elsewhere; whoever has not told the password is asked for it."""
        host = self.request.headers.get("Host", "")
        if not self.guard.takes_host(host):
            raise HTTPError(403)
        if self.request.method != "GET" and not self.guard.takes_origin(self.request.headers.get("Origin", ""), host):
            raise HTTPError(403)
        if self.needs_session and not self.guard.takes_session(self.get_cookie(COOKIE) or ""):
            self.ask_for_password()

    def ask_for_password(self) -> None:
        """Refuse; only a page is led to where the password is asked for."""
        raise HTTPError(401)

    def write_error(self, status_code: int, **_: object) -> None:
        """Say no more than the status."""
        self.finish({"error": str(status_code)})

    def data_received(self, chunk: bytes) -> None:
        """Take no streams."""


class FileHandler(_Guarded, StaticFileHandler):
    """Serves the files of the page."""

    def ask_for_password(self) -> None:
        """Lead to where it is asked for."""
        self.redirect("/login")


class OpenFileHandler(FileHandler):
    """Serves what the page needs that asks for the password."""

    needs_session = False


class LoginHandler(_Guarded):
    """Takes the password."""

    needs_session = False

    def get(self) -> None:
        """Ask for it."""
        self.render("login.html", words=self.site.words, is_wrong="wrong" in self.request.query)

    async def post(self) -> None:
        """Let in whoever knows it."""
        if not self.guard.takes_password(self.get_body_argument("password", "")):
            await asyncio.sleep(_WRONG_PASSWORD)
            self.redirect("/login?wrong", status=303)
            return
        self.set_cookie(COOKIE, self.guard.session, httponly=True, samesite="Strict")
        self.redirect("/", status=303)


class FeedHandler(_Guarded):
    """Tells a page what happens, for as long as it listens: https://html.spec.whatwg.org/#server-sent-events."""

    _gone = False

    async def get(self) -> None:
        """Tell everything, then all news."""
        self.set_header("Content-Type", "text/event-stream")
        feed, changes = Feed(self.site), self.site.api.world.changes
        try:
            await self._tell({"kind": "all"})
            while not self._gone:
                seen = changes.count
                for news in feed.news():
                    await self._tell(news)
                if await changes.until(partial(changes.newer_than, seen), _KEEP_ALIVE) is None:
                    self.write(": here\n\n")
        except StreamClosedError:
            return

    def on_connection_close(self) -> None:
        """Tell nothing more."""
        self._gone = True
        self.site.api.world.changes.tell()

    async def _tell(self, news: Object) -> None:
        self.write(f"data: {json.dumps(news)}\n\n")
        await self.flush()


class _Carrying(_Guarded):
    """Answers with what came of an order."""

    async def answer_with(self, order: Awaitable[Json]) -> None:
        """Carry an order out, and tell its result or why there is none."""
        try:
            result = await order
        except ValidationError as error:
            raise HTTPError(400) from error
        except LookupError as error:
            raise HTTPError(404) from error
        except ApiError as error:
            self.set_status(error.status)
            self.finish({"error": error.description})
        else:
            self.finish({"result": result})


class OrderHandler(_Carrying):
    """Carries out the orders of a page."""

    @property
    def _orders(self) -> Mapping[str, Carrying]:
        orders: Mapping[str, Carrying] = self.settings["orders"]
        return orders

    async def post(self, name: str) -> None:
        """Carry out an order."""
        if name not in self._orders:
            raise HTTPError(404)
        await self.answer_with(self._orders[name](self.request.body))


class UploadHandler(_Carrying):
    """Takes files that somebody sends to the bot."""

    async def post(self) -> None:
        """Send a file."""
        await self.answer_with(self._send())

    async def _send(self) -> None:
        order = InChat.model_validate_json(self._header("X-Order"))
        self.site.actions.send_file(order, self._header("X-Name"), self.request.body, self._header("X-Caption"))

    def _header(self, name: str) -> str:
        return unquote(self.request.headers.get(name, ""))


class DownloadHandler(_Guarded):
    """Gives a page the files that were sent."""

    def get(self, number: str) -> None:
        """Send a picture to be shown, any other file to be kept."""
        try:
            file = self.site.api.world.files.find(number)
        except ApiError as error:
            raise HTTPError(404) from error
        is_picture = file.name.endswith(".png")
        self.set_header("Content-Type", "image/png" if is_picture else "application/octet-stream")
        self.set_header("Content-Disposition", "inline" if is_picture else "attachment")
        self.finish(file.content)
