"""What handlers ask of the menus, which are made from a table of those very handlers."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from telegram import Bot

from bot.chat.context import BotContext
from bot.locale import MenuPhrases
from bot.store import Role


@dataclass(frozen=True)
class Menus:
    """What Telegram shows around a chat, and what a chat shows of it."""

    commands: Callable[[MenuPhrases], Sequence[tuple[str, str]]]  # those for everybody: name, what it does
    staff_commands: Callable[[MenuPhrases, Role], Sequence[tuple[str, str]]]  # those for somebody with a role besides
    show_to_staff: Callable[[Bot, BotContext, int], Awaitable[None]]  # the last is a user id
    describe: Callable[[Bot, BotContext], Awaitable[None]]
