"""Tells who administers a group."""

from telegram import Chat, Message, User
from telegram.error import BadRequest, ChatMigrated, Forbidden


async def is_group_admin(person: User, chat: Chat) -> bool:
    """Tell whether a person administers a group; nobody does in one that is gone or that the bot is not in."""
    try:
        # Of a single member a bot may ask for certain only as an administrator; of these, always:
        # https://core.telegram.org/bots/api#getchatmember
        admins = await chat.get_administrators()
    except (BadRequest, ChatMigrated, Forbidden):
        return False
    return person.id in {admin.user.id for admin in admins}


async def is_by_group_admin(message: Message) -> bool:
    """Tell whether an administrator of its group wrote a message; who writes in the group's own name is one."""
    if message.sender_chat:
        return message.sender_chat.id == message.chat.id
    return message.from_user is not None and await is_group_admin(message.from_user, message.chat)
