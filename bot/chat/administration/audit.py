"""Shows administrators who of the staff did what: /log."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat.administration.private_pages import show_in_private
from bot.chat.context import BotContext
from bot.chat.store_failures import apologising
from bot.chat.writing.answer_messages import line
from bot.chat.writing.bidi import isolate
from bot.chat.writing.callback_queries import show_instead, toast
from bot.chat.writing.excerpts import opening
from bot.chat.writing.html import Markup, join_fitting, link, plain
from bot.chat.writing.keyboards import keyboard
from bot.chat.writing.pagination import heading_of, page_of, paging_buttons
from bot.chat.writing.readers import Reader
from bot.chat.writing.replies import Content
from bot.locale import format_day
from bot.store import LogEntry, Role

LOG_CALLBACK = re.compile(r"log:(?P<page>\d{1,6})", re.ASCII)
_ON_PAGE = 10
_MOST_OF_DETAIL = 160  # characters


@dataclass(frozen=True)
class Audit:
    """The handlers of the log."""

    _bot_context: BotContext

    async def on_log(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Show what was done last, in private."""
        await show_in_private(update, self._bot_context, partial(self._page, 1))

    async def on_callback(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Show another page, to administrators."""
        query = update.callback_query
        if query is None:
            return
        data = LOG_CALLBACK.fullmatch(query.data or "")
        if data is None or not self._bot_context.may(query.from_user.id, Role.administrator):
            await toast(query)
            return
        async with apologising(query, self._bot_context):
            content = await self._page(
                int(data["page"]), self._bot_context.reader(self._bot_context.language_for(query.from_user))
            )
            await toast(query)
            await show_instead(query, *content)

    async def _page(self, number: int, reader: Reader) -> Content:
        audit = self._bot_context.store.audit
        places = page_of(range(await audit.count()), number, _ON_PAGE)
        return log_content(await audit.newest(_ON_PAGE, places.first - 1), places.number, places.pages, reader)


def log_content(entries: Sequence[LogEntry], number: int, pages: int, reader: Reader) -> Content:
    """Return a page of the log, the newest first."""
    words, language = reader.phrases.staff_log, reader.language
    heading = heading_of(words["heading" if entries else "nothing"], number, pages, reader)
    page = page_of(range(pages), number)
    paging = paging_buttons(page, reader.phrases, language, lambda other: f"log:{other}")
    rows = (_line(entry, reader) for entry in entries)
    return join_fitting("\n\n", [heading, *rows]), keyboard([paging], language)


def _line(entry: LogEntry, reader: Reader) -> Markup:
    words = reader.phrases.staff_log
    day, time = format_day(entry.at.date(), reader.language), f"{entry.at:%H:%M}"
    about = isolate(entry.about) if entry.about else words["somebody"]
    detail = isolate(opening(entry.detail, _MOST_OF_DETAIL))
    told = words[entry.action].format(detail=detail, about=about)
    who = link(isolate(entry.by), f"tg://user?id={entry.by}") if entry.by else plain(words["somebody"])
    return line(plain(f"{isolate(day)} {isolate(time)} · ") + who + plain(f" · {told}"), reader.language)
