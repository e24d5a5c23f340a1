"""Lets the owner say who else runs the bot: /promote and /demote, by id or in reply to what somebody wrote."""

from dataclasses import dataclass

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.chat.administration.targets import target_in, words_behind
from bot.chat.context import BotContext
from bot.chat.menus import Menus
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.replies import reply
from bot.store import Action, Role, StoreError

_NAMES = {role.value: role for role in (Role.editor, Role.administrator)}


@dataclass(frozen=True)
class Roles:
    """The handlers of roles."""

    _bot_context: BotContext
    _menus: Menus

    async def on_promote(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Make somebody an editor, or what the command says."""
        message = update.effective_message
        if message is None:
            return
        *_, last = words_behind(message) or [""]
        role, person = _NAMES.get(last.lower(), Role.editor), target_in(message, ignoring=_NAMES)
        words = self._bot_context.phrases_for(message.from_user, chat=message.chat).roles
        if person is None or person <= 0:
            await self._say(message, words.promote_usage)
        elif person in self._bot_context.admins or person == context.bot.id:
            await self._say(message, words.settled)
        elif await self._appoint(message, person, role):
            await self._say(message, self._promoted(message, role).format(id=isolate(person)))
            await self._menus.show_to_staff(context.bot, self._bot_context, person)

    async def on_demote(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Take somebody's role from them."""
        message = update.effective_message
        if message is None:
            return
        person = target_in(message)
        words = self._bot_context.phrases_for(message.from_user, chat=message.chat).roles
        if person is None or person <= 0:
            await self._say(message, words.demote_usage)
        elif person in self._bot_context.admins:
            await self._say(message, words.settled)
        elif not self._bot_context.role_of(person):
            await self._say(message, words.has_none.format(id=isolate(person)))
        elif await self._dismiss(message, person):
            await self._say(message, words.demoted.format(id=isolate(person)))
            await self._menus.show_to_staff(context.bot, self._bot_context, person)

    def _promoted(self, message: Message, role: Role) -> str:
        words = self._bot_context.phrases_for(message.from_user, chat=message.chat).roles
        return words.promoted_editor if role is Role.editor else words.promoted_administrator

    async def _appoint(self, message: Message, person: int, role: Role) -> bool:
        try:
            await self._bot_context.store.staff.appoint(person, role)
        except StoreError as error:
            return await self._apologise(message, error)
        self._note(Action.promoted, message, person, role)
        return True

    async def _dismiss(self, message: Message, person: int) -> bool:
        try:
            await self._bot_context.store.staff.dismiss(person)
        except StoreError as error:
            return await self._apologise(message, error)
        self._note(Action.demoted, message, person)
        return True

    def _note(self, action: Action, message: Message, person: int, role: str = "") -> None:
        by = message.from_user.id if message.from_user else None
        self._bot_context.store.audit.note(action, by, role, person)

    async def _apologise(self, message: Message, error: StoreError) -> bool:
        self._bot_context.store.tell(error)
        await self._say(message, self._bot_context.phrases_for(message.from_user, chat=message.chat).chat.failure)
        return False

    async def _say(self, message: Message, sentence: str) -> None:
        await reply(message, lines(sentence, self._bot_context.language_for(message.from_user, chat=message.chat)))
