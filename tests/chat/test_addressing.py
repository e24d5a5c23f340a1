"""The bot knows when it is meant."""

import pytest
from telegram import Message, User

from bot.chat.asking.addressing import (
    after_command,
    begins_with,
    is_from_person,
    question_in,
    question_replied_to,
    words_replied_to,
    writer_of,
)
from bot.preview.bot_api.shapes import Json, Object
from tests.standin.entities import format_text

BOT = User(42, "Bot", is_bot=True, username="WithdrawalBot")
ME: Object = {"id": 42, "is_bot": True, "first_name": "Bot", "username": "WithdrawalBot"}
SARA: Object = {"id": 7, "is_bot": False, "first_name": "Sara"}
GROUP: Object = {"id": -100, "type": "supergroup", "title": "Newsroom"}
PRIVATE: Object = {"id": 7, "type": "private", "first_name": "Sara"}


def message(text: str = "", *, chat: Json = GROUP, **fields: Json) -> Message:
    formatted = format_text(text)
    base = {"message_id": 1, "date": 1, "chat": chat, "from": SARA}
    content = {"text": formatted.text, "entities": list(formatted.entities)} if text else {}
    return Message.de_json({**base, **content, **fields}, None)


def replied(author: Object, **fields: Json) -> Object:
    return {"message_id": 2, "date": 1, "chat": GROUP, "from": author, **fields}


def test_any_text_in_a_private_chat_is_a_question() -> None:
    assert question_in(message("متى؟", chat=PRIVATE), BOT) == "متى؟"


def test_a_text_in_a_group_is_none_of_its_business() -> None:
    assert question_in(message("متى؟"), BOT) is None


@pytest.mark.parametrize("name", ["@WithdrawalBot", "@withdrawalbot", "@WITHDRAWALBOT"])
def test_a_mention_in_any_case_addresses_it(name: str) -> None:
    assert question_in(message(f"{name} متى تنتهي المهمة؟"), BOT) == "متى تنتهي المهمة؟"


def test_a_mention_may_stand_behind_letters_outside_the_basic_plane() -> None:
    assert question_in(message("😀 متى؟ @WithdrawalBot"), BOT) == "😀 متى؟"


@pytest.mark.parametrize("text", ["@WithdrawalBotter when?", "me@withdrawalbot.org when?", "WithdrawalBot when?"])
def test_what_only_looks_like_its_name_does_not_address_it(text: str) -> None:
    assert question_in(message(text), BOT) is None


def test_a_mention_without_a_name_addresses_it() -> None:
    mention: Object = {"type": "text_mention", "offset": 0, "length": 3, "user": ME}
    assert question_in(message("Bot when?", entities=[mention]), BOT) == "when?"


def test_a_bare_mention_asks_nothing_yet() -> None:
    assert question_in(message("@WithdrawalBot"), BOT) == ""


def test_a_caption_counts_like_a_text() -> None:
    mention: Object = {"type": "mention", "offset": 0, "length": 14}
    photo = message(caption="@WithdrawalBot when?", caption_entities=[mention])
    assert question_in(photo, BOT) == "when?"


def test_a_reply_to_its_message_addresses_it() -> None:
    assert question_in(message("ومتى؟", reply_to_message=replied(ME)), BOT) == "ومتى؟"


def test_a_reply_to_somebody_else_does_not() -> None:
    assert question_in(message("ومتى؟", reply_to_message=replied(SARA)), BOT) is None


def test_a_message_in_a_topic_that_the_bot_opened_is_no_reply_to_it() -> None:
    opened = replied(ME, forum_topic_created={"name": "Iraq", "icon_color": 1})
    assert question_in(message("متى؟", reply_to_message=opened), BOT) is None


@pytest.mark.parametrize("text", ["/ask@OtherBot when?", "/unknown @WithdrawalBot"])
def test_a_command_is_never_a_question(text: str) -> None:
    assert question_in(message(text, reply_to_message=replied(ME)), BOT) is None


def test_the_question_of_a_command_is_what_stands_behind_it() -> None:
    assert after_command(message("/ask@WithdrawalBot متى\nتنتهي؟")) == "متى\nتنتهي؟"


@pytest.mark.parametrize("before", ["", "\u200f", "\u2068", "\u200e \ufeff", "«", "👉 "])
def test_signs_before_a_command_are_passed_over(before: str) -> None:
    assert begins_with(message(f"{before}/ask متى؟"), "ask", BOT)
    assert after_command(message(f"{before}/ask متى؟")) == "متى؟"


@pytest.mark.parametrize("before", ["متى ", "1 ", "ask "])
def test_words_before_a_command_are_not(before: str) -> None:
    assert not begins_with(message(f"{before}/ask متى؟"), "ask", BOT)


def test_a_command_of_another_name_is_another_command() -> None:
    assert not begins_with(message("/asking متى؟"), "ask", BOT)
    assert not begins_with(message("/ask@OtherBot متى؟"), "ask", BOT)


def test_what_is_copied_from_the_bot_is_asked_without_the_marks_around_it() -> None:
    assert after_command(message("\u2068/ask متى تنتهي؟\u2069")) == "متى تنتهي؟"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("from", {"id": 9, "is_bot": True, "first_name": "Other"}),
        ("via_bot", ME),
        ("is_automatic_forward", True),
        ("from", None),
    ],
    ids=["another bot", "an inline result", "a linked channel's post", "nobody"],
)
def test_what_no_person_wrote_is_passed_over(field: str, value: Json) -> None:
    assert not is_from_person(message("@WithdrawalBot when?", **{field: value}))


def test_a_post_of_a_channel_is_passed_over() -> None:
    channel: Object = {"id": -200, "type": "channel", "title": "News"}
    assert not is_from_person(message("@WithdrawalBot when?", chat=channel))


def test_an_anonymous_administrator_is_a_person() -> None:
    anonymous: Object = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    fields: Object = {"from": anonymous, "sender_chat": GROUP}
    assert question_in(message("@WithdrawalBot when?", **fields), BOT) == "when?"


def test_who_writes_as_a_channel_is_a_person_of_that_name() -> None:
    channel: Object = {"id": -200, "type": "channel", "title": "Diary"}
    writer: Object = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
    written = message("@WithdrawalBot when?", **{"from": writer, "sender_chat": channel})
    assert (question_in(written, BOT), writer_of(written)) == ("when?", -200)


def test_a_quoted_sentence_is_what_a_bare_mention_points_at() -> None:
    quote: Object = {"text": "متى؟", "position": 7}
    mention = message("@WithdrawalBot", reply_to_message=replied(SARA, text="صباحا. متى؟"), quote=quote)
    pointed_at = question_replied_to(mention, BOT)
    assert pointed_at
    assert (pointed_at[0].message_id, pointed_at[1]) == (2, "متى؟")


def test_a_sentence_quoted_from_another_chat_is_asked_by_the_mention_itself() -> None:
    origin: Object = {"type": "hidden_user", "date": 1, "sender_user_name": "Somebody"}
    mention = message("@WithdrawalBot", external_reply={"origin": origin}, quote={"text": "متى؟", "position": 0})
    pointed_at = question_replied_to(mention, BOT)
    assert pointed_at
    assert (pointed_at[0].message_id, pointed_at[1]) == (1, "متى؟")


def test_words_that_are_answered_may_be_followed_up_unless_they_are_many() -> None:
    short, long = replied(SARA, text="انسحاب\nالتحالف"), replied(SARA, text="كلمة " * 100)
    assert words_replied_to(message("متى؟", reply_to_message=short)) == "انسحاب التحالف"
    assert words_replied_to(message("متى؟", reply_to_message=long)) is None
    assert words_replied_to(message("متى؟", reply_to_message=replied(ME, text="متى"))) is None


def test_a_bare_mention_points_at_the_question_it_replies_to() -> None:
    pointed_at = question_replied_to(message("@WithdrawalBot", reply_to_message=replied(SARA, text="متى؟")), BOT)
    assert pointed_at
    assert (pointed_at[0].message_id, pointed_at[1]) == (2, "متى؟")


def test_a_caption_can_be_pointed_at() -> None:
    pointed_at = question_replied_to(message("@WithdrawalBot", reply_to_message=replied(SARA, caption="متى؟")), BOT)
    assert pointed_at
    assert pointed_at[1] == "متى؟"


@pytest.mark.parametrize(
    "pointed_at",
    [
        replied(ME, text="متى؟"),
        replied({"id": 9, "is_bot": True, "first_name": "Other"}, text="متى؟"),
        replied(SARA, forum_topic_created={"name": "Iraq", "icon_color": 1}),
        replied(SARA),
    ],
    ids=["its own words", "another bot's words", "what opened a topic", "nothing to read"],
)
def test_what_asks_nothing_cannot_be_pointed_at(pointed_at: Object) -> None:
    assert question_replied_to(message("@WithdrawalBot", reply_to_message=pointed_at), BOT) is None
