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

from bot.chat.addressing import EDITED_BY_PERSON, FROM_PERSON
from bot.chat.admin import Admin
from bot.chat.arrival import Arrival
from bot.chat.card_buttons import CARD_PRESS
from bot.chat.card_presses import CardPresses
from bot.chat.cards import Cards
from bot.chat.commands import Commands
from bot.chat.delivery import Delivery
from bot.chat.errors import Errors
from bot.chat.examples import EXAMPLE_TAP, Examples
from bot.chat.group_settings import GROUP_CHOICE, SettingsPanel
from bot.chat.guests import Guests
from bot.chat.inline import Inline
from bot.chat.media import Media
from bot.chat.office import Office
from bot.chat.ordering import OrderWithinChat
from bot.chat.privacy import FORGET_PRESS, Privacy
from bot.chat.questions import Questions
from bot.chat.reader import READER_TURN, Reader
from bot.chat.sending import Retrying
from bot.chat.sources import PAGE_TURN, Sources
from bot.chat.spoken import LANGUAGE_CHOICE, Spoken
from bot.chat.start import Start
from bot.chat.subscribing import SUBSCRIPTION_PRESS, Subscribing
from bot.chat.timeline import TIMELINE_TURN, Timeline
from bot.chat.watch import WatchedRequest

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
    token: str, api_url: str, office: Office, delivery: Delivery, connections: tuple[WatchedRequest, WatchedRequest]
) -> App:
    """Return the application that answers for `office` and wakes `delivery`; one connection sends, the other polls."""
    sending, polling = connections
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
    _add_handlers(app, office, delivery)
    return app


def _add_handlers(app: App, office: Office, delivery: Delivery) -> None:
    commands, sources = Commands(office), Sources(office)
    admin, subscribing = Admin(office, delivery.wake), Subscribing(office)
    cards, reader = Cards(office), Reader(office)
    questions = Questions(office, cards)
    start = Start(office, commands, questions, reader)
    timeline, spoken, privacy = Timeline(office), Spoken(office), Privacy(office, questions.forget)
    panel, arrival = SettingsPanel(office), Arrival(office)
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
    app.add_handler(MessageHandler(FROM_PERSON & unreadable, Media(office).on_media))
    app.add_handler(MessageHandler(EDITED_BY_PERSON & readable, questions.on_edited))
    app.add_handler(CallbackQueryHandler(CardPresses(office, cards, questions).on_press, CARD_PRESS))
    app.add_handler(CallbackQueryHandler(reader.on_turn, READER_TURN))
    app.add_handler(CallbackQueryHandler(sources.on_turn, PAGE_TURN))
    app.add_handler(CallbackQueryHandler(timeline.on_turn, TIMELINE_TURN))
    app.add_handler(CallbackQueryHandler(spoken.on_choice, LANGUAGE_CHOICE))
    app.add_handler(CallbackQueryHandler(panel.on_choice, GROUP_CHOICE))
    app.add_handler(CallbackQueryHandler(subscribing.on_press, SUBSCRIPTION_PRESS))
    app.add_handler(CallbackQueryHandler(privacy.on_press, FORGET_PRESS))
    app.add_handler(CallbackQueryHandler(Examples(office, questions.on_text).on_tap, EXAMPLE_TAP))
    app.add_handler(CallbackQueryHandler(sources.on_unknown_button))
    app.add_handler(ChatMemberHandler(arrival.on_change, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_handler(MessageHandler(filters.UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE, arrival.on_move))
    inline = Inline(office)
    app.add_handler(InlineQueryHandler(inline.on_query))
    app.add_handler(ChosenInlineResultHandler(inline.on_chosen))
    app.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE, Guests(office).on_mention))
    app.add_error_handler(Errors(office).on_error)
