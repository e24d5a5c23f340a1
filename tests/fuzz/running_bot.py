"""A bot that handles updates one by one within this process, its calls answered by the stand-in over real HTTP."""

import copy
import logging
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, ExtBot

from bot.chat.app import App, add_handlers
from bot.chat.command_menus import MENUS
from bot.chat.connection.update_runner import UNREADABLE
from bot.chat.context import BotContext
from bot.chat.groups.chat_changes import ChatChanges
from bot.chat.handlers import make_handlers
from bot.chat.subscriptions.broadcast import Broadcast
from bot.chat.supervision.vital_signs import VitalSigns
from bot.engine import Engine
from bot.inbox import open_inbox
from bot.preview.bot_api.shapes import Object
from bot.store import open_store
from bot.text.languages import Language
from tests.conversations.running import ADMIN
from tests.standin import StandIn
from tests.standin.loop import BackgroundLoop

# What Telegram says of chats, messages and queries that were made up; anything else that it refuses is our mistake.
_MADE_UP = ("not found", "too old", "can't be", "is not modified", "invalid", "not enough rights", "administrator")
_PEOPLE = 200


class _Errors(logging.Handler):
    """Keeps what is logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(self.format(record))


class RunningBot:
    """The bot, the people and chats that it may hear of, and what it did wrong."""

    def __init__(self, telegram: StandIn, folder: Path, engine: Engine) -> None:
        self._telegram = telegram
        self._folder = folder
        self._engine = engine
        self._stack = AsyncExitStack()
        self._loop = BackgroundLoop()
        self._errors = _Errors()
        self._refused = self._lost = 0
        self.unreadable = 0
        people = [telegram.user("Reader", language_code=code) for code in ("ar", "en", "fr", None) * (_PEOPLE // 4)]
        people.append(telegram.user("Admin", id=ADMIN))
        groups = [
            telegram.group(f"Group {number}", kind=kind) for number in range(10) for kind in ("group", "supergroup")
        ]
        rooms = [*(telegram.private(person) for person in people), *groups, telegram.forum("Forum", ["Topic"])]
        self.people: list[Object] = [person.shown for person in people]
        self.chats: list[Object] = [room.room.chat for room in rooms]
        logging.getLogger().addHandler(self._errors)
        self._app: App = self._loop.wait_for(self._open())

    def handle(self, update: Object) -> list[str]:
        """Return what goes wrong with an update; one that the library cannot read is counted, and set aside."""
        self._errors.found.clear()  # of an update before that was set aside
        self._refused, self._lost = len(self._telegram.refused), len(self._telegram.losses)
        self._loop.wait_for(self._handle(copy.deepcopy(update)))
        refused = self._telegram.refused
        new = [f"{call.method}: {call.error}" for call in refused[self._refused :]]
        self._refused = len(refused)
        wrong = [*self._errors.found, *(each for each in new if not any(words in each for words in _MADE_UP))]
        losses = self._telegram.losses
        wrong, self._lost = [*wrong, *losses[self._lost :]], len(losses)
        return wrong

    def close(self) -> None:
        """Let go of everything."""
        logging.getLogger().removeHandler(self._errors)
        self._loop.wait_for(self._stack.aclose())
        self._loop.close()

    async def _open(self) -> App:
        store = await self._stack.enter_async_context(open_store(self._folder / "bot.sqlite3"))
        bot_context = BotContext(self._engine, store, Language.ARABIC, (ADMIN,))
        broadcast = Broadcast(bot_context)
        await broadcast.note_corpus()
        inbox = await self._stack.enter_async_context(open_inbox(self._folder / "bot.inbox.sqlite3", lambda _: None))
        signs = VitalSigns(bot_context, inbox)
        handlers = make_handlers(bot_context, broadcast, ChatChanges(bot_context), MENUS, signs.take, inbox.erase)
        # Without the outbox, whose pacing would stretch this over hours.
        app: Application[
            ExtBot[None],
            ContextTypes.DEFAULT_TYPE,
            dict[object, object],
            dict[object, object],
            dict[object, object],
            None,
        ] = (
            ApplicationBuilder()
            .token(self._telegram.token)
            .base_url(f"{self._telegram.url}/bot")
            .updater(None)
            .job_queue(None)
            .build()
        )
        add_handlers(app, handlers, bot_context)
        await self._stack.enter_async_context(app)
        return app

    async def _handle(self, raw: Object) -> None:
        try:
            update = Update.de_json(raw, self._app.bot)
        except UNREADABLE:
            self.unreadable += 1
            return
        await self._app.process_update(update)


@contextmanager
def running_bot(folder: Path, engine: Engine) -> Iterator[RunningBot]:
    """Run a bot in `folder` that answers from `engine`."""
    with StandIn() as telegram:
        bot = RunningBot(telegram, folder, engine)
        try:
            yield bot
        finally:
            bot.close()
