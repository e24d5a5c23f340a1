"""Reads PDF files that have text: lines are joined to paragraphs, what stands on every page is left out."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby

from pypdf import PdfReader
from pypdf.errors import PdfReadError, PyPdfError

from bot.adding.blocks import blocks_of, make_draft, may_be_title, without_furniture
from bot.adding.drafts import AddingError, Draft, Refusal, Remark, Remarks

_MOST_PAGES = 300
_FULL = 0.75  # of the longest lines: what is shorter and ends a sentence ends a paragraph
_EVERYWHERE = 3  # pages, from which on a line that all have is a header or footer
_PAGE_NUMBER = re.compile(r"\W*(?:(?:page|صفحة)\s*)?\d{1,4}(?:\s*(?:/|of|من)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?\u061f\u2026:][\"'\u00bb\u201d)\]]*\s*$")  # the third an Arabic question mark
_HYPHEN = re.compile(r"(?<=[a-z])-$")
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")  # letters in the shape that they have in a word
_ALEF_LAM = re.compile(r"(?<!\w)\u0627\u0644\w{2,}")  # the article, where a word begins
_LAM_ALEF = re.compile(r"\w{2,}\u0644\u0627(?!\w)")  # the same, where a word begins from its end
_LEFT_TO_RIGHT = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:/@%+-]*(?: [A-Za-z0-9][A-Za-z0-9.,:/@%+-]*)*")
_BRACKETS, _CLOSING = "()\u00ab\u00bb", ")\u00bb"
_MIRRORED = str.maketrans("()[]{}<>\u00ab\u00bb", ")(][}{><\u00bb\u00ab")


def read_pdf(raw: bytes, remarks: Remarks) -> Draft:
    """Return what a PDF says; AddingError if it is locked or broken, or if its pages are pictures."""
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise AddingError(Refusal.locked)
        if len(reader.pages) > _MOST_PAGES:
            raise AddingError(Refusal.too_large, most=f"{_MOST_PAGES} pages")
        pages = [_shown(page.extract_text(extraction_mode="layout")) for page in reader.pages]
        named = reader.metadata.title if reader.metadata else None
    except (PyPdfError, PdfReadError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError) as error:
        raise AddingError(Refusal.broken, format="PDF") from error
    silent = sum(not page.strip() for page in pages)
    if silent == len(pages):
        raise AddingError(Refusal.no_text)
    if silent:
        remarks = (*remarks, (Remark.pages_without_text, str(silent)))
    lines = _in_reading_order(_without_edges([page.split("\n") for page in pages]))
    blocks, dropped, day = without_furniture(blocks_of((text, False) for text in _paragraphs(lines)))
    title = named if isinstance(named, str) and named.strip() else None
    if len(blocks) > 1 and may_be_title(blocks[0].text):
        title = blocks.pop(0).text
    return make_draft(blocks, title=title, published=day, remarks=(*remarks, *dropped))


def _shown(text: str) -> str:
    """Return a text with letters in place of their shapes."""
    return _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def _without_edges(pages: Sequence[list[str]]) -> list[str]:
    """Return the lines of all pages without page numbers, headers and footers."""
    counts = Counter(line for page in pages for line in {_DIGITS.sub("0", line.strip()) for line in page})
    most = max(_EVERYWHERE, len(pages) // 2 + 1)
    return [
        line
        for page in pages
        for line in page
        if not line.strip()
        or not (_PAGE_NUMBER.fullmatch(line.strip()) or counts[_DIGITS.sub("0", line.strip())] >= most)
    ]


def _in_reading_order(lines: list[str]) -> list[str]:
    """Return lines of Arabic as they are read, where a file has them as they are drawn, from left to right."""
    text = "\n".join(lines)
    if len(_LAM_ALEF.findall(text)) <= 2 * len(_ALEF_LAM.findall(text)):
        return lines
    return [_turned(line) for line in lines]


def _turned(line: str) -> str:
    """Return a line from its end, but for what is read from left to right, and brackets that then open outwards."""
    turned = _LEFT_TO_RIGHT.sub(lambda found: found[0][::-1], line)[::-1]
    first = next((letter for letter in turned if letter in _BRACKETS), "")
    return turned.translate(_MIRRORED) if first in _CLOSING else turned


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Yield paragraphs: one ends with a gap, or with a sentence that does not fill its line."""
    filled = sorted(len(line.strip()) for line in lines if line.strip())
    longest = filled[-max(1, len(filled) // 4)] if filled else 0
    usual = _usual_gap(lines)
    open_lines: list[str] = []
    gap = 0
    for line in map(str.strip, lines):
        if not line:
            gap += 1
            continue
        before = open_lines[-1] if open_lines else ""
        fills = len(before) >= _FULL * longest
        if before and (gap > usual or (not fills and (_ENDS.search(before) or may_be_title(before)))):
            yield _joined(open_lines)
            open_lines = []
        open_lines.append(line)
        gap = 0
    if open_lines:
        yield _joined(open_lines)


def _usual_gap(lines: Sequence[str]) -> int:
    """Return how many empty lines there are between two lines of a paragraph."""
    gaps = Counter(len(list(run)) for is_empty, run in groupby(lines, key=lambda line: not line.strip()) if is_empty)
    texts = sum(1 for line in lines if line.strip())
    gaps[0] = max(texts - 1 - sum(gaps.values()), 0)
    most = max(gaps.values())
    return min(gap for gap, count in gaps.items() if count >= most / 2)


def _joined(lines: Sequence[str]) -> str:
    text = ""
    for line in lines:
        text = _HYPHEN.sub("", text) + line if _HYPHEN.search(text) else f"{text} {line}"
    return text.strip()
