"""Wires handlers, requests and order into one python-telegram-bot application. Starts nothing."""

from typing import Any

from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    ContextTypes,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.chat.asking.addressing import EDITED_BY_PERSON, FROM_PERSON
from bot.chat.asking.example_questions import EXAMPLE_TAP, Examples
from bot.chat.asking.guest_mode import GuestMode
from bot.chat.asking.inline_queries import Inline
from bot.chat.asking.question_handlers import Questions
from bot.chat.asking.unreadable_media import Media
from bot.chat.cards.answer_cards import Cards
from bot.chat.cards.card_callbacks import CardPresses
from bot.chat.cards.card_keyboard import CARD_PRESS
from bot.chat.context import BotContext
from bot.chat.groups.group_settings import GROUP_CHOICE, GroupSettingsPanel
from bot.chat.groups.joining import Joining
from bot.chat.news.broadcast import Broadcast
from bot.chat.news.subscribing import SUBSCRIPTION_PRESS, Subscribing
from bot.chat.pages.document_reader import READER_TURN, DocumentReader
from bot.chat.pages.source_handlers import PAGE_TURN, Sources
from bot.chat.pages.timeline_handlers import TIMELINE_TURN, Timeline
from bot.chat.people.chat_language import LANGUAGE_CHOICE, ChatLanguage
from bot.chat.people.help import Commands
from bot.chat.people.privacy import FORGET_PRESS, Privacy
from bot.chat.people.start import Start
from bot.chat.tending.reload import Admin
from bot.chat.wire.error_handler import Errors
from bot.chat.wire.per_chat_queue import OrderWithinChat
from bot.chat.wire.retry import RetryingLimiter
from bot.chat.wire.token_watch import WatchedRequest

App = Application[ExtBot[None], ContextTypes.DEFAULT_TYPE, dict[Any, Any], dict[Any, Any], dict[Any, Any], None]
ALLOWED_UPDATES = [
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "inline_query",
    "chosen_inline_result",
    "guest_message",
]


def build_app(
    token: str,
    api_url: str,
    bot_context: BotContext,
    broadcast: Broadcast,
    connections: tuple[WatchedRequest, WatchedRequest],
) -> App:
    """Return the application that answers for `bot_context`; one connection sends, the other polls."""
    sending, polling = connections
    app = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(sending)
        .get_updates_request(polling)
        .rate_limiter(RetryingLimiter())
        .concurrent_updates(OrderWithinChat())
        .job_queue(None)
        .build()
    )
    _add_handlers(app, bot_context, broadcast)
    return app


def _add_handlers(app: App, bot_context: BotContext, broadcast: Broadcast) -> None:
    commands, sources = Commands(bot_context), Sources(bot_context)
    admin, subscribing = Admin(bot_context, broadcast.wake), Subscribing(bot_context)
    cards, reader = Cards(bot_context), DocumentReader(bot_context)
    questions = Questions(bot_context, cards)
    start = Start(bot_context, commands, questions, reader)
    timeline, spoken, privacy = Timeline(bot_context), ChatLanguage(bot_context), Privacy(bot_context, questions.forget)
    panel, arrival = GroupSettingsPanel(bot_context), Joining(bot_context)
    for name, callback in (
        ("start", start.on_start),
        ("help", commands.on_help),
        ("ask", questions.on_ask),
        ("sources", sources.on_sources),
        ("timeline", timeline.on_timeline),
        ("language", spoken.on_language),
        ("subscribe", subscribing.on_subscribe),
        ("unsubscribe", subscribing.on_unsubscribe),
        ("privacy", privacy.on_privacy),
        ("forget", privacy.on_forget),
        ("settings", panel.on_settings),
        ("reload", admin.on_reload),
    ):
        app.add_handler(CommandHandler(name, callback, FROM_PERSON))
    readable = filters.TEXT | filters.CAPTION
    app.add_handler(MessageHandler(FROM_PERSON & readable, questions.on_text))
    unreadable = filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL
    app.add_handler(MessageHandler(FROM_PERSON & unreadable, Media(bot_context).on_media))
    app.add_handler(MessageHandler(EDITED_BY_PERSON & readable, questions.on_edited))
    app.add_handler(CallbackQueryHandler(CardPresses(bot_context, cards, questions.on_offered).on_press, CARD_PRESS))
    app.add_handler(CallbackQueryHandler(reader.on_turn, READER_TURN))
    app.add_handler(CallbackQueryHandler(sources.on_turn, PAGE_TURN))
    app.add_handler(CallbackQueryHandler(timeline.on_turn, TIMELINE_TURN))
    app.add_handler(CallbackQueryHandler(spoken.on_choice, LANGUAGE_CHOICE))
    app.add_handler(CallbackQueryHandler(panel.on_choice, GROUP_CHOICE))
    app.add_handler(CallbackQueryHandler(subscribing.on_press, SUBSCRIPTION_PRESS))
    app.add_handler(CallbackQueryHandler(privacy.on_press, FORGET_PRESS))
    app.add_handler(CallbackQueryHandler(Examples(bot_context, questions.on_text).on_tap, EXAMPLE_TAP))
    app.add_handler(CallbackQueryHandler(sources.on_unknown_button))
    app.add_handler(ChatMemberHandler(arrival.on_change, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_handler(MessageHandler(filters.UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE, arrival.on_move))
    inline = Inline(bot_context)
    app.add_handler(InlineQueryHandler(inline.on_query))
    app.add_handler(ChosenInlineResultHandler(inline.on_chosen))
    app.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE, GuestMode(bot_context).on_mention))
    app.add_error_handler(Errors(bot_context).on_error)
