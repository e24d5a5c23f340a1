"""Cuts a document's body into the blocks that a reader of the rendered page sees. Headings stand beside them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from bot.documents.corpus_problems import CorpusReason
from bot.documents.markdown_reading import DEEPEST, Body, Reading
from bot.problems import Problem

MOST_LINES = 20_000  # each may be a block, and a block takes far more time and memory than its letters
# A text without any of these shows its letters and line breaks as they are.
_MARK = re.compile(r"[&*<\[\\_`~]|[ \t]\n|\n[ \t]")


class _Markdown(MarkdownIt):
    """Reads Markdown whose addresses nobody opens."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        """Leave an address as it is, which is a quarter of the time of a text with links."""
        return url


def _markdown(deepest: int) -> MarkdownIt:
    """Return a reader of CommonMark, and of its common extensions those that show text."""
    markdown = _Markdown("commonmark", {"maxNesting": deepest, "store_labels": True})
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
    if len(lines) > MOST_LINES:
        values = {"count": str(len(lines)), "most": str(MOST_LINES)}
        return Body((), (Problem(file, first_line + MOST_LINES, CorpusReason.too_many_lines, values),), ())
    reading = Reading(file, first_line)
    blanked = set(_front_matter_in(reading, lines))
    text = "\n".join("" if at in blanked or _BLANK.fullmatch(line) else line for at, line in enumerate(lines))
    environment: dict[str, Mapping[str, Mapping[str, object]]] = {}
    for token in _BLOCKS.parse(text, environment):
        if token.type == "inline":
            token.children = _spans(token.content, environment)
        reading.take(token)
    return reading.end(environment.get("references", {}))


def _spans(text: str, environment: dict[str, Mapping[str, Mapping[str, object]]]) -> list[Token]:
    if not _MARK.search(text):  # as most paragraphs are: half the time of a check
        return [Token("text", "", 0, content=text)]
    found: list[Token] = []
    _SPANS.inline.parse(text, _SPANS, environment, found)
    return found


def _front_matter_in(reading: Reading, lines: Sequence[str]) -> Iterator[int]:
    """Yield the places of lines that look like front matter left in the text, from 0, the fences among them."""
    fences = [-1, *(at for at, line in enumerate(lines) if line.rstrip() == _FENCE)]
    for start, end in pairwise(fences):
        block = lines[start + 1 : end]
        if block and _FIELD.fullmatch(block[0]) and all(_FIELD.fullmatch(x) or _FURTHER.fullmatch(x) for x in block):
            reading.leave_out(CorpusReason.front_matter_left_out, block[0], start + 1 + reading.first_line)
            yield from range(max(start, 0), end + 1)
