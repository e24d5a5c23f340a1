"""What the bot keeps, in one SQLite file; all SQL is here. Knows nothing of Telegram or ranking."""

from bot.store.answer_cards import KEPT_FOR, Card, Cards, Ratings
from bot.store.errors import NewerStoreError, StoreError, StoreInUseError
from bot.store.groups import Groups, GroupSettings
from bot.store.mistake_reports import MistakeReport, MistakeReports, ReportedPlace
from bot.store.opening import LOG_KEPT_FOR, Store, open_store
from bot.store.people import People
from bot.store.pseudonyms import Pseudonym
from bot.store.query_log import QueryLog, QueryLogEntry
from bot.store.subscriptions import PendingDigest, Subscriptions
from bot.store.waiting import Waiting, WaitingPerson

__all__ = [
    "KEPT_FOR",
    "LOG_KEPT_FOR",
    "Card",
    "Cards",
    "GroupSettings",
    "Groups",
    "MistakeReport",
    "MistakeReports",
    "NewerStoreError",
    "PendingDigest",
    "People",
    "Pseudonym",
    "QueryLog",
    "QueryLogEntry",
    "Ratings",
    "ReportedPlace",
    "Store",
    "StoreError",
    "StoreInUseError",
    "Subscriptions",
    "Waiting",
    "WaitingPerson",
    "open_store",
]
