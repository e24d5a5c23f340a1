"""Answers /timeline, /latest and their buttons."""

import re

from telegram import InlineKeyboardButton, Update
from telegram.ext import ContextTypes

from bot.chat.asking.addressing import after_command
from bot.chat.context import BotContext
from bot.chat.pages.timeline_pages import TimelinePages
from bot.chat.writing.callback_queries import message_of, show_instead
from bot.chat.writing.keyboards import callback_button
from bot.chat.writing.replies import reply
from bot.events import Period, find_events, read_period
from bot.locale import Phrases
from bot.text.languages import Language

TIMELINE_CALLBACK = re.compile(
    rf"timeline:(?P<language>{'|'.join(Language)})"
    r"(?::(?P<year>[1-9][0-9]{3})(?:-(?P<month>0[1-9]|1[0-2])(?::(?P<page>[1-9][0-9]{0,3}))?)?)?"
)
LATEST_CALLBACK = re.compile(rf"latest:(?P<language>{'|'.join(Language)})")


def latest_button(phrases: Phrases, language: Language) -> InlineKeyboardButton:
    """Return the button that sends the newest events."""
    return callback_button(phrases.menu.latest, f"latest:{language}", language)


class Timeline:
    """The handlers of the timeline."""

    def __init__(self, bot_context: BotContext) -> None:
        """Show the events of the corpus of `bot_context`."""
        self._bot_context = bot_context

    async def on_timeline(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Send the years, or the year or month behind the command."""
        message = update.effective_message
        if message is None:
            return
        pages = self._pages(self._bot_context.language_for(message.from_user, chat=message.chat), context.bot.username)
        wanted = after_command(message)
        period = read_period(wanted)
        if wanted and period is None:
            await reply(message, *pages.not_a_period(wanted))
        elif period:
            await reply(message, *pages.period_or_nearest(period))
        else:
            await reply(message, *pages.years())

    async def on_latest(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Send the newest events."""
        if message := update.effective_message:
            language = self._bot_context.language_for(message.from_user, chat=message.chat)
            await reply(message, *self._pages(language, context.bot.username).newest())

    async def on_latest_callback(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Send the newest events below the message whose button was pressed, if it is still there."""
        query = update.callback_query
        if query is None:
            return
        await query.answer()
        wanted, message = LATEST_CALLBACK.fullmatch(query.data or ""), message_of(query)
        if wanted and message:
            await reply(message, *self._pages(Language(wanted["language"]), context.bot.username).newest())

    async def on_callback(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show what a button names, or the nearest that is still there after a reload."""
        query = update.callback_query
        if query is None:
            return
        await query.answer()
        wanted = TIMELINE_CALLBACK.fullmatch(query.data or "")
        if wanted is None:
            return
        pages = self._pages(Language(wanted["language"]), context.bot.username)
        year, month = wanted["year"], wanted["month"]
        period = Period(int(year), int(month) if month else None) if year else None
        await show_instead(query, *pages.page(period, int(wanted["page"] or 1)))

    def _pages(self, language: Language, username: str) -> TimelinePages:
        bot_context = self._bot_context
        return TimelinePages(find_events(bot_context.engine.corpus), bot_context.reader(language), username)
