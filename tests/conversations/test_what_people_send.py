"""What people send besides plain text: albums, captions, quotes, commands with marks before them, names of channels."""

from itertools import count

import pytest

from bot.preview.bot_api.shapes import Json, Object
from tests.conversations.talk import ARABIC, ENGLISH, ENGLISH_QUESTION, OTHER_QUESTION, QUESTION, quotes_something
from tests.standin import Chat, StandIn, User

PHOTO: Object = {"file_id": "photo", "file_unique_id": "photo", "width": 90, "height": 90}
FILE: Object = {"file_id": "file", "file_unique_id": "file", "file_name": "a.pdf"}
CLIP: Object = {"file_id": "clip", "file_unique_id": "clip", "width": 90, "height": 90, "duration": 3}
FSI, PDI, RLM, LRM, BOM, ZWSP = "\u2068", "\u2069", "\u200f", "\u200e", "\ufeff", "\u200b"
_albums = count(1)


def send_album(chat: Chat, *captions: str, **content: Json) -> None:
    """Send an item for each caption, "" for none."""
    album = f"album{next(_albums)}"
    for caption in captions:
        item: dict[str, Json] = {"media_group_id": album, **(content or {"photo": [PHOTO]})}
        chat.send(sender=chat.person, **(item | {"caption": caption} if caption else item))


# Albums, and much at once


def test_an_album_is_complained_of_once(english_chat: Chat) -> None:
    send_album(english_chat, *[""] * 6)
    assert english_chat.next_reply().text == ENGLISH.media.picture
    english_chat.stays_silent()


def test_an_album_of_files_is_complained_of_as_files(english_chat: Chat) -> None:
    send_album(english_chat, "", "", document=FILE)
    assert english_chat.next_reply().text == ENGLISH.media.file


@pytest.mark.parametrize("place", [0, 2, 4])
def test_an_album_with_a_question_is_answered_and_no_more(place: int, english_chat: Chat) -> None:
    captions = [""] * 5
    captions[place] = ENGLISH_QUESTION
    send_album(english_chat, *captions)
    assert quotes_something(english_chat.next_reply())
    send_album(english_chat, "", document=FILE)  # is waited for as long
    assert english_chat.next_reply().text == ENGLISH.media.file
    english_chat.stays_silent()


def test_a_row_of_stickers_is_complained_of_once(english_chat: Chat) -> None:
    for _ in range(12):
        english_chat.say_sticker()
    assert english_chat.next_reply().text == ENGLISH.chat.only_text
    english_chat.stays_silent()


def test_whatever_follows_within_the_half_minute_is_not_complained_of_again(english_chat: Chat) -> None:
    english_chat.send(video=CLIP)
    assert english_chat.next_reply().text == ENGLISH.media.picture
    english_chat.send(document=FILE)
    english_chat.say_sticker()
    english_chat.stays_silent()


# Captions carry commands


def test_a_caption_may_ask_by_command(chat: Chat) -> None:
    chat.say_caption(f"/ask {QUESTION}")
    assert quotes_something(chat.next_reply())


def test_a_caption_may_ask_by_command_in_a_group(group: Chat, sara: User) -> None:
    group.say_caption(f"/ask@withdrawalbot {QUESTION}", sender=sara)
    assert quotes_something(group.next_reply())


@pytest.mark.parametrize(
    ("command", "sentence"), [("/start", ENGLISH.chat.start), ("/language", ENGLISH.chat_language.ask)]
)
def test_any_command_may_stand_in_a_caption(command: str, sentence: str, english_chat: Chat) -> None:
    english_chat.say_caption(command)
    assert english_chat.next_reply().text.startswith(sentence.split("\n", maxsplit=1)[0])


def test_an_unknown_command_in_a_caption_gets_the_nearest(english_chat: Chat) -> None:
    english_chat.say_caption("/timline")
    assert "/timeline" in english_chat.next_reply().text


def test_a_caption_with_another_bots_command_is_passed_over_in_a_group(group: Chat, sara: User) -> None:
    group.say_caption("/ask@OtherBot when?", sender=sara)
    group.stays_silent()


# Marks and spaces before a command


@pytest.mark.parametrize(
    "text",
    [
        f"{FSI}/ask {{}}{PDI}",
        f"{RLM}/ask {{}}",
        f"{LRM} {FSI}/ask@WithdrawalBot {{}}{PDI} ",
        f"{BOM}/ask {{}}",
        "« /ask {}",
    ],
    ids=["copied from the bot", "behind a mark", "marks and spaces", "a byte order mark", "a quotation mark"],
)
def test_signs_before_a_command_are_passed_over(text: str, group: Chat, sara: User) -> None:
    group.say(text.format(QUESTION), sender=sara)
    assert quotes_something(group.next_reply())


@pytest.mark.parametrize("mark", [RLM, FSI, ZWSP, f"{LRM}{BOM} "])
def test_so_they_are_before_any_command(mark: str, chat: Chat) -> None:
    chat.say(f"{mark}/language")
    assert chat.next_reply().text.lstrip(RLM) == ARABIC.chat_language.ask


def test_words_before_a_command_make_it_no_command(group: Chat, sara: User) -> None:
    group.say(f"اكتبوا /ask {QUESTION}", sender=sara)
    group.stays_silent()


def test_a_mention_before_the_command_asks_what_follows_both(group: Chat, sara: User) -> None:
    group.say(f"@WithdrawalBot /ask {OTHER_QUESTION}", sender=sara)
    assert "17" in group.next_reply().text


# Quotes


def test_a_bare_mention_that_quotes_a_sentence_asks_that_one(group: Chat, sara: User, ali: User) -> None:
    asked = group.say(f"صباح الخير. ما أخبار مدريد؟ {OTHER_QUESTION} شكرا", sender=sara)
    quote: Object = {"text": OTHER_QUESTION, "position": 27, "is_manual": True}
    group.say("@WithdrawalBot", sender=ali, reply_to=asked, quote=quote)
    reply = group.next_reply()
    assert (reply.reply_to, quotes_something(reply)) == (asked.id, True)


@pytest.mark.parametrize("call", ["@WithdrawalBot", "/ask"])
def test_a_sentence_quoted_from_another_chat_is_answered_beside_the_call(call: str, group: Chat, ali: User) -> None:
    origin: Object = {"type": "hidden_user", "date": 1, "sender_user_name": "Somebody"}
    quote: Object = {"text": QUESTION, "position": 0, "is_manual": True}
    call_sent = group.say(call, sender=ali, external_reply={"origin": origin}, quote=quote)
    reply = group.next_reply()
    assert (reply.reply_to, quotes_something(reply)) == (call_sent.id, True)


def test_a_message_of_another_chat_of_which_nothing_is_quoted_asks_nothing(group: Chat, ali: User) -> None:
    origin: Object = {"type": "hidden_user", "date": 1, "sender_user_name": "Somebody"}
    group.say("@WithdrawalBot", sender=ali, external_reply={"origin": origin})
    assert group.next_reply().text == ENGLISH.chat.mention_usage


# People who write as a channel


def test_who_writes_as_a_channel_is_answered(telegram: StandIn, group: Chat) -> None:
    channel = telegram.channel("Sara's diary")
    group.say(f"@WithdrawalBot {QUESTION}", sender_chat=channel)
    assert quotes_something(group.next_reply())


def test_two_channels_are_two_writers(telegram: StandIn, group: Chat) -> None:
    for name in ("One", "Two"):
        group.say(f"@WithdrawalBot {QUESTION}", sender_chat=telegram.channel(name))
        assert quotes_something(group.next_reply())


def test_what_a_channel_forwards_by_itself_is_passed_over(telegram: StandIn, group: Chat) -> None:
    group.say(f"@WithdrawalBot {QUESTION}", automatic_forward=True, sender_chat=telegram.channel("News"))
    group.stays_silent()
