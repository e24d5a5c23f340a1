"""What people say to the bot and see of it, in the words that tests need. Starts nothing."""

import time
from functools import cache
from pathlib import Path

from bot.engine import Engine
from bot.inbox import inbox_file_beside
from bot.locale import Phrases, read_phrases
from bot.store.pseudonyms import read_pseudonyms
from bot.text.languages import Language
from tests.calibrations import steady_calibration
from tests.database import execute
from tests.paths import TEST_CORPUS
from tests.standin import PATIENCE, Chat, Message, Reply, StandIn, User

ARABIC, ENGLISH = read_phrases()[Language.ARABIC], read_phrases()[Language.ENGLISH]
# Answered from the corpus of the tests, from Arabic texts and an English one
QUESTION = "متى تنتهي مهمة التحالف في العراق؟"
OTHER_QUESTION = "من تسلّم قاعدة عين الأسد؟"
HOW_MANY = "كم جنديا أميركيا كان في العراق بداية 2025؟"
IN_SYRIA = "وفي سوريا؟"  # follows up the question before; 900 answers it
ENGLISH_QUESTION = "When does the coalition mission in Syria end?"
ON_THE_ARTICLE = "Can Iraqi forces prevent the infiltration of Daesh across the borders?"
# Not answered from it, but near to something
NEAR = "ما كلفة إخلاء قاعدة عين الأسد؟"
# Not answered from it: nothing there shares a word with them
UNANSWERED = "ما هو الكنغر؟"
ENGLISH_UNANSWERED = "What is a kangaroo?"


def examples(phrases: Phrases) -> tuple[str, ...]:
    """Return the questions that the bot gives as examples."""
    return _engine().examples(Language.ARABIC if phrases == ARABIC else Language.ENGLISH)


@cache
def _engine() -> Engine:
    return Engine(TEST_CORPUS, Language.ARABIC, calibration=steady_calibration())


def reader(telegram: StandIn, code: str | None = "en") -> Chat:
    """Return the private chat of somebody new whose Telegram is in this language."""
    return telegram.private(telegram.user("Sara", language_code=code))


def quotes_something(reply: Reply) -> bool:
    """Tell whether a message is a card: it begins with a quote, or with a sentence above one."""
    return bool(reply.marked("blockquote"))


def rows_of(reply: Reply) -> list[list[str]]:
    """Return what stands on the rows of buttons, each from its left, without marks of direction."""
    return [[button.text.strip("\u200e\u200f") for button in row] for row in reply.buttons]


def said(chat: Chat, text: str = QUESTION) -> Reply:
    """Return what the bot says to `text` in a private chat."""
    chat.say(text)
    return chat.next_reply()


def asked_in(group: Chat, asker: User, question: str = QUESTION) -> tuple[Message, Reply]:
    """Return a mention with a question and the bot's answer to it."""
    sent = group.say(f"@WithdrawalBot {question}", sender=asker)
    return sent, group.next_reply()


def texts(reply: Reply) -> list[str]:
    """Return what stands on the buttons, without marks of direction."""
    return [text for row in rows_of(reply) for text in row]


def data_of(reply: Reply, text: str) -> str:
    """Return what a press on the button that begins so tells the bot."""
    return next(
        button.data for row in reply.buttons for button in row if button.text.lstrip("\u200e\u200f").startswith(text)
    )


def turned(chat: Chat, reply: Reply, button: str, by: User | None = None) -> Reply:
    """Press the button that begins so, which has to be answered without a word; return what the message became."""
    assert chat.press_data(reply, data_of(reply, button), by=by).answer() == ""
    return chat.next_edit(reply)


def start(chat: Chat, link: str) -> Reply:
    """Return what the bot says to whoever follows a link to it."""
    return said(chat, f"/start {link.partition('?start=')[2]}")


def written(folder: Path, sql: str, *values: int | str | bytes) -> list[tuple[object, ...]]:
    """Return what the database has as soon as it has something: cards and questions are written behind the reply."""
    deadline = time.monotonic() + PATIENCE
    while not (found := query(folder, sql, *values)) and time.monotonic() < deadline:
        time.sleep(0.01)
    return found


def until_handled(folder: Path, update: int) -> None:
    """Wait until the bot in `folder` is through with an update, also one that it does not answer."""
    inbox = inbox_file_beside(folder / "bot.sqlite3")
    deadline = time.monotonic() + PATIENCE
    while execute(inbox, "SELECT raw FROM arrival WHERE update_id = ?", update) != [(None,)]:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def pseudonym(folder: Path, number: int) -> bytes:
    """Return what stands in the database of the bot in `folder` for an id."""
    return read_pseudonyms(folder / "bot.sqlite3").of(number)


def query(folder: Path, sql: str, *values: int | str | bytes) -> list[tuple[object, ...]]:
    """Return what the database of the bot in `folder` has, or change it."""
    return execute(folder / "bot.sqlite3", sql, *values)
