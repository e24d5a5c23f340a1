"""Finds texts that say much the same in the same words, by the runs of words that they share (Broder 1997)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from bot.documents.corpus import Document

Shingles = frozenset[int]  # the runs of a text, each by its hash: within one process only
MUCH = 0.5  # share of the shorter text, from which two are near-duplicates
_RUN = 4  # words
_COMMON = 50  # texts; a run that more of them have is a phrase, and tells nothing
# Diacritics and tatweel, with which a text is the same text.
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_WORD = re.compile(r"\w+")


def shingles_of(text: str) -> Shingles:
    """Return the runs of words of a text; of one that is shorter than a run itself."""
    words = _WORD.findall(_MARKS.sub("", text).casefold())
    runs = range(max(1, len(words) - _RUN + 1)) if words else ()
    return frozenset(hash(tuple(words[start : start + _RUN])) for start in runs)


def shingles_in(document: Document) -> Iterator[Shingles]:
    """Yield the runs of a document, language by language."""
    for version in document.versions.values():
        yield shingles_of("\n".join(paragraph.text for paragraph in version.paragraphs))


def likeness(one: Shingles, other: Shingles) -> float:
    """Return which share of the shorter text stands in the longer one, 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def near_pairs(texts: Mapping[str, Shingles]) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs of texts that are near-duplicates, in order of their names, and how much of one is in the other.

    In time linear in the texts as long as few share the same runs.
    """
    holders: dict[int, list[str]] = {}
    for name, runs in sorted(texts.items()):
        for run in runs:
            holders.setdefault(run, []).append(name)
    shared = Counter(pair for names in holders.values() if 1 < len(names) <= _COMMON for pair in combinations(names, 2))
    for (one, other), count in sorted(shared.items()):
        share = count / min(len(texts[one]), len(texts[other]))
        if share >= MUCH:
            yield one, other, share
