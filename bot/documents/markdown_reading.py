"""Takes in the tokens of a Markdown text one by one, and keeps the blocks that show text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from markdown_it.token import Token

from bot.documents.corpus_problems import CorpusReason
from bot.documents.html_text import BETWEEN_CELLS, HtmlBlock, PageText
from bot.documents.paragraphs import Paragraph
from bot.problems import Problem

DEEPEST = 60  # levels of lists and quotes; the parser drops what lies deeper
MOST_IN_WORD = 1_000  # letters: no language has such words, only files that are no text
_MOST_TOLD = 500  # characters of what is left out, which may be nearly the whole file
_LINE_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_LONG_WORD = re.compile(rf"\S{{{MOST_IN_WORD + 1}}}")


@dataclass(frozen=True)
class Body:
    """What a reader sees of a document, and what not."""

    paragraphs: tuple[Paragraph, ...]
    problems: tuple[Problem, ...]
    left_out: tuple[Problem, ...]  # no passage, since the page does not show it; in the order of lines


@dataclass
class _OpenList:
    """A list that has not ended yet."""

    items: list[tuple[int, int]] = field(default_factory=list)  # of numbered ones: number; its first block, from 0
    mark: str = ""  # behind the numbers

    @property
    def counts(self) -> bool:
        """Whether the numbers count items; else they begin sentences: "17. January", "2026. A year of change."."""
        numbers = [number for number, _ in self.items]
        steps = {after - before for before, after in pairwise(numbers)}
        return numbers[:1] in ([0], [1]) or steps in ({0}, {1})


@dataclass
class Reading:
    """A body as far as it has been read."""

    file: str
    first_line: int
    _blocks: list[Paragraph] = field(default_factory=list)
    _footnotes: dict[str, list[Paragraph]] = field(default_factory=dict)  # by their labels
    _footnote: str | None = None  # the label of the one being read
    _referred: dict[str, None] = field(default_factory=dict)  # labels of footnotes and links, as they are first met
    _problems: list[Problem] = field(default_factory=list)
    _left_out: dict[tuple[int, CorpusReason], Problem] = field(default_factory=dict)  # one of a kind in a line
    _page: PageText = field(default_factory=PageText)
    _lists: list[_OpenList] = field(default_factory=list)
    _parts: list[str] | None = None  # of the heading or row being read
    _heading: str | None = None
    _line: int = 1

    def leave_out(self, reason: CorpusReason, value: str, line: int) -> None:
        """Keep in mind that something in a line is no passage."""
        problem = Problem(self.file, line, reason, {"value": " ".join(value[:_MOST_TOLD].split())})
        self._left_out.setdefault((line, reason), problem)

    def take(self, token: Token) -> None:
        """Take in the next token of the text."""
        if token.map:
            self._line = token.map[0] + self.first_line
        if token.level >= DEEPEST - 1:
            self._complain(CorpusReason.too_deep, {})
        match token.type:
            case "inline":
                line = self._line
                self._take_text(_join(self._shown(token.children or ())), line)
            case "code_block" | "fence":
                self._take_text(self._unless_hidden(token.content), self._line)
            case "html_block":
                self._take_html(token.content)
            case _:
                self._take_border(token)

    def _take_border(self, token: Token) -> None:
        match token.type.rpartition("_"):
            case ("heading" | "tr", _, "open"):
                self._parts = []
            case ("heading", _, "close"):
                self._heading = " ".join(" ".join(self._taken_parts()).split()) or None
            case ("tr", _, "close"):
                self._take_text(BETWEEN_CELLS.join(self._taken_parts()), self._line)
            case ("bullet_list" | "ordered_list", _, "open"):
                self._lists.append(_OpenList())
            case ("list_item", _, "open"):
                self._begin_item(token)
            case ("bullet_list" | "ordered_list", _, "close"):
                self._end_list(self._lists.pop())
            case ("footnote_reference", _, border):
                self._footnote = str(token.meta["label"]) if border == "open" else None
                if self._footnote is not None:
                    self._footnotes.setdefault(self._footnote, [])

    def end(self, definitions: Mapping[str, Mapping[str, object]]) -> Body:
        """Return what has been read; `definitions` are those of links, by their labels."""
        for label in self._referred:
            self._blocks += self._footnotes.pop(label, [])
        for unread in self._footnotes.values():
            for block in unread:
                self.leave_out(CorpusReason.footnote_left_out, block.text, block.line)
        for label, definition in definitions.items():
            place = definition.get("map")
            if label not in self._referred and isinstance(place, list):
                self.leave_out(CorpusReason.definition_left_out, f"[{label}]", int(place[0]) + self.first_line)
        left_out = (problem for _, problem in sorted(self._left_out.items()))
        return Body(tuple(self._blocks), tuple(self._problems), tuple(left_out))

    @property
    def _current(self) -> list[Paragraph]:
        return self._blocks if self._footnote is None else self._footnotes[self._footnote]

    def _taken_parts(self) -> Iterator[str]:
        parts, self._parts = self._parts or [], None
        return filter(None, parts)

    def _take_text(self, text: str, line: int) -> None:
        """Take in the text of a block, or of a part of one, if it shows anything."""
        text = text.strip()
        if not any(letter.isprintable() and letter != " " for letter in text):
            return
        if self._parts is not None:
            self._parts.append(text)
            return
        if _LONG_WORD.search(text):
            self._line = line
            self._complain(CorpusReason.word_too_long, {"most": str(MOST_IN_WORD)})
        self._current.append(Paragraph(text, line, self._heading if self._footnote is None else None))

    def _take_html(self, html: str) -> None:
        for block in self._read_html(html):
            if block.is_heading:
                self._heading = block.text
            else:
                self._take_text(block.text, block.line)

    def _read_html(self, html: str) -> Sequence[HtmlBlock]:
        blocks, not_shown = self._page.read(html, self._line)
        for each in not_shown:
            self.leave_out(each.reason, each.value, each.line)
        return blocks

    def _unless_hidden(self, text: str) -> str:
        if not self._page.is_hidden:
            return text
        if text.strip():
            self.leave_out(CorpusReason.hidden_left_out, text, self._line)
        return ""

    def _shown(self, children: Iterable[Token]) -> Iterator[str]:
        """Yield what a reader sees of a text, piece by piece."""
        for child in children:
            match child.type:
                case "text" | "text_special" | "code_inline":
                    yield self._unless_hidden(child.content)
                case "softbreak" | "hardbreak":
                    self._line += 1
                    yield "\n"
                case "image":
                    self._refer(child)
                    yield "".join(self._shown(child.children or ())) or self._unless_hidden(_title(child))
                case "html_inline":
                    yield "\n" if _LINE_BREAK.match(child.content) else self._inline_html(child.content)
                case "footnote_ref" | "link_open":
                    self._refer(child)
                    yield ""

    def _inline_html(self, html: str) -> str:
        text = " ".join(block.text for block in self._read_html(html))
        self._line += html.count("\n")
        return text

    def _refer(self, token: Token) -> None:
        if label := token.meta.get("label"):
            self._referred[str(label)] = None

    def _begin_item(self, token: Token) -> None:
        if token.info:  # its number
            self._lists[-1].items.append((int(token.info), len(self._current)))
            self._lists[-1].mark = token.markup

    def _end_list(self, ended: _OpenList) -> None:
        """Give sentences back the numbers that they begin with."""
        if ended.counts:
            return
        ends = [*(first for _, first in ended.items[1:]), len(self._current)]
        for (number, first), end in zip(ended.items, ends, strict=False):
            if first < end:
                block = self._current[first]
                self._current[first] = replace(block, text=f"{number}{ended.mark} {block.text}")

    def _complain(self, reason: CorpusReason, values: Mapping[str, str]) -> None:
        """Tell a problem, the first of its kind alone."""
        if not any(problem.reason is reason for problem in self._problems):
            self._problems.append(Problem(self.file, self._line, reason, values))


def _title(image: Token) -> str:
    return str(image.attrs.get("title", ""))


def _join(pieces: Iterable[str]) -> str:
    """Return the pieces as one; between those around one that shows nothing is no more than one space."""
    text, is_after_gap = "", False
    joined: list[str] = []
    for piece in pieces:
        joined.append(piece.lstrip(" ") if is_after_gap and text.endswith(" ") else piece)
        is_after_gap = not piece
        text = piece or text
    return "".join(joined)
