"""A call of the Bot API on its way: what may be done with it, and when it is pointless. Sends nothing."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic

from telegram.error import BadRequest

from bot.chat.sending import TooLateError
from bot.inbox import Json

Make = Callable[[], Awaitable[Json]]
_QUERIES_WAIT = 10.0  # seconds; Telegram keeps them open for hardly longer, and what was asked for comes after
# What answers a press or what is typed inline, and the field that tells which.
_OF_QUERIES = {"answerCallbackQuery": "callback_query_id", "answerInlineQuery": "inline_query_id"}
_MOST_IMPATIENT = 3.0  # seconds
_WRITES = ("send", "edit", "copy", "forward")  # methods that begin so count for Telegram's rates
_TWICE_IS_TWO = ("send", "copy", "forward")  # and these make another message each time
_TOPIC_TROUBLES = ("thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")
_NO_RIGHT = ("not enough rights", "have no rights", "chat_write_forbidden")


@dataclass
class Call:
    """What is to be sent."""

    method: str
    fields: dict[str, object]  # those that are sent: changing them changes the call
    make: Make
    probe: Make  # asks Telegram for nothing but a sign of life
    pointless_after: float  # by the steady clock, which nobody sets
    is_patient: bool = True  # waits for any pause; what is not, such as news, leaves that to whoever sends it
    is_repeated: bool = False  # after a failure that may have come after the effect
    has_room: bool = False  # in its chat, taken for an attempt that surely came to nothing

    @property
    def chat(self) -> int | None:
        """The chat it concerns; None if none."""
        chat = self.fields.get("chat_id")
        return chat if isinstance(chat, int) else None

    @property
    def lane(self) -> str:
        """What rests when Telegram wants to be left alone with it."""
        own = self.chat if self.chat is not None else self.fields.get(_OF_QUERIES.get(self.method, ""))
        return self.method if own is None else str(own)

    @property
    def is_ornament(self) -> bool:
        """Whether nobody misses it."""
        return self.method == "sendChatAction"

    @property
    def may_fail(self) -> bool:
        """Whether whatever comes of it changes nothing for what follows: the query may have become too old."""
        return self.method in _OF_QUERIES

    @property
    def counts(self) -> bool:
        """Whether Telegram's rates apply to it."""
        return self.chat is not None and self.method.startswith(_WRITES)

    @property
    def twice_is_two(self) -> bool:
        """Whether repeating it after it was done would be seen."""
        return self.method.startswith(_TWICE_IS_TWO)

    @property
    def is_too_late(self) -> bool:
        """Whether it is pointless by now."""
        return monotonic() > self.pointless_after

    @property
    def has_effect(self) -> bool:
        """Whether it does more than to ask."""
        return not self.method.startswith("get")

    def can_wait(self, seconds: float) -> bool:
        """Tell whether a pause is to be waited for: always, unless others would wait for it, or for nothing."""
        if not self.is_patient and seconds > _MOST_IMPATIENT:
            return False
        return not self.may_fail or monotonic() + seconds < self.pointless_after

    def check_time(self) -> None:
        """Raise TooLateError if it is pointless by now."""
        if self.is_too_late:
            raise TooLateError(f"{self.method} has become pointless")

    def move(self, chat: int) -> bool:
        """Direct it to the chat that its own has become; False if what it is about stayed behind."""
        if "message_id" in self.fields:
            return False
        self.fields["chat_id"], self.has_room = chat, False
        self._leave_place()
        return True

    def leave_topic(self, refusal: BadRequest) -> bool:
        """Direct it to the chat as a whole if its topic is the reason of a refusal; False if it is not."""
        reason = refusal.message.lower()
        if not self.twice_is_two or not any(words in reason for words in _TOPIC_TROUBLES):
            in_topic = "message_thread_id" in self.fields
            if not (in_topic and any(words in reason for words in _NO_RIGHT)):
                return False
        return self._leave_place()

    def _leave_place(self) -> bool:
        """Forget the topic and the message it stands under; False if there were none."""
        left = [self.fields.pop(name, None) for name in ("message_thread_id", "reply_parameters")]
        return any(left)


def pointless_after(method: str, until: float) -> float:
    """Return when a call is pointless that may be made `until` a time: earlier if Telegram does not wait so long."""
    return min(until, monotonic() + _QUERIES_WAIT) if method in _OF_QUERIES else until
