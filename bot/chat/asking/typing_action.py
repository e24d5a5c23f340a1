"""Shows that the bot is writing while an answer takes long."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from telegram import Message
from telegram.constants import ChatAction

_Result = TypeVar("_Result")
_AFTER = 1.0  # seconds; whoever waits longer wonders whether anybody has heard them
_AGAIN_AFTER = 4.5  # seconds; Telegram shows it for five


async def while_typing(message: Message, awaited: Awaitable[_Result]) -> _Result:
    """Return what comes of `awaited`; as long as it takes over a second, the chat of `message` sees the bot write."""
    task, patience = asyncio.ensure_future(awaited), _AFTER
    while not (await asyncio.wait({task}, timeout=patience))[0]:
        patience = _AGAIN_AFTER
        thread = message.message_thread_id if message.is_topic_message else None
        await message.get_bot().send_chat_action(message.chat.id, ChatAction.TYPING, message_thread_id=thread)
    return task.result()
