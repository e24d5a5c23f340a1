"""Takes pictures of the preview: in both languages, light and dark, on a desktop and a phone; two are the README's.

    .venv/bin/pip install -qr requirements-browser.txt pillow && .venv/bin/python -m tests.browser.recording FOLDER

The README's are `preview.ar.png`, an answer beside what comes near to one, and `preview.en.png`, a group beside inline
mode; with `--readme` they are all that is taken. Needs `chromium` on the path and the Noto fonts.
"""

import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from tests.browser.conftest import DESKTOP, PATIENCE, PHONE, chromium
from tests.browser.talk import ask, open_chat
from tests.paths import CORPUS
from tests.preview.running import preview, url_in

_NEAR = {"ar": "ما موقف الصين من الانسحاب؟", "en": "What is China's position on the withdrawal?"}
_CLOSE = "ما عدد الطائرات المسيّرة التي هاجمت أربيل في آذار 2026؟"  # shortly told
_SHORT = "Was Germany's mandate in Iraq extended?"  # likewise
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
_TALL = (360, 1200)  # so that a message is seen whole
_LOW = (360, 560)  # so that inline mode offers only what comes first
_AROUND = 6  # pixels, of a message
_COLOURS = 128  # a page of text needs no more, and its file becomes four times as small


def main() -> None:
    """Take all pictures."""
    *options, name = sys.argv[1:] or [""]
    if not name or options not in ([], ["--readme"]):
        sys.exit(__doc__)
    folder = Path(name)
    folder.mkdir(exist_ok=True)
    with TemporaryDirectory() as place, preview(Path(place), documents=CORPUS) as (_, (line,)), chromium() as browser:
        _take_for_readme(browser, url_in(line), folder)
        if options:
            return
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
    with Image.open(BytesIO(page.screenshot())) as taken:
        _keep(taken, folder / f"{name}.png")


def _take_for_readme(browser: Browser, url: str, folder: Path) -> None:
    """Take what the README shows: no more of a page than is talked about."""
    page = _open(browser, url, "ar", "light", _TALL)
    parts = [_exchange(page, question) for question in (_ASKED["ar"][1], _CLOSE)]
    _keep(_side_by_side(parts[::-1]), folder / "preview.ar.png")  # an Arabic reader begins on the right
    page.context.close()
    page = _open(browser, url, "en", "dark", _TALL)
    open_chat(page, 1)
    question = f"@PreviewBot {_SHORT}"
    parts = [_exchange(page, question)]
    page.set_viewport_size({"width": _LOW[0], "height": _LOW[1]})
    page.fill("#text", question)
    page.locator(".choice").first.wait_for()
    parts.append(_part(page, page.locator("#offers"), page.locator("#composer"), around=0))
    _keep(_side_by_side(parts), folder / "preview.en.png")
    page.context.close()


def _exchange(page: Page, question: str) -> Image.Image:
    """Return a picture of a question and its answer."""
    answer = ask(page, question)
    return _part(page, page.locator(".message.own").last, answer)


def _part(page: Page, first: Locator, last: Locator, around: int = _AROUND) -> Image.Image:
    """Return a picture of a page from the top of one thing to the bottom of another, with a little around them."""
    above, below = first.bounding_box(), last.bounding_box()
    assert above
    assert below
    top = above["y"] - around
    height = below["y"] + below["height"] + around - top
    taken = page.screenshot(clip={"x": 0, "y": top, "width": _TALL[0], "height": height})
    return Image.open(BytesIO(taken)).convert("RGB")


def _side_by_side(parts: Sequence[Image.Image]) -> Image.Image:
    """Return pictures beside each other, on what is behind the first."""
    size = sum(part.width for part in parts), max(part.height for part in parts)
    joined, left = Image.new("RGB", size, parts[0].getpixel((0, 0))), 0
    for part in parts:
        joined.paste(part, (left, 0))
        left += part.width
    return joined


def _keep(taken: Image.Image, file: Path) -> None:
    taken.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    main()
