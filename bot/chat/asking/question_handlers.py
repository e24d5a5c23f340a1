"""Answers questions: what is written to the bot, /ask, and what they are changed to."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from telegram import Message, Update, User
from telegram.ext import ContextTypes

from bot.answering.answers import Answer
from bot.chat.asking.addressing import after_command, asked_by_command, question_in, question_replied_to
from bot.chat.asking.conversation_memory import ConversationMemory, Turn
from bot.chat.asking.cooldown import Cooldown
from bot.chat.asking.post_checking import PostChecking
from bot.chat.asking.question_recording import begin_stages, record_question, tell_question
from bot.chat.asking.typing_action import while_typing
from bot.chat.cards.answer_cards import AnswerCards, card_content
from bot.chat.cards.card_answers import CardAnswer, find_card_answer
from bot.chat.context import BotContext, is_private
from bot.chat.writing.answer_messages import answer_message, line, lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.html import bold
from bot.chat.writing.replies import reply
from bot.metrics.stages import Stage
from bot.questions.coordination import AskedPart
from bot.store import KEPT_FOR, Card, StoreError
from bot.text.languages import detect_language


class Questions:
    """The handlers of questions."""

    def __init__(self, bot_context: BotContext, cards: AnswerCards, cooldown: Cooldown) -> None:
        """Answer with the engine of `bot_context`, with `cards`, as far as `cooldown` lets questions pass."""
        self._bot_context = bot_context
        self._cards = cards
        self._memory = ConversationMemory()
        self._cooldown = cooldown
        self._posts = PostChecking(bot_context, cards)

    async def on_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a text or caption that is meant for the bot; pass over any other in silence."""
        message = update.effective_message
        question = question_in(message, context.bot.bot) if message else None
        if message is None or question is None:
            return
        if question:
            await self.answer(message, question, message)
        elif not is_private(message):
            words = self._bot_context.phrases_for(message.from_user, chat=message.chat).chat
            await self._answer_replied_to(message, context.bot.bot, words.mention_usage)

    async def on_ask(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer the question behind /ask, or the message that a bare /ask replies to."""
        message = update.effective_message
        if message is None:
            return
        question = after_command(message)
        if question:
            await self.answer(message, question, message)
            return
        words = self._bot_context.phrases_for(message.from_user, chat=message.chat).chat
        usage = "\n".join([words.ask_usage, *self._example(message)])
        await self._answer_replied_to(message, context.bot.bot, usage)

    async def on_edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Change the answer to a question that was changed; answer what has become a question only now."""
        message = update.edited_message
        if message is None or datetime.now(UTC) - message.date > KEPT_FOR:  # whether it was answered is forgotten
            return
        question = question_in(message, context.bot.bot) or asked_by_command(message, context.bot.bot)
        if not question:
            return
        try:
            found = await self._bot_context.store.cards.answering(message.chat.id, message.message_id)
            if found:
                await self._answer_changed(message, await self._divide(question), found)
            else:
                await self._answer_late(message, question)
        except StoreError as error:  # rather no answer than two
            self._bot_context.store.tell(error)

    async def ask_related(self, under: Message, person: User, question: str) -> None:
        """Say, for others to see, a related question whose button a person pressed `under` a message; answer it."""
        pressed = written_by(person, under, question)
        if not await self._cooldown.lets_pass(pressed, question):
            return
        language = self._bot_context.language_for(person, chat=under.chat)
        sent = await reply(under, line(bold(isolate(question)), detect_language(question) or language))
        written = written_by(person, sent or under, question)
        await self._answer(written, AskedPart(question), written, self._memory.before(written))

    def forget(self, person: int) -> None:
        """Let go of what a person asked, by their user id."""
        self._memory.forget(person)

    async def answer(self, message: Message, question: str, asked: Message) -> None:
        """Answer unless whoever wrote `message` asks too much; `asked` is the message that holds the question.

        Several questions in it are answered one by one, each as a reply to its own words. A forwarded news post is
        answered by what the sources say of it.
        """
        if not await self._cooldown.lets_pass(message, question) or await self._posts.answer(message, question, asked):
            return
        parts = await self._divide(question)
        before = self._memory.before(asked)
        answers: list[Answer] = []
        for part in parts:
            answer = await self._answer(message, part, asked, before, answers)
            answers.append(answer)
            if answer.shown:
                before = (*before, Turn(part.text, asked.from_user))

    async def _divide(self, message: str) -> Sequence[AskedPart]:
        return await self._bot_context.threads.run_if_long(message, self._bot_context.engine.divide, message)

    def _example(self, message: Message) -> Iterator[str]:
        """Yield a command that asks an example, if there are any."""
        language = self._bot_context.language_for(message.from_user, chat=message.chat)
        for question in self._bot_context.engine.examples(language)[:1]:
            yield f"{isolate('/ask')} {isolate(question)}"  # apart: an Arabic reader meets the command first

    async def _answer_replied_to(self, message: Message, bot: User, usage: str) -> None:
        """Answer the question that `message` replies to, beside that question; without one say the `usage`."""
        pointed_at = question_replied_to(message, bot)
        if pointed_at:
            asked, question = pointed_at
            await self.answer(message, question, asked)
        elif await self._cooldown.lets_pass(message):
            await reply(message, lines(usage, self._bot_context.language_for(message.from_user, chat=message.chat)))

    async def _answer(
        self, message: Message, part: AskedPart, asked: Message, before: tuple[Turn, ...], others: Sequence[Answer] = ()
    ) -> Answer:
        """Answer one question, unless `others` of the same message have brought the answer already."""
        previous = tuple(turn.question for turn in before)
        stages = begin_stages()
        found = await self._ask(message, asked, part.text, previous)
        stages.end(Stage.ANSWER)
        answer = found.answer
        if answer.small_talk:  # nothing was asked
            await reply(asked, answer_message(answer, self._bot_context.reader(answer.language)))
            stages.end(Stage.SEND)
            tell_question(self._bot_context, message.chat.type, found.reply, stages)
            return answer
        if not answer.adds_to(others):
            return answer
        card_id = self._cards.keep(message, asked, answer, before)
        content = card_content(self._cards.shown(card_id, found, message))
        sent = await reply(asked, *content, quoted=part.written or None)
        self._memory.remember(message, answer, sent, asked, before)
        stages.end(Stage.SEND)
        if sent:
            self._cards.mark_sent(card_id, sent, content)
        record_question(self._bot_context, message.chat.type, found.reply, asked.from_user, stages)
        return answer

    async def _answer_changed(
        self, message: Message, parts: Sequence[AskedPart], found: Sequence[tuple[int, Card]]
    ) -> None:
        """Change the answers to what is asked no more into those to what is asked now; answer what is left."""
        before = {card.question for _, card in found}
        new, asked = [part for part in parts if part.text not in before], {part.text for part in parts}
        old = [(card_id, card) for card_id, card in found if card.question not in asked]
        if not new or not await self._cooldown.lets_pass(message):
            return
        for part, (card_id, card) in zip(new, old, strict=False):
            await self._answer_anew(message, part.text, card_id, card)
        for part in new[len(old) :]:
            await self._answer(message, part, message, self._memory.before(message))

    async def _answer_late(self, message: Message, question: str) -> None:
        found = await self._ask(message, message, question, ())
        if not found.answer.small_talk:  # one had its line already, and is not kept
            await self.answer(message, question, message)

    async def _answer_anew(self, message: Message, question: str, card_id: int, old: Card) -> None:
        previous, stages = old.previous_questions, begin_stages()
        found = await self._ask(message, message, question, previous)
        stages.end(Stage.ANSWER)
        if found.answer.small_talk or old.message is None:
            return
        if message.from_user:
            await self._bot_context.store.waiting.end(message.from_user.id, old.question)
        self._cards.change(card_id, old, message, found.answer)
        card = self._cards.shown(card_id, found, message)
        shown = await self._cards.show_changed(message, card, old.message)
        self._memory.remember(message, found.answer, shown)
        stages.end(Stage.SEND)
        record_question(self._bot_context, message.chat.type, found.reply, message.from_user, stages)

    async def _ask(self, message: Message, asked: Message, question: str, previous: tuple[str, ...]) -> CardAnswer:
        """Return the answer as far as it is shown in the chat of `message`, which sees the bot write if it takes long.

        It is worked out in a thread, so that others do not wait for it.
        """
        preferred = self._bot_context.preferred_language(asked.from_user, message.chat)
        finding = self._bot_context.threads.run(
            question, find_card_answer, self._bot_context, message.chat, question, previous, preferred
        )
        return await while_typing(message, finding)


def written_by(person: User, at: Message, question: str) -> Message:
    """Return a question as if `person` had written it in place of the message `at`."""
    written = Message(
        at.message_id,
        datetime.now(UTC),
        at.chat,
        from_user=person,
        text=question,
        message_thread_id=at.message_thread_id,
        is_topic_message=at.is_topic_message,
    )
    written.set_bot(at.get_bot())
    return written
