"""Collects what is kept about one person, for that person to read. Only SQL."""

import json

from bot.store.database import Database

# What each part of it is called for its reader, and where it is: in terms of the id or the pseudonym.
_PARTS = {
    "language": "SELECT language FROM person WHERE person = :pseudonym",
    "subscription": "SELECT language, told_at FROM subscription WHERE person = :id",
    "waiting_for_answers": "SELECT question, language, since FROM waiting WHERE person = :id ORDER BY since",
    "begun_as_staff": "SELECT kind, since, content FROM pending WHERE chat = :id ORDER BY since",
    "role": "SELECT role FROM staff WHERE person = :id",
    "done_as_staff": "SELECT at, action, detail FROM audit WHERE person = :id ORDER BY number",
    "done_about_them": "SELECT at, action, detail FROM audit WHERE about = :id ORDER BY number",
    "questions": "SELECT question, language, chat_kind, asked_at FROM question WHERE author = :pseudonym ORDER BY id",
    "answers_with_buttons": "SELECT question, previous, language, asked_at FROM card"
    " WHERE :pseudonym IN (asker, author) ORDER BY id",
    "opinions": "SELECT card.question, rating.helpful FROM rating JOIN card ON card.id = rating.card"
    " WHERE rating.person = :pseudonym AND card.asker = :pseudonym ORDER BY card.id",
    "opinions_on_answers_to_others": "SELECT count(*) AS number FROM rating JOIN card ON card.id = rating.card"
    " WHERE rating.person = :pseudonym AND card.asker <> :pseudonym",
}


async def collect_own_data(database: Database, person: int) -> str:
    """Return as JSON what is kept about a person, by their user id; StoreError if it cannot be read."""
    values = {"id": person, "pseudonym": database.pseudonyms.of(person)}
    parts = {name: await database.records(sql, values) for name, sql in _PARTS.items()}
    return json.dumps(parts, ensure_ascii=False, indent=2)
