"""Keeps what the administrators of groups chose for them. Nothing of it is about a person."""

from dataclasses import dataclass

from bot.store.database import Database
from bot.text.languages import Language, language_of_tag


@dataclass(frozen=True)
class GroupSettings:
    """What can be chosen for a group."""

    language: Language | None = None  # of the bot's own sentences; None follows whoever asks
    short: bool = False  # whether an answer quotes the best passage only
    preview: bool = False  # whether Telegram shows a preview of its first outlet's link


_UNCHOSEN = GroupSettings()


class Groups:
    """The settings of groups, in memory too, so that reading them waits for nothing."""

    def __init__(self, database: Database, settings: dict[int, GroupSettings]) -> None:
        """Keep them in `database`, which has `settings` already."""
        self._database = database
        self._settings = settings  # by chat id; always what the table has

    def settings_of(self, chat: int) -> GroupSettings:
        """Return the settings of a chat; where nothing was chosen, the usual ones."""
        return self._settings.get(chat, _UNCHOSEN)

    async def change(self, chat: int, settings: GroupSettings) -> None:
        """Keep the settings of a group; StoreError if they cannot be written."""
        await self._database.execute(
            "INSERT INTO group_settings (chat, language, short, preview) VALUES (?, ?, ?, ?) ON CONFLICT (chat)"
            " DO UPDATE SET language = excluded.language, short = excluded.short, preview = excluded.preview",
            *(chat, settings.language, settings.short, settings.preview),
        )
        self._settings[chat] = settings

    async def move(self, old: int, new: int) -> None:
        """Give a group's settings to the chat it has become; StoreError if it fails, nothing if there are none."""
        await self._database.execute("UPDATE OR REPLACE group_settings SET chat = ? WHERE chat = ?", new, old)
        if old in self._settings:
            self._settings[new] = self._settings.pop(old)

    async def drop(self, chat: int) -> None:
        """Delete the settings of a group; StoreError if they cannot be deleted."""
        await self._database.execute("DELETE FROM group_settings WHERE chat = ?", chat)
        self._settings.pop(chat, None)


async def read_groups(database: Database) -> Groups:
    """Return the groups of `database`; StoreError if they cannot be read."""
    rows = await database.rows("SELECT chat, language, short, preview FROM group_settings")
    return Groups(
        database,
        {
            int(str(chat)): GroupSettings(
                language_of_tag(str(language) if language else None), bool(short), bool(preview)
            )
            for chat, language, short, preview in rows
        },
    )
