"""Takes messages that begin with a command to what handles it: one look into a table, however many there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, ContextTypes

from bot.chat.asking.addressing import is_from_person, starting_command, written_command
from bot.chat.context import BotContext, is_private
from bot.chat.handler_callback import Callback
from bot.store import Role


@dataclass(frozen=True)
class CommandRoute:
    """What handles a command, and who may give it; for others it does not exist."""

    callback: Callback
    least: Role | None = None  # the role that it takes


class CommandHandler(BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]):
    """The handler of new messages and captions of people that begin with a command."""

    def __init__(self, routes: Mapping[str, CommandRoute], unknown: Callback, bot_context: BotContext) -> None:
        """Have commands handled by `routes`, by name; any other one in private by `unknown`."""
        super().__init__(unknown)
        self._routes = routes
        self._bot_context = bot_context

    @property
    def names(self) -> list[str]:
        """The names of the commands, in their order."""
        return [*self._routes]

    def check_update(self, update: object) -> Callback | None:
        """Return what handles an update; None if it is none of these."""
        message = update.message if isinstance(update, Update) else None
        if message is None or not is_from_person(message) or starting_command(message) is None:
            return None
        route = self._routes.get(written_command(message, message.get_bot().bot) or "")
        if route and (route.least is None or self._bot_context.is_by(message, route.least)):
            return route.callback
        return self.callback if is_private(message) else None

    async def handle_update(
        self,
        update: Update,
        application: Any,  # noqa: ANN401, ARG002 - the library's own signature
        check_result: Any,  # noqa: ANN401 - what `check_update` has returned
        context: ContextTypes.DEFAULT_TYPE,
    ) -> None:
        """Handle it."""
        await check_result(update, context)
