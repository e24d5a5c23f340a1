"""Lets administrators announce something to all subscribers: /announce shows it first, and sends it when confirmed."""

import re
from collections.abc import Callable

from telegram import CallbackQuery, Message, Update
from telegram.ext import ContextTypes

from bot.chat.context import BotContext, is_private
from bot.chat.store_failures import apologising, apologising_to
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.callback_queries import show_instead, toast
from bot.chat.writing.html import Markup, join
from bot.chat.writing.keyboards import callback_button, keyboard
from bot.chat.writing.replies import reply
from bot.locale import OwnerPhrases
from bot.store import Action, PendingKind, PendingPlace, Role
from bot.text.languages import Language, detect_language

ANNOUNCE_CALLBACK = re.compile(r"announce:(?P<wish>yes|no):(?P<number>[0-9]{1,15})", re.ASCII)


class Announcing:
    """The handlers of announcements."""

    def __init__(self, bot_context: BotContext, wake: Callable[[], None]) -> None:
        """Keep them in the store of `bot_context`; `wake` who sends them."""
        self._bot_context = bot_context
        self._wake = wake
        self._pending = bot_context.store.pending

    async def on_announce(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Show what is behind the command as subscribers would get it, and ask whether to send it."""
        message = update.effective_message
        if message is None:
            return
        language = self._bot_context.language_for(message.from_user, chat=message.chat)
        phrases = self._bot_context.sentences[language]
        text = _behind_command(message)
        if not is_private(message):
            await reply(message, lines(phrases.chat.private_only, language))
        elif not text:
            await reply(message, lines(phrases.owner.announce_usage, language))
        else:
            await self._preview(message, text, language)

    async def on_callback(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Send it, or do not, as an administrator decides."""
        query = update.callback_query
        if query is None:
            return
        data = ANNOUNCE_CALLBACK.fullmatch(query.data or "")
        if data is None or not self._bot_context.may(query.from_user.id, Role.administrator):
            await toast(query)
            return
        language = self._bot_context.language_for(query.from_user)
        words = self._bot_context.sentences[language].owner
        place = PendingPlace(PendingKind.announcement, query.from_user.id, int(data["number"]))
        async with apologising(query, self._bot_context), self._pending.taking(place) as text:
            if text is None:
                await toast(query, words.announce_gone, language)
            elif data["wish"] == "no":
                await toast(query)
                await show_instead(query, lines(words.announce_dropped, language))
            else:
                await self._announce(query, text, words, language)

    async def _preview(self, message: Message, text: str, language: Language) -> None:
        async with apologising_to(message, self._bot_context):
            count = await self._bot_context.store.subscriptions.count()
            await self._offer(message, text, count, language)

    async def _offer(self, message: Message, text: str, count: int, language: Language) -> None:
        words = self._bot_context.sentences[language].owner
        ask = lines(words.announce_ask.format(count=isolate(count)), language)
        shown = join("\n\n", [announcement(text, language), ask])
        if not shown.fits:
            await reply(message, lines(words.announce_too_long, language))
            return
        number = message.message_id
        place = PendingPlace(PendingKind.announcement, message.chat.id, number)
        await self._pending.put(place, text, number)
        buttons = [
            [callback_button(words.announce_yes, f"announce:yes:{number}", language)],
            [callback_button(words.announce_no, f"announce:no:{number}", language)],
        ]
        await reply(message, shown, keyboard(buttons, language))

    async def _announce(self, query: CallbackQuery, text: str, words: OwnerPhrases, language: Language) -> None:
        await self._bot_context.store.announcements.add(text)
        self._bot_context.store.audit.note(Action.announced, query.from_user.id, text)
        self._wake()
        await toast(query)
        done = lines(words.announced, language)
        await show_instead(query, join("\n\n", [announcement(text, language), done]))


def announcement(text: str, fallback: Language) -> Markup:
    """Return an announcement as it is sent: on the side of its own language, else of the `fallback`."""
    return lines(text, detect_language(text) or fallback)


def _behind_command(message: Message) -> str:
    parts = (message.text or "").split(maxsplit=1)
    return parts[1].strip() if len(parts) > 1 else ""
