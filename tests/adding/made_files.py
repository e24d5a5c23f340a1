"""Makes real files of the formats that documents come in: Word, PDF, and pages of the layouts beside this file."""

import re
import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from string import Template

from docx import Document

PAGES = Path(__file__).parent / "pages"
_DIGITS = re.compile(r"\d+")
_ORDERING = b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
_PER_PAGE = 30  # lines


def make_page(layout: str, article: Sequence[str], encoding: str = "utf-8") -> bytes:
    """Return a page of this layout around an article, in an encoding."""
    places = {f"p{number}": paragraph for number, paragraph in enumerate(article, 1)}
    html = Template((PAGES / f"{layout}.html").read_text(encoding="utf-8")).safe_substitute(places)
    return html.encode(encoding, "xmlcharrefreplace")


def make_word(title: str, paragraphs: Sequence[str], *, rows: Sequence[Sequence[str]] = ()) -> bytes:
    """Return a Word file with a title, paragraphs and, behind them, a table of `rows`."""
    document = Document()
    document.add_heading(title, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def make_pdf(lines: Sequence[str], *, mirrored: bool = False) -> bytes:
    """Return a PDF whose pages show these lines; `mirrored` draws their letters from left to right, as some do.

    Its font has no shapes: it only tells which letters its codes stand for, which is all that a reader of text needs.
    """
    drawn = [_DIGITS.sub(lambda found: found[0][::-1], line)[::-1] if mirrored else line for line in lines]
    letters = sorted({letter for line in drawn for letter in line})
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    pages = [drawn[start : start + _PER_PAGE] for start in range(0, len(drawn), _PER_PAGE)] or [[]]
    kids = [b"%d 0 R" % (6 + 2 * number) for number in range(len(pages))]
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), b" ".join(kids)),
        b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/DW 500/CIDSystemInfo %s>>" % _ORDERING,
        _stream(_letters_of(codes)),
    ]
    for page in pages:
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % (len(objects) + 2)
        )
        shown = "".join(f"<{''.join(f'{codes[letter]:04x}' for letter in line)}>Tj 0 -20 Td\n" for line in page)
        objects.append(_stream(f"BT /F 10 Tf 40 800 Td\n{shown}ET".encode()))
    return _file(objects)


def _letters_of(codes: dict[str, int]) -> bytes:
    rows = "".join(f"<{code:04x}><{letter.encode('utf-16-be').hex()}>\n" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000><ffff> "
        f"endcodespacerange\n{len(codes)} beginbfchar\n{rows}endbfchar endcmap end end"
    ).encode()


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)


def _file(objects: Sequence[bytes]) -> bytes:
    written, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj%s\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(written)
    return written + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        rows,
        len(objects) + 1,
        start,
    )
