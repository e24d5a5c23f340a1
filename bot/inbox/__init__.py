"""The inbox: every update, from its arrival until it is answered, in a file of its own. Knows nothing of Telegram."""

from bot.inbox.inbox import Inbox, open_inbox
from bot.inbox.inbox_file import Arrival, Json, inbox_file_beside
from bot.inbox.pauses import Pause

__all__ = ["Arrival", "Inbox", "Json", "Pause", "inbox_file_beside", "open_inbox"]
