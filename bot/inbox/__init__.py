"""The inbox: every update, from its arrival until it is answered, in a file of its own. Knows nothing of Telegram."""

from bot.inbox.inbox import Inbox
from bot.inbox.inbox_file import inbox_file_beside
from bot.inbox.opening import open_inbox
from bot.inbox.pauses import Pause
from bot.inbox.writes import Arrival, Json, Sent

__all__ = ["Arrival", "Inbox", "Json", "Pause", "Sent", "inbox_file_beside", "open_inbox"]
