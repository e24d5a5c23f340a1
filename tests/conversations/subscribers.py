"""People who subscribe to news of sources, and the sources that an administrator adds."""

from pathlib import Path

from tests.conversations.talk import query, reader, said, written
from tests.corpora import write_document
from tests.standin import Chat, StandIn

_LONG_AGO = "2026-01-18T12:00:00.000+00:00"


def add(corpus: Path, slug: str, head: str = "") -> None:
    """Add a document; its title is its file's name."""
    write_document(corpus, f"{slug}.en.md", "The mission ends.", head=head)


def reload_with(corpus: Path, admin: Chat, slug: str, head: str = "") -> None:
    """Add a document and let the administrator reload; it is news to nobody who subscribes after this."""
    add(corpus, slug, head)
    assert slug in said(admin, "/reload").text
    written(corpus.parent, "SELECT 1 FROM known_document WHERE slug = ?", slug)


def subscriber(telegram: StandIn, code: str = "en") -> Chat:
    """Return the chat of somebody who has just subscribed."""
    chat = reader(telegram, code)
    said(chat, "/subscribe")
    return chat


def kept(folder: Path) -> dict[object, bool]:
    """Return who is subscribed, and whether they were told anything yet."""
    rows = query(folder, "SELECT person, told_at IS NOT NULL FROM subscription")
    return {person: bool(told) for person, told in rows}


def let_a_day_pass(folder: Path, person: Chat) -> None:
    """Let somebody have been told long ago."""
    sql = "UPDATE subscription SET told_at = ? WHERE person = ? RETURNING person"
    assert query(folder, sql, _LONG_AGO, person.id) == [(person.id,)]
