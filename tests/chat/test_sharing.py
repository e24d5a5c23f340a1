"""What is copied of an answer fits, and its source is not cut off."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.citations import Citation
from bot.answering.quotes import Quote
from bot.chat.cards.sharing import copied_text
from bot.documents import Document, Kind, Paragraph, Passage, Source, Version
from bot.text.languages import Language
from tests.readers import ENGLISH_READER

SOURCE = Source("Reuters", "https://example.org/x", date(2026, 1, 17), frozenset({1}))


def citation(text: str, url: str | None = "https://example.org/x", publisher: str | None = "Reuters") -> Citation:
    source = Source(publisher, url, date(2026, 1, 17))
    version = Version(Language.ENGLISH, "Title", (Paragraph(text, 1, None),))
    document = Document("slug", Kind.ARTICLE, Language.ENGLISH, {Language.ENGLISH: version}, source, (), None)
    return Citation(1, Passage(document, 1), Quote(text, 0, len(text), ()), None)


def test_a_quote_is_copied_with_outlet_day_and_address() -> None:
    copied = copied_text(citation("The troops left."), ENGLISH_READER)
    assert copied == "“The troops left.”\n— Reuters · 17 January 2026\nhttps://example.org/x"


def test_what_editors_wrote_is_copied_as_theirs() -> None:
    quoted = citation("The troops left.")
    document = replace(quoted.passage.document, kind=Kind.BRIEF, own_source=None, sources=(SOURCE,))
    copied = copied_text(replace(quoted, passage=Passage(document, 1)), ENGLISH_READER)
    assert copied.startswith("The troops left.\n— Summarised by the editors from: Reuters")


@pytest.mark.parametrize("length", [1, 60, 100, 2000])
@pytest.mark.parametrize("path", ["x", "%D8%B9" * 20, "%D8%B9" * 200])
def test_however_long_both_are_it_fits_and_names_the_outlet(length: int, path: str) -> None:
    copied = copied_text(citation("word " * length, f"https://example.org/{path}"), ENGLISH_READER)
    assert len(copied) <= 256
    assert "\n— Reuters" in copied


def test_an_address_is_copied_whole_or_not_at_all() -> None:
    copied = copied_text(citation("word " * 100, f"https://example.org/{'x' * 300}"), ENGLISH_READER)
    assert "https" not in copied


def test_a_long_quote_ends_between_two_words() -> None:
    assert "word …”" in copied_text(citation("word " * 100), ENGLISH_READER)


def test_what_has_no_source_is_copied_with_what_it_is() -> None:
    bare = citation("The troops left.")
    document = bare.passage.document
    nothing = Document("slug", Kind.ARTICLE, Language.ENGLISH, document.versions, None, (), None)
    unknown = Citation(1, Passage(nothing, 1), bare.quote, None)
    assert copied_text(unknown, ENGLISH_READER).endswith(f"\n— {ENGLISH_READER.phrases.answer.no_publication}")
