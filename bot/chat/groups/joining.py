"""Introduces the bot to a group that it is added to; hears of groups that move and of those that it has left."""

import asyncio
from contextlib import suppress

from telegram import (
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberLeft,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Update,
    User,
)
from telegram.constants import ChatType, ParseMode
from telegram.ext import ContextTypes

from bot.chat.connection.update_run import paused
from bot.chat.context import BotContext
from bot.chat.groups.chat_changes import ChatChanges
from bot.chat.sending import UnconfirmedError, as_news
from bot.chat.writing.answer_messages import line
from bot.chat.writing.bidi import isolate
from bot.chat.writing.html import join, plain
from bot.chat.writing.replies import NO_PREVIEW

_GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}
# A group that becomes a supergroup becomes a new chat, to which the bot is added; that it is an old one is told beside
# it, in no sure order.
_MIGRATION_IS_TOLD_WITHIN = 1.0  # seconds


class Joining:
    """The handlers of the bot being added to groups, removed from them, and moved with them."""

    def __init__(self, bot_context: BotContext, changes: ChatChanges) -> None:
        """Speak the sentences of `bot_context`; tell `changes` what becomes of groups."""
        self._bot_context = bot_context
        self._changes = changes

    async def on_my_chat_member(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Introduce the bot once, when it is added to a group; forget a group that it has left."""
        change = update.my_chat_member
        if change and has_left(change):
            await self._changes.drop(change.chat.id)
        elif change and was_added(change):
            if change.chat.type == ChatType.SUPERGROUP:
                async with paused():
                    await asyncio.sleep(_MIGRATION_IS_TOLD_WITHIN)
            if not self._changes.was_another(change.chat.id):
                await self._introduce(change, context.bot.bot)

    async def on_migration(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Take the settings of a group along to the supergroup it becomes; both chats tell of it."""
        message = update.effective_message
        if message and message.migrate_to_chat_id:
            await self._changes.move(message.chat.id, message.migrate_to_chat_id)
        elif message and message.migrate_from_chat_id:
            await self._changes.move(message.migrate_from_chat_id, message.chat.id)

    async def _introduce(self, change: ChatMemberUpdated, bot: User) -> None:
        """Say how to ask and whether mentions can be seen."""
        language = self._bot_context.language_for(change.from_user)
        words = self._bot_context.sentences[language].joining
        sees_mentions = bot.can_read_all_group_messages or isinstance(change.new_chat_member, ChatMemberAdministrator)
        name = isolate(f"@{bot.username}")
        rows = (words.introduction, words.sees_mentions if sees_mentions else words.sees_no_mentions)
        piece = join("\n", (line(plain(row.format(bot=name)), language) for row in rows))
        with as_news(), suppress(UnconfirmedError):  # whoever asks something meanwhile goes first
            await change.chat.send_message(piece.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW)


def has_left(change: ChatMemberUpdated) -> bool:
    """Tell whether the bot is in a group no more."""
    return change.chat.type in _GROUPS and not _is_in(change.new_chat_member)


def was_added(change: ChatMemberUpdated) -> bool:
    """Tell whether the bot was added to a group where it may write; a promotion or a restriction does not count."""
    return (
        change.chat.type in _GROUPS
        and not _is_in(change.old_chat_member)
        and _is_in(change.new_chat_member)
        and _may_write(change.new_chat_member)
    )


def _is_in(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return not isinstance(member, ChatMemberLeft) and member.status != ChatMember.BANNED


def _may_write(member: ChatMember) -> bool:
    return not isinstance(member, ChatMemberRestricted) or member.can_send_messages
