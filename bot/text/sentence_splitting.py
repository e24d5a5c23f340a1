"""Cuts a paragraph into sentences, each with its place."""

import re

from bot.text.kept import KeptByText
from bot.text.normalised import normalise

_END = re.compile(
    r"[.!?\u061f\u06d4\u3002\u2026]+"  # also the Arabic question mark, Urdu's and ideographic stops, the ellipsis
    r"[\"'\u201d\u00bb)\]]*"  # closing quotation marks and brackets belong to the sentence
    r"(?=\s)"  # so the points inside 2.5, U.S. and file names do not end one
)
# A point after these, or after a single letter (an initial, U.S.), abbreviates.
_ABBREVIATION = re.compile(
    r"(?:\b\w|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Gov|Sen|Rep|St|Jr|Sr|No|vs|etc|approx|e\.g|i\.e|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec))\.$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 8  # letters, with what stands before


@KeptByText
def find_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the [start, end) of each sentence in order, white space between them left out; () if `text` is blank."""
    view = normalise(text)
    found = (match.end() for match in _END.finditer(view.text))
    ends = [view.ends[end - 1] for end in found if not _abbreviates(view.text, end)]
    spans = []
    start = 0
    for end in [*ends, len(text)]:
        sentence = text[start:end]
        if sentence.strip():
            lead = len(sentence) - len(sentence.lstrip())
            spans.append((start + lead, start + len(sentence.rstrip())))
        start = end
    return tuple(spans)


def _abbreviates(text: str, end: int) -> bool:
    return _ABBREVIATION.search(text, max(end - _LONGEST_ABBREVIATION, 0), end) is not None
