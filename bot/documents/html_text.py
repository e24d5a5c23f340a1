"""Reads what a browser shows of the raw HTML in a Markdown text. Hidden is what the page hides, over many pieces too.

In time linear in the text, which `html.parser` of Python 3.11 is not: a text may be broken on purpose.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from bot.documents.corpus_problems import CorpusReason

BETWEEN_CELLS = " | "
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset(
    {"address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"}
    | {"summary", "table", "tbody", "tfoot", "thead", "tr", "ul"}
)
_CELLS = frozenset({"td", "th"})
_NEVER_SHOWN = frozenset(
    {
        "head",
        "iframe",
        "math",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
    }
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# What begins like a tag and does not end is not shown either; a comment left open goes to the end of the text.
_MARKUP = re.compile(
    r"(?P<remark><!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z))"
    r"|<(?P<end>/?)(?P<tag>[A-Za-z][^\s/<>]*+)(?P<attributes>(?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)>"
    r"|<[A-Za-z/!][^<>]*+>?",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=/\"'<>]+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++)))?")


@dataclass(frozen=True)
class HtmlBlock:
    """A block that shows text."""

    text: str
    line: int
    is_heading: bool = False


@dataclass(frozen=True)
class NotShown:
    """What of the HTML a reader of the page does not see."""

    reason: CorpusReason
    value: str
    line: int


class PageText:
    """Reads the pieces of HTML in one document, in order."""

    def __init__(self) -> None:
        """Begin where nothing is hidden."""
        self._hiding: list[str] = []  # the open elements that hide what is in them
        self._blocks: list[HtmlBlock] = []
        self._pieces: list[str] = []
        self._not_shown: list[NotShown] = []
        self._line = 1

    @property
    def is_hidden(self) -> bool:
        """Whether text that stands here is not shown."""
        return bool(self._hiding)

    def read(self, html: str, line: int) -> tuple[Sequence[HtmlBlock], Sequence[NotShown]]:
        """Return what a piece shows and what not; `line` is its first line in the file."""
        self._blocks, self._pieces, self._not_shown, self._line = [], [], [], line
        done = 0
        for markup in _MARKUP.finditer(html):
            self._add(unescape(html[done : markup.start()]))
            self._take(markup)
            self._line += markup[0].count("\n")
            done = markup.end()
        self._add(unescape(html[done:]))
        self._end_block()
        return self._blocks, self._not_shown

    def _take(self, markup: re.Match[str]) -> None:
        if markup["remark"]:
            self._tell(CorpusReason.comment_left_out, markup[0])
        elif not markup["tag"]:
            self._tell(CorpusReason.tag_left_out, markup[0])
        elif markup["end"]:
            self._end(markup["tag"].lower())
        else:
            attributes = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(markup["attributes"])}
            self._begin(markup["tag"].lower(), attributes)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        self._tell(CorpusReason.tag_left_out, f"<{tag}>")
        if tag in _BLOCKS:
            self._end_block()
        hides = tag in _NEVER_SHOWN or "hidden" in attributes or _HIDING_STYLE.search(attributes.get("style", ""))
        if tag not in _VOID and (hides or tag in self._hiding[-1:]):
            self._hiding.append(tag)
        elif tag == "br":
            self._pieces.append("\n")
        elif tag == "img":
            self._add(unescape(attributes.get("alt", "")), lines=False)
        elif tag in _CELLS and "".join(self._pieces).strip():
            self._pieces.append(BETWEEN_CELLS)

    def _end(self, tag: str) -> None:
        if tag in self._hiding[-1:]:
            self._hiding.pop()
        if tag in _BLOCKS:
            self._end_block(is_heading=tag in _HEADINGS)

    def _add(self, text: str, *, lines: bool = True) -> None:
        if self.is_hidden and text.strip():
            self._tell(CorpusReason.hidden_left_out, text)
        elif not self.is_hidden:
            self._pieces.append(text)
        self._line += text.count("\n") if lines else 0

    def _tell(self, reason: CorpusReason, value: str) -> None:
        self._not_shown.append(NotShown(reason, value, self._line))

    def _end_block(self, *, is_heading: bool = False) -> None:
        text = "".join(self._pieces)
        shown = "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
        if shown:
            below = len(text.lstrip().split("\n")) - 1
            self._blocks.append(HtmlBlock(shown, self._line - below, is_heading))
        self._pieces.clear()
