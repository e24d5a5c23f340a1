"""What a person does so that the bot calls a method, and what they see of it in the end."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.conversations.newsroom import newsroom
from tests.conversations.talk import ENGLISH, ENGLISH_QUESTION, asked_in, data_of, reader, said
from tests.standin import Chat, StandIn

NOT_DONE, ONCE, TWICE = "not done", "once", "twice"
APOLOGY = ENGLISH.chat.failure
_DELIVERY = "getUpdates"


@dataclass(frozen=True)
class Deed:
    """Something that a person is about to do."""

    chat: Chat | None  # where; None in no chat that the bot sees
    do: Callable[[], None]
    count: Callable[[], int]  # how often the bot has done what it was to do, once it is through with everything


@dataclass(frozen=True)
class Scenario:
    """How the bot comes to call a method."""

    method: str
    before: str  # the call whose result comes before
    prepare: Callable[[StandIn], Deed]


def outcome(deed: Deed) -> str:
    """Return what came of a deed, once the bot is through with it."""
    if deed.chat:
        deed.chat.until_done()
    count = deed.count()
    words = NOT_DONE if count == 0 else ONCE if count == 1 else TWICE
    apologised = deed.chat is not None and any(APOLOGY in text for text in deed.chat.untaken())
    return f"{words}, and an apology" if apologised else words


def _send(telegram: StandIn) -> Deed:
    chat = reader(telegram)
    return Deed(chat, lambda: _say(chat), lambda: len([text for text in chat.untaken() if "<blockquote" in text]))


def _say(chat: Chat) -> None:
    chat.say(ENGLISH_QUESTION)


def _export(telegram: StandIn) -> Deed:
    chat = reader(telegram)

    def ask() -> None:
        chat.say("/mydata")

    return Deed(chat, ask, lambda: len([text for text in chat.untaken() if APOLOGY not in text]))


def _press(telegram: StandIn, button: str) -> Deed:
    """Press a button, after which the message is to be changed."""
    chat = reader(telegram)
    card = said(chat, ENGLISH_QUESTION)

    def press() -> None:
        chat.press_data(card, data_of(card, button))

    return Deed(chat, press, lambda: len([text for text in chat.untaken() if APOLOGY not in text]))


def _remove(telegram: StandIn) -> Deed:
    group, ali = telegram.group("Newsroom"), telegram.user("Ali", language_code="en")
    _, card = asked_in(group, ali, ENGLISH_QUESTION)

    def press() -> None:
        group.press_data(card, data_of(card, ENGLISH.card.remove), by=ali)

    return Deed(group, press, lambda: int(telegram.is_gone(group, card)))


def _settings(telegram: StandIn) -> Deed:
    room = newsroom(telegram)

    def ask() -> None:
        room.chat.say("/settings", sender=room.sara)

    return Deed(room.chat, ask, lambda: len([text for text in room.chat.untaken() if ENGLISH.group.panel in text]))


def _inline(telegram: StandIn) -> Deed:
    asked = []

    def ask() -> None:
        asked.append(telegram.inline_query(ENGLISH_QUESTION, telegram.user("Sara", language_code="en")))

    return Deed(None, ask, lambda: int(bool(asked[0].answer())))


def _guest(telegram: StandIn) -> Deed:
    asked, group = [], telegram.group_without_bot("Elsewhere")

    def ask() -> None:
        text, sara = f"@{telegram.username} {ENGLISH_QUESTION}", telegram.user("Sara", language_code="en")
        asked.append(group.mention_as_guest(text, sender=sara))

    return Deed(None, ask, lambda: int(bool(asked[0].answer())))


SCENARIOS = (
    Scenario("sendMessage", _DELIVERY, _send),
    Scenario("sendDocument", _DELIVERY, _export),
    Scenario("editMessageText", "answerCallbackQuery", lambda telegram: _press(telegram, ENGLISH.card.context)),
    Scenario("editMessageReplyMarkup", "answerCallbackQuery", lambda telegram: _press(telegram, ENGLISH.card.helpful)),
    Scenario("answerCallbackQuery", _DELIVERY, lambda telegram: _press(telegram, ENGLISH.card.context)),
    Scenario("deleteMessage", _DELIVERY, _remove),
    Scenario("getChatAdministrators", _DELIVERY, _settings),
    Scenario("answerInlineQuery", _DELIVERY, _inline),
    Scenario("answerGuestQuery", _DELIVERY, _guest),
)
