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

from bot.chat.addressing import FROM_PERSON
from bot.chat.admin import Admin
from bot.chat.arrival import Arrival
from bot.chat.commands import Commands
from bot.chat.errors import Errors
from bot.chat.examples import EXAMPLE_TAP, Examples
from bot.chat.guests import Guests
from bot.chat.inline import Inline
from bot.chat.media import Media
from bot.chat.office import Office
from bot.chat.ordering import OrderWithinChat
from bot.chat.privacy import FORGET_PRESS, Privacy
from bot.chat.questions import Questions
from bot.chat.sending import Retrying
from bot.chat.sources import PAGE_TURN, Sources
from bot.chat.spoken import LANGUAGE_CHOICE, Spoken
from bot.chat.timeline import TIMELINE_TURN, Timeline
from bot.chat.watch import WatchedRequest

App = Application[ExtBot[None], ContextTypes.DEFAULT_TYPE, dict[Any, Any], dict[Any, Any], dict[Any, Any], None]
ALLOWED_UPDATES = [
    "message",
    "callback_query",
    "my_chat_member",
    "inline_query",
    "chosen_inline_result",
    "guest_message",
]


def build_app(token: str, api_url: str, office: Office, sending: WatchedRequest, polling: WatchedRequest) -> App:
    """Return the application that answers for `office`, with the two connections it is to use."""
    app = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(sending)
        .get_updates_request(polling)
        .rate_limiter(Retrying())
        .concurrent_updates(OrderWithinChat())
        .job_queue(None)
        .build()
    )
    _add_handlers(app, office)
    return app


def _add_handlers(app: App, office: Office) -> None:
    commands, questions, sources, admin = Commands(office), Questions(office), Sources(office), Admin(office)
    timeline, spoken, privacy = Timeline(office), Spoken(office), Privacy(office, questions.forget)
    for name, callback in (
        ("start", commands.on_start),
        ("help", commands.on_help),
        ("ask", questions.on_ask),
        ("sources", sources.on_sources),
        ("timeline", timeline.on_timeline),
        ("language", spoken.on_language),
        ("privacy", privacy.on_privacy),
        ("forget", privacy.on_forget),
        ("reload", admin.on_reload),
    ):
        app.add_handler(CommandHandler(name, callback, FROM_PERSON))
    readable = filters.TEXT | filters.CAPTION
    app.add_handler(MessageHandler(FROM_PERSON & readable, questions.on_text))
    unreadable = filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL
    app.add_handler(MessageHandler(FROM_PERSON & unreadable, Media(office).on_media))
    app.add_handler(CallbackQueryHandler(sources.on_turn, PAGE_TURN))
    app.add_handler(CallbackQueryHandler(timeline.on_turn, TIMELINE_TURN))
    app.add_handler(CallbackQueryHandler(spoken.on_choice, LANGUAGE_CHOICE))
    app.add_handler(CallbackQueryHandler(privacy.on_press, FORGET_PRESS))
    app.add_handler(CallbackQueryHandler(Examples(office, questions.on_text).on_tap, EXAMPLE_TAP))
    app.add_handler(CallbackQueryHandler(sources.on_unknown_button))
    inline = Inline(office)
    app.add_handler(InlineQueryHandler(inline.on_query))
    app.add_handler(ChosenInlineResultHandler(inline.on_chosen))
    app.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE, Guests(office).on_mention))
    app.add_handler(ChatMemberHandler(Arrival(office).on_change, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_error_handler(Errors(office).on_error)
