"""The line below a quote says who says it and when, in one line and in the reader's script."""

from datetime import date

import pytest

from bot.answering.citations import Citation
from bot.answering.quotes import Quote
from bot.chat.writing.credits import credit_line, outlet_entries, short_credit
from bot.documents import Document, Kind, OutletName, Paragraph, Passage, Source, Version
from bot.text.languages import Language
from tests.readers import reader_of

ENGLISH = reader_of(Language.ENGLISH)
ARABIC = reader_of(Language.ARABIC, OutletName("Reuters", "رويترز", ()), OutletName("Shafaq News", "شفق نيوز", ()))
TEXT = "غادر الجنود."


def source(publisher: str | None, day: int | None = None, *, month: int = 1, path: str = "x") -> Source:
    published = date(2026, month, day) if day else None
    return Source(publisher, f"https://example.org/{path}", published, frozenset({1}))


def citation(*sources: Source, kind: Kind = Kind.BRIEF, text: str = TEXT) -> Citation:
    version = Version(Language.ARABIC, "عنوان", (Paragraph(text, 1, None),))
    named = () if kind is Kind.ARTICLE else sources
    own = sources[0] if sources and kind is Kind.ARTICLE else None
    document = Document("slug", kind, Language.ARABIC, {Language.ARABIC: version}, own, named, None)
    return Citation(1, Passage(document, 1), Quote(text, 0, len(text), ()), None)


def told(*sources: Source, kind: Kind = Kind.BRIEF, text: str = TEXT) -> str:
    """Return what is read of a credit, without what is invisible."""
    shown = credit_line(citation(*sources, kind=kind, text=text), ARABIC).text
    return shown.translate({ord(mark): None for mark in "\u2068\u2069\u200e\u200f"})


def test_a_brief_names_its_outlet_and_its_day() -> None:
    assert told(source("Reuters", 17)) == "بحسب رويترز · 17 كانون الثاني 2026"


def test_two_outlets_of_a_day_share_it() -> None:
    assert told(source("Reuters", 17), source("Shafaq News", 17)) == "بحسب رويترز وشفق نيوز · 17 كانون الثاني 2026"


def test_two_outlets_of_different_days_have_both() -> None:
    assert told(source("Reuters", 18), source("Shafaq News", 17)).endswith("· 17\u201318 كانون الثاني 2026")


def test_of_two_outlets_of_different_months_one_is_named() -> None:
    later = source("Shafaq News", 2, month=3)
    assert told(source("Reuters", 18), later) == "بحسب رويترز ومصدر آخر · 18 كانون الثاني 2026"


def test_of_more_than_two_the_others_are_counted() -> None:
    others = [source(f"Outlet {number}", 17) for number in range(3)]
    assert told(source("Reuters", 17), *others) == "بحسب رويترز وOutlet 0 ومصدران آخران · 17 كانون الثاني 2026"


def test_in_english_commas_stand_between_the_outlets_that_others_follow() -> None:
    shown = credit_line(citation(*(source(f"Outlet {number}", 17) for number in range(4))), ENGLISH).text
    assert "\u2068Outlet 0\u2069, \u2068Outlet 1\u2069 and \u20682\u2069 more" in shown.replace("\u200e", "")


def test_four_outlets_are_listed_with_commas() -> None:
    named = credit_line(citation(*(source(f"Outlet {number}") for number in range(4))), ARABIC, most=4).text
    shown = named.translate({ord(mark): None for mark in "\u2068\u2069\u200e\u200f"})
    assert shown == "بحسب Outlet 0، Outlet 1، Outlet 2 وOutlet 3"


def test_an_outlet_that_tells_it_twice_is_named_once() -> None:
    assert told(source("Reuters", 17), source("Reuters", 18, path="y")) == "بحسب رويترز · 17 كانون الثاني 2026"


def test_outlets_with_a_day_come_before_those_without() -> None:
    assert told(source("Shafaq News"), source("Reuters", 17)) == "بحسب رويترز ومصدر آخر · 17 كانون الثاني 2026"


def test_the_outlet_that_the_quote_names_is_named_and_not_said_to_say_so_again() -> None:
    text = "غادر الجنود، بحسب شفق نيوز."
    assert (
        told(source("Reuters", 17), source("Shafaq News", 18), text=text) == "شفق نيوز ومصدر آخر · 18 كانون الثاني 2026"
    )


def test_a_source_text_names_its_publisher_alone() -> None:
    assert told(source("Shafaq News", 18), kind=Kind.ARTICLE) == "شفق نيوز · 18 كانون الثاني 2026"


def test_a_source_text_of_which_nothing_is_known_says_what_it_is() -> None:
    assert told(kind=Kind.ARTICLE) == "نص المقال كما ورد إلى المحررين"


def test_a_brief_without_outlets_is_called_one() -> None:
    assert told() == ARABIC.phrases.sources.brief


def test_a_publisher_that_is_not_known_is_said_not_to_be() -> None:
    assert (
        told(source(None, 17), kind=Kind.ARTICLE) == f"{ARABIC.phrases.answer.unknown_publisher} · 17 كانون الثاني 2026"
    )


def test_each_name_is_a_link_that_cannot_move_its_neighbours() -> None:
    assert (
        '<a href="https://example.org/x">\u2068رويترز\u2069</a>'
        in credit_line(citation(source("Reuters")), ARABIC).html
    )


def test_a_latin_name_is_isolated_in_the_direction_of_its_reader() -> None:
    assert "\u2068\u200fMilitary.com\u2069" in credit_line(citation(source("Military.com")), ARABIC).text


def test_a_short_credit_names_one() -> None:
    shown = short_credit(citation(source("Reuters", 17), source("Shafaq News", 17)), ARABIC).text
    assert "رويترز" in shown
    assert "شفق" not in shown


@pytest.mark.parametrize("length", [100, 5000])
def test_an_endless_name_is_cut(length: int) -> None:
    assert len(credit_line(citation(source("اسم " * length)), ARABIC).text) < 100


def test_a_list_of_outlets_has_each_publication_once() -> None:
    reuters = source("Reuters via LBCI", 17)
    entries = outlet_entries([reuters, reuters, source("Shafaq News")], ARABIC)
    assert [entry.text for entry in entries] == [
        "\u2068رويترز عبر LBCI\u2069 · \u206817 كانون الثاني 2026\u2069",
        "\u2068شفق نيوز\u2069",
    ]
