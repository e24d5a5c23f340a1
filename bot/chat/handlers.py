"""Every handler of one running bot, made once with what it works with. Knows neither commands nor buttons."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat.administration.reload import Admin
from bot.chat.asking.example_questions import Examples
from bot.chat.asking.guest_mode import GuestMode
from bot.chat.asking.inline_queries import Inline
from bot.chat.asking.question_handlers import Questions
from bot.chat.asking.unreadable_media import Media
from bot.chat.cards.answer_cards import Cards
from bot.chat.cards.card_callbacks import CardPresses
from bot.chat.connection.error_handler import Errors
from bot.chat.context import BotContext
from bot.chat.groups.group_settings import GroupSettingsPanel
from bot.chat.groups.joining import Joining
from bot.chat.pages.document_reader import DocumentReader
from bot.chat.pages.source_handlers import Sources
from bot.chat.pages.timeline_handlers import Timeline
from bot.chat.people.chat_language import ChatLanguage
from bot.chat.people.help import Commands, ShowAdminMenu
from bot.chat.people.privacy import Privacy
from bot.chat.people.start import Start
from bot.chat.subscriptions.broadcast import Broadcast
from bot.chat.subscriptions.subscribing import Subscribing

Callback = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


@dataclass(frozen=True)
class Handlers:
    """What takes updates, by what each is about."""

    cards: CardPresses
    chat_language: ChatLanguage
    documents: DocumentReader
    errors: Errors
    examples: Examples
    group_settings: GroupSettingsPanel
    guest_mode: GuestMode
    help: Commands
    inline_queries: Inline
    joining: Joining
    privacy: Privacy
    questions: Questions
    reload: Admin
    sources: Sources
    start: Start
    subscriptions: Subscribing
    timeline: Timeline
    unreadable_media: Media


def make_handlers(bot_context: BotContext, broadcast: Broadcast, show_admin_menu: ShowAdminMenu) -> Handlers:
    """Return the handlers of `bot_context`; a reload wakes the `broadcast`."""
    cards = Cards(bot_context)
    questions = Questions(bot_context, cards)
    documents = DocumentReader(bot_context)
    welcome = Commands(bot_context, show_admin_menu)
    return Handlers(
        cards=CardPresses(bot_context, cards, questions.on_offered),
        chat_language=ChatLanguage(bot_context),
        documents=documents,
        errors=Errors(bot_context),
        examples=Examples(bot_context, questions.on_text),
        group_settings=GroupSettingsPanel(bot_context),
        guest_mode=GuestMode(bot_context),
        help=welcome,
        inline_queries=Inline(bot_context),
        joining=Joining(bot_context),
        privacy=Privacy(bot_context, questions.forget),
        questions=questions,
        reload=Admin(bot_context, broadcast.wake),
        sources=Sources(bot_context),
        start=Start(bot_context, welcome, questions, documents),
        subscriptions=Subscribing(bot_context),
        timeline=Timeline(bot_context),
        unreadable_media=Media(bot_context),
    )
