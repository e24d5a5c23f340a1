"""Tells the messages of the bot's staff from all others, for whom their commands do not exist."""

from telegram import Message
from telegram.ext.filters import MessageFilter

from bot.chat.context import BotContext
from bot.store import Role


class FromStaff(MessageFilter):
    """Lets pass what somebody with a role, or a higher one, writes in their own name."""

    def __init__(self, bot_context: BotContext, least: Role) -> None:
        """Know the roles of `bot_context`."""
        super().__init__(name=f"FromStaff({least})")
        self._bot_context = bot_context
        self._least = least

    def filter(self, message: Message) -> bool:
        """Tell whether a message passes."""
        return self._bot_context.is_by(message, self._least)
