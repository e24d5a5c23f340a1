"""Every command stands in one table, from which the menus and the application are made."""

import asyncio
from pathlib import Path

import pytest

from bot.chat.app import App, build_app
from bot.chat.command_handler import CommandHandler
from bot.chat.command_table import COMMANDS, Audience, Command
from bot.chat.connection.connections import Connections
from bot.chat.connection.pauses import Pauses
from bot.chat.connection.sending_connection import SendingConnection
from bot.chat.connection.token_watch import TokenWatch, WatchedRequest
from bot.chat.context import BotContext
from bot.chat.subscriptions.broadcast import Broadcast
from bot.chat.supervision.vital_signs import VitalSigns
from bot.engine import Engine
from bot.inbox import Inbox
from bot.inbox.inbox_file import InboxFile
from bot.inbox.sent_journal import SentJournal
from bot.locale import Phrases, read_phrases, wordings_of
from bot.store import open_store
from bot.text.languages import Language

PHRASES = read_phrases()
NO_COMMANDS = {"name", "description", "short_description"}  # of the section: what an empty chat shows


@pytest.fixture(scope="module")
def app(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> App:
    """Return the application as it is built before it connects."""

    async def build() -> App:
        async with open_store(tmp_path_factory.mktemp("store") / "bot.sqlite3") as store:
            bot_context = BotContext(engine, store, Language.ARABIC, ())
            token, url = "1:token", "https://example.org"
            sending, polling = SendingConnection(TokenWatch(), url), WatchedRequest(TokenWatch(), url, 1)
            connections = Connections(sending, polling, Pauses())
            inbox = Inbox(InboxFile(Path("unused")), SentJournal(Path("unused"), 0), lambda _: None)
            signs = VitalSigns(bot_context, inbox)
            broadcast = Broadcast(bot_context)
            return build_app(token, url, bot_context, broadcast, connections, signs.take, inbox.erase)

    return asyncio.run(build())


def is_hidden(command: Command) -> bool:
    return {command.in_private, command.in_groups} == {Audience.NOBODY}


@pytest.mark.parametrize("phrases", PHRASES.values(), ids=PHRASES)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_has_a_menu_text_in_both_languages_unless_it_is_hidden(command: Command, phrases: Phrases) -> None:
    assert is_hidden(command) or command.menu_text(phrases.menu)


def test_every_menu_text_is_of_a_command() -> None:
    menu = PHRASES[Language.ENGLISH].menu
    said = [command.menu_text(menu) for command in COMMANDS]
    assert sorted(said) == sorted(text for name, text in wordings_of(menu).items() if name not in NO_COMMANDS)


def test_every_command_has_one_handler(app: App) -> None:
    [handler] = [each for each in app.handlers[0] if isinstance(each, CommandHandler)]
    assert handler.names == [command.name for command in COMMANDS]
