"""The connections to Telegram of one bot, and what is known of when they may be used. Opens none."""

from dataclasses import dataclass

from bot.chat.connection.pauses import Pauses
from bot.chat.connection.sending_connection import SendingConnection
from bot.chat.connection.token_watch import WatchedRequest


@dataclass(frozen=True)
class Connections:
    """What the bot sends over and what it polls over."""

    sending: SendingConnection
    polling: WatchedRequest
    pauses: Pauses
