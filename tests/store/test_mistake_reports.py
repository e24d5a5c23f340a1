"""Places in sources where readers found a mistake are counted, and nothing else is kept of it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.store import MistakeReport, ReportedPlace, Store
from bot.text.languages import Language
from tests.store.opened import do

NOW = datetime.now(UTC).replace(microsecond=0)
LATER = NOW + timedelta(hours=1)
PAGE = ReportedPlace("the-base", Language.ARABIC, 2)
PARAGRAPH = ReportedPlace("the-base", Language.ARABIC, 2, 7)


def report(file: Path, *reports: tuple[ReportedPlace, datetime]) -> tuple[MistakeReport, ...]:
    async def add_all(store: Store) -> tuple[MistakeReport, ...]:
        for place, at in reports:
            await store.mistake_reports.add(place, at)
        return await store.mistake_reports.all()

    return do(file, add_all)


def test_the_place_that_was_reported_last_comes_first(file: Path) -> None:
    found = report(file, (PAGE, NOW), (PARAGRAPH, LATER))
    assert found == (MistakeReport(PARAGRAPH, 1, LATER), MistakeReport(PAGE, 1, NOW))


def test_reports_of_one_place_are_counted(file: Path) -> None:
    assert report(file, (PAGE, NOW), (PAGE, LATER)) == (MistakeReport(PAGE, 2, LATER),)


def test_without_reports_there_are_none(file: Path) -> None:
    assert report(file) == ()
