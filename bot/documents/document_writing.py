"""Writes documents as corpus files, and changes fields of their front matter; the rest stays byte for byte."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Union

import yaml

from bot.documents.front_matter import FENCE, HeadSource
from bot.documents.markdown_body import read_body

FieldValue = Union[str, int, date, list["FieldValue"], dict[str, "FieldValue"]]  # noqa: UP007 - it names itself
_WIDE = 100_000  # characters, so that no value is broken into lines
_MARK = re.compile(r"([\\`*_\[\]<>&~|#+\-.()!{}:=^\"'])")  # each can be escaped, https://spec.commonmark.org


def write_document(head: Mapping[str, FieldValue], blocks: Iterable[tuple[str, bool]]) -> str:
    """Return the file of a document: its fields in order, then its paragraphs, and headings where it is said.

    A paragraph is read again exactly as it is here, whatever it has of Markdown's marks.
    """
    body = (f"# {_heading(text)}" if is_heading else _paragraph(text) for text, is_heading in blocks)
    return f"{FENCE}\n{_fields(head)}{FENCE}\n\n" + "\n\n".join(body) + "\n"


def source_fields(sources: Iterable[HeadSource]) -> list[FieldValue]:
    """Return sources as front matter has them."""
    return [dict(_source(source)) for source in sources]


def _source(source: HeadSource) -> Iterator[tuple[str, FieldValue]]:
    if source.publisher:
        yield "publisher", source.publisher
    if source.url:
        yield "url", source.url
    if source.published:
        yield "published", source.published
    if source.paragraphs:
        yield "paragraphs", [*sorted(source.paragraphs)]


def with_field(text: str, name: str, value: FieldValue | None) -> str:
    """Return the text of a document file with a field of its front matter changed, added or, for None, taken out."""
    lines = text.split("\n")
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE)
    start = next((number for number in range(1, end) if re.match(rf"{re.escape(name)}\s*:", lines[number])), end)
    stop = start
    if start < end:
        stop = next((n for n in range(start + 1, end) if not _continues(lines[n])), end)
    new = [] if value is None else _fields({name: value}).rstrip("\n").split("\n")
    return "\n".join([*lines[:start], *new, *lines[stop:]])


def _continues(line: str) -> bool:
    """Tell whether a line of front matter carries on the field above it."""
    return line.startswith((" ", "\t", "-")) or not line.strip()


def _fields(head: Mapping[str, FieldValue]) -> str:
    return str(yaml.safe_dump(dict(head), allow_unicode=True, sort_keys=False, width=_WIDE))


def _heading(text: str) -> str:
    return _MARK.sub(r"\\\1", text) if read_body("", [f"# {text}", "", "x"], 1).paragraphs[0].heading != text else text


def _paragraph(text: str) -> str:
    """Return a paragraph as it is where it is read so, else with its marks escaped."""
    if _is_read(text, text):
        return text
    escaped = _MARK.sub(r"\\\1", text)
    return escaped if _is_read(escaped, text) else " ".join(escaped.split("\n"))


def _is_read(written: str, text: str) -> bool:
    body = read_body("", written.split("\n"), 1)
    return [paragraph.text for paragraph in body.paragraphs] == [text] and not body.problems
