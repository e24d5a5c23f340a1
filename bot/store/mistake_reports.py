"""Keeps where readers found a mistake in a source. Nothing of it is about a person."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.store.database import Database
from bot.text.languages import Language


@dataclass(frozen=True)
class ReportedPlace:
    """The place of a mistake, as far as a reader told it."""

    document: str  # slug
    language: Language  # of the version that was read
    page: int  # that was read, from 1
    paragraph: int | None = None  # from 1, if the reader came from its quote


@dataclass(frozen=True)
class MistakeReport:
    """What readers told of a place."""

    place: ReportedPlace
    times: int
    last_at: datetime  # with its time zone


class MistakeReports:
    """The reports of mistakes; several of one place are counted."""

    def __init__(self, database: Database) -> None:
        """Keep them in `database`."""
        self._database = database

    async def add(self, place: ReportedPlace, at: datetime) -> None:
        """Keep a report; StoreError if it cannot be written."""
        last_at = at.astimezone(UTC).isoformat(timespec="milliseconds")
        await self._database.execute(
            "INSERT INTO mistake_report (document, language, page, paragraph, times, last_at)"
            " VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT (document, language, page, paragraph)"
            " DO UPDATE SET times = times + 1, last_at = excluded.last_at",
            *(place.document, place.language, place.page, place.paragraph or 0, last_at),
        )

    async def take_back(self, place: ReportedPlace) -> None:
        """Count one report of a place less; StoreError if it cannot be written."""
        here = (place.document, place.language, place.page, place.paragraph or 0)
        await self._database.execute(
            "DELETE FROM mistake_report WHERE document = ? AND language = ? AND page = ? AND paragraph = ?"
            " AND times = 1",
            *here,
        )
        await self._database.execute(
            "UPDATE mistake_report SET times = times - 1 WHERE document = ? AND language = ? AND page = ?"
            " AND paragraph = ?",
            *here,
        )

    async def settle(self, place: ReportedPlace) -> bool:
        """Keep no more that a place was reported; False if it is not. StoreError if it cannot be written."""
        changed = await self._database.execute(
            "DELETE FROM mistake_report WHERE document = ? AND language = ? AND page = ? AND paragraph = ?",
            *(place.document, place.language, place.page, place.paragraph or 0),
        )
        return changed > 0

    async def all(self) -> tuple[MistakeReport, ...]:
        """Return the reports, the place that was reported last first; StoreError if they cannot be read."""
        rows = await self._database.rows(
            "SELECT document, language, page, paragraph, times, last_at FROM mistake_report"
            " ORDER BY last_at DESC, document, page, paragraph"
        )
        return tuple(
            MistakeReport(
                ReportedPlace(str(document), Language(str(language)), int(str(page)), int(str(paragraph)) or None),
                int(str(times)),
                datetime.fromisoformat(str(last_at)),
            )
            for document, language, page, paragraph, times, last_at in rows
        )
