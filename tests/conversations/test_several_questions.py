"""Whole conversations in which one message asks several questions."""

from tests.conversations.talk import ENGLISH_QUESTION, HOW_MANY, IN_SYRIA, OTHER_QUESTION, QUESTION, quotes_something
from tests.standin import Chat, User

LATER = "When did Iraq take over Ain al-Asad base?"


def test_two_questions_in_one_message_get_two_answers_each_to_its_words(chat: Chat) -> None:
    sent = chat.say(f"{QUESTION} {OTHER_QUESTION}")
    replies = [chat.next_reply(), chat.next_reply()]
    assert [(reply.reply_to, reply.quote) for reply in replies] == [(sent.id, QUESTION), (sent.id, OTHER_QUESTION)]
    assert all(map(quotes_something, replies))
    chat.stays_silent()


def test_in_a_group_too(group: Chat, sara: User) -> None:
    sent = group.say(f"@WithdrawalBot {QUESTION}\n{OTHER_QUESTION}", sender=sara)
    assert [group.next_reply().quote for _ in range(2)] == [QUESTION, OTHER_QUESTION]
    assert sent.id


def test_the_second_may_follow_up_the_first(chat: Chat) -> None:
    chat.say(f"{HOW_MANY} {IN_SYRIA}")
    assert ["2500" in chat.next_reply().text, "900" in chat.next_reply().text] == [True, True]


def test_two_questions_in_one_sentence_get_two_answers(english_chat: Chat) -> None:
    english_chat.say("When was the joint statement issued and how many troops were in Syria?")
    replies = [english_chat.next_reply(), english_chat.next_reply()]
    assert [reply.quote for reply in replies] == [
        "When was the joint statement issued",
        "and how many troops were in Syria?",
    ]
    assert "900" in replies[1].text


def test_what_the_first_card_tells_already_brings_no_second(chat: Chat) -> None:
    chat.say("متى وأين وُقّع البيان المشترك؟")
    assert quotes_something(chat.next_reply())
    chat.stays_silent()


def test_a_single_question_is_answered_without_a_quote_of_it(chat: Chat) -> None:
    chat.say(QUESTION)
    assert chat.next_reply().quote == ""


def test_of_a_changed_message_only_the_changed_question_is_answered_anew(english_chat: Chat) -> None:
    sent = english_chat.say(f"{ENGLISH_QUESTION} {LATER}")
    first, second = english_chat.next_reply(), english_chat.next_reply()
    english_chat.edit(sent, f"{ENGLISH_QUESTION} When did the coalition start?")
    assert english_chat.next_edit(second).text != second.text
    assert first.text
    english_chat.stays_silent()


def test_a_question_that_is_added_is_answered_below(english_chat: Chat) -> None:
    sent = english_chat.say(ENGLISH_QUESTION)
    english_chat.next_reply()
    english_chat.edit(sent, f"{ENGLISH_QUESTION} {LATER}")
    assert english_chat.next_reply().quote == LATER
    english_chat.stays_silent()
