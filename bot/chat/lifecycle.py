"""Runs the bot until it is told to stop: connects, receives updates, and shuts down in order within five seconds."""

import asyncio
import contextlib
import logging
import os
import secrets
import signal
import threading
from collections.abc import Awaitable, Callable
from functools import partial
from urllib.parse import urlsplit

from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Updater
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception

from bot.chat.app import ALLOWED_UPDATES, App, build_app
from bot.chat.command_menus import set_up_menus
from bot.chat.connection.network_failures import NetworkFailures, quieten_library
from bot.chat.connection.retry_after import WaitRetryAfter
from bot.chat.connection.sending_connection import SendingConnection
from bot.chat.connection.token_watch import TokenWatch, WatchedRequest
from bot.chat.context import BotContext
from bot.chat.subscriptions.broadcast import Broadcast
from bot.engine import Engine
from bot.error_sentences import CannotRunError
from bot.locale import Phrases
from bot.settings import Settings
from bot.store import NewerStoreError, StoreError, open_store
from bot.text.languages import Language

_log = logging.getLogger(__name__)
# Whoever sends SIGTERM may send SIGKILL after five seconds.
_SHUT_DOWN_WITHIN = 3.0  # for what is being answered and for telling Telegram what was read
_EXIT_WITHIN = 4.0  # for everything, even a name server that does not answer; then the word lists are let go of


async def run_bot(settings: Settings, engine: Engine, phrases: Phrases) -> None:
    """Answer until SIGTERM or SIGINT; CannotRunError, in the operator's `phrases`, tells why the bot cannot run."""
    running = asyncio.create_task(_run(settings, engine, phrases))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _stop, running)
    with contextlib.suppress(asyncio.CancelledError):
        await running
    _log.info(phrases.terminal.stopped)


def _stop(running: asyncio.Task[None]) -> None:
    running.cancel()
    last_resort = threading.Timer(_EXIT_WITHIN, os._exit, [0])
    last_resort.daemon = True
    last_resort.start()


async def _run(settings: Settings, engine: Engine, phrases: Phrases) -> None:
    words = phrases.terminal
    try:
        async with open_store(settings.database) as store:
            bot_context = BotContext(engine, store, Language(settings.language), settings.admins)
            broadcast = Broadcast(bot_context)
            await broadcast.note_corpus()
            await _serve(bot_context, broadcast, settings, phrases)
    except NewerStoreError as error:
        raise CannotRunError(words.database_newer.format(file=settings.database)) from error
    except StoreError as error:
        raise CannotRunError(words.database.format(file=settings.database, detail=error)) from error
    except InvalidToken as error:
        raise CannotRunError(words.token_refused) from error


async def _serve(bot_context: BotContext, broadcast: Broadcast, settings: Settings, phrases: Phrases) -> None:
    token_watch = TokenWatch()
    connections = SendingConnection(token_watch), WatchedRequest(token_watch, 1)
    app = build_app(settings.bot_token, settings.api_url, bot_context, broadcast, connections)
    network_failures = NetworkFailures(settings.api_url, phrases)
    quieten_library()
    menus: asyncio.Task[None] | None = None
    try:
        await _retry_until_reached(app.initialize, network_failures)
        await app.start()
        await _receive(app, settings, network_failures, phrases)
        _log.info(phrases.terminal.running.format(username=app.bot.username))
        menus = asyncio.create_task(set_up_menus(app.bot, bot_context))
        app.create_task(broadcast.run(app.bot))  # which the application waits for when it stops
        await token_watch.token_refused.wait()
        raise CannotRunError(phrases.terminal.token_refused)
    finally:
        if menus:
            menus.cancel()
        broadcast.stop()
        await _shut_down(app)


async def _receive(app: App, settings: Settings, network_failures: NetworkFailures, phrases: Phrases) -> None:
    updater = app.updater
    if updater is None:
        raise TypeError("the application was built without an updater")
    url = settings.webhook_url
    if url is None:
        await updater.start_polling(
            bootstrap_retries=-1, allowed_updates=ALLOWED_UPDATES, error_callback=network_failures.tell
        )
    else:
        await _retry_until_reached(partial(_start_webhook, updater, url, settings, phrases), network_failures)


async def _start_webhook(updater: Updater, url: str, settings: Settings, phrases: Phrases) -> None:
    listen = settings.webhook_listen
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else secrets.token_urlsafe(32)
    words = phrases.terminal
    try:
        await updater.start_webhook(
            listen.host,
            listen.port,
            urlsplit(url).path.lstrip("/"),
            webhook_url=url,
            secret_token=secret,
            allowed_updates=ALLOWED_UPDATES,
        )
    except BadRequest as error:
        raise CannotRunError(words.webhook_refused.format(url=url, detail=error.message)) from error
    except OSError as error:
        raise CannotRunError(words.cannot_listen.format(address=listen, detail=error.strerror or error)) from error


async def _retry_until_reached(action: Callable[[], Awaitable[None]], network_failures: NetworkFailures) -> None:
    """Repeat an action that may be done twice until Telegram answers, each failure told; refusals are raised."""

    def tell(state: RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, TelegramError):
            network_failures.tell(error)

    await AsyncRetrying(retry=retry_if_exception(_is_network_failure), wait=WaitRetryAfter(), before_sleep=tell)(action)


def _is_network_failure(error: BaseException) -> bool:
    return isinstance(error, RetryAfter) or (isinstance(error, NetworkError) and not isinstance(error, BadRequest))


async def _shut_down(app: App) -> None:
    """Finish what is being answered and close everything, as far as it can be done in time."""
    try:
        async with asyncio.timeout(_SHUT_DOWN_WITHIN):
            if app.updater and app.updater.running:
                with contextlib.suppress(TelegramError):  # the one that polling ended with; it was told
                    await app.updater.stop()
            if app.running:
                await app.stop()
            await app.shutdown()
            await app.bot.shutdown()  # opened even if the application never got as far as to be initialised
    except TimeoutError:
        _log.warning("Left before everything was finished")
