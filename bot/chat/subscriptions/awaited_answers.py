"""Sends those who wait for the answer to a question that answer, once there is one: each once, behind all else."""

import asyncio
import logging
from collections import deque
from collections.abc import Collection
from datetime import UTC, datetime

from telegram import Bot, Message, User
from telegram import Chat as TelegramChat
from telegram.constants import ChatType, ParseMode

from bot.answering.answers import Answer
from bot.chat.cards.answer_cards import AnswerCards, card_content
from bot.chat.cards.card_answers import find_card_answer
from bot.chat.context import BotContext
from bot.chat.sending import as_news
from bot.chat.writing.answer_messages import line
from bot.chat.writing.bidi import isolate
from bot.chat.writing.excerpts import opening
from bot.chat.writing.html import bold, join_fitting, plain
from bot.chat.writing.replies import NO_PREVIEW
from bot.store import WaitingPerson

_log = logging.getLogger(__name__)
_MOST_OF_QUESTION = 300  # characters


class AwaitedAnswers:
    """Whose question is answered now, and the message that tells them."""

    def __init__(self, bot_context: BotContext, cards: AnswerCards) -> None:
        """Answer with the engine of `bot_context`, with `cards`."""
        self._bot_context = bot_context
        self._cards = cards
        self._asked_of = ""  # fingerprint of the corpus
        self._answered: deque[WaitingPerson] = deque()

    async def next(self, but: Collection[int]) -> WaitingPerson | None:
        """Return who is to be told next, nobody in `but` by user id; None if nobody is. StoreError."""
        corpus = self._bot_context.engine.corpus.fingerprint
        if corpus != self._asked_of:
            everybody = await self._bot_context.store.waiting.everybody()
            self._answered = deque(await asyncio.to_thread(self._with_answers, everybody))
            self._asked_of = corpus
        return next((each for each in self._answered if each.person not in but), None)

    async def tell(self, bot: Bot, waiting: WaitingPerson) -> None:
        """Send the answer, unless it is not wanted any more or there is none after all; StoreError, TelegramError."""
        if not await self._bot_context.store.waiting.waits(waiting.person, waiting.question):
            return
        asked = _as_written(bot, waiting)
        previous = _previous(waiting)
        found = await asyncio.to_thread(
            find_card_answer, self._bot_context, asked.chat, waiting.question, previous, waiting.language
        )
        answer = found.answer
        if not answer.answered:
            return
        reader = self._bot_context.reader(answer.language)
        card_id = self._cards.keep(asked, asked, answer, ())
        text, buttons = card_content(self._cards.shown(card_id, found, asked))
        question = line(bold(isolate(opening(waiting.question, _MOST_OF_QUESTION))), reader.language)
        heading = line(plain(reader.phrases.refusal.known_now), reader.language)
        content = join_fitting("\n", [heading, question, text]), buttons
        with as_news():
            sent = await bot.send_message(
                waiting.person,
                content[0].html,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=buttons,
            )
        self._cards.mark_sent(card_id, sent, content)

    async def done(self, waiting: WaitingPerson) -> None:
        """Keep that somebody waits for a question no more, however long that takes: else they are told again."""
        await self._bot_context.store.waiting.end_patiently(waiting.person, waiting.question)
        self._answered.remove(waiting)

    async def let_go(self, person: int) -> None:
        """Keep nothing for whom the bot cannot reach any more; StoreError."""
        await self._bot_context.store.waiting.forget(person)
        self._answered = deque(each for each in self._answered if each.person != person)

    def _with_answers(self, everybody: Collection[WaitingPerson]) -> list[WaitingPerson]:
        return [each for each in everybody if self._answer(each).answered]

    def _answer(self, waiting: WaitingPerson) -> Answer:
        return self._bot_context.engine.ask(waiting.question, _previous(waiting), waiting.language).answer


def _previous(waiting: WaitingPerson) -> tuple[str, ...]:
    return tuple(waiting.previous.split("\n")) if waiting.previous else ()


def _as_written(bot: Bot, waiting: WaitingPerson) -> Message:
    """Return the question as if it had just been written: its own message is not known any more."""
    written = Message(
        0,
        datetime.now(UTC),
        TelegramChat(waiting.person, ChatType.PRIVATE),
        from_user=User(waiting.person, "", is_bot=False),
        text=waiting.question,
    )
    written.set_bot(bot)
    return written
