"""Finds documents by the words of their titles."""

from collections.abc import Iterable

from bot.documents.corpus import Document
from bot.text.terms import Term, find_terms, find_words


def find_titled(documents: Iterable[Document], words: str) -> tuple[Document, ...]:
    """Return the documents that have every word in their title in one language or the other; () if there is no word.

    Words are compared as in a search: case, hamza, the article and endings make no difference.
    """
    wanted = frozenset(_comparable(find_terms(words) or find_words(words)))  # "the" alone is a word to look for too
    return tuple(document for document in documents if wanted and wanted <= _title_words(document))


def _title_words(document: Document) -> frozenset[str]:
    return frozenset(_comparable(term for version in document.versions.values() for term in find_words(version.title)))


def _comparable(terms: Iterable[Term]) -> Iterable[str]:
    return (term.text for term in terms)
