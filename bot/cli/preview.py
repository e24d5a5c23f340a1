"""The command that shows the bot without Telegram: a page that looks like a chat, and the real bot behind it."""

import asyncio
import os
import secrets
import signal
import sys
import webbrowser
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from pydantic import SecretStr

from bot.chat.lifecycle import run_bot
from bot.cli.logs import set_up_logging
from bot.cli.opening import FOR_ANSWERS, open_engine, settings_for
from bot.cli.operator import DONE, Operator
from bot.distribution import is_packed
from bot.error_sentences import CannotRunError
from bot.preview.cast import ADMINISTRATOR, BOT
from bot.preview.guard import Guard, is_loopback
from bot.preview.server import PreviewServer
from bot.preview.site import Site
from bot.setting_values import LogLevel
from bot.settings import Settings
from bot.text.languages import Language

_DATABASE = "preview.sqlite3"
_NEEDED = FOR_ANSWERS | {"log", "retention_days", "preview_password"}


def preview(  # noqa: PLR0913 - each is an option of the command
    operator: Operator,
    corpus: Path | None,
    database: Path | None,
    listen: str,
    port: int,
    *,
    read_only: bool,
    no_browser: bool,
) -> int:
    """Show the bot in the browser until it is stopped."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(DONE))  # for the moment until the event loop listens
    settings = settings_for(operator, corpus, None, _NEEDED)
    with TemporaryDirectory() as folder:
        read_only = read_only or is_packed(settings.corpus) or not os.access(settings.corpus, os.W_OK)
        own = _own(settings, database or Path(folder) / _DATABASE, read_only=read_only)
        set_up_logging(own.log, own.secrets)
        return asyncio.run(_show(operator, own, listen, port, read_only=read_only, no_browser=no_browser))


def _own(settings: Settings, database: Path, *, read_only: bool) -> Settings:
    """Return the settings with nothing of what the real bot has: its token, its database, its people, its addresses.

    An administrator can change the corpus from the chat: there is none if it is to be read only.
    """
    return settings.model_copy(
        update={
            "token": SecretStr(f"{BOT['id']}:{secrets.token_urlsafe(32)}"),
            "admins": () if read_only else (ADMINISTRATOR,),
            "database": database,
            "cache": settings.cache_folder,
            "webhook_url": None,
            "metrics_listen": None,
            "log": settings.log if "log" in settings.model_fields_set else LogLevel.WARNING,
        }
    )


async def _show(  # noqa: PLR0913 - as `preview`
    operator: Operator, settings: Settings, listen: str, port: int, *, read_only: bool, no_browser: bool
) -> int:
    guard = Guard(None if is_loopback(listen) else _password(settings))
    language = Language(settings.language)
    site = Site(settings.bot_token, operator.sentences, language, settings.corpus, read_only=read_only)
    server, words = PreviewServer(site, guard, listen, port), operator.phrases.preview
    try:
        server.listen()
    except OSError as error:
        sentence = words.cannot_listen.format(host=listen, port=port, detail=error.strerror or error)
        raise CannotRunError(sentence) from error
    os.environ |= {"NO_PROXY": "*", "no_proxy": "*"}  # nothing here goes beyond this computer
    beginning: asyncio.Task[None] | None = None
    try:
        click.echo(words.opened.format(url=server.page_url))
        if guard.password and not settings.preview_password:
            click.echo(words.password_is.format(password=guard.password))
        if not no_browser:
            await asyncio.to_thread(webbrowser.open, server.page_url)
        engine = await asyncio.to_thread(open_engine, settings)
        beginning = asyncio.create_task(site.begin(engine))
        return await run_bot(
            settings.model_copy(update={"api_url": server.api_url}), engine, operator.phrases, shares_corpus=True
        )
    finally:
        if beginning:
            beginning.cancel()
        await server.close()


def _password(settings: Settings) -> str:
    chosen = settings.preview_password.get_secret_value() if settings.preview_password else ""
    return chosen or secrets.token_urlsafe(12)
