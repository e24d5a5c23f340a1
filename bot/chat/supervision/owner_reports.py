"""Tells the bot's owner of troubles by message: each kind at most once an hour, behind all answers."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from time import monotonic

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.chat.context import BotContext
from bot.chat.sending import as_news
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.replies import NO_PREVIEW
from bot.troubles import Told, Trouble

_log = logging.getLogger(__name__)
_AGAIN_AFTER = 3600.0  # seconds
_MOST_SHOWN = 500  # characters of a detail
# A database that another program holds for a moment is no news; one that it holds on to is.
_LASTING, _WITHIN = {Trouble.DATABASE_LOCKED: 3}, 60.0  # times, seconds


class OwnerReports:
    """What the owner has been told."""

    def __init__(self, bot: Bot, bot_context: BotContext, clock: Callable[[], float] = monotonic) -> None:
        """Write with `bot` to the owner that `bot_context` names, if any; `clock` is in seconds."""
        self._bot = bot
        self._bot_context = bot_context
        self._clock = clock
        self._loop = asyncio.get_running_loop()
        self._reported: dict[Trouble, float] = {}  # when
        self._seen: dict[Trouble, deque[float]] = {}  # when, lately
        self._writing: set[asyncio.Task[None]] = set()

    def note(self, told: Told) -> None:
        """Report a trouble if that is due; may be called from any thread."""
        self._loop.call_soon_threadsafe(self._note, told)

    def _note(self, told: Told) -> None:
        owner, now = self._bot_context.owner, self._clock()
        if owner is None or not self._is_lasting(told.trouble, now):
            return
        if now - self._reported.get(told.trouble, -_AGAIN_AFTER) < _AGAIN_AFTER:
            return
        self._reported[told.trouble] = now
        task = asyncio.create_task(self._report(owner, told))
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)

    def _is_lasting(self, trouble: Trouble, now: float) -> bool:
        least = _LASTING.get(trouble, 1)
        seen = self._seen.setdefault(trouble, deque(maxlen=least))
        seen.append(now)
        return len(seen) == least and now - seen[0] <= _WITHIN

    async def _report(self, owner: int, told: Told) -> None:
        language = self._bot_context.store.people.language_of(owner) or self._bot_context.fallback
        phrases = self._bot_context.sentences[language]
        detail = isolate(told.detail[:_MOST_SHOWN])
        sentence = phrases.owner.report.format(trouble=phrases.troubles[told.trouble], detail=detail)
        try:
            with as_news():
                await self._bot.send_message(
                    owner,
                    lines(sentence, language).html,
                    parse_mode=ParseMode.HTML,
                    link_preview_options=NO_PREVIEW,
                )
        except TelegramError as error:
            _log.warning("The owner could not be told of a trouble: %s", error.message)
