"""People as a test holds them. Plain values."""

from dataclasses import dataclass, field

from bot.preview.bot_api.shapes import Object


@dataclass(frozen=True)
class User:
    """Somebody on Telegram."""

    id: int
    name: str
    shown: Object = field(compare=False, repr=False)  # as Telegram shows them
