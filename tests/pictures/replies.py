"""Takes the picture of the README: the bot's real answers as Telegram shows them.

    .venv/bin/pip install -qe '.[picture]' && .venv/bin/python -m tests.pictures.replies docs/replies.png

The bot runs as a process against the stand-in for Telegram, on the repository's corpus, and is asked real questions.
Needs `chromium` on the path and the Noto fonts (Debian: `fonts-noto-core`, `fonts-noto-color-emoji`).
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tests.paths import CORPUS
from tests.pictures.page import WIDTH, offered, page, phone, replied, said, sent_via
from tests.process import bot_process
from tests.standin import StandIn

_ANSWERED = "لماذا انسحب التحالف من العراق؟"
_NEAR = "What is China's position on the withdrawal?"
_INLINE = "Has the coalition left Iraq?"
_GROUP_ARABIC = "كم جندي امريكي انقتل في هجوم البرج 22 بالاردن؟"
_GROUP, _MEMBERS, _EDITOR, _COLLEAGUE = "غرفة الأخبار", "12 عضوا", "المحررة", "Newsroom colleague"
_OFFERS_SHOWN = 2
_COLOURS = 128  # a page of text needs no more, and its file becomes four times as small
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1.15",
)


def main() -> None:
    """Ask, lay out, take the picture."""
    chromium = shutil.which("chromium")
    if len(sys.argv) != 2 or chromium is None:
        sys.exit(__doc__)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "replies.html"
        with _running_bot(Path(folder)) as telegram:
            columns = [
                [_private(telegram, "ar", _ANSWERED)],
                [_group(telegram)],
                [_private(telegram, "en", _NEAR)],
                [_inline(telegram)],
            ]
        file.write_text(page(columns), encoding="utf-8")
        _take_picture(chromium, file, Path(sys.argv[1]).resolve())


@contextmanager
def _running_bot(folder: Path) -> Iterator[StandIn]:
    with StandIn() as telegram, bot_process(telegram, folder, BOT_CORPUS=str(CORPUS)) as process:
        telegram.wait_for_poll()
        telegram.wait_until(lambda: telegram.short_description("en") != "")  # the last of its names to be set
        yield telegram
        process.stop()


def _private(telegram: StandIn, language: str, question: str) -> str:
    chat = telegram.private(telegram.user("DocumentReader", language_code=language))
    chat.say(question)
    kind = "bot" if language == "en" else "بوت"
    return phone(telegram.name(language), kind, said(question), replied(chat.next_reply()))


def _group(telegram: StandIn) -> str:
    group, asked = telegram.group(_GROUP), f"{_GROUP_ARABIC} @{telegram.username}"
    group.say(asked, sender=telegram.user(_EDITOR, language_code="ar"))
    answer = replied(group.next_reply(), sender=telegram.name("ar"), to=(_EDITOR, asked))
    return phone(_GROUP, _MEMBERS, said(asked, sender=_EDITOR), answer)


def _inline(telegram: StandIn) -> str:
    """Return the chat of somebody who has asked inline, and asks the same again for us to see what is offered."""
    reader = telegram.user("DocumentReader", language_code="en")
    offers = telegram.inline_query(_INLINE, reader).offers()
    below = offered(_INLINE, telegram.username, offers[:_OFFERS_SHOWN])
    return phone(_COLLEAGUE, "", sent_via(offers[0], telegram.username), below=below)


def _take_picture(chromium: str, file: Path, picture: Path) -> None:
    """Take a picture of a whole page, however tall it is."""
    dom = _browse(chromium, file, "--dump-dom", f"--window-size={WIDTH},1000")
    height = re.search(r'data-height="(\d+)"', dom)
    if height is None:
        raise RuntimeError("the page does not tell its height")
    _browse(chromium, file, f"--screenshot={picture}", f"--window-size={WIDTH},{height[1]}")
    with Image.open(picture) as taken:
        few = taken.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


def _browse(chromium: str, file: Path, *options: str) -> str:
    with TemporaryDirectory() as profile:
        command = [chromium, *_FLAGS, f"--user-data-dir={profile}", *options, file.as_uri()]
        return subprocess.run(command, capture_output=True, check=True, text=True, timeout=60).stdout


if __name__ == "__main__":
    main()
