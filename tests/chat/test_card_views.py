"""What stands behind an answer fits into messages, says what it is and keeps to what was quoted."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.cards.card_views import MOST_FURTHER, citation_message, further_pages, passage_message
from bot.chat.writing.excerpts import ending, opening
from bot.documents import Passage
from bot.engine import Engine
from bot.preview.bot_api.entities import Formatted, cut_utf16
from bot.text.languages import Language
from tests.corpora import make_document, write_document
from tests.readers import ARABIC_READER, ENGLISH_READER
from tests.standin.entities import format_message

QUESTION = "متى تنتهي مهمة التحالف في العراق؟"
ON_THE_NUMBER = "How many US troops were in Iraq at the start of 2025?"  # the first of two sentences


def marked(message: Formatted, kind: str) -> list[str]:
    return [
        cut_utf16(message.text, int(str(entity["offset"])), int(str(entity["length"])))
        for entity in message.entities
        if entity["type"] == kind
    ]


def test_further_passages_fit_however_long_the_names_of_their_outlets_are(tmp_path: Path) -> None:
    for number in range(20):
        name = "A" * (600 + 20 * number)
        outlets = (f"  - publisher: {name}\n    url: https://example.org/{n}\n    paragraphs: [1]" for n in range(4))
        head = "kind: brief\nsources:\n" + "\n".join(outlets)
        write_document(tmp_path, f"brief{number}.ar.md", "انتهت مهمة التحالف الدولي في العراق. " * 30, head=head)
    engine = Engine(tmp_path, Language.ARABIC)
    pages = further_pages(engine.further(engine.ask(QUESTION).answer, MOST_FURTHER), ARABIC_READER)
    assert pages
    assert all(page.fits for page in pages)


def test_further_passages_are_none_of_those_cited(engine: Engine) -> None:
    answer = engine.ask(QUESTION).answer
    cited = [citation.quote.text for citation in answer.citations]
    pages = further_pages(engine.further(answer, MOST_FURTHER), ARABIC_READER)
    assert not any(quote in page.text for quote in cited for page in pages)


def test_the_page_is_numbered_only_if_there_are_several(engine: Engine) -> None:
    further = engine.further(engine.ask(QUESTION).answer, MOST_FURTHER)
    place = ARABIC_READER.phrases.paging.place.partition("{")[0]
    assert place in further_pages(further, ARABIC_READER)[0].text
    assert place not in further_pages(further[:1], ARABIC_READER)[0].text


def test_an_answer_for_the_other_language_quotes_the_same_and_marks_the_answer(engine: Engine) -> None:
    answer = engine.ask(QUESTION).answer
    other = engine.ask(QUESTION, shown_in=Language.ENGLISH).answer
    assert other.language is Language.ENGLISH
    assert [each.quote for each in other.citations] == [each.quote for each in answer.citations]
    assert all(each.translation for each in other.citations if each.language is not Language.ENGLISH)
    assert any(each.translation and each.translation.highlights for each in other.citations)


def test_a_citation_in_its_context_is_a_quote_with_the_answer_in_bold(engine: Engine) -> None:
    citation = engine.ask(ON_THE_NUMBER).answer.citations[0]
    message = format_message(citation_message(citation, ENGLISH_READER).html, "HTML")
    shown = citation.translation or citation.quote
    assert marked(message, "blockquote") == [shown.text]
    _, *in_bold = marked(message, "bold")  # the first is the title
    assert in_bold == [shown.text[start:end] for start, end in shown.highlights]


def test_what_stands_beside_it_in_its_paragraph_and_around_that_is_no_quote(engine: Engine) -> None:
    whole = engine.ask(ON_THE_NUMBER).answer.citations[0]
    quote = whole.translation or whole.quote
    end = quote.paragraph.index(". ") + 1  # of its first sentence
    shown = replace(quote, end=end, highlights=())
    citation = (
        replace(whole, quote=shown, translation=None)
        if whole.translation is None
        else replace(whole, translation=shown)
    )
    _, before, quoted, rest, after, _ = citation_message(citation, ENGLISH_READER).text.split("\n")
    paragraphs = [each.text for each in citation.passage.document.version(Language.ENGLISH).paragraphs]
    assert paragraphs[1].endswith(before.removeprefix("… "))
    assert (quoted, shown.paragraph.endswith(rest)) == (shown.text, True)
    assert paragraphs[3].startswith(after.removesuffix(" …"))


def test_a_citation_in_its_context_stands_under_its_number_and_title(engine: Engine) -> None:
    citation = engine.ask(QUESTION).answer.citations[0]
    first, *_ = citation_message(citation, ARABIC_READER).text.split("\n")
    title = citation.passage.document.version(Language.ARABIC).title
    assert first == f"\u200f\u20681\u2069 · \u2068{title}\u2069"


def test_a_timeline_in_context_shows_no_date_in_iso_order(engine: Engine) -> None:
    timeline = next(each for each in engine.corpus.documents if each.slug == "timeline")
    for passage in timeline.passages:
        for reader in (ARABIC_READER, ENGLISH_READER):
            assert "2026-" not in passage_message(passage, reader).text


@pytest.mark.parametrize("length", [1, 100, 5000])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_passage_with_its_neighbours_fits(length: int, number: int) -> None:
    document = make_document("long", english=["& word " * length] * 3, english_title="title " * 300)
    page = passage_message(Passage(document, number), ENGLISH_READER)
    assert page.fits
    assert "<blockquote>" in page.html
    format_message(page.html, "HTML")


def test_a_beginning_is_cut_between_words() -> None:
    assert opening("one two three", 9) == "one two …"
    assert opening("one two", 9) == "one two"


def test_an_end_is_cut_between_words() -> None:
    assert ending("one two three", 9) == "… two three"
    assert ending("one two", 9) == "one two"
    assert ending("onetwothree", 5) == "… three"
