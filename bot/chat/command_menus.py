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
from bot.locale import Phrases
from bot.text.languages import Language

_log = logging.getLogger(__name__)


async def set_up_menus(bot: Bot, bot_context: BotContext) -> None:
    """Bring menus and descriptions up to date; what Telegram refuses is only logged, since the bot works without."""
    scopes: list[tuple[BotCommandScope, Sequence[Command]]] = [
        (BotCommandScopeAllPrivateChats(), _in_private(Audience.EVERYBODY)),
        (BotCommandScopeAllGroupChats(), _in_groups(Audience.EVERYBODY)),
        (BotCommandScopeAllChatAdministrators(), _in_groups(Audience.EVERYBODY, Audience.ADMINISTRATORS)),
        *((BotCommandScopeChat(admin), _for_bot_admins()) for admin in sorted(bot_context.admins)),
    ]
    for code, language in _languages(bot_context.fallback):
        phrases = bot_context.sentences[language]
        for scope, commands in scopes:
            await _set_commands(bot, scope, commands, phrases, code)
        await _set_descriptions(bot, phrases, code)


async def show_admin_menu(bot: Bot, bot_context: BotContext, admin: int) -> None:
    """Bring an administrator's menu up to date, which cannot be done before they have written to the bot."""
    for code, language in _languages(bot_context.fallback):
        await _set_commands(bot, BotCommandScopeChat(admin), _for_bot_admins(), bot_context.sentences[language], code)


def _in_private(*audiences: Audience) -> Sequence[Command]:
    return [command for command in COMMANDS if command.in_private in audiences]


def _in_groups(*audiences: Audience) -> Sequence[Command]:
    return [command for command in COMMANDS if command.in_groups in audiences]


def _for_bot_admins() -> Sequence[Command]:
    return _in_private(Audience.EVERYBODY, Audience.ADMINISTRATORS)


def _languages(fallback: Language) -> Iterable[tuple[str | None, Language]]:
    """Return the languages to set: None, for people whose language the bot does not speak, and each it speaks."""
    return [(None, fallback), *((str(language), language) for language in Language)]


async def _set_commands(
    bot: Bot, scope: BotCommandScope, commands: Sequence[Command], phrases: Phrases, code: str | None
) -> None:
    wanted = tuple(BotCommand(command.name, command.menu_text(phrases.menu)) for command in commands)
    try:
        if await bot.get_my_commands(scope, code) != wanted:  # asked first: setting is rationed, asking is not
            await bot.set_my_commands(wanted, scope, code)
    except TelegramError as error:  # such as an administrator who has never written to the bot
        _log.warning("The menu of %s could not be set: %s", scope.to_dict(), error)


async def _set_descriptions(bot: Bot, phrases: Phrases, code: str | None) -> None:
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
