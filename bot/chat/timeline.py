"""Answers /timeline and its buttons."""

import re

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat.addressing import after_command
from bot.chat.office import Office
from bot.chat.replies import reply
from bot.chat.timeline_pages import TimelinePages
from bot.chat.turning import turn
from bot.text.languages import Language
from bot.timeline import Period, find_events, read_period

TIMELINE_TURN = re.compile(
    rf"timeline:(?P<language>{'|'.join(Language)})"
    r"(?::(?P<year>[1-9][0-9]{3})(?:-(?P<month>0[1-9]|1[0-2])(?::(?P<page>[1-9][0-9]{0,3}))?)?)?"
)


class Timeline:
    """The handlers of the timeline."""

    def __init__(self, office: Office) -> None:
        """Show the events of the corpus of `office`."""
        self._office = office

    async def on_timeline(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Send the years, or the year or month behind the command."""
        message = update.effective_message
        if message is None:
            return
        pages = self._pages(self._office.language_for(message.from_user))
        wanted = after_command(message)
        period = read_period(wanted)
        if wanted and period is None:
            await reply(message, *pages.unclear(wanted))
        elif period:
            await reply(message, *pages.asked(period))
        else:
            await reply(message, *pages.years())

    async def on_turn(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Turn to what a button names, or to the nearest that is still there after a reload."""
        query = update.callback_query
        if query is None:
            return
        await query.answer()
        wanted = TIMELINE_TURN.fullmatch(query.data or "")
        if wanted is None:
            return
        pages = self._pages(Language(wanted["language"]))
        year, month = wanted["year"], wanted["month"]
        period = Period(int(year), int(month) if month else None) if year else None
        await turn(query, *pages.turned(period, int(wanted["page"] or 1)))

    def _pages(self, language: Language) -> TimelinePages:
        office = self._office
        return TimelinePages(find_events(office.desk.corpus), office.sentences[language], language)
