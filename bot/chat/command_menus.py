"""Sets what Telegram shows around the chat: command menus per audience, the bot's descriptions, in every language."""

import logging
from collections.abc import Iterable, Sequence

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.chat.command_table import COMMANDS, Audience, Command
from bot.chat.context import BotContext
from bot.chat.menus import Menus
from bot.locale import MenuPhrases, Phrases
from bot.store import Role
from bot.text.languages import Language

_log = logging.getLogger(__name__)


async def set_up_menus(bot: Bot, bot_context: BotContext) -> None:
    """Bring menus and descriptions up to date; what Telegram refuses is only logged, since the bot works without."""
    scopes: list[tuple[BotCommandScope, Sequence[Command]]] = [
        (BotCommandScopeAllPrivateChats(), _in_private(Audience.EVERYBODY)),
        (BotCommandScopeAllGroupChats(), _in_groups(Audience.EVERYBODY)),
        (BotCommandScopeAllChatAdministrators(), _in_groups(Audience.EVERYBODY, Audience.ADMINISTRATORS)),
    ]
    for scope, commands in scopes:
        await _set_commands(bot, bot_context, scope, commands)
    for person in sorted(bot_context.staff):
        await show_staff_menu(bot, bot_context, person)
    await set_descriptions(bot, bot_context)


async def show_staff_menu(bot: Bot, bot_context: BotContext, person: int) -> None:
    """Bring the menu of somebody of the staff, or who was, up to date; not possible before they have written once."""
    role = bot_context.role_of(person)
    commands = [*_in_private(Audience.EVERYBODY), *(_of_role(role) if role else ())]
    await _set_commands(bot, bot_context, BotCommandScopeChat(person), commands)


async def set_descriptions(bot: Bot, bot_context: BotContext) -> None:
    """Bring the bot's name and descriptions up to date."""
    for code, language in _languages(bot_context.fallback):
        await _describe(bot, bot_context.sentences[language], code)


def _in_private(*audiences: Audience) -> Sequence[Command]:
    return [command for command in COMMANDS if command.in_private in audiences]


def _of_role(role: Role) -> Sequence[Command]:
    return [command for command in COMMANDS if command.in_private.least and role.may(command.in_private.least)]


def _in_groups(*audiences: Audience) -> Sequence[Command]:
    return [command for command in COMMANDS if command.in_groups in audiences]


def _languages(fallback: Language) -> Iterable[tuple[str | None, Language]]:
    """Return the languages to set: None, for people whose language the bot does not speak, and each it speaks."""
    return [(None, fallback), *((str(language), language) for language in Language)]


async def _set_commands(bot: Bot, bot_context: BotContext, scope: BotCommandScope, commands: Sequence[Command]) -> None:
    refused: set[str] = set()  # each reason is told once, though it may come for every language
    for code, language in _languages(bot_context.fallback):
        menu = bot_context.sentences[language].menu
        wanted = tuple(BotCommand(command.name, command.menu_text(menu)) for command in commands)
        try:
            if await bot.get_my_commands(scope, code) != wanted:  # asked first: setting is rationed, asking is not
                await bot.set_my_commands(wanted, scope, code)
        except TelegramError as error:
            refused.add(error.message)
    for reason in sorted(refused):
        if isinstance(scope, BotCommandScopeChat):
            _log.warning(
                "User %s must send /start to the bot once, for the menu of its staff (%s)",
                scope.chat_id,
                reason,
            )
        else:
            _log.warning("The menu of %s could not be set: %s", scope.type, reason)


async def _describe(bot: Bot, phrases: Phrases, code: str | None) -> None:
    words = phrases.menu
    try:
        if (await bot.get_my_name(code)).name != words.name:
            await bot.set_my_name(words.name, code)
    except TelegramError as error:  # rationed more strictly than descriptions, which must not wait for it
        _log.warning("The name could not be set: %s", error)
    try:
        if (await bot.get_my_description(code)).description != words.description:
            await bot.set_my_description(words.description, code)
        if (await bot.get_my_short_description(code)).short_description != words.short_description:
            await bot.set_my_short_description(words.short_description, code)
    except TelegramError as error:
        _log.warning("The description could not be set: %s", error)


def _for_everybody(menu: MenuPhrases) -> Sequence[tuple[str, str]]:
    """Return every command and what it does, but for those of the bot's own staff, in the table's order."""
    listed = [command for command in COMMANDS if command.in_private.least is None]
    return [(command.name, command.menu_text(menu)) for command in listed]


def _for_staff(menu: MenuPhrases, role: Role) -> Sequence[tuple[str, str]]:
    return [(command.name, command.menu_text(menu)) for command in _of_role(role)]


MENUS = Menus(_for_everybody, _for_staff, show_staff_menu, set_descriptions)
