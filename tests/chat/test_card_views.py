"""What stands behind an answer fits into messages, says what it is and keeps to what was quoted."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.chat.cards.card_views import context_message, further_pages, in_language
from bot.chat.pages.document_reader import reader_pages
from bot.chat.writing.excerpts import opening
from bot.documents import Passage
from bot.engine import Engine
from bot.locale import Phrases
from bot.text.languages import Language
from tests.corpora import make_document, write_document

QUESTION = "متى تنتهي مهمة التحالف في العراق؟"


def test_further_passages_fit_however_long_the_names_of_their_outlets_are(
    tmp_path: Path, sentences: Mapping[Language, Phrases]
) -> None:
    for number in range(20):
        name = "A" * (900 + 20 * number)
        outlets = (f"  - publisher: {name}\n    url: https://example.org/{n}\n    paragraphs: [1]" for n in range(4))
        head = "kind: brief\nsources:\n" + "\n".join(outlets)
        write_document(tmp_path, f"brief{number}.ar.md", "انتهت مهمة التحالف الدولي في العراق. " * 30, head=head)
    answer = Engine(tmp_path, Language.ARABIC).ask(QUESTION).answer
    pages = further_pages(answer, sentences[Language.ARABIC], Language.ARABIC)
    assert len(pages) > 5
    assert all(page.fits for page in pages)


def test_further_passages_are_none_of_those_cited(engine: Engine, sentences: Mapping[Language, Phrases]) -> None:
    answer = engine.ask(QUESTION).answer
    cited = [citation.quote.text for citation in answer.citations]
    pages = further_pages(answer, sentences[Language.ARABIC], Language.ARABIC)
    assert pages
    assert not any(quote in page.text for quote in cited for page in pages)


def test_an_answer_for_the_other_language_quotes_the_same(engine: Engine) -> None:
    answer = engine.ask(QUESTION).answer
    other = in_language(answer, Language.ENGLISH)
    assert [each.quote for each in other.citations] == [each.quote for each in answer.citations]
    foreign = [each for each in other.citations if each.language is not Language.ENGLISH]
    assert foreign
    assert all(each.translation for each in foreign)


def test_a_translation_is_word_for_word_in_its_paragraph(engine: Engine) -> None:
    citations = in_language(engine.ask(QUESTION).answer, Language.ENGLISH).citations
    translated = [(citation.translation.text, citation.passage) for citation in citations if citation.translation]
    assert translated
    assert [text for text, passage in translated if text not in (passage.text(Language.ENGLISH) or "")] == []


@pytest.mark.parametrize("length", [1, 100, 5000])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_passage_with_its_neighbours_fits(length: int, number: int, sentences: Mapping[Language, Phrases]) -> None:
    document = make_document("long", english=["& word " * length] * 3, english_title="title " * 300)
    page = context_message(Passage(document, number), sentences[Language.ENGLISH], Language.ENGLISH)
    assert page.fits
    assert "<blockquote>" in page.html


def test_every_paragraph_is_in_the_reader_whole(sentences: Mapping[Language, Phrases]) -> None:
    texts = ["short", "word " * 2000, "x" * 9000]
    document = make_document("long", english=texts, english_title="Title")
    pages = reader_pages(document, sentences[Language.ENGLISH], Language.ENGLISH)
    assert all(page.fits for page in pages)
    read = "".join(page.text.partition("\n\n")[2] for page in pages)
    assert "".join(read.split()) == "".join("".join(texts).split())


def test_a_beginning_is_cut_between_words() -> None:
    assert opening("one two three", 9) == "one two …"
    assert opening("one two", 9) == "one two"
