"""Shows pages of the staff in private alone: what is in people's words, or of people, is nothing for a group."""

from collections.abc import Awaitable, Callable

from telegram import Update

from bot.chat.context import BotContext, is_private
from bot.chat.store_failures import apologising_to
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.readers import Reader
from bot.chat.writing.replies import Content, reply


async def show_in_private(
    update: Update, bot_context: BotContext, page: Callable[[Reader], Awaitable[Content]]
) -> None:
    """Answer a command with a page, or in a group with where to ask for it; apologise if the store fails."""
    message = update.effective_message
    if message is None:
        return
    language, phrases = bot_context.voice_for(message)
    if not is_private(message):
        await reply(message, lines(phrases.chat.private_only, language))
        return
    async with apologising_to(message, bot_context):
        await reply(message, *await page(bot_context.reader(language)))
