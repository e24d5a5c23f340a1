"""Answers inline queries: what a person types after the bot's name in any chat."""

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, Update, User
from telegram.ext import ContextTypes

from bot.chat.asking.cooldown import Cooldown
from bot.chat.asking.inline_results import answer_result, citation_results
from bot.chat.asking.question_recording import begin_stages, record_question
from bot.chat.context import BotContext
from bot.metrics.stages import Stage

START_PARAMETER = "inline"  # of the button that leads from an inline query to the private chat
_MOST = 10  # results
_SHORTEST = 2  # characters; one letter is not searched for
# Every keystroke asks anew: a kept result could quote what a reload has removed, and its language is the person's.
_CACHE_SECONDS = 0


class InlineQueries:
    """The handlers of inline queries. Nothing is recorded for a keystroke, only for a choice."""

    def __init__(self, bot_context: BotContext, cooldown: Cooldown) -> None:
        """Answer with the engine of `bot_context`, as far as `cooldown` lets queries pass."""
        self._bot_context = bot_context
        self._cooldown = cooldown

    async def on_query(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Suggest answers to what has been typed so far; before there is a question, answers to examples."""
        query = update.inline_query
        if query is None:
            return
        question = query.query.strip()
        results: list[InlineQueryResultArticle] = []
        if not self._cooldown.lets_inline_pass(query):
            hint = self._bot_context.phrases_for(query.from_user).inline.ask
        elif len(question) < _SHORTEST:
            results, hint = await self._bot_context.threads.run(question, self._examples, query.from_user)
        else:
            results, hint = await self._bot_context.threads.run(question, self._found, question, query.from_user)
        button = None if results else InlineQueryResultsButton(hint, start_parameter=START_PARAMETER)
        await query.answer(results, _CACHE_SECONDS, is_personal=True, button=button)

    async def on_chosen(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Record the question of a result that was sent; what was suggested without being asked is no question."""
        chosen = update.chosen_inline_result
        if chosen is None or len(chosen.query.strip()) < _SHORTEST:
            return
        preferred, stages = self._bot_context.preferred_language(chosen.from_user), begin_stages()
        question, engine = chosen.query.strip(), self._bot_context.engine
        answered = await self._bot_context.threads.run(question, engine.ask, question, (), preferred)
        stages.end(Stage.ANSWER)
        record_question(self._bot_context, "inline", answered, chosen.from_user, stages)

    def _found(self, question: str, asker: User) -> tuple[list[InlineQueryResultArticle], str]:
        """Return the results for a question, and the hint for want of any."""
        answer = self._bot_context.engine.ask(question, (), self._bot_context.preferred_language(asker)).answer
        phrases = self._bot_context.sentences[answer.language]
        if not answer.answered:
            return [], phrases.inline.ask if answer.small_talk else phrases.inline.not_said
        further = self._bot_context.engine.further(answer, _MOST - len(answer.citations))
        return citation_results(answer, further, self._bot_context.reader(answer.language)), ""

    def _examples(self, asker: User) -> tuple[list[InlineQueryResultArticle], str]:
        """Return the answers to the examples, which are editors' own; and the hint for want of any."""
        language = self._bot_context.language_for(asker)
        phrases = self._bot_context.sentences[language]
        questions = self._bot_context.engine.examples(language)
        answers = [self._bot_context.engine.ask(question, (), language).answer for question in questions]
        results = [
            answer_result(answer, self._bot_context.reader(answer.language)) for answer in answers if answer.answered
        ]
        return results[:_MOST], phrases.inline.ask
