"""What the bot keeps, in one SQLite file; all SQL is here. Knows nothing of Telegram or ranking."""

from bot.store.database import NewerStoreError, StoreError
from bot.store.journal import Entry, Journal
from bot.store.people import People
from bot.store.store import Store, open_store

__all__ = ["Entry", "Journal", "NewerStoreError", "People", "Store", "StoreError", "open_store"]
