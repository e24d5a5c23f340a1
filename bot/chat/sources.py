"""Lists the documents of the corpus, a page at a time, turned in place."""

import re

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.chat.direction import isolate
from bot.chat.markup import Markup, bold, join_fitting, link, plain
from bot.chat.messages import line, title_of
from bot.chat.office import Office
from bot.chat.replies import NO_PREVIEW, reply
from bot.documents import Document, Kind
from bot.phrases import Phrases, format_day
from bot.text.languages import Language

PAGE_TURN = re.compile(rf"sources:(?P<language>{'|'.join(Language)}):(?P<page>\d{{1,4}})")
_PER_PAGE = 10


class Sources:
    """The handlers of /sources and its buttons."""

    def __init__(self, office: Office) -> None:
        """List the corpus of `office`."""
        self._office = office

    async def on_sources(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Send the first page."""
        if message := update.effective_message:
            await reply(message, *self._page(self._office.language_for(message.from_user), 1))

    async def on_turn(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Turn to the page that a button names, or to the last one if a reload left fewer."""
        query = update.callback_query
        if query is None:
            return
        await query.answer()
        turn = PAGE_TURN.fullmatch(query.data or "")
        if turn is None or not isinstance(query.message, Message):  # too old for Telegram to let it be edited
            return
        page, buttons = self._page(Language(turn["language"]), int(turn["page"]))
        try:
            await query.message.edit_text(
                page.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW, reply_markup=buttons
            )
        except BadRequest as error:
            if "not modified" not in error.message:  # pressed twice: the page is there already
                raise

    async def on_unknown_button(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Let go of a button that no handler knows; unanswered it would seem to work for ever."""
        if update.callback_query:
            await update.callback_query.answer()

    def _page(self, language: Language, number: int) -> tuple[Markup, InlineKeyboardMarkup | None]:
        phrases = self._office.sentences[language]
        documents = self._office.desk.corpus.documents
        pages = -(-len(documents) // _PER_PAGE)
        number = min(max(number, 1), pages)
        first = (number - 1) * _PER_PAGE
        heading = phrases.sources.heading.format(page=isolate(number), pages=isolate(pages))
        entries = (
            line(_entry(place, document, phrases, language), language)
            for place, document in enumerate(documents[first : first + _PER_PAGE], first + 1)
        )
        return join_fitting("\n", [line(bold(heading), language), *entries]), _buttons(number, pages, phrases, language)


def _entry(place: int, document: Document, phrases: Phrases, language: Language) -> Markup:
    title = title_of(document.version(language).title)
    source = document.own_source
    shown = link(title, source.url) if source and source.url else plain(title)
    kinds = {
        Kind.ARTICLE: phrases.sources.article,
        Kind.BRIEF: phrases.sources.brief,
        Kind.TIMELINE: phrases.sources.timeline,
    }
    about = [kinds[document.kind]]
    if source and source.publisher:
        about.append(isolate(source.publisher))
    if source and source.published:
        about.append(isolate(format_day(source.published, language)))
    before, after = phrases.sources.entry.split("{title}")
    return (
        plain(before.format(number=isolate(place)))
        + shown
        + plain(after.format(about=f"{phrases.sources.separator} ".join(about)))
    )


def _buttons(number: int, pages: int, phrases: Phrases, language: Language) -> InlineKeyboardMarkup | None:
    turns = [(phrases.sources.previous, number - 1), (phrases.sources.next, number + 1)]
    row = [
        InlineKeyboardButton(text, callback_data=f"sources:{language}:{page}")
        for text, page in turns
        if 1 <= page <= pages
    ]
    return InlineKeyboardMarkup([row]) if row else None
