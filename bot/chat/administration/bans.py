"""Lets administrators ban people and chats, who get silence from then on: /ban, /unban and the gate before all else."""

import re

from telegram import Message, MessageOriginChat, MessageOriginUser, Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.chat.context import BotContext
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.replies import reply
from bot.store import StoreError

_ID = re.compile(r"-?[0-9]{1,19}", re.ASCII)


class BanHandlers:
    """The handlers of bans."""

    def __init__(self, bot_context: BotContext) -> None:
        """Keep bans in the store of `bot_context`."""
        self._bot_context = bot_context

    async def on_update(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Let nothing pass that comes from somebody banned, or from a chat that is."""
        bans, message = self._bot_context.store.bans, update.effective_message
        who = (update.effective_user, update.effective_chat, message.sender_chat if message else None)
        if any(bans.has(each.id) for each in who if each):
            raise ApplicationHandlerStop

    async def on_ban(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Ban whom the command names, or who wrote what it replies to."""
        message = update.effective_message
        if message is None:
            return
        words = self._bot_context.phrases_for(message.from_user, chat=message.chat).owner
        target = _target(message)
        if target is None:
            await self._say(message, words.ban_usage)
        elif target in {*self._bot_context.admins, message.get_bot().id}:
            await self._say(message, words.ban_refused)
        elif await self._keep(message, target):
            await self._say(message, words.banned.format(id=isolate(target)))

    async def on_unban(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Let somebody be answered again."""
        message = update.effective_message
        if message is None:
            return
        words = self._bot_context.phrases_for(message.from_user, chat=message.chat).owner
        target = _target(message)
        if target is None:
            await self._say(message, words.ban_usage)
            return
        try:
            was_banned = await self._bot_context.store.bans.remove(target)
        except StoreError as error:
            await self._apologise(message, error)
            return
        await self._say(message, (words.unbanned if was_banned else words.not_banned).format(id=isolate(target)))

    async def _keep(self, message: Message, target: int) -> bool:
        try:
            await self._bot_context.store.bans.add(target)
        except StoreError as error:
            await self._apologise(message, error)
            return False
        return True

    async def _apologise(self, message: Message, error: StoreError) -> None:
        self._bot_context.store.tell(error)
        await self._say(message, self._bot_context.phrases_for(message.from_user, chat=message.chat).chat.failure)

    async def _say(self, message: Message, sentence: str) -> None:
        await reply(message, lines(sentence, self._bot_context.language_for(message.from_user, chat=message.chat)))


def _target(message: Message) -> int | None:
    """Return the id of whom a command is about: the one behind it, else of who wrote what it replies to."""
    _, _, written = (message.text or "").partition(" ")
    if written.strip():
        return int(written) if _ID.fullmatch(written.strip()) else None
    replied = message.reply_to_message
    return _author(replied) if replied else None


def _author(message: Message) -> int | None:
    """Return who wrote a message, or, if it was forwarded, who wrote it first."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginUser):
        return origin.sender_user.id
    if isinstance(origin, MessageOriginChat):
        return origin.sender_chat.id
    if message.sender_chat:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else None
