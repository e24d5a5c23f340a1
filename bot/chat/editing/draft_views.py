"""What an editor sees of a draft: its fields, remarks and paragraphs, or both languages side by side. Pure."""

import re
from collections.abc import Iterator, Sequence

from telegram import InlineKeyboardMarkup

from bot.adding.fields import FIELDS
from bot.adding.pending_drafts import PendingDraft
from bot.chat.writing.answer_messages import line
from bot.chat.writing.bidi import isolate
from bot.chat.writing.excerpts import opening
from bot.chat.writing.html import Markup, bold, join_fitting, plain, quote
from bot.chat.writing.keyboards import callback_button, keyboard
from bot.chat.writing.replies import Content
from bot.draft_sentences import draft_lines, side_by_side
from bot.locale import Phrases
from bot.text.languages import Language

DRAFT_CALLBACK = re.compile(rf"draft:(?P<wish>add|cancel|skip|{'|'.join(FIELDS)}):(?P<number>\d{{1,15}})", re.ASCII)
_MOST_OF_VALUE = 300  # characters
_MOST_OF_PARAGRAPH = 220  # characters: enough to see that it belongs there


def draft_page(pending: PendingDraft, phrases: Phrases, language: Language) -> Content:
    """Return the message that shows a draft, and what can be done with it."""
    draft, words = pending.draft, phrases.draft
    rows = [line(plain(row), language) for row in draft_lines(draft, pending.near, phrases, language, written=_short)]
    text = join_fitting("\n", [*rows, *_texts(pending, phrases, language)])
    question = line(bold(words.ask), language)
    return join_fitting("\n", [question, text]), _buttons(pending, phrases, language)


def _short(value: object) -> str:
    return isolate(opening(str(value), _MOST_OF_VALUE))


def _texts(pending: PendingDraft, phrases: Phrases, language: Language) -> Iterator[Markup]:
    draft = pending.draft
    if pending.translation_of is None:
        yield from (_paragraph(text, draft.language) for text in draft.paragraphs)
        return
    for heading, mine, theirs in side_by_side(pending.original, draft.paragraphs, phrases, isolate):
        yield line(plain(heading), language)
        yield _paragraph(mine, draft.language.other)
        yield _paragraph(theirs, draft.language)


def _paragraph(text: str, language: Language) -> Markup:
    return quote(line(plain(opening(" ".join(text.split()), _MOST_OF_PARAGRAPH)), language))


def _buttons(pending: PendingDraft, phrases: Phrases, language: Language) -> InlineKeyboardMarkup | None:
    words, number = phrases.draft, pending.number
    fields: Sequence[tuple[tuple[str, str], ...]] = (
        ((words.edit_title, "title"), (words.edit_publisher, "publisher")),
        ((words.edit_published, "published"), (words.edit_url, "url")),
    )
    if pending.translation_of:  # all but the title is as the original has it
        fields = (((words.edit_title, "title"),),)
    rows = [((words.add, "add"),), *fields, ((words.cancel, "cancel"),)]
    return keyboard(
        [[callback_button(text, f"draft:{wish}:{number}", language) for text, wish in row] for row in rows], language
    )


def skip_button(number: int, phrases: Phrases, language: Language) -> InlineKeyboardMarkup | None:
    """Return the button that leaves questions out."""
    return keyboard([[callback_button(phrases.draft.skip, f"draft:skip:{number}", language)]], language)
