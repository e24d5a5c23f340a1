"""Tells the messages of the bot's administrators from all others, for whom their commands do not exist."""

from telegram import Message
from telegram.ext.filters import MessageFilter

from bot.chat.context import BotContext


class FromAdministrator(MessageFilter):
    """Lets pass what an administrator of the bot writes in their own name."""

    def __init__(self, bot_context: BotContext) -> None:
        """Know the administrators of `bot_context`."""
        super().__init__()
        self._bot_context = bot_context

    def filter(self, message: Message) -> bool:
        """Tell whether a message passes."""
        return self._bot_context.is_admin(message)
