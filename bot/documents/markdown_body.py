"""Cuts a document's body into paragraphs. Headings are kept beside them, never counted among them."""

import re

from bot.documents.corpus import Paragraph

_HEADING = re.compile(r"#{1,6}(?:\s+(?P<title>.*?))?(?:\s+#+)?\s*")
_ITEM = re.compile(r"\s{0,3}(?:[-*+]|\d{1,3}[.)])\s+(?=\S)")  # the marker of a list item


def read_body(lines: list[str], first_line: int) -> tuple[Paragraph, ...]:
    """Return the paragraphs and list items of `lines`, the first of which is line `first_line` of its file."""
    paragraphs: list[Paragraph] = []
    heading: str | None = None
    open_lines: list[str] = []
    opened = first_line

    def close() -> None:
        text = "\n".join(open_lines).strip()
        if text:
            paragraphs.append(Paragraph(text, opened, heading))
        open_lines.clear()

    for number, line in enumerate(lines, first_line):
        is_heading = _HEADING.fullmatch(line)
        item = _ITEM.match(line)
        if is_heading or item or not line.strip():
            close()
        if is_heading:
            heading = is_heading["title"] or None
        elif line.strip():
            if not open_lines:
                opened = number
            open_lines.append(line[item.end() :] if item else line.rstrip())
    close()
    return tuple(paragraphs)
