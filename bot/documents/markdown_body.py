"""Cuts a document's body into the blocks that a reader of the rendered page sees. Headings stand beside them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from bot.documents.corpus_problems import CorpusReason
from bot.documents.markdown_reading import DEEPEST, Body, Reading


def _markdown(deepest: int) -> MarkdownIt:
    """Return a reader of CommonMark, and of its common extensions those that show text."""
    markdown = MarkdownIt("commonmark", {"maxNesting": deepest, "store_labels": True})
    return markdown.enable(["table", "strikethrough"]).use(footnote_plugin, inline=False, move_to_end=False)


# Blocks may lie deep in each other. Links in links, which nobody writes, cost time with every level.
_BLOCKS = _markdown(DEEPEST).disable(["inline", "text_join"])
_SPANS = _markdown(6)
# Blank are lines of no-break spaces, marks of direction and other things that show nothing, too.
_BLANK = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_FENCE = "---"
_FIELD = re.compile(r"[a-z][a-z_]*:(?: .*)?")  # a line of front matter
_FURTHER = re.compile(r"(?: |- |#).*")  # one that carries it on


def read_body(file: str, lines: Sequence[str], first_line: int) -> Body:
    """Return the blocks that show text in `lines`, the first of which is line `first_line` of its file.

    Paragraphs, list items, rows of tables, captions of images, and at the end the footnotes: as rendered, without the
    marks of Markdown, and with their line breaks.
    """
    reading = Reading(file, first_line)
    blanked = set(_front_matter_in(reading, lines))
    text = "\n".join("" if at in blanked or _BLANK.fullmatch(line) else line for at, line in enumerate(lines))
    environment: dict[str, Mapping[str, Mapping[str, object]]] = {}
    for token in _BLOCKS.parse(text, environment):
        if token.type == "inline":
            token.children = []
            _SPANS.inline.parse(token.content, _SPANS, environment, token.children)
        reading.take(token)
    return reading.end(environment.get("references", {}))


def _front_matter_in(reading: Reading, lines: Sequence[str]) -> Iterator[int]:
    """Yield the places of lines that look like front matter left in the text, from 0, the fences among them."""
    fences = [-1, *(at for at, line in enumerate(lines) if line.rstrip() == _FENCE)]
    for start, end in pairwise(fences):
        block = lines[start + 1 : end]
        if block and _FIELD.fullmatch(block[0]) and all(_FIELD.fullmatch(x) or _FURTHER.fullmatch(x) for x in block):
            reading.leave_out(CorpusReason.front_matter_left_out, block[0], start + 1 + reading.first_line)
            yield from range(max(start, 0), end + 1)
