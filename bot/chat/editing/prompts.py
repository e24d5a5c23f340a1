"""Remembers which of the bot's messages ask an editor for something, so that a reply is taken for that."""

import json
from dataclasses import asdict, dataclass

from telegram import Message
from telegram.ext.filters import MessageFilter

from bot.store import Pending, PendingKind, PendingPlace


@dataclass(frozen=True)
class Wanted:
    """What the reply to a prompt is: the value of a field of a draft, or questions that a document answers."""

    number: int  # of the draft
    field: str = ""
    slug: str = ""


class AnswersPrompt(MessageFilter):
    """Lets pass what replies to a prompt."""

    def __init__(self, pending: Pending) -> None:
        """Keep what is wanted among what is `pending`."""
        super().__init__()
        self._pending = pending

    async def expect(self, prompt: Message | None, wanted: Wanted) -> None:
        """Take replies to a prompt for what is wanted; nothing if it was not sent. StoreError."""
        if prompt:
            await self._pending.put(_place(prompt), json.dumps(asdict(wanted)), wanted.number)

    async def wanted_by(self, message: Message) -> Wanted | None:
        """Return what a message is the answer to; None if it answers no prompt. StoreError."""
        replied = message.reply_to_message
        written = await self._pending.get(_place(replied)) if replied else None
        return Wanted(**json.loads(written)) if written else None

    def filter(self, message: Message) -> bool:
        """Tell whether a message passes."""
        replied = message.reply_to_message
        return bool(message.text) and replied is not None and self._pending.has(_place(replied))


def _place(prompt: Message) -> PendingPlace:
    return PendingPlace(PendingKind.prompt, prompt.chat.id, prompt.message_id)
