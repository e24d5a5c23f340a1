"""Counts what was asked and answered. Nothing of it is about a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bot.store.database import Database


@dataclass(frozen=True)
class Statistics:
    """What happened within some days."""

    by_day: Mapping[date, int]  # questions, of days with any
    by_language: Mapping[str, int]
    by_chat: Mapping[str, int]
    by_outcome: Mapping[str, int]
    median_ms: float | None  # of answers; None if there were none
    slow_ms: float | None  # that one in twenty takes longer than
    helpful: int
    unhelpful: int

    @property
    def questions(self) -> int:
        """How many there were."""
        return sum(self.by_day.values())


class Counting:
    """What a database can count."""

    def __init__(self, database: Database) -> None:
        """Count in `database`."""
        self._database = database

    async def since(self, days: int) -> Statistics:
        """Return what happened within so many days, until now; StoreError."""
        start = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")
        by_day = await self._count("substr(asked_at, 1, 10)", start)
        times = await self._database.rows("SELECT took_ms FROM question WHERE asked_at >= ? ORDER BY took_ms", start)
        took = [float(str(time)) for (time,) in times]
        rated = await self._database.rows(
            "SELECT helpful, count(*) FROM rating JOIN card ON card.id = rating.card WHERE asked_at >= ? GROUP BY 1",
            start,
        )
        opinions = {bool(helpful): int(str(count)) for helpful, count in rated}
        return Statistics(
            {date.fromisoformat(day): count for day, count in by_day.items()},
            await self._count("language", start),
            await self._count("chat_kind", start),
            await self._count("coalesce(outcome, iif(answered, 'answer', 'near'))", start),
            took[len(took) // 2] if took else None,
            took[len(took) * 19 // 20] if took else None,
            opinions.get(True, 0),
            opinions.get(False, 0),
        )

    async def cited(self) -> frozenset[tuple[str, int]]:
        """Return the passages that were ever cited, by document and paragraph; StoreError."""
        rows = await self._database.rows("SELECT DISTINCT document, paragraph FROM citation")
        return frozenset((str(document), int(str(paragraph))) for document, paragraph in rows)

    async def _count(self, what: str, start: str) -> dict[str, int]:
        rows = await self._database.rows(
            f"SELECT {what}, count(*) FROM question WHERE asked_at >= ? GROUP BY 1 ORDER BY 2 DESC",  # noqa: S608 - ours
            start,
        )
        return {str(name): int(str(count)) for name, count in rows}
