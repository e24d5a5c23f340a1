"""Shows a whole document, a page at a time, in private chats. Which page is shown is known to its buttons alone."""

import re
from enum import StrEnum

from telegram import CallbackQuery, Message, Update
from telegram.ext import ContextTypes

from bot.chat.cards.card_views import passage_message
from bot.chat.context import BotContext, is_private
from bot.chat.pages.document_pages import document_pages, page_with
from bot.chat.pages.mistakes import Mistakes
from bot.chat.store_failures import apologising
from bot.chat.writing.callback_queries import message_of, toast
from bot.chat.writing.cited_sentences import CitedSentences
from bot.chat.writing.deep_links import document_of, key_of
from bot.chat.writing.edits import MessageEditor
from bot.chat.writing.keyboards import Row, callback_button, keyboard
from bot.chat.writing.pagination import page_of, paging_buttons
from bot.chat.writing.replies import Content, reply
from bot.documents import Document, Passage
from bot.store import ReportedPlace
from bot.text.languages import Language


class _Action(StrEnum):
    """What a button under a page does; at most eight letters, or the data of the button would be too long."""

    READ = "read"
    ASK = "wrong"  # whether there is a mistake
    REPORT = "report"
    TAKE_BACK = "right"


DOCUMENT_CALLBACK = re.compile(
    rf"(?P<action>{'|'.join(_Action)}):(?P<key>[0-9a-f]{{12}}):(?P<print>[0-9a-f]{{16}}):(?P<language>{'|'.join(Language)})"
    r":(?P<page>\d{1,5})(?::(?P<paragraph>\d{1,6})-(?P<first>\d{1,4})-(?P<last>\d{1,4}))?",
    re.ASCII,
)


class DocumentReader:
    """The handlers of a document's pages."""

    def __init__(self, bot_context: BotContext) -> None:
        """Read from the corpus of `bot_context`, and keep reports of mistakes in its store."""
        self._bot_context = bot_context
        self._mistakes = Mistakes(bot_context)
        self._editor = MessageEditor()

    async def open_document(self, message: Message, document: Document, cited: CitedSentences | None) -> None:
        """Send the page of a document that has what is cited, or the first."""
        language = self._bot_context.language_for(message.from_user)
        number = page_with(document, self._bot_context.reader(language), cited) if cited else 1
        page = self._page(document, language, number, cited)
        sent = await reply(message, *page)
        if sent:
            self._editor.note(sent, *page)

    async def open_passage(self, message: Message, passage: Passage) -> None:
        """Send a passage among its neighbours, with a button for the whole document."""
        reader = self._bot_context.reader(self._bot_context.language_for(message.from_user))
        first_page = _callback_data(_Action.READ, passage.document, reader.language, 1, None)
        whole = callback_button(reader.phrases.card.whole, first_page, reader.language)
        await reply(message, passage_message(passage, reader), keyboard([[whole]], reader.language))

    async def on_callback(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what a button says with the page that it names; say so if the document has changed."""
        query = update.callback_query
        if query is None:
            return
        data, message = DOCUMENT_CALLBACK.fullmatch(query.data or ""), message_of(query)
        toast_language = self._bot_context.language_for(query.from_user)
        words = self._bot_context.sentences[toast_language].card
        if data is None or message is None or not is_private(message):
            await toast(query, words.gone, toast_language)
            return
        document = document_of(data["key"], self._bot_context.engine.corpus)
        if document is None or document.fingerprint != data["print"]:
            await toast(query, words.stale, toast_language)
        else:
            async with apologising(query, self._bot_context):
                await toast(query, await self._do(query, document, data), toast_language)
                action, cited = _Action(data["action"]), _cited_in(data, document)
                page = self._page(document, Language(data["language"]), int(data["page"]), cited, action)
                await self._editor.show(message, *page)

    async def _do(self, query: CallbackQuery, document: Document, data: re.Match[str]) -> str:
        """Report a mistake, or take that back, if a button says so; return what is to be said to it."""
        words = self._bot_context.phrases_for(query.from_user)
        language, page, cited = Language(data["language"]), int(data["page"]), _cited_in(data, document)
        is_here = cited and page_with(document, self._bot_context.reader(language), cited) == page
        place = ReportedPlace(document.slug, language, page, cited.paragraph if cited and is_here else None)
        match _Action(data["action"]):
            case _Action.ASK:
                return words.mistake.ask
            case _Action.REPORT:
                await self._mistakes.report(query.from_user.id, place)
                return words.mistake.thanks
            case _Action.TAKE_BACK:
                taken_back = await self._mistakes.take_back(query.from_user.id, place)
                return words.mistake.taken_back if taken_back else words.mistake.stays
            case _:
                return ""

    def _page(
        self,
        document: Document,
        language: Language,
        number: int,
        cited: CitedSentences | None,
        pressed: _Action = _Action.READ,
    ) -> Content:
        """Return a page, with the buttons that follow the one that was `pressed`."""
        reader = self._bot_context.reader(language)
        page = page_of(document_pages(document, reader, cited), number)

        def data(action: _Action, number: int = page.number, shown_in: Language = language) -> str:
            return _callback_data(action, document, shown_in, number, cited)

        paging = paging_buttons(page, reader.phrases, language, lambda other: data(_Action.READ, other))
        others = [(reader.phrases.card.other, data(_Action.READ, shown_in=language.other))]
        words = reader.phrases.mistake
        choices = {
            _Action.ASK: [(words.yes, data(_Action.REPORT)), (words.no, data(_Action.READ))],
            _Action.REPORT: [(words.take_back, data(_Action.TAKE_BACK))],
        }.get(pressed, [*(others if len(document.versions) > 1 else []), (words.report, data(_Action.ASK))])
        row: Row = [callback_button(text, told, language) for text, told in choices]
        return page.items[0], keyboard([paging, row], language)


def _cited_in(data: re.Match[str], document: Document) -> CitedSentences | None:
    if data["paragraph"] is None:
        return None
    cited = CitedSentences(int(data["paragraph"]), int(data["first"]), int(data["last"]))
    return cited if cited.is_in(document) else None


def _callback_data(
    action: _Action, document: Document, language: Language, page: int, cited: CitedSentences | None
) -> str:
    place = f":{cited.paragraph}-{cited.first}-{cited.last}" if cited else ""
    return f"{action}:{key_of(document)}:{document.fingerprint}:{language}:{page}{place}"
