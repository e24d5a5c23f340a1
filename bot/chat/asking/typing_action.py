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
    typing = _Typing(message)
    try:
        return await awaited
    finally:
        typing.end()


class _Typing:
    """Costs no more than a timer where nobody waits long."""

    def __init__(self, message: Message) -> None:
        self._message = message
        self._task: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(_AFTER, self._begin)

    def end(self) -> None:
        self._timer.cancel()
        if self._task:
            self._task.cancel()

    def _begin(self) -> None:
        self._task = asyncio.create_task(self._go_on())

    async def _go_on(self) -> None:
        message, bot = self._message, self._message.get_bot()
        thread = message.message_thread_id if message.is_topic_message else None
        while True:
            await bot.send_chat_action(message.chat.id, ChatAction.TYPING, message_thread_id=thread)
            await asyncio.sleep(_AGAIN_AFTER)
