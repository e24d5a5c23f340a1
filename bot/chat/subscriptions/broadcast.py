"""Sends news in the background, one message after the other, behind all answers: digests, and what people wait for."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from time import monotonic

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.chat.cards.answer_cards import AnswerCards
from bot.chat.context import BotContext
from bot.chat.sending import TooLateError, as_news, retry_after_seconds
from bot.chat.subscriptions.awaited_answers import AwaitedAnswers
from bot.chat.subscriptions.digest import digest_message, subscription_button, time_until_due
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.html import Markup
from bot.chat.writing.replies import NO_PREVIEW
from bot.documents import Corpus
from bot.store import PendingAnnouncement, PendingDigest, StoreError, WaitingPerson
from bot.text.languages import Language, detect_language

_log = logging.getLogger(__name__)
_NO_PAUSE = timedelta()  # the way out paces
_AFTER_FAILURE = timedelta(minutes=5)
_LONGEST_PAUSE = timedelta(hours=1)  # clocks are set, computers sleep


class Broadcast:
    """Tells subscribers of the documents that the corpus gains."""

    def __init__(self, bot_context: BotContext) -> None:
        """Send digests for `bot_context`."""
        self._bot_context = bot_context
        self._awaited = AwaitedAnswers(bot_context, AnswerCards(bot_context))
        self._noted: Corpus | None = None
        self._woken = asyncio.Event()
        self._stopping = False
        self._rest_until: dict[int, float] = {}  # by person, in seconds of the monotonic clock

    async def note_corpus(self) -> Corpus:
        """Return the corpus in use, its new documents now to be told; StoreError if they cannot be noted.

        Must be done once before anybody can subscribe: they are told only what comes after.
        """
        corpus = self._bot_context.engine.corpus
        if corpus is not self._noted:
            await self._bot_context.store.subscriptions.note_documents([document.slug for document in corpus.documents])
            self._noted = corpus
        return corpus

    def wake(self) -> None:
        """Look for new documents now."""
        self._woken.set()

    def stop(self) -> None:
        """End `run` as soon as what is being sent is sent and noted."""
        self._stopping = True
        self._woken.set()

    async def run(self, bot: Bot) -> None:
        """Send what is due, until stopped."""
        while not self._stopping:
            self._woken.clear()
            await self._pause(await self._try_step(bot))

    async def _try_step(self, bot: Bot) -> timedelta:
        try:
            return await self._step(bot)
        except StoreError as error:
            self._bot_context.store.tell(error)
            # Better late than twice: a digest that can never be noted would be sent again and again.
            self._stopping = not error.may_pass
            return _AFTER_FAILURE

    async def _step(self, bot: Bot) -> timedelta:
        """Tell the next subscriber who is due, if anybody is, and return how long to pause."""
        corpus = await self.note_corpus()
        resting = self._resting()
        waiting = await self._awaited.next(resting)
        if waiting:
            return await self._answer(bot, waiting)
        announced = await self._bot_context.store.announcements.next_pending(resting)
        if announced:
            return await self._announce(bot, announced)
        pending = await self._bot_context.store.subscriptions.next_pending(resting)
        if pending is None:
            return min([_LONGEST_PAUSE, *resting.values()])
        left = time_until_due(pending.told_at, datetime.now(UTC))
        if left:
            _log.debug("Who was told at %s is not due", pending.told_at)
            return min([left, _LONGEST_PAUSE, *resting.values()])
        return await self._notify(bot, pending, corpus)

    def _resting(self) -> dict[int, timedelta]:
        """Return which subscribers Telegram wants to be left alone for how long; the others do not wait for them."""
        now = monotonic()
        self._rest_until = {person: until for person, until in self._rest_until.items() if until > now}
        return {person: timedelta(seconds=until - now) for person, until in self._rest_until.items()}

    def _let_rest(self, person: int, error: RetryAfter) -> timedelta:
        self._rest_until[person] = monotonic() + retry_after_seconds(error)
        return _NO_PAUSE

    async def _answer(self, bot: Bot, waiting: WaitingPerson) -> timedelta:
        try:
            await self._awaited.tell(bot, waiting)
        except Forbidden as error:
            _log.info("Somebody who waited for an answer is gone: %s", error.message)
            await self._awaited.let_go(waiting.person)
            return _NO_PAUSE
        except RetryAfter as error:
            return self._let_rest(waiting.person, error)
        except TelegramError as error:
            _log.warning("An awaited answer could not be sent: %s", error.message)
            if isinstance(error, TooLateError | InvalidToken):
                return _AFTER_FAILURE
        await self._awaited.done(waiting)
        return _NO_PAUSE

    async def _announce(self, bot: Bot, pending: PendingAnnouncement) -> timedelta:
        language = self._bot_context.store.people.language_of(pending.person) or pending.language
        piece = lines(pending.text, detect_language(pending.text) or language)
        try:
            await self._send_to(bot, pending.person, piece, language)
        except Forbidden as error:
            return await self._let_go(pending.person, error)
        except RetryAfter as error:
            return self._let_rest(pending.person, error)
        except TelegramError as error:
            _log.warning("An announcement could not be sent: %s", error.message)
            if isinstance(error, TooLateError | InvalidToken):
                return _AFTER_FAILURE
        await self._bot_context.store.announcements.mark_sent(pending)
        return _NO_PAUSE

    async def _let_go(self, person: int, error: Forbidden) -> timedelta:
        """Forget a subscriber who has blocked the bot: their right."""
        _log.info("A subscriber is gone: %s", error.message)
        await self._bot_context.store.subscriptions.forget(person)
        return _NO_PAUSE

    async def _notify(self, bot: Bot, pending: PendingDigest, corpus: Corpus) -> timedelta:
        subscriptions = self._bot_context.store.subscriptions
        try:
            await self._send(bot, pending, corpus)
        except Forbidden as error:
            return await self._let_go(pending.person, error)
        except RetryAfter as error:
            return self._let_rest(pending.person, error)
        except TelegramError as error:
            _log.warning("A digest could not be sent: %s", error.message)
            if isinstance(error, TooLateError | InvalidToken):
                return _AFTER_FAILURE
        await subscriptions.mark_told(pending, datetime.now(UTC))
        return _NO_PAUSE

    async def _send(self, bot: Bot, pending: PendingDigest, corpus: Corpus) -> None:
        language = self._bot_context.store.people.language_of(pending.person) or pending.language
        phrases = self._bot_context.sentences[language]
        by_slug = {document.slug: document for document in corpus.documents}
        piece = digest_message([by_slug[slug] for slug in pending.documents], phrases, language, bot.username)
        await self._send_to(bot, pending.person, piece, language)

    async def _send_to(self, bot: Bot, person: int, piece: Markup, language: Language) -> None:
        with as_news():
            await bot.send_message(
                person,
                piece.html,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=subscription_button(self._bot_context.sentences[language], language, subscribed=True),
            )

    async def _pause(self, pause: timedelta) -> None:
        """Wait, unless woken."""
        try:
            async with asyncio.timeout(pause.total_seconds()):
                await self._woken.wait()
        except TimeoutError:
            return
