"""Example questions on buttons, answered as if the person had written them."""

import re
from collections.abc import Awaitable, Callable, Sequence

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.chat.asking.question_handlers import written_by
from bot.chat.context import BotContext, is_private
from bot.chat.writing.keyboards import callback_button
from bot.text.languages import Language

EXAMPLE_CALLBACK = re.compile(rf"example:(?P<language>{'|'.join(Language)}):(?P<number>[1-9])")

_OnText = Callable[[Update, ContextTypes.DEFAULT_TYPE], Awaitable[None]]


def example_buttons(questions: Sequence[str], language: Language) -> InlineKeyboardMarkup:
    """Return a button for each example."""
    return InlineKeyboardMarkup(
        [
            [callback_button(question, f"example:{language}:{number}", language)]
            for number, question in enumerate(questions, 1)
        ]
    )


class ExampleQuestions:
    """The handler of the buttons of examples."""

    def __init__(self, bot_context: BotContext, on_text: _OnText) -> None:
        """Give questions in the words of `bot_context` to `on_text`, which answers what is written."""
        self._bot_context = bot_context
        self._on_text = on_text

    async def on_callback(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer the question on the button; in groups, where nobody is shown one, do nothing."""
        query = update.callback_query
        if query is None:
            return
        await query.answer()
        data = EXAMPLE_CALLBACK.fullmatch(query.data or "")
        under = query.message
        if data is None or not isinstance(under, Message) or not is_private(under):
            return
        questions = self._bot_context.engine.examples(Language(data["language"]))
        if int(data["number"]) > len(questions):  # a reload left fewer
            return
        written = written_by(query.from_user, under, questions[int(data["number"]) - 1])
        await self._on_text(Update(update.update_id, message=written), context)
