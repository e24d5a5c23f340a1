"""Remembers which of the bot's messages ask an editor for something, so that a reply is taken for that."""

from dataclasses import dataclass

from telegram import Message
from telegram.ext.filters import MessageFilter

from bot.chat.bounded_dict import BoundedDict

_MOST = 100  # the oldest go first


@dataclass(frozen=True)
class Wanted:
    """What the reply to a prompt is: the value of a field of a draft, or questions that a document answers."""

    number: int  # of the draft
    field: str = ""
    slug: str = ""


class AnswersPrompt(MessageFilter):
    """Lets pass what replies to a prompt."""

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__()
        self._wanted: BoundedDict[tuple[int, int], Wanted] = BoundedDict(_MOST)  # by chat and message

    def expect(self, prompt: Message | None, wanted: Wanted) -> None:
        """Take replies to a prompt for what is wanted; nothing if it was not sent."""
        if prompt:
            self._wanted[prompt.chat.id, prompt.message_id] = wanted

    def wanted_by(self, message: Message) -> Wanted | None:
        """Return what a message is the answer to; None if it answers no prompt."""
        replied = message.reply_to_message
        return self._wanted.get((message.chat.id, replied.message_id)) if replied else None

    def filter(self, message: Message) -> bool:
        """Tell whether a message passes."""
        return bool(message.text) and self.wanted_by(message) is not None
