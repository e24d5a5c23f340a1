"""Says, in private, that what was sent instead of text cannot be read."""

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.chat.context import BotContext
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.replies import reply
from bot.locale import Phrases


class UnreadableMedia:
    """The handler of what has no text."""

    def __init__(self, bot_context: BotContext) -> None:
        """Speak the sentences of `bot_context`."""
        self._bot_context = bot_context

    async def on_media(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Ask for text, in the words that suit what was sent."""
        if message := update.effective_message:
            language = self._bot_context.language_for(message.from_user)
            await reply(message, lines(_sentence(message, self._bot_context.sentences[language]), language))


def _sentence(message: Message, phrases: Phrases) -> str:
    if message.voice or message.audio or message.video_note:
        return phrases.media.sound
    if message.photo or message.video or message.animation:  # before files: an animation is one too
        return phrases.media.picture
    if message.document:
        return phrases.media.file
    return phrases.chat.only_text
