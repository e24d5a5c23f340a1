"""The buttons: which handler takes a callback query, by the pattern of its data."""

from collections.abc import Callable
from dataclasses import dataclass
from re import Pattern

from bot.chat.administration.announcing import ANNOUNCE_CALLBACK
from bot.chat.administration.audit import LOG_CALLBACK
from bot.chat.administration.teaching_views import TEACHING_CALLBACK
from bot.chat.asking.example_questions import EXAMPLE_CALLBACK
from bot.chat.cards.card_keyboard import CARD_CALLBACK
from bot.chat.editing.draft_views import DRAFT_CALLBACK
from bot.chat.editing.importing import IMPORT_CALLBACK
from bot.chat.groups.group_settings import GROUP_SETTINGS_CALLBACK
from bot.chat.handler_callback import Callback
from bot.chat.handlers import Handlers
from bot.chat.pages.document_reader import DOCUMENT_CALLBACK
from bot.chat.pages.source_handlers import SOURCES_CALLBACK
from bot.chat.pages.timeline_handlers import LATEST_CALLBACK, TIMELINE_CALLBACK
from bot.chat.people.chat_language import LANGUAGE_CALLBACK
from bot.chat.people.help import HELP_CALLBACK
from bot.chat.people.privacy import FORGET_CALLBACK
from bot.chat.subscriptions.subscribing import SUBSCRIPTION_CALLBACK


@dataclass(frozen=True)
class CallbackRoute:
    """One kind of button."""

    pattern: Pattern[str]
    handler: Callable[[Handlers], Callback]


# A table is read in columns.
# fmt: off
CALLBACK_ROUTES = (
    CallbackRoute(CARD_CALLBACK,           lambda on: on.cards.on_callback),
    CallbackRoute(DOCUMENT_CALLBACK,       lambda on: on.documents.on_callback),
    CallbackRoute(SOURCES_CALLBACK,        lambda on: on.sources.on_callback),
    CallbackRoute(TIMELINE_CALLBACK,       lambda on: on.timeline.on_callback),
    CallbackRoute(LATEST_CALLBACK,         lambda on: on.timeline.on_latest_callback),
    CallbackRoute(HELP_CALLBACK,           lambda on: on.help.on_callback),
    CallbackRoute(LANGUAGE_CALLBACK,       lambda on: on.chat_language.on_callback),
    CallbackRoute(GROUP_SETTINGS_CALLBACK, lambda on: on.group_settings.on_callback),
    CallbackRoute(SUBSCRIPTION_CALLBACK,   lambda on: on.subscriptions.on_callback),
    CallbackRoute(FORGET_CALLBACK,         lambda on: on.privacy.on_callback),
    CallbackRoute(ANNOUNCE_CALLBACK,       lambda on: on.announcing.on_callback),
    CallbackRoute(TEACHING_CALLBACK,       lambda on: on.teaching.on_callback),
    CallbackRoute(LOG_CALLBACK,            lambda on: on.audit.on_callback),
    CallbackRoute(DRAFT_CALLBACK,          lambda on: on.adding.on_callback),
    CallbackRoute(IMPORT_CALLBACK,         lambda on: on.importing.on_callback),
    CallbackRoute(EXAMPLE_CALLBACK,        lambda on: on.examples.on_callback),
)
# fmt: on
