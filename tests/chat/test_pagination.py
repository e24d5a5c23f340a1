"""Lists are divided into pages; whoever wants a page that is not there gets the nearest."""

from collections.abc import Mapping

import pytest

from bot.chat.writing.pagination import page_of, paging_buttons
from bot.locale import Phrases
from bot.text.languages import Language

LETTERS = "abcdefg"


@pytest.mark.parametrize(("number", "items", "first"), [(1, "abc", 1), (2, "def", 4), (3, "g", 7)])
def test_a_page_has_its_part_of_the_list(number: int, items: str, first: int) -> None:
    page = page_of(LETTERS, number, 3)
    assert (page.items, page.first, page.number, page.pages) == (items, first, number, 3)


@pytest.mark.parametrize(("wanted", "nearest"), [(-1, 1), (0, 1), (4, 3), (9999, 3)])
def test_in_place_of_a_page_that_is_not_there_comes_the_nearest(wanted: int, nearest: int) -> None:
    assert page_of(LETTERS, wanted, 3).number == nearest


def test_an_empty_list_has_one_empty_page() -> None:
    page = page_of("", 1, 3)
    assert (page.items, page.number, page.pages) == ("", 1, 1)


@pytest.mark.parametrize(("number", "others"), [(1, ["2"]), (2, ["1", "3"]), (3, ["2"])])
def test_buttons_lead_to_the_pages_that_are_there(
    number: int, others: list[str], sentences: Mapping[Language, Phrases]
) -> None:
    buttons = paging_buttons(page_of(LETTERS, number, 3), sentences[Language.ENGLISH], Language.ENGLISH, str)
    assert [button.callback_data for button in buttons] == others
