"""The inbox: every update, from its arrival until it is answered, in a file of its own. Knows nothing of Telegram."""

from bot.inbox.inbox import Inbox, open_inbox
from bot.inbox.inbox_file import inbox_file_beside
from bot.inbox.pauses import Pause
from bot.inbox.sent_journal import Sent
from bot.inbox.writes import Arrival, Json

__all__ = ["Arrival", "Inbox", "Json", "Pause", "Sent", "inbox_file_beside", "open_inbox"]
