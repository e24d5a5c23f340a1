"""Titles are a field of their own: they tell documents from one another, never a document's own passages."""

from bot.search import Index
from tests.corpora import make_document, make_index

TALKS = ["Nobody was there at night.", "They ended early."]


def ranked(question: str, index: Index) -> list[tuple[str, int]]:
    return [(hit.passage.document.slug, hit.passage.number) for hit in index.search(index.understand(question)).hits]


def test_a_word_of_the_title_finds_the_document() -> None:
    titles = (("a", "Budget"), ("b", "Airport"))
    index = make_index(*(make_document(slug, english=TALKS, english_title=title) for slug, title in titles))
    assert {slug for slug, _ in ranked("airport", index)[:2]} == {"b"}


def test_in_a_corpus_of_one_document_its_title_does_not_outweigh_the_text() -> None:
    texts = ["The evacuation of bases is complete.", "The talks ended early.", "Soldiers slept."]
    index = make_index(make_document("only", english=texts, english_title="Evacuation talks about bases"))
    assert ranked("evacuation of bases", index)[0] == ("only", 1)
