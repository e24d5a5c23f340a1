"""Lets administrators ban people and chats, who get silence from then on: /ban, /unban and the gate before all else."""

from collections.abc import Awaitable, Callable

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.chat.administration.targets import target_in
from bot.chat.context import BotContext
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.replies import reply
from bot.locale import OwnerPhrases
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
        await self._decide(update, self._ban)

    async def on_unban(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Let somebody be answered again."""
        await self._decide(update, self._unban)

    async def _decide(self, update: Update, act: Callable[[int, Message, OwnerPhrases], Awaitable[str]]) -> None:
        """Say what comes of an act, if it is told whom it concerns."""
        message = update.effective_message
        if message is None:
            return
        phrases, target = self._bot_context.phrases_for(message.from_user, chat=message.chat), target_in(message)
        try:
            sentence = phrases.owner.ban_usage if target is None else await act(target, message, phrases.owner)
        except StoreError as error:
            self._bot_context.store.tell(error)
            sentence = phrases.chat.failure
        await self._say(message, sentence)

    async def _ban(self, target: int, message: Message, words: OwnerPhrases) -> str:
        if target == message.get_bot().id or self._bot_context.role_of(target):
            return words.ban_refused
        await self._bot_context.store.bans.add(target)
        self._note(Action.banned, message, target)
        return words.banned.format(id=isolate(target))

    async def _unban(self, target: int, message: Message, words: OwnerPhrases) -> str:
        was_banned = await self._bot_context.store.bans.remove(target)
        if was_banned:
            self._note(Action.unbanned, message, target)
        return (words.unbanned if was_banned else words.not_banned).format(id=isolate(target))

    def _note(self, action: Action, message: Message, target: int) -> None:
        by = message.from_user.id if message.from_user else None
        self._bot_context.store.audit.note(action, by, about=target)

    async def _say(self, message: Message, sentence: str) -> None:
        await reply(message, lines(sentence, self._bot_context.language_for(message.from_user, chat=message.chat)))
