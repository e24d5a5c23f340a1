"""Example questions on buttons, answered as if the person had written them."""

import re
from collections.abc import Awaitable, Callable

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.chat.asking.question_handlers import written_by
from bot.chat.context import BotContext, is_private
from bot.chat.writing.keyboards import callback_button
from bot.locale import Phrases
from bot.text.languages import Language

EXAMPLES = ("when", "how_many", "who")
EXAMPLE_CALLBACK = re.compile(rf"example:(?P<language>{'|'.join(Language)}):(?P<name>{'|'.join(EXAMPLES)})")

_OnText = Callable[[Update, ContextTypes.DEFAULT_TYPE], Awaitable[None]]


def example_question(name: str, phrases: Phrases) -> str:
    """Return one of the `EXAMPLES`."""
    question: str = getattr(phrases.examples, name)
    return question


def example_buttons(phrases: Phrases, language: Language) -> InlineKeyboardMarkup:
    """Return a button for each example."""
    names = ((name, example_question(name, phrases)) for name in EXAMPLES)
    return InlineKeyboardMarkup(
        [[callback_button(question, f"example:{language}:{name}", language)] for name, question in names]
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
        question = example_question(data["name"], self._bot_context.sentences[Language(data["language"])])
        written = written_by(query.from_user, under, question)
        await self._on_text(Update(update.update_id, message=written), context)
