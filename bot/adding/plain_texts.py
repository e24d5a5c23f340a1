"""Reads plain text and Markdown: pasted, forwarded or from a file; a corpus file as what it says it is."""

import re

from bot.adding.blocks import blocks_of, make_draft, may_be_title, with_remarks, without_furniture
from bot.adding.drafts import Block, Draft, Remarks
from bot.documents import CorpusError
from bot.documents.front_matter import FENCE, Head, read_head
from bot.documents.markdown_body import read_body

_ENDS_SENTENCE = re.compile(r"[.!?\u061f\u2026\u060c,;:\u061b\"\u00bb]\s*$")  # Arabic question mark, comma, semicolon
_HARD_WRAPPED = re.compile(r"[^\n]{50,}\n[^\n]")
_NAME = "draft"


def read_markdown(text: str, remarks: Remarks) -> Draft:
    """Return what a Markdown file shows; the fields of its front matter where it has some."""
    lines = text.split("\n")
    head, length = _head(lines)
    body = read_body(_NAME, lines[length:], length + 1)
    blocks: list[Block] = []
    heading = None
    for paragraph in body.paragraphs:
        if paragraph.heading and paragraph.heading != heading:
            blocks.append(Block(paragraph.heading, is_heading=True))
        heading = paragraph.heading
        blocks.append(Block(paragraph.text))
    if head is None:
        first = heading_of(lines) or None
        return make_draft(blocks, title=first, remarks=remarks)
    draft = make_draft(
        blocks,
        title=head.title,
        publisher=head.publisher,
        url=head.url,
        published=head.published,
    )
    whole = Draft(draft.blocks, head.language, draft.title, draft.publisher, draft.url, draft.published, (), head)
    return with_remarks(whole, remarks)


def heading_of(lines: list[str]) -> str | None:
    """Return the first heading of a Markdown text."""
    return next((line.lstrip("#").strip() for line in lines if re.match(r"#{1,6}\s+\S", line)), None)


def read_plain(text: str, remarks: Remarks) -> Draft:
    """Return a text whose paragraphs are apart by empty lines, or each a line; a short first line is its title."""
    paragraphs = [part for part in re.split(r"\n[^\S\n]*\n", text) if part.strip()]
    if len(paragraphs) <= 1 and not _HARD_WRAPPED.search(text):
        paragraphs = text.split("\n")
    elif _is_hard_wrapped(paragraphs):
        paragraphs = [" ".join(part.split("\n")) for part in paragraphs]
    blocks, dropped, day = without_furniture(blocks_of((part, False) for part in paragraphs))
    title = None
    if len(blocks) > 1 and may_be_title(blocks[0].text):
        title = blocks.pop(0).text.lstrip("# ")
    return make_draft(blocks, title=title, published=day, remarks=(*remarks, *dropped))


def _is_hard_wrapped(paragraphs: list[str]) -> bool:
    """Tell whether lines were broken at a width, as old text files are, rather than where something ends."""
    inner = [line for part in paragraphs for line in part.split("\n")[:-1]]
    return bool(inner) and sum(1 for line in inner if not _ENDS_SENTENCE.search(line)) > len(inner) / 2


def _head(lines: list[str]) -> tuple[Head | None, int]:
    """Return the front matter and how many lines it takes; none where it is not that of a corpus file."""
    if lines[0].rstrip() != FENCE:
        return None, 0
    try:
        read, length = read_head(_NAME, lines)
    except CorpusError:
        end = next((number for number, line in enumerate(lines[1:], 2) if line.rstrip() == FENCE), 0)
        return None, end
    return read.fields, length
