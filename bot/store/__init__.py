"""What the bot keeps, in one SQLite file; all SQL is here. Knows nothing of Telegram or ranking."""

from bot.store.announcements import PendingAnnouncement
from bot.store.answer_cards import KEPT_FOR, Card, Cards, Ratings
from bot.store.asked_in_vain import AskedInVain, QuestionsInVain, Reference, Where, read_asked_in_vain
from bot.store.audit_log import TEACHING, Action, AuditLog, LogEntry
from bot.store.backups import backup_name
from bot.store.errors import FolderInUseError, NewerStoreError, StoreError, StoreInUseError
from bot.store.groups import Groups, GroupSettings
from bot.store.mistake_reports import MistakeReport, MistakeReports, ReportedPlace
from bot.store.opening import LOG_KEPT_FOR, Store, open_store
from bot.store.pending import Pending, PendingKind, PendingPlace
from bot.store.people import People
from bot.store.process_lock import hold_folder, is_held, told_by_holder
from bot.store.pseudonyms import Pseudonym, key_file_of
from bot.store.query_log import QueryLog, QueryLogEntry
from bot.store.restoring import copy_database, restore_database
from bot.store.staff import Role, Staff
from bot.store.statistics import Statistics
from bot.store.subscriptions import PendingDigest, Subscriptions
from bot.store.waiting import Waiting, WaitingPerson

__all__ = [
    "KEPT_FOR",
    "LOG_KEPT_FOR",
    "TEACHING",
    "Action",
    "AskedInVain",
    "AuditLog",
    "Card",
    "Cards",
    "FolderInUseError",
    "GroupSettings",
    "Groups",
    "LogEntry",
    "MistakeReport",
    "MistakeReports",
    "NewerStoreError",
    "Pending",
    "PendingAnnouncement",
    "PendingDigest",
    "PendingKind",
    "PendingPlace",
    "People",
    "Pseudonym",
    "QueryLog",
    "QueryLogEntry",
    "QuestionsInVain",
    "Ratings",
    "Reference",
    "ReportedPlace",
    "Role",
    "Staff",
    "Statistics",
    "Store",
    "StoreError",
    "StoreInUseError",
    "Subscriptions",
    "Waiting",
    "WaitingPerson",
    "Where",
    "backup_name",
    "copy_database",
    "hold_folder",
    "is_held",
    "key_file_of",
    "open_store",
    "read_asked_in_vain",
    "restore_database",
    "told_by_holder",
]
