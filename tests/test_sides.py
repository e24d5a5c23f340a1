"""The search for lines on the wrong side finds them in what was really sent, and passes over quotes."""

import pytest

from bot.preview.bot_api.shapes import Json
from tests.sides import lines_on_the_wrong_side
from tests.standin import StandIn
from tests.standin.calls import ask


def wrong(method: str, **fields: Json) -> int:
    """Return how many messages are found after one call."""
    with StandIn() as telegram:
        chat = telegram.private(telegram.user("Sara"))
        assert ask(telegram, method, chat_id=chat.id, **fields)["ok"]
        return len(lines_on_the_wrong_side(telegram.calls()))


@pytest.mark.parametrize(
    "text",
    [
        "المصدر الأول\nSource one",
        "المصدر الأول\n\u2068Latin title\u2069",  # an isolate alone gives a line no side
        "2025 <b>Source</b>\nالمصدر",
    ],
)
def test_a_line_on_the_other_side_is_found(text: str) -> None:
    assert wrong("sendMessage", text=text, parse_mode="HTML") == 1


@pytest.mark.parametrize(
    "text",
    ["المصدر\n\u200f\u2068Latin title\u2069", "Original:\n<blockquote>نص</blockquote>\nSource 1", "12\n\nالمصدر 2"],
)
def test_lines_on_one_side_and_quotes_are_passed_over(text: str) -> None:
    assert wrong("sendMessage", text=text, parse_mode="HTML") == 0
