"""Keeps what people chose for themselves: the language the bot speaks to them."""

from bot.store.database import Database
from bot.store.pseudonyms import Pseudonym
from bot.text.languages import Language, language_of_tag


class People:
    """The choices of people, in memory too, so that reading one waits for nothing."""

    def __init__(self, database: Database, languages: dict[Pseudonym, Language]) -> None:
        """Keep them in `database`, which has `languages` already."""
        self._database = database
        self._languages = languages  # always what the table has

    def language_of(self, person: int) -> Language | None:
        """Return the language a person, by their user id, chose; None if they left it to the bot."""
        return self._languages.get(self._database.pseudonyms.of(person))

    async def choose_language(self, person: int, language: Language) -> None:
        """Keep a person's language; StoreError if it cannot be written."""
        pseudonym = self._database.pseudonyms.of(person)
        await self._database.execute(
            "INSERT INTO person (person, language) VALUES (?, ?)"
            " ON CONFLICT (person) DO UPDATE SET language = excluded.language",
            *(pseudonym, language),
        )
        self._languages[pseudonym] = language

    async def forget(self, person: int) -> None:
        """Delete what a person chose; StoreError if it cannot be deleted."""
        await self._database.execute("DELETE FROM person WHERE person = ?", self._database.pseudonyms.of(person))
        self.let_go(person)

    def let_go(self, person: int) -> None:
        """Know no more what a person chose."""
        self._languages.pop(self._database.pseudonyms.of(person), None)


async def read_people(database: Database) -> People:
    """Return the people of `database`; StoreError if they cannot be read."""
    rows = await database.rows("SELECT person, language FROM person")
    chosen = ((person, language_of_tag(str(language))) for person, language in rows)
    return People(
        database,
        {Pseudonym(person): language for person, language in chosen if language and isinstance(person, bytes)},
    )
