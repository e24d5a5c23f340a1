"""Follows groups that become supergroups, and forgets chats that do not want the bot any more. Sends nothing."""

from bot.chat.bounded_dict import BoundedDict
from bot.chat.context import BotContext
from bot.store import StoreError

_MOST = 10_000  # chats known to have been others; the oldest go first


class ChatChanges:
    """What is kept of chats, moved with them and dropped with them."""

    def __init__(self, bot_context: BotContext) -> None:
        """Change what the store of `bot_context` keeps."""
        self._bot_context = bot_context
        self._moved: BoundedDict[int, int] = BoundedDict(_MOST)  # new chat -> what it was

    def was_another(self, chat: int) -> bool:
        """Tell whether a chat is known to have been another one before."""
        return chat in self._moved

    async def move(self, old: int, new: int) -> None:
        """Give what is kept of a group to the chat it has become; nothing if that was done."""
        if self._moved.get(new) == old:
            return
        self._moved[new] = old
        store = self._bot_context.store
        store.cards.move(old, new)
        try:
            await store.groups.move(old, new)
        except StoreError as error:
            store.tell(error)

    async def drop(self, chat: int) -> None:
        """Keep nothing that is only good for writing to a chat: it has blocked or removed the bot."""
        store = self._bot_context.store
        try:
            if chat < 0:
                self._moved.pop(chat, None)
                await store.groups.drop(chat)
            else:
                await store.subscriptions.forget(chat)
                await store.waiting.forget(chat)
        except StoreError as error:
            store.tell(error)
