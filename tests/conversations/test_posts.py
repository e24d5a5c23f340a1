"""A news post that somebody forwards is answered by what the sources say of each of its claims."""

import pytest

from bot.preview.bot_api.shapes import Object
from tests.conversations.talk import (
    ARABIC,
    ENGLISH,
    ENGLISH_QUESTION,
    QUESTION,
    quotes_something,
    rows_of,
    start,
)
from tests.standin import Chat, Message, Reply, StandIn, User

TAKEN_OVER = "Iraqi forces took over Ain al-Asad base in Anbar on 17 January 2026 after the Americans had left."
SOLDIERS = "About 4,500 US soldiers were in Iraq at the start of 2025 and more than 900 in Syria."
UNKNOWN = "Barcelona won the cup final in Madrid on 3 May 2026."
POST = f"Breaking | Babylon News\n{TAKEN_OVER}\n{SOLDIERS}\n{UNKNOWN}\n\nFollow us: @babylonnews"
ARABIC_POST = (
    "تسلمت القوات العراقية قاعدة عين الأسد في الأنبار في 17 كانون الثاني 2026.\n"
    "وفاز برشلونة بالكأس في مدريد في 3 أيار 2026."
)
FORWARDED: Object = {"type": "hidden_user", "date": 1_760_400_000, "sender_user_name": "Somebody"}


def forward(chat: Chat, text: str, sender: User | None = None) -> Message:
    return chat.say(text, sender=sender, forward_origin=FORWARDED)


def answered(chat: Chat, text: str) -> Reply:
    forward(chat, text)
    return chat.next_reply()


def test_each_claim_is_answered_in_the_order_of_the_post(english_chat: Chat) -> None:
    told = answered(english_chat, POST).text
    assert told.startswith(ENGLISH.post.heading)
    assert told.index("Iraqi forces took over") < told.index("4,500 US soldiers were") < told.index("Barcelona")


def test_the_sources_are_quoted_word_for_word(english_chat: Chat) -> None:
    quotes = answered(english_chat, POST).marked("blockquote")
    assert len(quotes) == 2
    assert "About 2,500 US troops were in Iraq at the start of 2025 and more than 900 in Syria" in quotes[1]


def test_a_number_that_differs_is_told_and_in_bold(english_chat: Chat) -> None:
    reply = answered(english_chat, POST)
    bold = [text.replace("\u2068", "").replace("\u2069", "") for text in reply.marked("bold")]
    assert "The post says About 4,500 US soldiers · the source says About 2,500 US troops" in bold
    assert "About 2,500 US troops" in bold


def test_what_the_sources_do_not_say_is_counted_and_named(english_chat: Chat) -> None:
    told = answered(english_chat, POST).text
    assert ENGLISH.post.untold.one in told
    assert "Barcelona won the cup final" in told.partition(ENGLISH.post.untold.one)[2]


def test_the_buttons_open_the_sources_where_they_are_cited(english_chat: Chat) -> None:
    reply = answered(english_chat, POST)
    assert rows_of(reply) == [["1", "2"]]
    link = reply.buttons[0][1].url
    assert "About 2,500 US troops" in start(english_chat, link).text


def test_an_arabic_post_is_answered_in_arabic(chat: Chat) -> None:
    reply = answered(chat, ARABIC_POST)
    assert reply.text.lstrip("\u200f").startswith(ARABIC.post.heading)
    assert "قاعدة عين الأسد" in reply.marked("blockquote")[0]
    assert ARABIC.post.untold.one in reply.text


@pytest.mark.parametrize("question", [QUESTION, ENGLISH_QUESTION])
def test_a_forwarded_question_stays_one(question: str, chat: Chat) -> None:
    reply = answered(chat, question)
    assert quotes_something(reply)
    assert ARABIC.post.heading not in reply.text
    assert ENGLISH.post.heading not in reply.text


def test_forwarded_talk_gets_its_line(english_chat: Chat) -> None:
    assert answered(english_chat, "thank you very much").text == ENGLISH.small_talk["thanks"]


def test_a_post_on_something_else_gets_one_line(english_chat: Chat) -> None:
    post = "Kangaroos nibble juicy clover blossoms beside lazy koalas. Wombats dig cosy burrows beneath eucalypts."
    assert answered(english_chat, post).text == ENGLISH.post.nothing


def test_what_somebody_writes_themselves_is_a_question(english_chat: Chat) -> None:
    english_chat.say(f"{TAKEN_OVER} {SOLDIERS}")
    assert ENGLISH.post.heading not in english_chat.next_reply().text


def test_in_a_group_a_post_is_answered_where_somebody_asks_beside_it(group: Chat, ali: User, sara: User) -> None:
    post = forward(group, POST, sara)
    group.stays_silent()
    group.say("/ask@WithdrawalBot", sender=ali, reply_to=post)
    reply = group.next_reply()
    assert reply.text.startswith(ENGLISH.post.heading)
    assert reply.reply_to == post.id


def test_the_post_of_a_linked_channel_may_be_asked_about(telegram: StandIn, group: Chat, ali: User) -> None:
    post = group.say(POST, automatic_forward=True, sender_chat=telegram.channel("Babylon News"))
    group.say("@WithdrawalBot", sender=ali, reply_to=post)
    assert group.next_reply().text.startswith(ENGLISH.post.heading)


def test_in_a_group_whoever_asked_can_remove_it(telegram: StandIn, group: Chat, ali: User, sara: User) -> None:
    group.say("/ask@WithdrawalBot", sender=ali, reply_to=forward(group, POST, sara))
    reply = group.next_reply()
    assert rows_of(reply) == [["1", "2"], [ENGLISH.card.remove]]
    assert group.press(reply, ENGLISH.card.remove, by=sara).answer() == ARABIC.card.remove_refused
    assert group.press(reply, ENGLISH.card.remove, by=ali).answer() == ""
    assert telegram.calls("deleteMessage")[-1].fields["message_id"] == reply.id


def test_an_administrators_forward_is_answered_too(admin: Chat) -> None:
    assert answered(admin, POST).text.startswith(ENGLISH.post.heading)
