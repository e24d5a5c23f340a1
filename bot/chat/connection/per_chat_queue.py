"""Handles the updates of one chat in their order, and those of different chats side by side."""

from asyncio import Lock
from collections.abc import Awaitable
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

MOST_AT_ONCE = 256


class PerChatQueue(BaseUpdateProcessor):
    """Has an update wait until its chat's earlier ones are handled."""

    def __init__(self) -> None:
        """Handle at most `MOST_AT_ONCE` updates at the same time."""
        super().__init__(MOST_AT_ONCE)
        # A lock lives as long as somebody waits for it or holds it.
        self._locks: WeakValueDictionary[int | None, Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        """Handle one update."""
        # What belongs to no chat, such as an inline query, waits for the same person's earlier ones only.
        chat = (update.effective_chat or update.effective_user) if isinstance(update, Update) else None
        lock = self._locks.setdefault(chat.id if chat else None, Lock())
        async with lock:  # first come, first served
            await coroutine

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""
