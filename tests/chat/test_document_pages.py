"""A whole source: who tells it, each title once, every paragraph whole, what is cited marked."""

import re
from datetime import date

import pytest

from bot.chat.pages.document_pages import document_pages, page_with
from bot.chat.writing.cited_sentences import CitedSentences, sentences_of
from bot.documents import Document, Kind, Paragraph, Source, Version
from bot.engine import Engine
from bot.text.languages import Language
from tests.corpora import make_document
from tests.readers import ARABIC_READER, ENGLISH_READER

LONG = [f"Paragraph {number} has words. {'It has more of them. ' * 40}" for number in range(1, 9)]


def brief(*texts: str, heading: str | None = None, kind: Kind = Kind.BRIEF, outlets: int = 1) -> Document:
    """Return a document of which every paragraph rests on an outlet of its own, and more of them."""
    paragraphs = tuple(Paragraph(text, 1, heading) for text in texts)
    sources = tuple(
        Source(f"Outlet {number}.{n}", f"https://example.org/{number}-{n}", date(2026, 1, number), frozenset({number}))
        for number in range(1, len(texts) + 1)
        for n in range(outlets)
    )
    version = Version(Language.ENGLISH, "Title", paragraphs)
    return Document("slug", kind, Language.ENGLISH, {Language.ENGLISH: version}, None, sources, None)


def test_every_paragraph_is_in_the_reader_whole() -> None:
    texts = ["short", "word " * 2000, "x" * 9000]
    document = make_document("long", english=texts, english_title="Title")
    for cited in (None, CitedSentences(2, 0, 1), CitedSentences(3, 0, 1)):
        pages = document_pages(document, ENGLISH_READER, cited)
        assert all(page.fits for page in pages)
        read = "".join(page.text.partition("\n\n")[2] for page in pages)
        assert "".join(read.split()) == "".join("".join(texts).split())


def test_the_title_stands_there_once() -> None:
    (page,) = document_pages(brief("One.", "Two.", heading="Title"), ENGLISH_READER)
    assert page.text.count("Title") == 1


def test_another_heading_stands_above_its_paragraphs_once() -> None:
    (page,) = document_pages(brief("One.", "Two.", heading="What happened"), ENGLISH_READER)
    assert page.text.count("What happened") == 1


def test_outlets_with_their_days_and_links_come_before_the_text() -> None:
    (page,) = document_pages(brief("One."), ENGLISH_READER)
    head, _, text = page.html.partition("\n\n")
    assert head.split("\n") == [
        "\u200e<b>\u2068Title\u2069</b>",
        ENGLISH_READER.phrases.answer.editors_summary,
        '\u200e• <a href="https://example.org/1-0">\u2068Outlet 1.0\u2069</a> · \u20681 January 2026\u2069',
    ]
    assert text == "One."


def test_a_page_names_the_outlets_of_what_stands_on_it() -> None:
    first, second, *_ = document_pages(brief(*LONG), ENGLISH_READER)
    assert "Outlet 1.0" in first.text
    assert "Outlet 1.0" not in second.text


def test_of_many_outlets_the_others_are_counted() -> None:
    (page,) = document_pages(brief("One.", outlets=8), ENGLISH_READER)
    assert page.text.count("• ") == 5
    assert page.text.split("\n\n")[0].endswith("and \u20683\u2069 more")


def test_the_page_is_numbered_only_if_there_are_several() -> None:
    assert "page" not in document_pages(brief("One."), ENGLISH_READER)[0].text
    assert "page \u20682\u2069 of" in document_pages(brief(*LONG), ENGLISH_READER)[1].text.split("\n")[0]


def test_the_cited_sentence_is_a_quote_in_its_paragraph() -> None:
    document = brief("One. Two. Three.", "Four.")
    (page,) = document_pages(document, ENGLISH_READER, CitedSentences(1, 1, 2))
    assert page.html.endswith("One.\n\n<blockquote>Two.</blockquote>\n\nThree.\n\nFour.")


def test_a_paragraph_that_is_cited_whole_is_a_quote() -> None:
    (page,) = document_pages(brief("One. Two.", "Four."), ENGLISH_READER, CitedSentences(2, 0, 1))
    assert "<blockquote>Four.</blockquote>" in page.html


def test_the_outlets_of_what_is_cited_come_first() -> None:
    (page,) = document_pages(brief("One.", "Two."), ENGLISH_READER, CitedSentences(2, 0, 1))
    assert re.findall(r"Outlet \d", page.text) == ["Outlet 2", "Outlet 1"]


def test_the_page_of_what_is_cited_is_found() -> None:
    document, cited = brief(*LONG), CitedSentences(6, 0, 1)
    number = page_with(document, ENGLISH_READER, cited)
    assert (
        "<blockquote>Paragraph 6 has words.</blockquote>"
        in document_pages(document, ENGLISH_READER, cited)[number - 1].html
    )


def test_a_timeline_has_its_days_in_words() -> None:
    document = brief("2026-01-18 — The bases were empty.", kind=Kind.TIMELINE)
    (page,) = document_pages(document, ENGLISH_READER)
    assert page.html.endswith("<b>18 January 2026</b>\nThe bases were empty.")
    assert "2026-01-18" not in page.text


def test_what_is_cited_of_a_timeline_is_marked_behind_its_day() -> None:
    document = brief("2026-01-18 — The bases were empty. Nobody stayed.", kind=Kind.TIMELINE)
    (page,) = document_pages(document, ENGLISH_READER, CitedSentences(1, 0, 1))
    assert "<b>18 January 2026</b>\n<blockquote>The bases were empty.</blockquote>\n\nNobody stayed." in page.html


@pytest.mark.parametrize("question", ["من أشرف على توزيع الوحدات العراقية في عين الأسد؟", "متى صوت البرلمان العراقي؟"])
def test_what_a_card_quotes_is_marked_in_either_language(question: str, engine: Engine) -> None:
    citation = engine.ask(question).answer.citations[0]
    cited, document = sentences_of(citation), citation.passage.document
    assert cited.is_in(document)
    for reader in (ARABIC_READER, ENGLISH_READER):
        number = page_with(document, reader, cited)
        assert "<blockquote>" in document_pages(document, reader, cited)[number - 1].html


@pytest.mark.parametrize(
    "cited", [CitedSentences(0, 0, 1), CitedSentences(3, 0, 1), CitedSentences(1, 1, 1), CitedSentences(1, 0, 9)]
)
def test_sentences_that_are_not_there_are_not_in_the_document(cited: CitedSentences) -> None:
    assert not cited.is_in(brief("One. Two.", "Three."))
