"""What comes in, however strange, and what becomes of it when the bot is killed: real processes, over real HTTP."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.preview.bot_api.shapes import Object
from tests.conversations.running import make_folder, running
from tests.conversations.talk import ARABIC, ENGLISH, ENGLISH_QUESTION, quotes_something, reader, said
from tests.database import execute
from tests.process import BotProcess, bot_process
from tests.standin import Call, Chat, Message, StandIn

TERMINAL, CHAT = ENGLISH.terminal, ENGLISH.chat
INBOX = "bot.inbox.sqlite3"
HOUR = 3600
NONSENSE = "is no answer of a Bot API server"
NONSENSE_AT_THE_START = (b"<html>", b'{"ok": true, "result": {}}', b'{"ok": true, "result": [1]}')
SECRET_TEXT = "words that are nobody's business"
STRANGE: tuple[Object, ...] = (
    {"message": {"message_id": 1, "date": 1, "chat": {"id": 5}, "text": SECRET_TEXT}},  # a chat without a type
    {"poll": {"id": "1", "question": SECRET_TEXT, "options": []}},  # as an older server sends it
    {"message": [SECRET_TEXT]},
    {"message": {"chat": {"id": "x"}, "from": SECRET_TEXT}},
    {"callback_query": None, "unheard_of": SECRET_TEXT},
    {"message": {"message_id": 2, "date": 10**18, "chat": {"id": 5, "type": "private"}, "text": SECRET_TEXT}},
)


@pytest.fixture(scope="module")
def running_bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StandIn, BotProcess]]:
    folder = make_folder(tmp_path_factory.mktemp("receiving"))
    with StandIn() as telegram, running(telegram, folder) as bot:
        yield telegram, bot
        assert "Traceback" not in bot.log


@pytest.fixture
def telegram(running_bot: tuple[StandIn, BotProcess]) -> StandIn:
    return running_bot[0]


@pytest.fixture
def bot(running_bot: tuple[StandIn, BotProcess]) -> BotProcess:
    return running_bot[1]


def inbox(folder: Path, sql: str, *values: int) -> list[tuple[object, ...]]:
    return execute(folder / INBOX, sql, *values)


def open_updates(folder: Path) -> int:
    [(count,)] = inbox(folder, "SELECT count(*) FROM arrival WHERE raw IS NOT NULL")
    return int(str(count))


@pytest.mark.parametrize("update", STRANGE, ids=range(len(STRANGE)))
def test_a_strange_update_keeps_nobody_from_an_answer(update: Object, telegram: StandIn, bot: BotProcess) -> None:
    number = telegram.push_strange(update)
    assert quotes_something(said(reader(telegram), ENGLISH_QUESTION))
    telegram.wait_until(lambda: telegram.confirmed >= number)
    assert SECRET_TEXT not in bot.log


def test_an_update_that_cannot_be_read_is_set_aside_with_its_reason(telegram: StandIn, bot: BotProcess) -> None:
    number = telegram.push_strange(STRANGE[0])
    assert quotes_something(said(reader(telegram), ENGLISH_QUESTION))
    aside = "SELECT reason FROM set_aside WHERE update_id = ?"
    bot.wait_until(lambda: inbox(bot.folder, aside, number) == [("not readable: TypeError",)], "it is not set aside")


@pytest.mark.parametrize(
    "body", [b'{"ok": false}', b"<html>", b'{"ok": true, "result": {}}', b"[]", b"\xff", b"[" * 9999]
)
def test_nonsense_instead_of_updates_is_told_once_and_passes(body: bytes, telegram: StandIn, bot: BotProcess) -> None:
    told = bot.log.count(NONSENSE)
    telegram.garble("getUpdates", body=body, times=2, carried_out=False)
    reader(telegram).say("/help")  # ends the poll that is going on
    telegram.wait_until(lambda: "getUpdates" not in telegram.to_come)
    assert quotes_something(said(reader(telegram), ENGLISH_QUESTION))
    assert bot.log.count(NONSENSE) - told <= 1
    assert NONSENSE in bot.log


def test_an_update_that_comes_again_is_answered_once(telegram: StandIn) -> None:
    chat = reader(telegram)
    chat.say(ENGLISH_QUESTION)
    telegram.drop("getUpdates", carried_out=True)  # the poll after it, which would have let Telegram forget it
    assert quotes_something(chat.next_reply())
    chat.stays_silent()
    telegram.wait_until(lambda: "getUpdates" not in telegram.to_come)


def test_commands_beyond_what_anybody_reads_get_one_hint_and_then_silence(telegram: StandIn) -> None:
    chat = reader(telegram)
    for _ in range(25):
        chat.say("/help")
    chat.until_done()
    said_there = chat.untaken()
    assert len(said_there) == 21
    assert CHAT.slow_down in said_there[-1]


def test_presses_beyond_what_anybody_reads_get_one_hint_and_then_no_word(telegram: StandIn) -> None:
    chat = reader(telegram, "ar")
    reply = said(chat, "/help")
    presses = [
        chat.press_data(reply, "card:1:more:ar:99999") for _ in range(43)
    ]  # gone: nothing is edited, nothing paced
    answers = [press.answer() for press in presses]
    assert answers == [ARABIC.card.gone] * 40 + [answers[40], "", ""]
    assert ARABIC.chat.slow_down in answers[40]


def test_guest_mentions_count_for_the_cooldown(telegram: StandIn) -> None:
    group, sara = telegram.group_without_bot("Elsewhere"), telegram.user("Sara", language_code="en")
    asked = [group.mention_as_guest(f"@{telegram.username} {ENGLISH_QUESTION}", sender=sara) for _ in range(21)]
    assert CHAT.slow_down in str(asked[-1].answer())


def test_inline_queries_beyond_what_anybody_types_are_offered_nothing(telegram: StandIn) -> None:
    sara = telegram.user("Sara", language_code="en")
    asked = [telegram.inline_query(text, sara) for text in ["xyzzy"] * 89 + [ENGLISH_QUESTION] * 2]
    assert asked[89].offers()
    assert not asked[90].offers()


def test_somebody_else_is_answered_while_one_floods(telegram: StandIn) -> None:
    flooding, other = reader(telegram), reader(telegram)
    for _ in range(300):
        flooding.say("/help")
    assert quotes_something(said(other, ENGLISH_QUESTION))
    hints = [CHAT.slow_down]
    telegram.wait_until(lambda: any(CHAT.slow_down in text for text in flooding.untaken()))
    flooding.until_done()
    assert [CHAT.slow_down for text in flooding.untaken() if CHAT.slow_down in text] == hints


def test_somebody_else_is_answered_while_a_chat_must_be_left_alone(telegram: StandIn) -> None:
    paused = [reader(telegram) for _ in range(70)]  # more than are worked for side by side
    for chat in paused:
        telegram.fail("sendMessage", chat, status=429, retry_after=5)
        chat.say("/help")
    telegram.wait_until(lambda: "sendMessage" not in telegram.to_come)
    other = reader(telegram)
    assert quotes_something(said(other, ENGLISH_QUESTION))
    for chat in paused:
        chat.next_reply()
    assert calls_in(other, telegram)[0].at < max(calls_in(chat, telegram)[1].at for chat in paused)


def test_no_log_however_talkative_has_what_somebody_asked(telegram: StandIn, bot: BotProcess) -> None:
    said(reader(telegram), "When did the xylophones leave Babylon?")
    kept = "SELECT count(*) FROM question WHERE question LIKE '%xylophones%'"
    bot.wait_until(lambda: execute(bot.folder / "bot.sqlite3", kept) == [(1,)], "the question is not kept")
    assert "xylophones" not in bot.log


# An inbox that cannot be written


def test_a_locked_inbox_keeps_nobody_from_an_answer_and_telegram_from_forgetting(
    telegram: StandIn, bot: BotProcess
) -> None:
    chat = reader(telegram)
    said(chat, "/help")
    telegram.hang("sendMessage")
    try:
        with closing(sqlite3.connect(bot.folder / INBOX, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            sent = chat.say(ENGLISH_QUESTION)
            telegram.wait_until(lambda: len(calls_in(chat, telegram)) == 2)
            bot.wait_for_log("The inbox cannot be written (database is locked)")
            assert telegram.confirmed < sent.update
            telegram.release("sendMessage")
            chat.until_confirmed(sent)
    finally:
        telegram.release("sendMessage")


def test_an_inbox_that_was_deleted_keeps_nobody_from_an_answer(telegram: StandIn, bot: BotProcess) -> None:
    said(reader(telegram), "/help")
    for file in bot.folder.glob(f"{INBOX}*"):
        file.unlink()
    assert quotes_something(said(reader(telegram), ENGLISH_QUESTION))
    bot.wait_until((bot.folder / INBOX).exists, "the inbox is not there again")


def calls_in(chat: Chat, telegram: StandIn) -> list[Call]:
    return [call for call in telegram.calls("sendMessage") if call.fields.get("chat_id") == chat.id]


# What is left when a process ends: one bot that is killed, stopped and started again


@dataclass(frozen=True)
class Left:
    """A chat in which something was asked while Telegram took nothing, and how many copies came of it all the same."""

    chat: Chat
    asked: tuple[Message, ...]

    def first(self) -> int:
        """Return the number of the first update."""
        return self.asked[0].update

    def later(self) -> list[str]:
        """Return what was said there after those copies, which the end of a process lets through."""
        return self.chat.untaken()[len(self.asked[:1]) :]


@dataclass(frozen=True)
class Story:
    """What was left by a kill and by a stop, and the logs of the runs after those and of one with a broken inbox."""

    stand_in: StandIn
    killed: Left
    stopped: Left
    accepted: Left
    late: Left
    deadly: Left
    last: Chat  # who asked after the inbox was overwritten
    log: str
    nonsense: int  # how often it was told that who answers at the start is no Bot API server


def leave(stand_in: StandIn, *questions: str) -> Left:
    chat = reader(stand_in)
    return Left(chat, tuple(chat.say(question) for question in questions))


def until_tried(stand_in: StandIn, folder: Path, *left: Left) -> None:
    """Wait until the first answer of each is on its way and all of them are in the inbox, with Telegram told so."""
    numbers = [message.update for each in left for message in each.asked]
    stand_in.wait_until(lambda: all(calls_in(each.chat, stand_in) for each in left))
    stand_in.wait_until(lambda: open_updates(folder) >= len(numbers) and stand_in.confirmed >= max(numbers))


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    folder = make_folder(tmp_path_factory.mktemp("left"))
    with StandIn() as stand_in:
        with running(stand_in, folder) as bot:
            accepted = leave(stand_in, ENGLISH_QUESTION)
            assert quotes_something(accepted.chat.next_reply())
            stand_in.hang("sendMessage")
            killed = leave(stand_in, "/help", "/about", "/sources")
            late, deadly = leave(stand_in, ENGLISH_QUESTION), leave(stand_in, ENGLISH_QUESTION)
            until_tried(stand_in, folder, killed, late, deadly)
            bot.kill()
        inbox(folder, "UPDATE arrival SET arrived_at = arrived_at - ? WHERE update_id = ?", 2 * HOUR, late.first())
        inbox(folder, "UPDATE arrival SET starts = 10 WHERE update_id = ?", deadly.first())
        stand_in.release("sendMessage")
        for body in NONSENSE_AT_THE_START:
            stand_in.garble("getMe", body=body, carried_out=False)
        with running(stand_in, folder) as bot:
            bot.wait_for_log("the program ended 10 times while it was handled")
            nonsense = bot.log.count('network_failures"')
            for left in (killed, late, deadly, accepted):
                left.chat.until_done()
            stand_in.hang("sendMessage")
            stopped = leave(stand_in, "/help", "/about", "/sources")
            until_tried(stand_in, folder, stopped)
        stand_in.release("sendMessage")
        with running(stand_in, folder):
            stopped.chat.until_done()
        assert open_updates(folder) == 0
        for file in folder.glob(f"{INBOX}*"):
            file.unlink()
        (folder / INBOX).write_bytes(b"no database" * 1000)
        last = reader(stand_in)
        with running(stand_in, folder) as bot:
            last.say(ENGLISH_QUESTION)
            yield Story(stand_in, killed, stopped, accepted, late, deadly, last, bot.log, nonsense)


@pytest.mark.parametrize("end", ["killed", "stopped"])
def test_what_was_not_answered_when_it_ended_is_answered_after(end: str, story: Story) -> None:
    left = story.killed if end == "killed" else story.stopped
    assert len(left.later()) == 3


def test_what_telegram_had_accepted_is_not_sent_again(story: Story) -> None:
    assert story.accepted.chat.untaken() == []


def test_what_waited_for_more_than_an_hour_gets_one_line(story: Story) -> None:
    [line] = story.late.later()
    assert CHAT.too_late in line


def test_an_update_that_ends_the_program_again_and_again_is_set_aside(story: Story) -> None:
    assert story.deadly.later() == []


def test_an_inbox_that_is_no_database_is_moved_away(story: Story) -> None:
    assert quotes_something(story.last.next_reply())


def test_nonsense_instead_of_its_name_is_told_in_a_sentence_and_passes(story: Story) -> None:
    assert 0 < story.nonsense <= len(NONSENSE_AT_THE_START)


def test_no_end_and_no_start_leaves_a_traceback(story: Story) -> None:
    assert "Traceback" not in story.log


# By webhook


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StandIn, BotProcess]]:
    with StandIn() as telegram:
        port = telegram.free_port()
        settings = {"BOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "BOT_WEBHOOK_LISTEN": f"127.0.0.1:{port}"}
        folder = make_folder(tmp_path_factory.mktemp("hooked"))
        with bot_process(telegram, folder, BOT_WEBHOOK_SECRET="s3cret", **settings) as bot:
            bot.wait_for_log("is running")
            yield telegram, bot
            assert bot.stop() == 0
            assert "Traceback" not in bot.log


@pytest.mark.parametrize("update", STRANGE, ids=range(len(STRANGE)))
def test_a_strange_update_is_taken_from_a_webhook_too(update: Object, hooked: tuple[StandIn, BotProcess]) -> None:
    telegram, bot = hooked
    telegram.push_strange(update)
    assert quotes_something(said(reader(telegram), ENGLISH_QUESTION))
    assert SECRET_TEXT not in bot.log


@pytest.mark.parametrize(
    ("body", "secret", "status"),
    [
        (b"{}", "s3cret", 400),
        (b"[" * 9999, "s3cret", 400),
        (b'{"update_id": true}', "s3cret", 400),
        (b'{"update_id": 1}', "S3cret", 403),
    ],
    ids=["no id", "nested", "no number", "stranger"],
)
def test_what_is_no_update_of_telegram_is_turned_away(
    body: bytes, secret: str, status: int, hooked: tuple[StandIn, BotProcess]
) -> None:
    assert hooked[0].call_webhook(body, secret) == status


def test_what_is_longer_than_any_update_is_turned_away(hooked: tuple[StandIn, BotProcess]) -> None:
    body = json.dumps({"update_id": 1, "x": "x" * 2**21}).encode()
    # The bot may close the connection before it has read all of it, so that its 400 is not always read.
    assert hooked[0].call_webhook(body, "s3cret") in {400, 599}


def test_an_update_that_a_webhook_is_brought_twice_is_answered_once(hooked: tuple[StandIn, BotProcess]) -> None:
    telegram, _ = hooked
    chat = reader(telegram)
    sent = chat.say("/help")
    chat.next_reply()
    again = json.dumps({"update_id": sent.update, "message": "not even looked at"}).encode()
    assert telegram.call_webhook(again, "s3cret") == 200
    chat.stays_silent()
