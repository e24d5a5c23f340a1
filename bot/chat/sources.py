"""Lists the documents of the corpus, all or those whose titles have some words, a page at a time, turned in place."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from textwrap import shorten

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.chat.addressing import after_command
from bot.chat.direction import first_isolated, isolate
from bot.chat.markup import Markup, bold, join_fitting, link, plain
from bot.chat.messages import line, lines, title_of
from bot.chat.office import Office
from bot.chat.replies import reply
from bot.chat.turning import turn
from bot.documents import Document, Kind, find_titled
from bot.phrases import Phrases, format_day
from bot.text.languages import Language

PAGE_TURN = re.compile(rf"(?P<list>sources|found):(?P<language>{'|'.join(Language)}):(?P<page>\d{{1,4}})")
_PER_PAGE = 10
_MOST_SEARCHED = 100  # characters: titles are short

_Page = tuple[Markup, InlineKeyboardMarkup | None]


class Sources:
    """The handlers of /sources and its buttons."""

    def __init__(self, office: Office) -> None:
        """List the corpus of `office`."""
        self._office = office

    async def on_sources(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Send the first page, of what the words behind the command find if there are any."""
        if message := update.effective_message:
            language = self._office.language_for(message.from_user)
            words = shorten(isolate(after_command(message))[1:-1], _MOST_SEARCHED, placeholder="")
            await reply(message, *(self._found(language, 1, words) if words else self._all(language, 1)))

    async def on_turn(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Turn to the page that a button names, or to the last one if a reload left fewer."""
        query = update.callback_query
        if query is None:
            return
        await query.answer()
        wanted = PAGE_TURN.fullmatch(query.data or "")
        if wanted is None or not isinstance(query.message, Message):  # too old for Telegram to let it be edited
            return
        language, number = Language(wanted["language"]), int(wanted["page"])
        # A button has no room for words; the page itself names first what was searched.
        words = first_isolated(query.message.text or "") if wanted["list"] == "found" else ""
        await turn(query, *(self._found(language, number, words) if words else self._all(language, number)))

    async def on_unknown_button(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Let go of a button that no handler knows; unanswered it would seem to work for ever."""
        if update.callback_query:
            await update.callback_query.answer()

    def _all(self, language: Language, number: int) -> _Page:
        phrases = self._office.sentences[language]
        return _page(
            "sources", phrases.sources.heading.format, self._office.desk.corpus.documents, number, phrases, language
        )

    def _found(self, language: Language, number: int, words: str) -> _Page:
        phrases = self._office.sentences[language]
        documents = find_titled(self._office.desk.corpus.documents, words)
        shown = isolate(words)
        if not documents:
            return lines(phrases.sources.not_found.format(words=shown), language), None
        heading = partial(phrases.sources.found.format, words=shown)
        return _page("found", heading, documents, number, phrases, language)


def _page(  # noqa: PLR0913, PLR0917 - a page is of a list, in a language
    kind: str,
    heading: Callable[..., str],
    documents: Sequence[Document],
    number: int,
    phrases: Phrases,
    language: Language,
) -> _Page:
    pages = -(-len(documents) // _PER_PAGE)
    number = min(max(number, 1), pages)
    first = (number - 1) * _PER_PAGE
    written = heading(page=isolate(number), pages=isolate(pages))
    entries = (
        line(_entry(place, document, phrases, language), language)
        for place, document in enumerate(documents[first : first + _PER_PAGE], first + 1)
    )
    page = join_fitting("\n", [line(bold(written), language), *entries])
    return page, _buttons(kind, number, pages, phrases, language)


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


def _buttons(kind: str, number: int, pages: int, phrases: Phrases, language: Language) -> InlineKeyboardMarkup | None:
    turns = [(phrases.sources.previous, number - 1), (phrases.sources.next, number + 1)]
    row = [
        InlineKeyboardButton(text, callback_data=f"{kind}:{language}:{page}")
        for text, page in turns
        if 1 <= page <= pages
    ]
    return InlineKeyboardMarkup([row]) if row else None
