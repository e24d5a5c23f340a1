"""Keeps who gets no answers any more, by pseudonym alone."""

from bot.store.database import Database
from bot.store.pseudonyms import Pseudonym


class Bans:
    """The banned people and chats, in memory too: every update asks after them."""

    def __init__(self, database: Database, banned: set[Pseudonym]) -> None:
        """Keep them in `database`, which has `banned` already."""
        self._database = database
        self._banned = banned

    def has(self, number: int) -> bool:
        """Tell whether a person or a chat is banned, by Telegram's id."""
        return bool(self._banned) and self._database.pseudonyms.of(number) in self._banned

    async def add(self, number: int) -> None:
        """Ban a person or a chat; StoreError if that cannot be kept."""
        who = self._database.pseudonyms.of(number)
        await self._database.execute("INSERT INTO banned (who) VALUES (?) ON CONFLICT DO NOTHING", who)
        self._banned.add(who)

    async def remove(self, number: int) -> bool:
        """Ban somebody no more; False if they were not banned. StoreError if that cannot be kept."""
        who = self._database.pseudonyms.of(number)
        self._banned.discard(who)
        return await self._database.execute("DELETE FROM banned WHERE who = ?", who) > 0


async def read_bans(database: Database) -> Bans:
    """Return the bans of `database`; StoreError if they cannot be read."""
    rows = await database.rows("SELECT who FROM banned")
    return Bans(database, {Pseudonym(who) for (who,) in rows if isinstance(who, bytes)})
