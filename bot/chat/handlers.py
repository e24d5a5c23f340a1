"""Every handler of one running bot, made once with what it works with. Knows neither commands nor buttons."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.chat.administration.announcing import Announcing
from bot.chat.administration.audit import Audit
from bot.chat.administration.bans import BanHandlers
from bot.chat.administration.health import Health
from bot.chat.administration.overview import Overview
from bot.chat.administration.reload import Reload
from bot.chat.administration.roles import Roles
from bot.chat.administration.teaching import Teaching
from bot.chat.asking.cooldown import Cooldown
from bot.chat.asking.doorkeeper import Doorkeeper
from bot.chat.asking.example_questions import ExampleQuestions
from bot.chat.asking.guest_mode import GuestMode
from bot.chat.asking.inline_queries import InlineQueries
from bot.chat.asking.question_handlers import Questions
from bot.chat.asking.unreadable_media import UnreadableMedia
from bot.chat.cards.answer_cards import AnswerCards
from bot.chat.cards.card_callbacks import CardCallbacks
from bot.chat.connection.error_handler import ErrorHandler
from bot.chat.context import BotContext
from bot.chat.editing.adding import Adding
from bot.chat.editing.corpus_desk import CorpusDesk
from bot.chat.editing.corrections import Corrections
from bot.chat.editing.importing import Importing
from bot.chat.editing.incoming import Incoming
from bot.chat.groups.chat_changes import ChatChanges
from bot.chat.groups.group_settings import GroupSettingsHandlers
from bot.chat.groups.joining import Joining
from bot.chat.menus import Menus
from bot.chat.pages.document_reader import DocumentReader
from bot.chat.pages.source_handlers import Sources
from bot.chat.pages.timeline_handlers import Timeline
from bot.chat.people.about import About
from bot.chat.people.chat_language import ChatLanguage
from bot.chat.people.help import Help
from bot.chat.people.privacy import Privacy
from bot.chat.people.start import Start
from bot.chat.people.unknown_commands import UnknownCommands
from bot.chat.subscriptions.broadcast import Broadcast
from bot.chat.subscriptions.subscribing import Subscribing
from bot.heartbeat import Heartbeat


@dataclass(frozen=True)
class Handlers:
    """What takes updates, by what each is about."""

    about: About
    adding: Adding
    announcing: Announcing
    audit: Audit
    bans: BanHandlers
    cards: CardCallbacks
    chat_language: ChatLanguage
    cooldown: Cooldown
    corrections: Corrections
    documents: DocumentReader
    doorkeeper: Doorkeeper
    errors: ErrorHandler
    examples: ExampleQuestions
    group_settings: GroupSettingsHandlers
    guest_mode: GuestMode
    health: Health
    help: Help
    importing: Importing
    inline_queries: InlineQueries
    joining: Joining
    overview: Overview
    privacy: Privacy
    questions: Questions
    reload: Reload
    roles: Roles
    sources: Sources
    start: Start
    subscriptions: Subscribing
    teaching: Teaching
    timeline: Timeline
    unknown_commands: UnknownCommands
    unreadable_media: UnreadableMedia


def make_handlers(  # noqa: PLR0913, PLR0917 - everything that they work with
    bot_context: BotContext,
    broadcast: Broadcast,
    changes: ChatChanges,
    menus: Menus,
    signs: Callable[[], Heartbeat],
    erase_inbox: Callable[[], Awaitable[None]],
) -> Handlers:
    """Return the handlers of `bot_context`; a reload wakes the `broadcast`, and `changes` follows groups.

    `erase_inbox` leaves nothing there of what was handled.
    """
    cards = AnswerCards(bot_context)
    cooldown = Cooldown(bot_context)
    questions = Questions(bot_context, cards, cooldown)
    documents = DocumentReader(bot_context)
    welcome = Help(bot_context, menus)
    desk = CorpusDesk(bot_context, broadcast.wake)
    return Handlers(
        about=About(bot_context),
        adding=Adding(bot_context, Incoming(bot_context.fetcher), desk),
        announcing=Announcing(bot_context, broadcast.wake),
        audit=Audit(bot_context),
        bans=BanHandlers(bot_context),
        cards=CardCallbacks(bot_context, cards, questions.ask_related),
        chat_language=ChatLanguage(bot_context),
        cooldown=cooldown,
        corrections=Corrections(bot_context, desk),
        documents=documents,
        doorkeeper=Doorkeeper(bot_context, cooldown),
        errors=ErrorHandler(bot_context),
        examples=ExampleQuestions(bot_context, questions.on_text),
        group_settings=GroupSettingsHandlers(bot_context),
        guest_mode=GuestMode(bot_context, cooldown),
        health=Health(bot_context, signs),
        help=welcome,
        importing=Importing(bot_context, desk),
        inline_queries=InlineQueries(bot_context, cooldown),
        joining=Joining(bot_context, changes),
        overview=Overview(bot_context),
        privacy=Privacy(bot_context, questions.forget, erase_inbox),
        questions=questions,
        reload=Reload(bot_context, broadcast.wake, menus),
        roles=Roles(bot_context, menus),
        sources=Sources(bot_context),
        start=Start(bot_context, welcome, questions, documents),
        subscriptions=Subscribing(bot_context),
        teaching=Teaching(bot_context, broadcast.wake),
        timeline=Timeline(bot_context),
        unknown_commands=UnknownCommands(bot_context, menus),
        unreadable_media=UnreadableMedia(bot_context),
    )
