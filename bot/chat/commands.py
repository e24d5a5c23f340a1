"""Answers /start and /help."""

from telegram import Message, Update, User
from telegram.ext import ContextTypes

from bot.chat.direction import isolate
from bot.chat.markup import join, plain
from bot.chat.messages import line
from bot.chat.office import Office, is_private
from bot.chat.replies import reply


class Commands:
    """The handlers of the commands that explain the bot."""

    def __init__(self, office: Office) -> None:
        """Speak the sentences of `office`."""
        self._office = office

    async def on_start(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what the bot does, with a question to try."""
        if message := update.effective_message:
            words = self._office.phrases_for(message.from_user).chat
            await self._say(message, words.start.format(example=isolate(words.example)))

    async def on_help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say how to ask, and in a bot that Telegram hides mentions from, say that too."""
        if message := update.effective_message:
            bot: User = context.bot.bot
            words = self._office.phrases_for(message.from_user).chat
            hidden = not bot.can_read_all_group_messages
            text = words.help if is_private(message) else words.help_in_groups
            sentences = [text.format(bot=isolate(f"@{bot.username}"))]
            await self._say(message, "\n".join([*sentences, *([words.help_group_privacy] if hidden else [])]))

    async def _say(self, message: Message, text: str) -> None:
        language = self._office.language_for(message.from_user)
        await reply(message, join("\n", (line(plain(row), language) for row in text.split("\n"))))
