"""Says, in private, that what was sent instead of text cannot be read: once for an album, once for many stickers."""

import asyncio
from datetime import datetime, timedelta

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.chat.bounded_dict import BoundedDict
from bot.chat.connection.update_run import current_run
from bot.chat.context import BotContext
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.replies import reply
from bot.locale import Phrases

_COOLDOWN = timedelta(seconds=30)  # within which nobody needs to be told again
_REST_OF_ALBUM = 1.0  # seconds within which the other items of an album arrive, perhaps one with a caption
_MOST = 10_000  # chats and albums known, of each; the oldest go first


class UnreadableMedia:
    """The handlers of what has no text."""

    def __init__(self, bot_context: BotContext) -> None:
        """Speak the sentences of `bot_context`."""
        self._bot_context = bot_context
        self._told: BoundedDict[int, datetime] = BoundedDict(_MOST)  # by chat, when
        self._captioned: BoundedDict[tuple[int, str], bool] = BoundedDict(_MOST)  # albums with a text

    async def on_caption(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Know that an album has a text; what that asks is for others to answer."""
        message = update.effective_message
        if message and message.media_group_id:
            self._captioned[message.chat.id, message.media_group_id] = True

    async def on_media(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Ask for text, in the words that suit what was sent; of an album once it is known whether it has a text."""
        message = update.effective_message
        if message is None:
            return
        if message.media_group_id:
            context.application.create_task(self._complain_of_album(message, message.media_group_id), update)
        else:
            await self._complain(message)

    async def _complain_of_album(self, message: Message, album: str) -> None:
        current_run.set(None)  # the update of this item is done with by then
        await asyncio.sleep(_REST_OF_ALBUM)
        if (message.chat.id, album) not in self._captioned:
            await self._complain(message)

    async def _complain(self, message: Message) -> None:
        told = self._told.get(message.chat.id)
        if told and message.date - told < _COOLDOWN:
            return
        self._told[message.chat.id] = message.date
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
