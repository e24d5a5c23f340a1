"""Changes messages of the bot in place; knows what those it has changed say, so as not to change them for nothing."""

from collections.abc import Callable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated

from bot.chat.bounded_dict import BoundedDict
from bot.chat.sending import UnconfirmedError
from bot.chat.writing.html import Markup
from bot.chat.writing.keyboards import Keyboard
from bot.chat.writing.refusals import ignore_harmless
from bot.chat.writing.replies import preview_of

_MOST = 5_000  # messages whose present state is known; the oldest go first


async def edit_message(message: Message, piece: Markup, buttons: InlineKeyboardMarkup | None) -> bool:
    """Let a message of the bot say something else; False if it says so already or cannot be changed any more."""
    try:
        await message.edit_text(
            piece.html, parse_mode=ParseMode.HTML, link_preview_options=preview_of(piece), reply_markup=buttons
        )
    except (ChatMigrated, UnconfirmedError):  # its messages stayed behind in the old group; or it may say so by now
        return False
    except BadRequest as error:
        ignore_harmless(error)
        return False
    return True


async def edit_keyboard(message: Message, buttons: InlineKeyboardMarkup) -> None:
    """Put other buttons under a message of the bot, unless it cannot be changed any more."""
    try:
        await message.edit_reply_markup(buttons)
    except (ChatMigrated, UnconfirmedError):  # as above
        return
    except BadRequest as error:
        ignore_harmless(error)


class MessageEditor:
    """Changes messages, and knows what they say: a button pressed twice changes nothing."""

    def __init__(self) -> None:
        """No message is known yet."""
        # Hashes, since texts and keyboards of as many messages would take a hundred megabytes.
        self._shown: BoundedDict[tuple[int, int], tuple[int, int]] = BoundedDict(_MOST)

    def note(self, message: Message, piece: Markup, buttons: InlineKeyboardMarkup | None) -> None:
        """Know what a message of the bot says now."""
        self._shown[message.chat.id, message.message_id] = hash(piece.html), hash(buttons)

    async def show(self, message: Message, piece: Markup, buttons: InlineKeyboardMarkup | None) -> None:
        """Let a message of the bot say something else, unless it says so already."""
        if self._shown.get((message.chat.id, message.message_id)) == (hash(piece.html), hash(buttons)):
            return
        if await edit_message(message, piece, buttons):
            self.note(message, piece, buttons)

    async def rename_buttons(self, message: Message, text_for: Callable[[str], str | None]) -> None:
        """Let buttons of a message say something else: `text_for` the data of one, None for what it says now."""
        if message.reply_markup is None:
            return
        renamed = Keyboard(
            [[_renamed(button, text_for) for button in row] for row in message.reply_markup.inline_keyboard]
        )
        if renamed == message.reply_markup:
            return
        await edit_keyboard(message, renamed)
        key = message.chat.id, message.message_id
        if key in self._shown:
            self._shown[key] = self._shown[key][0], hash(renamed)


def _renamed(button: InlineKeyboardButton, text_for: Callable[[str], str | None]) -> InlineKeyboardButton:
    text = text_for(button.callback_data) if isinstance(button.callback_data, str) else None
    if text is None:
        return button
    mark = button.text[: len(button.text) - len(button.text.lstrip("\u200e\u200f"))]
    return InlineKeyboardButton(f"{mark}{text}", callback_data=button.callback_data)
