"""The preview reads texts as TDLib does, as far as a bot's texts go."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.preview.bot_api.html_parser import HtmlParser
from bot.preview.bot_api.refusal import ApiError
from tests.standin.entities import TdlibParser

TEXTS = st.text("aB \n.ابت1🌍é&lt;\u200f", min_size=1, max_size=6).map(lambda text: text.replace("&", "&amp;"))
TAGS = [
    "b",
    "i",
    "u",
    "s",
    "code",
    "tg-spoiler",
    "blockquote",
    "blockquote expandable",
    'a href="https://example.org/?a=1&amp;b=2"',
    'a href="https://example.org"',
    'a href="nowhere"',
]


def element(inside: str, tag: str) -> str:
    return f"<{tag}>{inside}</{tag.split(maxsplit=1)[0]}>"


MARKED = st.builds(element, TEXTS, st.sampled_from(TAGS))


def read(parser: HtmlParser | TdlibParser, raw: str) -> object:
    """Return what a parser makes of a text, whatever the order of marks on the same piece."""
    try:
        text, entities = parser.parse(raw, "HTML")
    except ApiError as error:
        return error.description
    return text, sorted(json.dumps(entity, sort_keys=True) for entity in entities)


@given(st.lists(st.one_of(TEXTS, MARKED), min_size=1, max_size=4).map("-".join))
def test_marks_are_read_as_tdlib_reads_them(raw: str) -> None:
    assert read(HtmlParser(), raw) == read(TdlibParser(), raw)


@pytest.mark.parametrize(
    "raw",
    [
        "<blockquote><b>a</b> b <i>c</i></blockquote>d",
        '<b><a href="https://example.org/x">a</a></b>',
        "<p>a</p>",
        "<b>a",
        "a</b>",
        "<b>a</i>",
        "&nbsp;&#1575;&#x627;&quot;&apos;",
        '<a href="tg://user?id=5">a</a>',
        "<b></b>a",
    ],
)
def test_texts_and_mistakes_are_read_as_tdlib_reads_them(raw: str) -> None:
    assert read(HtmlParser(), raw) == read(TdlibParser(), raw)


@pytest.mark.parametrize(
    "text",
    [
        "/start and /ask@WithdrawalBot when?",
        "متى؟ @WithdrawalBot",
        "@WithdrawalBot, when?",
        "انظر https://example.org/a?b=c. ثم",
        "a/b 1/2 me@example.org #خبر #1",
        "‎/help",
        "🌍 /help",
    ],
)
def test_what_is_found_in_a_text_is_what_tdlib_finds(text: str) -> None:
    assert HtmlParser().find(text) == TdlibParser().find(text)


def test_a_quote_is_found_where_it_stands() -> None:
    assert HtmlParser().find_quote("🌍 بغداد", "بغداد") == 3
