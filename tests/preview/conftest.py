"""The preview's servers, without a bot behind them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from bot.locale import Phrases
from bot.preview.guard import Guard
from bot.preview.listener import LOOPBACK
from bot.preview.server import PreviewServer
from bot.preview.site import Site
from bot.text.languages import Language
from tests.preview.page import Page
from tests.standin.loop import BackgroundLoop

Opening = Callable[..., Page]


@pytest.fixture
def open_page(sentences: Mapping[Language, Phrases], tmp_path: Path) -> Iterator[Opening]:
    """Return what opens a preview, each with servers of its own."""
    with ExitStack() as opened:

        def open_one(password: str | None = None, *, read_only: bool = False) -> Page:
            return opened.enter_context(_serving(sentences, tmp_path, Guard(password), read_only=read_only))

        yield open_one


@pytest.fixture
def page(open_page: Opening) -> Page:
    """Return the page as whoever is on this computer has it."""
    return open_page()


@contextmanager
def _serving(sentences: Mapping[Language, Phrases], folder: Path, guard: Guard, *, read_only: bool) -> Iterator[Page]:
    loop = BackgroundLoop()
    site = loop.do(lambda: Site("1000000:TEST", sentences, Language.ARABIC, folder, read_only=read_only))
    server = loop.do(lambda: PreviewServer(site, guard, LOOPBACK, 0))
    loop.do(server.listen)
    with Page(server.page_url) as page:
        page.api_url = f"{server.api_url}/bot1000000:TEST"
        yield page
    loop.wait_for(server.close())
    loop.close()
