"""Answers a command that does not exist, in private, with the one that is nearest to it."""

from difflib import get_close_matches
from textwrap import shorten

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat.asking.addressing import command_in
from bot.chat.context import BotContext
from bot.chat.menus import Menus
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.replies import reply

_LEAST_ALIKE = 0.6  # of 1, by `difflib`
_MOST_SHOWN = 40  # characters


class UnknownCommands:
    """The handler of commands that no other handler takes."""

    def __init__(self, bot_context: BotContext, menus: Menus) -> None:
        """Speak the sentences of `bot_context`; know the commands of `menus`."""
        self._bot_context = bot_context
        self._menus = menus

    async def on_command(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say in one line which command may be meant, else where all of them are."""
        message = update.effective_message
        if message is None:
            return
        language = self._bot_context.language_for(message.from_user)
        phrases = self._bot_context.sentences[language]
        written = command_in(message)
        names = [name for name, _ in self._menus.commands(phrases.menu)]
        near = get_close_matches(written.lstrip("/").partition("@")[0].lower(), names, 1, _LEAST_ALIKE)
        sentence = phrases.chat.near_command if near else phrases.chat.unknown_command
        shown = {"written": shorten(written, _MOST_SHOWN, placeholder="…"), "near": f"/{near[0]}" if near else ""}
        values = {name: isolate(value) for name, value in shown.items()}
        await reply(message, lines(sentence.format(**values), language))
