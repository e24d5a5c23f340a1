"""People as a test holds them. Plain values."""

from dataclasses import dataclass

from .shapes import Object


@dataclass(frozen=True)
class User:
    """Somebody on Telegram."""

    id: int
    name: str
    shown: Object  # as Telegram shows them
