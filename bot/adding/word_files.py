"""Reads Word files: paragraphs, headings, lists and tables, as they follow each other."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.table import Table

from bot.adding.blocks import blocks_of, make_draft, may_be_title, without_furniture
from bot.adding.drafts import AddingError, Draft, Refusal, Remarks

_MOST_EXPANDED = 60_000_000  # bytes, of all that is in the file
_MOST_RATIO = 150  # times; a text is packed to a tenth
_LARGE = 2_000_000  # bytes from which the ratio counts
_MOST_PARTS = 2_000
_PIECE = 65_536  # bytes
_BETWEEN_CELLS = " | "


def read_word(raw: bytes, remarks: Remarks) -> Draft:
    """Return what a .docx file says; AddingError if it is broken, or expands to more than anybody wrote."""
    try:
        check_expanded(raw)
        document = Document(BytesIO(raw))
        texts = list(_texts(document))
        named = document.core_properties.title
    # The last is what broken XML is to lxml.
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, EOFError, SyntaxError) as error:
        raise AddingError(Refusal.broken, format="DOCX") from error
    blocks, dropped, day = without_furniture(blocks_of(texts))
    title = named or None
    if len(blocks) > 1 and (blocks[0].is_heading or may_be_title(blocks[0].text)):
        title = blocks.pop(0).text
    return make_draft(blocks, title=title, published=day, remarks=(*remarks, *dropped))


def check_expanded(raw: bytes) -> None:
    """Read what is packed, and keep nothing; AddingError as soon as it is more than the file can honestly have."""
    with zipfile.ZipFile(BytesIO(raw)) as packed:
        parts = packed.infolist()
        if len(parts) > _MOST_PARTS:
            raise AddingError(Refusal.expands, most=str(_MOST_EXPANDED // 1_000_000))
        total = 0
        for part in parts:
            with packed.open(part) as content:
                while piece := content.read(_PIECE):
                    total += len(piece)
                    if total > _MOST_EXPANDED or (total > _LARGE and total > _MOST_RATIO * len(raw)):
                        raise AddingError(Refusal.expands, most=str(_MOST_EXPANDED // 1_000_000))


def _texts(document: WordDocument) -> Iterator[tuple[str, bool]]:
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)  # merged ones come twice
                yield _BETWEEN_CELLS.join(filter(None, cells)), False
        else:
            style = part.style.name if part.style and part.style.name else ""
            yield part.text, style.startswith(("Heading", "Title"))
