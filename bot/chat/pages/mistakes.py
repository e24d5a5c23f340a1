"""Keeps the mistakes that readers report in sources: each reader's once, and to be taken back."""

from datetime import UTC, datetime

from bot.chat.bounded_dict import BoundedDict
from bot.chat.context import BotContext
from bot.store import ReportedPlace

_MOST = 5_000  # reports that can be taken back; the oldest go first


class Mistakes:
    """The reports that were made since the start; who made them is known in memory only."""

    def __init__(self, bot_context: BotContext) -> None:
        """Keep reports in the store of `bot_context`."""
        self._bot_context = bot_context
        self._reported: BoundedDict[tuple[int, ReportedPlace], bool] = BoundedDict(_MOST)

    async def report(self, person: int, place: ReportedPlace) -> None:
        """Keep that a person, by their user id, found a mistake; StoreError."""
        if (person, place) not in self._reported:
            await self._bot_context.store.mistake_reports.add(place, datetime.now(UTC))
            self._reported[person, place] = True

    async def take_back(self, person: int, place: ReportedPlace) -> bool:
        """Keep it no more; False if it is not known to be this person's. StoreError."""
        if self._reported.pop((person, place), None) is None:
            return False
        await self._bot_context.store.mistake_reports.take_back(place)
        return True
