"""Lets administrators ban people and chats, who get silence from then on: /ban, /unban and the gate before all else."""

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.chat.administration.targets import target_in
from bot.chat.context import BotContext
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.replies import reply
from bot.store import Action, StoreError


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
        target = target_in(message)
        if target is None:
            await self._say(message, words.ban_usage)
        elif target == message.get_bot().id or self._bot_context.role_of(target):
            await self._say(message, words.ban_refused)
        elif await self._keep(message, target):
            self._note(Action.banned, message, target)
            await self._say(message, words.banned.format(id=isolate(target)))

    async def on_unban(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Let somebody be answered again."""
        message = update.effective_message
        if message is None:
            return
        words = self._bot_context.phrases_for(message.from_user, chat=message.chat).owner
        target = target_in(message)
        if target is None:
            await self._say(message, words.ban_usage)
            return
        try:
            was_banned = await self._bot_context.store.bans.remove(target)
        except StoreError as error:
            await self._apologise(message, error)
            return
        if was_banned:
            self._note(Action.unbanned, message, target)
        await self._say(message, (words.unbanned if was_banned else words.not_banned).format(id=isolate(target)))

    async def _keep(self, message: Message, target: int) -> bool:
        try:
            await self._bot_context.store.bans.add(target)
        except StoreError as error:
            await self._apologise(message, error)
            return False
        return True

    def _note(self, action: Action, message: Message, target: int) -> None:
        by = message.from_user.id if message.from_user else None
        self._bot_context.store.audit.note(action, by, about=target)

    async def _apologise(self, message: Message, error: StoreError) -> None:
        self._bot_context.store.tell(error)
        await self._say(message, self._bot_context.phrases_for(message.from_user, chat=message.chat).chat.failure)

    async def _say(self, message: Message, sentence: str) -> None:
        await reply(message, lines(sentence, self._bot_context.language_for(message.from_user, chat=message.chat)))
