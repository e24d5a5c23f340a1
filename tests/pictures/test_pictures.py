"""The picture of the README shows messages as they are marked."""

import re

from bot.preview.bot_api.shapes import Json
from tests.pictures.marks import message_html
from tests.pictures.page import replied
from tests.standin import Reply
from tests.standin.entities import format_message


def shown(html: str, **message: Json) -> Reply:
    formatted = format_message(html, "HTML")
    return Reply({"text": formatted.text, "entities": [*formatted.entities], **message}, html)


def test_each_line_has_its_own_direction() -> None:
    assert message_html(shown("متى\nwhen")) == '<p dir="auto">متى</p><p dir="auto">when</p>'


def test_marks_within_a_folded_quote_are_shown() -> None:
    quote = "<blockquote expandable>🌍 <b>بغداد</b>\nb</blockquote>\nc"
    inside = '<p dir="auto">🌍 <b>بغداد</b></p><p dir="auto">b</p>'
    expected = f'<blockquote dir="rtl" class="folded">{inside}</blockquote><p dir="auto">c</p>'
    assert message_html(shown(quote)) == expected


def test_a_bold_link_is_both() -> None:
    assert "<b><a>source</a></b>" in message_html(shown('<b><a href="https://example.org/">source</a></b>'))


def test_what_looks_like_markup_is_shown_as_it_is() -> None:
    assert "1 &lt; 2" in message_html(shown("1 &lt; 2"))


def test_buttons_stand_below_in_their_rows() -> None:
    rows: Json = [[{"text": "More", "callback_data": "1"}, {"text": "Source", "url": "https://example.org/"}]]
    html = replied(shown("a", reply_markup={"inline_keyboard": rows}))
    assert re.findall(r'class="button( opens)?"[^>]*>(\w+)<', html) == [("", "More"), (" opens", "Source")]
