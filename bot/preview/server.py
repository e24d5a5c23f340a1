"""The two servers of the preview: the Bot API for the bot, on loopback only, and the page for people."""

from pathlib import Path

from tornado.web import Application

from bot.preview.bot_api.server import routes
from bot.preview.guard import Guard
from bot.preview.handlers import (
    DownloadHandler,
    FeedHandler,
    FileHandler,
    LoginHandler,
    OpenFileHandler,
    OrderHandler,
    UploadHandler,
)
from bot.preview.listener import LOOPBACK, Listener
from bot.preview.order_table import order_table
from bot.preview.site import Site

_PAGE = Path(__file__).with_name("page")


class PreviewServer:
    """Both servers, opened and closed together."""

    def __init__(self, site: Site, guard: Guard, host: str, port: int) -> None:
        """Serve the page at `host` and `port`."""
        self._for_bot = Listener(Application([*routes(site.api)], log_function=lambda _: None))
        self._for_people = Listener(_application(site, guard), host, port)
        self._host = host

    @property
    def api_url(self) -> str:
        """What the bot is to use instead of https://api.telegram.org."""
        return f"http://{LOOPBACK}:{self._for_bot.port}"

    @property
    def page_url(self) -> str:
        """Where the page is."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._for_people.port}/"

    def listen(self) -> None:
        """Accept connections. Raises OSError."""
        self._for_people.listen()
        self._for_bot.listen()

    async def close(self) -> None:
        """Close all connections."""
        await self._for_people.close()
        await self._for_bot.close()


def _application(site: Site, guard: Guard) -> Application:
    files = {"path": str(_PAGE)}
    return Application(
        [
            ("/login", LoginHandler),
            ("/feed", FeedHandler),
            ("/order/([a-z]+)", OrderHandler),
            ("/upload", UploadHandler),
            ("/file/([a-z0-9-]+)", DownloadHandler),
            (r"/(style\.css)", OpenFileHandler, files),
            ("/(.*)", FileHandler, {**files, "default_filename": "index.html"}),
        ],
        log_function=lambda _: None,
        template_path=str(_PAGE),
        site=site,
        guard=guard,
        orders=order_table(site),
    )
