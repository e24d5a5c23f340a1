"""Says what is kept about people, gives it to them, deletes it: answers /privacy, /mydata, /forget and buttons."""

import re
from collections.abc import Awaitable, Callable

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update, User
from telegram.ext import ContextTypes

from bot.chat.context import BotContext, is_private
from bot.chat.store_failures import apologising
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.callback_queries import message_of, show_instead
from bot.chat.writing.keyboards import callback_button, keyboard
from bot.chat.writing.replies import Content, reply, send_file
from bot.store import StoreError
from bot.text.languages import Language

FORGET_CALLBACK = re.compile(r"forget:(?P<step>short|all|ask|yes|no|export):(?P<person>[0-9]{1,19})")

_FILE_NAME = "mydata.json"


class Privacy:
    """The handlers of what is kept about a person."""

    def __init__(
        self,
        bot_context: BotContext,
        forget_questions: Callable[[int], None],
        erase_inbox: Callable[[], Awaitable[None]],
    ) -> None:
        """Delete from the store of `bot_context`, and what `forget_questions` lets go of for a user id.

        `erase_inbox` leaves nothing there of what was handled.
        """
        self._bot_context = bot_context
        self._forget_questions = forget_questions
        self._erase_inbox = erase_inbox

    async def on_privacy(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what is kept and why, with a button to delete it; in groups point to the private chat."""
        message = update.effective_message
        if message is None or not message.from_user:
            return
        language = self._bot_context.language_for(message.from_user, chat=message.chat)
        if is_private(message):
            await reply(message, *self._kept(message.from_user, language))
        else:
            await self._point_to_private(message, "/privacy", language)

    async def on_forget(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Ask whether everything is to be deleted; in groups point to the private chat."""
        message = update.effective_message
        if message is None or not message.from_user:
            return
        language = self._bot_context.language_for(message.from_user, chat=message.chat)
        if is_private(message):
            sentence = self._bot_context.sentences[language].privacy.confirm
            await reply(message, lines(sentence, language), self._choice(message.from_user, language))
        else:
            await self._point_to_private(message, "/forget", language)

    async def on_my_data(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Send what is kept about whoever asks, as a file; in groups point to the private chat."""
        message = update.effective_message
        if message is None or not message.from_user:
            return
        language = self._bot_context.language_for(message.from_user, chat=message.chat)
        if is_private(message):
            await self._export(message, message.from_user, language)
        else:
            await self._point_to_private(message, "/mydata", language)

    async def on_callback(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what the person decided; anybody else is told that the button is not theirs."""
        query = update.callback_query
        if query is None:
            return
        data = FORGET_CALLBACK.fullmatch(query.data or "")
        language = self._bot_context.language_for(query.from_user)
        words = self._bot_context.sentences[language].privacy
        if data is None:
            await query.answer()
        elif int(data["person"]) != query.from_user.id:
            await query.answer(words.not_yours)
        elif data["step"] == "export":
            await query.answer()
            if message := message_of(query):
                await self._export(message, query.from_user, language)
        elif data["step"] in {"short", "all"}:
            await query.answer()
            await show_instead(query, *self._kept(query.from_user, language, is_all=data["step"] == "all"))
        elif data["step"] == "ask":
            await query.answer()
            await show_instead(query, lines(words.confirm, language), self._choice(query.from_user, language))
        elif data["step"] == "no":
            await query.answer()
            await show_instead(query, lines(words.stays, language))
        else:
            await self._forget(query, language)

    def _kept(self, person: User, language: Language, *, is_all: bool = False) -> Content:
        """Return what is kept and why, in short or all of it, with buttons to the other and to what can be done."""
        words = self._bot_context.sentences[language].privacy
        kept = words.all_kept if is_all else words.kept
        turning = (words.back, "short") if is_all else (words.details, "all")
        rows = [[turning, (words.export, "export")], [(words.forget, "ask")]]
        buttons = [
            [callback_button(text, f"forget:{step}:{person.id}", language) for text, step in row] for row in rows
        ]
        days = isolate(self._bot_context.store.query_log.kept_for.days)
        return lines(kept.format(days=days), language), keyboard(buttons, language)

    async def _export(self, message: Message, person: User, language: Language) -> None:
        phrases = self._bot_context.sentences[language]
        try:
            kept = await self._bot_context.store.own_data(person.id)
        except StoreError as error:
            self._bot_context.store.tell(error)
            await reply(message, lines(phrases.chat.failure, language))
        else:
            await send_file(message, kept.encode(), _FILE_NAME, lines(phrases.privacy.exported, language))

    async def _forget(self, query: CallbackQuery, language: Language) -> None:
        words = self._bot_context.sentences[language].privacy
        self._forget_questions(query.from_user.id)
        async with apologising(query, self._bot_context):
            await self._bot_context.store.forget(query.from_user.id)
            await self._erase_inbox()
            await query.answer()
            await show_instead(query, lines(words.forgotten, language))

    async def _point_to_private(self, message: Message, command: str, language: Language) -> None:
        sentence = self._bot_context.sentences[language].privacy.in_private.format(command=isolate(command))
        await reply(message, lines(sentence, language))

    def _choice(self, person: User, language: Language) -> InlineKeyboardMarkup:
        words = self._bot_context.sentences[language].privacy
        yes = callback_button(words.yes, f"forget:yes:{person.id}", language)
        no = callback_button(words.no, f"forget:no:{person.id}", language)
        return InlineKeyboardMarkup([[yes], [no]])
