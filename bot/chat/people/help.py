"""Answers /start and /help."""

from collections.abc import Awaitable, Callable

from telegram import Bot, Message, Update, User
from telegram.ext import ContextTypes

from bot.chat.asking.example_questions import example_buttons
from bot.chat.context import BotContext, is_private
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.replies import reply

ShowAdminMenu = Callable[[Bot, BotContext, int], Awaitable[None]]  # the last is a user id


class Help:
    """The handlers of the commands that explain the bot."""

    def __init__(self, bot_context: BotContext, show_admin_menu: ShowAdminMenu) -> None:
        """Speak the sentences of `bot_context`; `show_admin_menu` sets the menu of one of its administrators."""
        self._bot_context = bot_context
        self._show_admin_menu = show_admin_menu

    async def on_start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what the bot does, with questions to try; give an administrator the menu that had no chat before."""
        if message := update.effective_message:
            await self._explain(message, self._bot_context.phrases_for(message.from_user, chat=message.chat).chat.start)
            if is_private(message) and self._bot_context.is_admin(message):
                await self._show_admin_menu(context.bot, self._bot_context, message.chat.id)

    async def on_help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say how to ask, and in a bot that Telegram hides mentions from, say that too."""
        if message := update.effective_message:
            bot: User = context.bot.bot
            name = isolate(f"@{bot.username}")
            phrases = self._bot_context.phrases_for(message.from_user, chat=message.chat)
            text = phrases.chat.help if is_private(message) else phrases.chat.help_in_groups
            sentences = [text.format(bot=name)]
            if is_private(message) and bot.supports_inline_queries:
                sentences.append(phrases.inline.help.format(bot=name))
            if not bot.can_read_all_group_messages:
                sentences.append(phrases.chat.help_group_privacy)
            await self._explain(message, "\n".join(sentences))

    async def _explain(self, message: Message, text: str) -> None:
        """Send `text`, with examples: as buttons in private, to read in groups."""
        language = self._bot_context.language_for(message.from_user, chat=message.chat)
        phrases = self._bot_context.sentences[language]
        examples = self._bot_context.engine.examples(language)
        if not examples:
            await reply(message, lines(text, language))
        elif is_private(message):
            explained = f"{text}\n{phrases.examples.tap}"
            await reply(message, lines(explained, language), example_buttons(examples, language))
        else:
            explained = f"{text}\n{phrases.examples.read.format(example=isolate(examples[0]))}"
            await reply(message, lines(explained, language))
