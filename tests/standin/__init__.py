"""A strict stand-in for the Telegram Bot API: real HTTP, real text parsing, people who talk to the bot under test.

The server itself is the preview's. Knows nothing of the bot or of pytest. Its chats live in memory and end with it.
"""

from bot.preview.bot_api.people import User
from bot.preview.bot_api.record import Call

from .backstage import PATIENCE
from .chat import Chat, Message
from .offers import Asked, Offer
from .reply import Button, Press, Reply
from .standin import StandIn

__all__ = ["PATIENCE", "Asked", "Button", "Call", "Chat", "Message", "Offer", "Press", "Reply", "StandIn", "User"]
