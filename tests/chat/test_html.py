"""Pieces of a message count what Telegram counts and are read by TDLib as they were meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.writing.html import MOST_CHARACTERS, Markup, bold, join, join_fitting, link, pages_fitting, plain, quote
from tests.standin.entities import format_text

LETTERS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).filter(str.strip)
DELETED = [*range(0x2028, 0x202F), 0x0D]  # by Telegram, without a word


@given(LETTERS)
def test_any_text_arrives_as_it_is(text: str) -> None:
    kept = text.translate(dict.fromkeys(DELETED))
    assert format_text(plain(f"|{text}|").html, "HTML").text == f"|{kept}|"


@pytest.mark.parametrize("code", DELETED, ids=hex)
def test_telegram_is_sent_nothing_that_it_would_delete(code: int) -> None:
    assert not format_text(plain(f"one{chr(code)}two").html, "HTML").losses


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\r\n"], ids=["line", "paragraph", "return"])
def test_lines_stay_apart_whatever_separates_them(separator: str) -> None:
    assert format_text(plain(f"one{separator}two").html, "HTML").text == "one\ntwo"


def test_a_link_opens_the_very_address() -> None:
    entity = format_text(link("Shafaq", "https://example.org/?a=1&b='\"<2>").html, "HTML").entities[0]
    assert entity["url"] == "https://example.org/?a=1&b='\"<2>"


def test_a_short_quote_stays_open() -> None:
    assert format_text(quote(plain("short")).html, "HTML").entities[0]["type"] == "blockquote"


def test_a_quote_is_folded_on_demand() -> None:
    assert format_text(quote(plain("short"), folded=True).html, "HTML").entities[0]["type"] == "expandable_blockquote"


def test_bold_words_may_stand_in_a_quote() -> None:
    kinds = {entity["type"] for entity in format_text(quote(plain("a ") + bold("b")).html, "HTML").entities}
    assert kinds == {"blockquote", "bold"}


@pytest.mark.parametrize("letter", ["a", "\u0628", "\U0001f600"])
def test_a_message_of_the_full_length_fits(letter: str) -> None:
    units = len(letter.encode("utf-16-le")) // 2
    assert plain(letter * (MOST_CHARACTERS // units)).fits


@pytest.mark.parametrize("letter", ["a", "\u0628", "\U0001f600"])
def test_one_letter_more_does_not_fit(letter: str) -> None:
    units = len(letter.encode("utf-16-le")) // 2
    assert not plain(letter * (MOST_CHARACTERS // units + 1)).fits


def test_more_entities_than_telegram_keeps_do_not_fit() -> None:
    assert not join("", [bold("x")] * 101).fits


def test_addresses_that_make_the_raw_text_too_long_do_not_fit() -> None:
    assert not join("", [link("x", "https://example.org/" + "x" * 2000)] * 16).fits


def test_pieces_are_left_out_whole() -> None:
    pieces = [plain("a" * 3000), plain("b" * 2000), plain("c")]
    assert join_fitting("\n", pieces) == plain("a" * 3000)


def test_joining_nothing_gives_nothing() -> None:
    assert join("\n", []) == Markup()


def test_pages_hold_all_pieces_in_order() -> None:
    pages = pages_fitting("|", [plain(letter * 40) for letter in "abcde"], 100)
    assert [page.text for page in pages] == ["a" * 40 + "|" + "b" * 40, "c" * 40 + "|" + "d" * 40, "e" * 40]


def test_a_piece_longer_than_a_page_has_one_of_its_own() -> None:
    pages = pages_fitting("|", [plain("a" * 10), plain("b" * 200), plain("c" * 10)], 100)
    assert [len(page.text) for page in pages] == [10, 200, 10]


def test_a_page_leaves_room_for_what_stands_above_it() -> None:
    pieces = [plain("a" * 2000)] * 4
    assert len(pages_fitting("", pieces, 10_000)) == 2
    assert len(pages_fitting("", pieces, 10_000, above=plain("h" * 100))) == 4
