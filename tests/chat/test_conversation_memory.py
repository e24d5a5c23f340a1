"""Which earlier question a message follows up: the one of the reply it answers, else its author's last."""

from datetime import UTC, datetime

import pytest
from telegram import Message

from bot.answering.answerability import Outcome
from bot.answering.answers import Answer
from bot.chat.asking.conversation_memory import ConversationMemory
from bot.preview.bot_api.shapes import Json, Object
from bot.text.languages import Language

MINUTE = 60
NOON = int(datetime(2026, 1, 18, 12, tzinfo=UTC).timestamp())
ME: Object = {"id": 42, "is_bot": True, "first_name": "Bot", "username": "WithdrawalBot"}
SARA: Object = {"id": 7, "is_bot": False, "first_name": "Sara"}
OMAR: Object = {"id": 8, "is_bot": False, "first_name": "Omar"}
GROUP: Object = {"id": -100, "type": "supergroup", "title": "Newsroom"}
OTHER_GROUP: Object = {"id": -200, "type": "supergroup", "title": "Archive"}


def message(number: int, *, minute: float = 0, author: Object = SARA, **fields: Json) -> Message:
    base: Object = {"message_id": number, "date": int(NOON + minute * MINUTE), "chat": GROUP, "from": author}
    return Message.de_json({**base, "text": "متى؟", **fields}, None)


def answer_to(question: str, *follows: str, outcome: Outcome = Outcome.answer) -> Answer:
    return Answer(question, Language.ENGLISH, outcome, follows=follows)


def reply_to(number: int, chat: Object = GROUP) -> Object:
    return {"message_id": number, "date": NOON, "chat": chat, "from": ME, "text": "…"}


@pytest.fixture
def memory() -> ConversationMemory:
    """Return a memory of one question: Sara's number 1 at noon, answered by number 2."""
    memory = ConversationMemory()
    memory.remember(message(1), answer_to("Who left Erbil?"), message(2, author=ME))
    return memory


@pytest.fixture(scope="module")
def long_memory() -> ConversationMemory:
    """Return a memory of Sara's question and of ten thousand by Omar after it."""
    memory = ConversationMemory()
    memory.remember(message(1), answer_to("Who left Erbil?"), message(2, author=ME))
    asked = message(3, author=OMAR)
    for number in range(4, 10_004):
        memory.remember(asked, answer_to("Who voted?"), Message(number, asked.date, asked.chat))
    return memory


def questions_before(memory: ConversationMemory, message: Message) -> tuple[str, ...]:
    """Return the questions that a message may follow up."""
    return tuple(turn.question for turn in memory.before(message))


def test_nobody_has_asked_before_the_first_question() -> None:
    assert ConversationMemory().before(message(1)) == ()


def test_a_person_follows_up_their_own_last_question(memory: ConversationMemory) -> None:
    assert questions_before(memory, message(3, minute=1)) == ("Who left Erbil?",)


def test_only_the_latest_of_their_questions_is_followed_up(memory: ConversationMemory) -> None:
    memory.remember(message(3), answer_to("Who voted?"), message(4, author=ME))
    assert questions_before(memory, message(5)) == ("Who voted?",)


def test_what_a_follow_up_goes_on_from_is_followed_up_too(memory: ConversationMemory) -> None:
    memory.remember(message(3), answer_to("And\nwhy?", "Who left Erbil?"), message(4, author=ME))
    assert questions_before(memory, message(5)) == ("Who left Erbil?", "And why?")


def test_what_was_no_question_to_the_bot_is_not_followed_up(memory: ConversationMemory) -> None:
    memory.remember(message(3), answer_to("And the weather?", outcome=Outcome.nothing), message(4, author=ME))
    assert questions_before(memory, message(5)) == ("Who left Erbil?",)


def test_after_thirty_minutes_a_question_may_still_be_followed_up(memory: ConversationMemory) -> None:
    assert questions_before(memory, message(3, minute=30)) == ("Who left Erbil?",)


def test_after_more_than_thirty_minutes_a_question_stands_by_itself(memory: ConversationMemory) -> None:
    assert questions_before(memory, message(3, minute=30.1)) == ()


def test_another_persons_question_is_not_followed_up(memory: ConversationMemory) -> None:
    assert questions_before(memory, message(3, author=OMAR)) == ()


def test_a_question_in_another_chat_is_not_followed_up(memory: ConversationMemory) -> None:
    assert questions_before(memory, message(3, chat=OTHER_GROUP)) == ()


def test_a_question_in_another_topic_is_not_followed_up(memory: ConversationMemory) -> None:
    assert questions_before(memory, message(3, message_thread_id=5, is_topic_message=True)) == ()


def test_an_answer_to_a_reply_follows_up_the_question_of_that_reply(memory: ConversationMemory) -> None:
    memory.remember(message(3), answer_to("Who voted?"), message(4, author=ME))
    assert questions_before(memory, message(5, reply_to_message=reply_to(2))) == ("Who left Erbil?",)


def test_another_person_may_follow_up_by_answering_the_reply(memory: ConversationMemory) -> None:
    assert questions_before(memory, message(3, author=OMAR, reply_to_message=reply_to(2))) == ("Who left Erbil?",)


def test_a_reply_may_be_answered_however_late(memory: ConversationMemory) -> None:
    assert questions_before(memory, message(3, minute=600, reply_to_message=reply_to(2))) == ("Who left Erbil?",)


def test_an_answer_to_a_message_that_is_no_reply_follows_up_the_own_last_question(memory: ConversationMemory) -> None:
    assert questions_before(memory, message(4, reply_to_message=reply_to(3))) == ("Who left Erbil?",)


def test_a_message_of_the_same_number_in_another_chat_is_another_message(memory: ConversationMemory) -> None:
    elsewhere = message(3, author=OMAR, chat=OTHER_GROUP, reply_to_message=reply_to(2, OTHER_GROUP))
    assert memory.before(elsewhere) == ()


def test_of_very_many_questions_the_oldest_is_forgotten(long_memory: ConversationMemory) -> None:
    assert questions_before(long_memory, message(3, reply_to_message=reply_to(2))) == ()


def test_of_very_many_questions_the_latest_is_kept(long_memory: ConversationMemory) -> None:
    assert questions_before(long_memory, message(3, author=OMAR)) == ("Who voted?",)


def test_a_forgotten_persons_questions_are_gone_under_their_name_and_under_the_replies(
    memory: ConversationMemory,
) -> None:
    memory.forget(7)
    assert questions_before(memory, message(3, minute=1)) == ()
    assert questions_before(memory, message(3, minute=1, author=OMAR, reply_to_message=reply_to(2))) == ()


def test_the_others_are_not_forgotten(memory: ConversationMemory) -> None:
    memory.forget(8)
    assert questions_before(memory, message(3, minute=1)) == ("Who left Erbil?",)
