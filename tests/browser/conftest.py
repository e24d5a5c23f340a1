"""One browser for all, a preview for each file, lest somebody ask one too much in a minute, a window for each test."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.preview.running import preview, url_in

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 90_000.0  # milliseconds
PHONE, DESKTOP = (360, 740), (1280, 800)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the preview runs in, with its corpus."""
    return tmp_path_factory.mktemp("preview")


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    """Run the preview."""
    with preview(folder) as (_, (line,)):
        yield url_in(line)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's browser."""
    with chromium() as browser:
        yield browser


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the system's browser; in the end it is closed."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def language() -> str:
    """Return the language of the page."""
    return "ar"


@pytest.fixture
def size() -> tuple[int, int]:
    """Return the size of the window."""
    return DESKTOP


@pytest.fixture
def page(browser: Browser, url: str, language: str, size: tuple[int, int]) -> Iterator[Page]:
    """Open the page; nothing that its scripts complain of may be left in the end."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, locale=language)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(url)
    page.locator(".suggestion, .message").first.wait_for()
    yield page
    context.close()
    assert complaints == []
