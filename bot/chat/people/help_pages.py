"""The pages of /help: how to ask, all commands, groups and other chats; each with its buttons. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, User

from bot.chat.asking.example_questions import example_buttons
from bot.chat.writing.answer_messages import line, lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.html import Markup, bold, join, plain
from bot.chat.writing.keyboards import callback_button, keyboard
from bot.chat.writing.replies import Content
from bot.locale import Phrases
from bot.text.languages import Language


class HelpPage(StrEnum):
    """A page of /help."""

    ASKING = auto()
    COMMANDS = auto()
    STAFF = auto()
    GROUPS = auto()


@dataclass(frozen=True)
class HelpPages:
    """The pages for a reader in a private chat."""

    phrases: Phrases
    language: Language
    examples: Sequence[str]
    commands: Sequence[tuple[str, str]]  # name, what it does
    bot: User
    for_staff: Sequence[tuple[str, str]] = ()  # likewise, of the reader's role

    def page(self, page: HelpPage) -> Content:
        """Return one of the pages."""
        pages = {
            HelpPage.ASKING: self._asking,
            HelpPage.COMMANDS: self._commands,
            HelpPage.STAFF: self._staff,
            HelpPage.GROUPS: self._groups,
        }
        return pages[page]()

    def _asking(self) -> Content:
        words = self.phrases.chat
        tap = [self.phrases.examples.tap] if self.examples else []
        further = [
            self._button(words.all_commands, HelpPage.COMMANDS),
            self._button(words.elsewhere, HelpPage.GROUPS),
        ]
        staff = [self._button(words.for_staff, HelpPage.STAFF)] if self.for_staff else []
        rows = [*example_buttons(self.examples, self.language).inline_keyboard, further, staff]
        return lines("\n\n".join([words.help, *tap]), self.language), keyboard(rows, self.language)

    def _commands(self) -> Content:
        return self._list(self.phrases.chat.all_commands, self.commands), self._back()

    def _staff(self) -> Content:
        return self._list(self.phrases.chat.for_staff, self.for_staff), self._back()

    def _list(self, title: str, commands: Sequence[tuple[str, str]]) -> Markup:
        heading = line(bold(title), self.language)
        rows = (line(plain(f"{isolate(f'/{name}')} · {text}"), self.language) for name, text in commands)
        return join("\n\n", [heading, join("\n", rows)])

    def _groups(self) -> Content:
        words, name = self.phrases.chat, isolate(f"@{self.bot.username}")
        rows = words.help_in_groups.format(bot=name).split("\n")
        if self.bot.supports_inline_queries:
            rows.append(self.phrases.inline.help.format(bot=name))
        if not self.bot.can_read_all_group_messages:
            rows.append(words.help_group_privacy)
        return lines("\n\n".join(rows), self.language), self._back()

    def _back(self) -> InlineKeyboardMarkup:
        return InlineKeyboardMarkup([[self._button(self.phrases.chat.back_to_help, HelpPage.ASKING)]])

    def _button(self, text: str, page: HelpPage) -> InlineKeyboardButton:
        return callback_button(text, f"help:{page}:{self.language}", self.language)
