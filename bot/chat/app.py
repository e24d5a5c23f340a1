"""Builds the python-telegram-bot application from handlers and connections. Starts nothing, receives nothing."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    ContextTypes,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.chat.administration.from_staff import FromStaff
from bot.chat.administration.search_prompt import AnswersSearchPrompt
from bot.chat.asking.addressing import EDITED_BY_PERSON, FROM_PERSON
from bot.chat.callback_table import CALLBACK_ROUTES
from bot.chat.command_handler import CommandHandler, CommandRoute
from bot.chat.command_menus import MENUS
from bot.chat.command_table import COMMANDS
from bot.chat.connection.connections import Connections
from bot.chat.connection.outbox import Outbox
from bot.chat.context import BotContext
from bot.chat.groups.chat_changes import ChatChanges
from bot.chat.handlers import Handlers, make_handlers
from bot.chat.subscriptions.broadcast import Broadcast
from bot.chat.writing.callback_queries import on_unknown_callback
from bot.heartbeat import Heartbeat
from bot.store import Role

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


def build_app(  # noqa: PLR0913, PLR0917 - everything that it is made of
    token: str,
    api_url: str,
    bot_context: BotContext,
    broadcast: Broadcast,
    connections: Connections,
    signs: Callable[[], Heartbeat],
    erase_inbox: Callable[[], Awaitable[None]],
) -> App:
    """Return the application that answers for `bot_context`; administrators are told its `signs` of life.

    `erase_inbox` leaves nothing there of what was handled, for whoever wants to be forgotten.
    """
    changes = ChatChanges(bot_context)
    app = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(connections.sending)
        .get_updates_request(connections.polling)
        .rate_limiter(Outbox(connections.pauses, changes.move, changes.drop, bot_context.measures))
        .updater(None)  # updates are received by the inbox's own doors
        .job_queue(None)
        .build()
    )
    handlers = make_handlers(bot_context, broadcast, changes, MENUS, signs, erase_inbox)
    add_handlers(app, handlers, bot_context)
    return app


def add_handlers(app: App, on: Handlers, bot_context: BotContext) -> None:
    """Let the application take updates to the handlers that they are for."""
    limited, pressed = on.cooldown.commands, on.cooldown.presses
    app.add_handler(TypeHandler(Update, on.bans.on_update), group=-2)
    app.add_handler(TypeHandler(Update, on.doorkeeper.on_update), group=-1)
    routes = {
        # /ask itself counts what it asks
        each.name: CommandRoute(handler if each.name == "ask" else limited(handler), each.in_private.least)
        for each, handler in ((each, each.handler(on)) for each in COMMANDS)
    }
    app.add_handler(CommandHandler(routes, limited(on.unknown_commands.on_command), bot_context))
    from_editor = FROM_PERSON & FromStaff(bot_context, Role.editor)
    app.add_handler(MessageHandler(from_editor & AnswersSearchPrompt(), on.teaching.on_words))
    in_private = from_editor & filters.ChatType.PRIVATE
    app.add_handler(MessageHandler(in_private & on.adding.prompted, on.adding.on_reply))
    app.add_handler(MessageHandler(in_private & filters.Document.ALL & ~filters.CAPTION, on.adding.on_file))
    readable = filters.TEXT | filters.CAPTION
    app.add_handler(MessageHandler(FROM_PERSON & readable, on.questions.on_text))
    # Of an album each item comes by itself: before any is complained of, it is to be known whether one has a caption.
    # In a group of its own, as of each group only the first handler that takes an update is called.
    app.add_handler(MessageHandler(FROM_PERSON & filters.CAPTION, on.unreadable_media.on_caption), group=-3)
    unreadable = filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL
    app.add_handler(MessageHandler(FROM_PERSON & unreadable, on.unreadable_media.on_media))
    app.add_handler(MessageHandler(EDITED_BY_PERSON & readable, on.questions.on_edited))
    for route in CALLBACK_ROUTES:
        app.add_handler(CallbackQueryHandler(pressed(route.handler(on)), route.pattern))
    app.add_handler(CallbackQueryHandler(on_unknown_callback))
    app.add_handler(ChatMemberHandler(on.joining.on_my_chat_member, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_handler(MessageHandler(filters.UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE, on.joining.on_migration))
    app.add_handler(InlineQueryHandler(on.inline_queries.on_query))
    app.add_handler(ChosenInlineResultHandler(on.inline_queries.on_chosen))
    app.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE, on.guest_mode.on_mention))
    app.add_error_handler(on.errors.on_error)
