"""Wires handlers, requests and order into one python-telegram-bot application. Starts nothing."""

from typing import Any

from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
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
from bot.chat.commands import Commands
from bot.chat.errors import Errors
from bot.chat.inline import Inline
from bot.chat.office import Office
from bot.chat.ordering import OrderWithinChat
from bot.chat.questions import Questions
from bot.chat.sending import Retrying
from bot.chat.sources import PAGE_TURN, Sources
from bot.chat.watch import WatchedRequest

App = Application[ExtBot[None], ContextTypes.DEFAULT_TYPE, dict[Any, Any], dict[Any, Any], dict[Any, Any], None]
ALLOWED_UPDATES = ["message", "callback_query", "inline_query", "chosen_inline_result", "guest_message"]


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
    for name, callback in (
        ("start", commands.on_start),
        ("help", commands.on_help),
        ("ask", questions.on_ask),
        ("sources", sources.on_sources),
        ("reload", admin.on_reload),
    ):
        app.add_handler(CommandHandler(name, callback, FROM_PERSON))
    readable = filters.TEXT | filters.CAPTION
    app.add_handler(MessageHandler(FROM_PERSON & readable, questions.on_text))
    unreadable = filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL
    app.add_handler(MessageHandler(FROM_PERSON & unreadable, questions.on_something_else))
    app.add_handler(CallbackQueryHandler(sources.on_turn, PAGE_TURN))
    app.add_handler(CallbackQueryHandler(sources.on_unknown_button))
    inline = Inline(office)
    app.add_handler(InlineQueryHandler(inline.on_query))
    app.add_handler(ChosenInlineResultHandler(inline.on_chosen))
    app.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE, inline.on_guest))
    app.add_error_handler(Errors(office).on_error)
