"""Tells what time a passage speaks of."""

from datetime import date

from bot.documents.corpus import Passage
from bot.text.dates import dates_in, first_day_of, may_name_year


def day_told_of(passage: Passage) -> date | None:
    """Return the newest day that a passage tells of; None if nothing dates it.

    Its own dates come first, as far as its sources can have known them: what is later is a plan. Then the event of its
    document, then the newest of its sources.
    """
    published = [source.published for source in passage.sources if source.published]
    known = max(published, default=passage.document.compiled or date.max)
    texts = (passage.text(language) or "" for language in passage.document.versions)
    days = (first_day_of(found) for text in texts if may_name_year(text) for found in dates_in(text))
    told = [day for day in days if day and day <= known]
    return max(told, default=passage.document.event_date or max(published, default=None))
