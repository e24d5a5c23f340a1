"""Keeps what people chose for themselves: the language the bot speaks to them."""

from bot.store.database import Database
from bot.text.languages import Language, language_of_tag


class People:
    """The choices of people, in memory too, so that reading one waits for nothing."""

    def __init__(self, database: Database, languages: dict[int, Language]) -> None:
        """Keep them in `database`, which has `languages` already."""
        self._database = database
        self._languages = languages  # by user id; always what the table has

    def language_of(self, person: int) -> Language | None:
        """Return the language a person chose; None if they left it to the bot."""
        return self._languages.get(person)

    async def choose_language(self, person: int, language: Language) -> None:
        """Keep a person's language; StoreError if it cannot be written."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "INSERT INTO person (id, language) VALUES (?, ?)"
                " ON CONFLICT (id) DO UPDATE SET language = excluded.language",
                (person, language),
            )
        self._languages[person] = language

    async def forget(self, person: int) -> None:
        """Delete what a person chose; StoreError if it cannot be deleted."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM person WHERE id = ?", (person,))
        self._languages.pop(person, None)


async def read_people(database: Database) -> People:
    """Return the people of `database`; StoreError if they cannot be read."""
    rows = await database.rows("SELECT id, language FROM person")
    chosen = ((int(str(person)), language_of_tag(str(language))) for person, language in rows)
    return People(database, {person: language for person, language in chosen if language})
