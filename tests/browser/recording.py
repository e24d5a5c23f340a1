"""Takes pictures of the preview: in both languages, light and dark, on a desktop and a phone; two are the README's.

    .venv/bin/pip install -qr requirements-browser.txt pillow && .venv/bin/python -m tests.browser.recording FOLDER

The README's are `preview.ar.png` and `preview.en.png`. Needs `chromium` on the path and the Noto fonts.
"""

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESKTOP, PATIENCE, PHONE, chromium
from tests.browser.talk import ask, open_chat
from tests.paths import CORPUS
from tests.preview.running import preview, url_in

_NEAR = {"ar": "ما موقف الصين من الانسحاب؟", "en": "What is China's position on the withdrawal?"}
# One for each look and size: a group is not told the same twice within a minute.
_ASKED = {
    "ar": [
        "لماذا انسحب التحالف من العراق؟",
        "متى غادر آخر جندي أمريكي؟",
        "متى تسلم العراق قاعدة عين الأسد؟",
        "هل خرجت القوات الأميركية من أربيل؟",
    ],
    "en": [
        "Has the coalition left Iraq?",
        "When did the last American soldier leave?",
        "Why did the coalition leave Iraq?",
        "When did Iraq take over Ain al-Asad?",
    ],
}
_LOOKS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_README = {"ar-light-desktop-drawer": "preview.ar.png", "en-dark-phone-answer": "preview.en.png"}
_COLOURS = 128  # a page of text needs no more, and its file becomes four times as small


def main() -> None:
    """Take all pictures."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    with TemporaryDirectory() as place, preview(Path(place), documents=CORPUS) as (_, (line,)), chromium() as browser:
        for language in ("ar", "en"):
            sizes = product(_LOOKS, {"desktop": DESKTOP, "phone": PHONE}.items())
            for question, (look, (name, size)) in zip(_ASKED[language], sizes, strict=True):
                page = _open(browser, url_in(line), language, look, size)
                for view in _views(page, question, _NEAR[language]):
                    _take(page, folder, f"{language}-{look}-{name}-{view}")
                page.context.close()


def _open(browser: Browser, url: str, language: str, look: Literal["light", "dark"], size: tuple[int, int]) -> Page:
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale=language, color_scheme=look, reduced_motion="reduce"
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(url)
    page.locator(".suggestion, .message").first.wait_for()
    return page


def _views(page: Page, question: str, near: str) -> Iterator[str]:
    """Go through the page, and yield the name of each view when it is there to be taken."""
    yield "begin"
    ask(page, near)
    ask(page, question)
    yield "answer"
    page.click("#why")
    page.locator(".passages > li").first.wait_for()
    yield "drawer"
    page.click("#close")
    page.click("#commands")
    yield "commands"
    page.click("#commands")
    open_chat(page, 1)
    ask(page, f"@PreviewBot {question}")
    yield "group"
    page.fill("#text", f"@PreviewBot {question}")
    page.locator(".choice").first.wait_for()
    yield "inline"
    open_chat(page, 2)
    page.locator("#topics button").nth(1).click()
    ask(page, f"@PreviewBot {question}")
    yield "topic"
    open_chat(page, 3)
    ask(page, "/health")
    yield "administrator"
    if page.locator("#back").is_visible():
        page.click("#back")
        yield "chats"


def _take(page: Page, folder: Path, name: str) -> None:
    file = folder / _README.get(name, f"{name}.png")
    page.screenshot(path=file)
    with Image.open(file) as taken:
        few = taken.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(file, optimize=True)


if __name__ == "__main__":
    main()
