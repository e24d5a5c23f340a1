"""Runs the bot until it is told to stop: connects, receives updates, and shuts down in order within five seconds."""

import asyncio
import contextlib
import logging
import os
import signal
import threading
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from urllib.parse import urlsplit

from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception

from bot.adding.fetching import Fetcher
from bot.chat.administration.watching import FolderWatch
from bot.chat.app import ALLOWED_UPDATES, App, build_app
from bot.chat.command_menus import set_descriptions, set_up_menus
from bot.chat.connection.connections import Connections
from bot.chat.connection.network_failures import NetworkFailures, nonsense_told_apart, quieten_library
from bot.chat.connection.pauses import Pauses
from bot.chat.connection.raw_updates import NonsenseError
from bot.chat.connection.receiving import Receiving
from bot.chat.connection.reception import Reception
from bot.chat.connection.retry_after import WaitRetryAfter
from bot.chat.connection.sending_connection import SendingConnection
from bot.chat.connection.token_watch import TokenWatch, WatchedRequest
from bot.chat.connection.turnstile import Turnstile
from bot.chat.connection.update_runner import UpdateRunner
from bot.chat.context import BotContext
from bot.chat.subscriptions.broadcast import Broadcast
from bot.chat.supervision.measuring import measuring
from bot.chat.supervision.owner_reports import OwnerReports
from bot.chat.supervision.stall_watch import RESTART
from bot.chat.supervision.vital_signs import VitalSigns
from bot.chat.supervision.watchdog import MustRestartError, Watchdog
from bot.engine import Engine
from bot.error_sentences import CannotRunError
from bot.inbox import Inbox, inbox_file_beside, open_inbox
from bot.locale import Phrases
from bot.settings import Settings
from bot.store import FolderInUseError, NewerStoreError, StoreError, StoreInUseError, hold_folder, open_store
from bot.text.languages import Language
from bot.troubles import Trouble, Troubles

_log = logging.getLogger(__name__)
# Whoever sends SIGTERM may send SIGKILL after five seconds.
_SHUT_DOWN_WITHIN = 3.0  # for what is being answered and for telling Telegram what was read
_EXIT_WITHIN = 4.0  # for everything, even a name server that does not answer; then the word lists are let go of


async def run_bot(
    settings: Settings,
    engine: Engine,
    phrases: Phrases,
    *,
    shares_corpus: bool = False,
    fetcher: Fetcher | None = None,
) -> int:
    """Answer until SIGTERM or SIGINT, and return the exit code: not 0 if the bot should be started again.

    CannotRunError, in the operator's `phrases`, tells why the bot cannot run: because of another bot on the same corpus
    too, unless it `shares_corpus`. What editors link to is fetched from the public internet, or with another `fetcher`.
    """
    running = asyncio.create_task(
        _run(settings, engine, phrases, shares_corpus=shares_corpus, fetcher=fetcher or Fetcher())
    )
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _stop, running)
    try:
        with contextlib.suppress(asyncio.CancelledError):
            await running
    except MustRestartError as error:
        _log.error("The process ends with exit code %d: %s", RESTART, error)
        return RESTART
    _log.info(phrases.terminal.stopped)
    return 0


def _stop(running: asyncio.Task[None]) -> None:
    running.cancel()
    last_resort = threading.Timer(_EXIT_WITHIN, os._exit, [0])
    last_resort.daemon = True
    last_resort.start()


async def _run(settings: Settings, engine: Engine, phrases: Phrases, *, shares_corpus: bool, fetcher: Fetcher) -> None:
    words = phrases.terminal
    network_failures = NetworkFailures(settings.api_url, phrases)
    troubles, bot_id = Troubles(), int(settings.bot_token.partition(":")[0])
    kept_for = timedelta(days=settings.retention_days)
    try:
        async with (
            contextlib.AsyncExitStack() as stack,
            open_store(settings.database, troubles, kept_for) as store,
            open_inbox(inbox_file_beside(settings.database), network_failures.tell_inbox, bot_id) as inbox,
        ):
            if not shares_corpus:
                stack.enter_context(hold_folder(settings.corpus))
            measures = stack.enter_context(measuring(settings.metrics_listen, words))
            bot_context = BotContext(
                engine,
                store,
                Language(settings.language),
                settings.admins,
                measures=measures,
                logs_texts=settings.log_texts,
                fetcher=fetcher,
            )
            broadcast = Broadcast(bot_context)
            await broadcast.note_corpus()
            await _serve(bot_context, inbox, broadcast, settings, phrases, network_failures)
    except NewerStoreError as error:
        raise CannotRunError(words.database_newer.format(file=settings.database)) from error
    except StoreInUseError as error:
        raise CannotRunError(words.database_in_use.format(file=settings.database)) from error
    except FolderInUseError as error:
        raise CannotRunError(words.corpus_in_use.format(folder=settings.corpus)) from error
    except StoreError as error:
        passes = error.trouble is Trouble.DATABASE_LOCKED
        sentence = words.database.format(file=settings.database, detail=error)
        raise (MustRestartError if passes else CannotRunError)(sentence) from error
    except InvalidToken as error:
        raise CannotRunError(words.token_refused) from error


async def _serve(  # noqa: PLR0913, PLR0917 - everything that the bot is made of
    bot_context: BotContext,
    inbox: Inbox,
    broadcast: Broadcast,
    settings: Settings,
    phrases: Phrases,
    network_failures: NetworkFailures,
) -> None:
    token_watch, troubles = TokenWatch(), bot_context.store.troubles
    signs = VitalSigns(bot_context, inbox, is_called=settings.webhook_url is not None)
    bot_context.measures.watch(signs.take)
    tell_stuck = partial(troubles.tell, Trouble.HANDLER_STUCK)
    connections = Connections(
        SendingConnection(token_watch, settings.api_url),
        WatchedRequest(token_watch, settings.api_url, 1),
        Pauses(inbox),
    )
    app = build_app(settings.bot_token, settings.api_url, bot_context, broadcast, connections, signs.take, inbox.erase)
    turnstile = Turnstile(lambda: connections.sending.is_awaited)
    reception = Reception(inbox, UpdateRunner(app.bot, inbox, app.process_update, tell_stuck).run, turnstile)
    signs.receiving = receiving = Receiving(app.bot, connections.polling, reception, network_failures)
    quieten_library()
    besides: list[asyncio.Task[None]] = []
    watching = asyncio.create_task(Watchdog(signs).run())
    try:
        await _retry_until_reached(app.initialize, network_failures)
        await app.start()
        await receiving.replay()
        await _receive(receiving, settings, network_failures, phrases)
        signs.has_begun = True
        _log.info(phrases.terminal.running.format(username=app.bot.username))
        besides.append(asyncio.create_task(set_up_menus(app.bot, bot_context)))
        besides.append(asyncio.create_task(bot_context.engine.read_ahead()))
        if settings.watch:
            describe = partial(set_descriptions, app.bot, bot_context)
            besides.append(asyncio.create_task(FolderWatch(bot_context, broadcast.wake, describe).run()))
        app.create_task(broadcast.run(app.bot))  # which the application waits for when it stops
        troubles.listen(OwnerReports(app.bot, bot_context).note)
        await _until_impossible(watching, token_watch)
        raise CannotRunError(phrases.terminal.token_refused)
    finally:
        watching.cancel()
        for task in besides:
            task.cancel()
        broadcast.stop()
        await _shut_down(app, receiving)


async def _until_impossible(watching: asyncio.Task[None], token_watch: TokenWatch) -> None:
    """Return when the token is refused; MustRestartError if the watchdog is at its wits' end."""
    refused = asyncio.create_task(token_watch.token_refused.wait())
    try:
        done, _ = await asyncio.wait({watching, refused}, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        refused.cancel()


async def _receive(
    receiving: Receiving, settings: Settings, network_failures: NetworkFailures, phrases: Phrases
) -> None:
    url, listen, words = settings.webhook_url, settings.webhook_listen, phrases.terminal
    if url is None:
        await _retry_until_reached(partial(receiving.poll, ALLOWED_UPDATES), network_failures)
        return
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    try:
        receiving.listen(urlsplit(url).path, secret, listen.host, listen.port)
        await _retry_until_reached(partial(receiving.be_called, url, secret, ALLOWED_UPDATES), network_failures)
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

    async def attempt() -> None:
        with nonsense_told_apart():
            await action()

    await AsyncRetrying(retry=retry_if_exception(_is_network_failure), wait=WaitRetryAfter(), before_sleep=tell)(
        attempt
    )


def _is_network_failure(error: BaseException) -> bool:
    return isinstance(error, RetryAfter | NonsenseError) or (
        isinstance(error, NetworkError) and not isinstance(error, BadRequest)
    )


async def _shut_down(app: App, receiving: Receiving) -> None:
    """Finish what is being answered and close everything, as far as it can be done in time."""
    try:
        async with asyncio.timeout(_SHUT_DOWN_WITHIN):
            await receiving.stop()
            if app.running:
                await app.stop()
            await app.shutdown()
            await app.bot.shutdown()  # opened even if the application never got as far as to be initialised
    except TimeoutError:
        _log.warning("Left before everything was finished")
