"""What differs between a corpus and the one that replaces it."""

from dataclasses import dataclass

from bot.documents.corpus import Corpus, Document


@dataclass(frozen=True)
class Changes:
    """What a reload brought; documents in the order of their slugs."""

    corpus: Corpus  # now in use
    same: bool  # nothing at all differs from before
    added: tuple[Document, ...]
    changed: tuple[Document, ...]
    removed: tuple[Document, ...]


def compare(old: Corpus, new: Corpus) -> Changes:
    """Return what differs between two corpora."""
    before = {document.slug: document for document in old.documents}
    after = {document.slug: document for document in new.documents}
    return Changes(
        corpus=new,
        same=old == new,
        added=tuple(document for slug, document in after.items() if slug not in before),
        changed=tuple(document for slug, document in after.items() if slug in before and before[slug] != document),
        removed=tuple(document for slug, document in before.items() if slug not in after),
    )
