"""How the Bot API says no. Decides nothing."""

from collections.abc import Mapping

from bot.preview.bot_api.shapes import Json


class ApiError(Exception):
    """An error answer of the Bot API.

    `arranged` tells that the test itself brought it about (a user who blocked the bot, an expired button), so that
    it is not held against the bot.
    """

    def __init__(
        self, status: int, description: str, *, arranged: bool = False, extra: Mapping[str, Json] | None = None
    ) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.arranged = arranged
        self.extra = dict(extra or {})  # becomes "parameters": retry_after, migrate_to_chat_id


def bad_request(reason: str) -> ApiError:
    """Return a 400 in the real server's wording."""
    return ApiError(400, f"Bad Request: {reason}")
