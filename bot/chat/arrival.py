"""Introduces the bot to a group that it is added to."""

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

from bot.chat.direction import isolate
from bot.chat.markup import join, plain
from bot.chat.messages import line
from bot.chat.office import Office
from bot.chat.replies import NO_PREVIEW


class Arrival:
    """The handler of the bot's own comings and goings."""

    def __init__(self, office: Office) -> None:
        """Speak the sentences of `office`."""
        self._office = office

    async def on_change(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say once, when added to a group, how to ask and whether mentions can be seen; pass over all other changes."""
        change = update.my_chat_member
        if change is None or not was_added(change):
            return
        bot: User = context.bot.bot
        language = self._office.language_for(change.from_user)
        words = self._office.sentences[language].arrival
        sees_mentions = bot.can_read_all_group_messages or isinstance(change.new_chat_member, ChatMemberAdministrator)
        name = isolate(f"@{bot.username}")
        rows = (words.introduction, words.sees_mentions if sees_mentions else words.sees_no_mentions)
        piece = join("\n", (line(plain(row.format(bot=name)), language) for row in rows))
        await change.chat.send_message(piece.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW)


def was_added(change: ChatMemberUpdated) -> bool:
    """Tell whether the bot came into a group where it may speak; a promotion or a restriction is no coming."""
    return (
        change.chat.type in {ChatType.GROUP, ChatType.SUPERGROUP}
        and not _is_in(change.old_chat_member)
        and _is_in(change.new_chat_member)
        and _may_speak(change.new_chat_member)
    )


def _is_in(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return not isinstance(member, ChatMemberLeft) and member.status != ChatMember.BANNED


def _may_speak(member: ChatMember) -> bool:
    return not isinstance(member, ChatMemberRestricted) or member.can_send_messages
