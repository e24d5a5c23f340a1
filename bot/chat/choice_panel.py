"""Messages with choices under them: the present one is ticked, and another is kept when its button is pressed."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from telegram import CallbackQuery, InlineKeyboardMarkup

from bot.chat.context import BotContext
from bot.chat.store_failures import apologising
from bot.chat.writing.callback_queries import show_instead, toast
from bot.chat.writing.keyboards import callback_button, keyboard
from bot.chat.writing.replies import Content
from bot.locale import Phrases
from bot.text.languages import Language


@dataclass(frozen=True)
class Choice:
    """One of several things to choose from."""

    name: str  # as the reader sees it
    data: str  # of the callback query that chooses it
    is_current: bool


def choice_keyboard(
    rows: Iterable[Iterable[Choice]], phrases: Phrases, language: Language
) -> InlineKeyboardMarkup | None:
    """Return a button for each choice, the current ones ticked."""
    return keyboard(
        [[callback_button(_shown(choice, phrases), choice.data, language) for choice in row] for row in rows], language
    )


async def keep_choice(
    query: CallbackQuery, bot_context: BotContext, keeping: Awaitable[None], panel: Callable[[], Content]
) -> None:
    """Keep what was chosen, answer the callback query, and let its message show the `panel` as it is then."""
    async with apologising(query, bot_context):
        await keeping
        await toast(query)
        await show_instead(query, *panel())


def _shown(choice: Choice, phrases: Phrases) -> str:
    return phrases.choice.current.format(choice=choice.name) if choice.is_current else choice.name
