"""What goes wrong on the way out: one bot as a process, over real HTTP, each fact in a chat of its own."""

from collections.abc import Iterator

import pytest

from tests.conversations.running import make_folder, running
from tests.conversations.talk import (
    ENGLISH,
    ENGLISH_QUESTION,
    HOW_MANY,
    IN_SYRIA,
    ON_THE_ARTICLE,
    data_of,
    quotes_something,
    reader,
    said,
    turned,
)
from tests.process import BotProcess
from tests.standin import Chat, StandIn

GARBLED = {
    "malformed": b'{"ok": tru',
    "of a wrong type": b'{"ok": true, "result": "yes"}',
    "no object": b"[]",
    "empty": b"",
}


@pytest.fixture(scope="module")
def telegram() -> Iterator[StandIn]:
    """Serve Telegram with its rates."""
    with StandIn() as telegram:
        telegram.keep_rates()
        yield telegram


@pytest.fixture(scope="module")
def bot(telegram: StandIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotProcess]:
    """Run the bot; whatever happens to it, there is no traceback in its log."""
    with running(telegram, make_folder(tmp_path_factory.mktemp("sending"))) as bot:
        yield bot
        assert "Traceback" not in bot.log


@pytest.fixture
def chat(telegram: StandIn, bot: BotProcess) -> Chat:
    """Return the private chat of somebody new, with the bot at work."""
    assert bot.process.poll() is None, bot.log
    return reader(telegram, "en")


def answers(chat: Chat) -> int:
    """Ask, and return how many messages come of it when the bot is through with it."""
    chat.say(ENGLISH_QUESTION)
    chat.until_done()
    return len(chat.untaken())


def test_an_answer_that_was_dropped_before_it_was_confirmed_is_not_repeated(telegram: StandIn, chat: Chat) -> None:
    telegram.drop("sendMessage", chat, carried_out=True)
    assert answers(chat) == 1


@pytest.mark.parametrize("body", GARBLED.values(), ids=GARBLED)
def test_an_answer_whose_confirmation_cannot_be_read_is_not_repeated(
    body: bytes, telegram: StandIn, chat: Chat
) -> None:
    telegram.garble("sendMessage", chat, body=body)
    assert answers(chat) == 1


def test_an_answer_that_the_server_failed_at_is_repeated_once(telegram: StandIn, chat: Chat) -> None:
    telegram.fail("sendMessage", chat, status=500, times=5, carried_out=True)
    assert answers(chat) == 2


def test_a_pause_of_many_attempts_costs_no_answer(telegram: StandIn, chat: Chat) -> None:
    telegram.fail("sendMessage", chat, status=429, retry_after=1, times=7)
    assert quotes_something(said(chat, ENGLISH_QUESTION))


def test_nobody_waits_for_the_pause_of_another(telegram: StandIn, chat: Chat) -> None:
    other = reader(telegram, "en")
    telegram.fail("sendMessage", other, status=429, retry_after=5)
    other.say(ENGLISH_QUESTION)
    said(chat, ENGLISH_QUESTION)
    assert other.untaken() == []
    other.next_reply()


def test_what_is_asked_while_no_connection_is_accepted_is_answered(telegram: StandIn, chat: Chat) -> None:
    telegram.go_away_after("getUpdates", 2)
    assert answers(chat) == 1


def test_a_card_that_was_not_confirmed_is_known_by_its_buttons(telegram: StandIn, chat: Chat) -> None:
    telegram.drop("sendMessage", chat, carried_out=True)
    card = said(chat, ENGLISH_QUESTION)
    assert turned(chat, turned(chat, card, ENGLISH.card.context), ENGLISH.card.back).text == card.text


def test_an_unconfirmed_card_changes_with_its_question_once_a_button_was_pressed(telegram: StandIn, chat: Chat) -> None:
    telegram.drop("sendMessage", chat, carried_out=True)
    question = chat.say(ENGLISH_QUESTION)
    card = chat.next_reply()
    turned(chat, turned(chat, card, ENGLISH.card.context), ENGLISH.card.back)
    chat.edit(question, ON_THE_ARTICLE)
    assert chat.next_edit(card).text != card.text


def test_what_follows_up_an_unconfirmed_answer_is_understood(telegram: StandIn, chat: Chat) -> None:
    telegram.drop("sendMessage", chat, carried_out=True)
    said(chat, HOW_MANY)
    assert "900" in said(chat, IN_SYRIA).text


def test_an_unconfirmed_card_is_not_known_by_a_press_under_another_message(telegram: StandIn, chat: Chat) -> None:
    telegram.drop("sendMessage", chat, carried_out=True)
    card, other = said(chat, ENGLISH_QUESTION), said(chat, "/help")
    assert chat.press_data(other, data_of(card, ENGLISH.card.context)).answer() == ENGLISH.card.gone


@pytest.mark.parametrize("status", [400, 403, 500])
def test_a_press_that_cannot_be_acknowledged_is_carried_out(status: int, telegram: StandIn, chat: Chat) -> None:
    card = said(chat, ENGLISH_QUESTION)
    telegram.fail("answerCallbackQuery", status=status, times=2 if status == 500 else 1)
    chat.press_data(card, data_of(card, ENGLISH.card.context))
    assert chat.next_edit(card).text != card.text


def test_a_press_whose_acknowledgement_is_dropped_is_carried_out(telegram: StandIn, chat: Chat) -> None:
    card = said(chat, ENGLISH_QUESTION)
    telegram.drop("answerCallbackQuery", times=2)
    chat.press_data(card, data_of(card, ENGLISH.card.context))
    assert chat.next_edit(card).text != card.text


def test_a_press_whose_acknowledgement_has_to_pause_for_long_is_carried_out(telegram: StandIn, chat: Chat) -> None:
    card = said(chat, ENGLISH_QUESTION)
    telegram.fail("answerCallbackQuery", status=429, retry_after=3600)
    chat.press_data(card, data_of(card, ENGLISH.card.context))
    assert chat.next_edit(card).text != card.text


def test_a_change_that_was_dropped_is_made(telegram: StandIn, chat: Chat) -> None:
    card = said(chat, ENGLISH_QUESTION)
    telegram.drop("editMessageText", chat)
    assert turned(chat, card, ENGLISH.card.context).text != card.text


@pytest.mark.parametrize("reason", ["message thread not found", "TOPIC_CLOSED"])
def test_a_question_in_a_topic_that_is_gone_is_answered_outside_it(
    reason: str, telegram: StandIn, bot: BotProcess
) -> None:
    assert bot.process.poll() is None
    forum = telegram.forum("Newsroom", ["Iraq"])
    telegram.fail("sendMessage", forum, status=400, description=f"Bad Request: {reason}")
    forum.topic("Iraq").say(f"/ask {ENGLISH_QUESTION}", sender=telegram.user("Ali", language_code="en"))
    reply = forum.next_reply()
    assert quotes_something(reply)
    assert (reply.thread, reply.reply_to) == (None, None)


def test_a_chat_where_the_bot_may_not_write_is_one_line_in_the_log(telegram: StandIn, bot: BotProcess) -> None:
    forum = telegram.forum("Newsroom", ["Iraq"])
    telegram.fail("sendMessage", forum, status=400, times=2, description="Bad Request: not enough rights to send text")
    sent = forum.topic("Iraq").say(f"/ask {ENGLISH_QUESTION}", sender=telegram.user("Ali", language_code="en"))
    forum.until_confirmed(sent)
    bot.wait_for_log(f"Update {sent.update} has no answer")
    assert len([call for call in telegram.calls("sendMessage") if call.fields["chat_id"] == forum.id]) == 2


def test_all_of_many_who_ask_at_once_are_answered_within_the_rates(telegram: StandIn, bot: BotProcess) -> None:
    assert bot.process.poll() is None
    chats = [reader(telegram, "en") for _ in range(60)]
    for each in chats:
        each.say(ENGLISH_QUESTION)
    assert all(quotes_something(each.next_reply()) for each in chats)
    times = [call.at for call in telegram.calls("sendMessage")[-len(chats) :]]
    assert times[-1] - times[0] > len(chats) / 30 / 4  # seconds; a busy machine may hold the first ones back
