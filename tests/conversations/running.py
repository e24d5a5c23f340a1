"""Runs a bot on the corpus of the tests. Says nothing to it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.calibrations import steady_calibration, write_calibration
from tests.corpora import write_document, write_outlets
from tests.paths import TEST_CORPUS
from tests.process import BotProcess, bot_process
from tests.standin import Chat, StandIn

# The owner is told of troubles, which may come at any time on a busy machine; the third has not written to the bot yet.
OWNER, ADMIN, NEW_ADMIN = 776, 777, 778
SCROLLS = 21  # documents with this word in their titles, which take three pages to list
OUTLETS = ("Shafaq News,شفق نيوز,", "Reuters,رويترز,", "Associated Press,أسوشيتد برس,AP")
MARCHED = (2500, 900)  # penguins, by two sources that differ


def make_folder(folder: Path) -> Path:
    """Put the corpus of the tests and what it lacks for them into `folder`, anew if there is one; return `folder`."""
    corpus = folder / "corpus"
    shutil.rmtree(corpus, ignore_errors=True)
    shutil.copytree(TEST_CORPUS, corpus)
    write_outlets(corpus, *OUTLETS)
    for number in MARCHED:
        write_document(corpus, f"march{number}.en.md", f"Some {number} penguins marched out of Babylon.")
    for number in range(SCROLLS):
        write_document(corpus, f"scroll-{number}.en.md", "Papyrus was made of reed.")
    return folder


@contextmanager
def running(telegram: StandIn, folder: Path, program: str = "bot", **settings: str) -> Iterator[BotProcess]:
    """Run the bot in `folder` as soon as it receives; in the end it stops in order unless it has ended before."""
    polls = len(telegram.calls("getUpdates"))
    judged_by = settings.pop("BOT_CALIBRATION", "") or write_calibration(folder, steady_calibration())
    with bot_process(telegram, folder, program, BOT_CALIBRATION=judged_by, **settings) as bot:
        bot.wait_until(lambda: len(telegram.calls("getUpdates")) > polls, "the bot does not receive")
        yield bot
        if bot.process.poll() is None:
            assert bot.stop() == 0
        assert telegram.token not in bot.log


def open_owner(telegram: StandIn) -> None:
    """Let the owner have written before, so that they can be told of troubles."""
    telegram.private(telegram.user("Owner", id=OWNER, language_code="en"))


def open_admin(telegram: StandIn) -> Chat:
    """Return the chat of the administrator who has written before."""
    return telegram.private(telegram.user("Admin", id=ADMIN, language_code="en"))
