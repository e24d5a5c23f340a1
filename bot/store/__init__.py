"""What the bot keeps, in one SQLite file; all SQL is here. Knows nothing of Telegram or ranking."""

from bot.store.answer_cards import KEPT_FOR, Card, Cards
from bot.store.database import NewerStoreError, StoreError
from bot.store.groups import Groups, GroupSettings
from bot.store.opening import Store, open_store
from bot.store.people import People
from bot.store.query_log import Entry, QueryLog
from bot.store.subscriptions import Subscriptions, Waiting

__all__ = [
    "KEPT_FOR",
    "Card",
    "Cards",
    "Entry",
    "GroupSettings",
    "Groups",
    "NewerStoreError",
    "People",
    "QueryLog",
    "Store",
    "StoreError",
    "Subscriptions",
    "Waiting",
    "open_store",
]
