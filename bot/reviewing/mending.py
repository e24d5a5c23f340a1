"""Mends what can be mended without a person: encodings, line ends, marks that nobody sees, rows that stand twice."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from bot.adding.decoding import decode
from bot.documents.editors_questions import QUESTIONS
from bot.documents.history import Deed
from bot.editing.changing import Files, change_files, read_bytes

_MOST_BYTES = 20_000_000  # what is larger is no file of a corpus
_TEXTS = (".md", ".csv", ".yaml")
# Marks of direction, of width and soft hyphens; joiners stay, with which some words are written.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def mend(folder: Path) -> tuple[str, ...]:
    """Write what can be mended, and return the names of the files; CorpusError if they cannot be written."""
    files: Files = dict(_mended(folder))
    if files:
        change_files(folder, files, Deed.mended, ", ".join(files)[:200])
    return tuple(files)


def _mended(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.iterdir()):
        is_text = path.suffix in _TEXTS and not path.name.startswith(".") and path.is_file() and not path.is_symlink()
        raw = read_bytes(path) if is_text and path.stat().st_size <= _MOST_BYTES else None
        if raw:
            content = _content(path.name, raw)
            if content != raw:
                yield path.name, content


def _content(name: str, raw: bytes) -> bytes:
    text, _ = decode(raw)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\ufffd" in text or "\0" in text:  # it is not what it was taken for
        return raw
    if name.endswith(".md"):
        text = _UNSEEN.sub("", text)
    text = text.removeprefix("\ufeff")
    return (_without_repeated(text) if name == QUESTIONS else text).encode()


def _without_repeated(text: str) -> str:
    """Return a table of questions without rows that stand above in the same words; as it is if it is no table."""
    lines, kept, seen, start = text.splitlines(keepends=True), [], set(), 0
    reader = csv.reader(StringIO(text), strict=True)
    try:
        for row in reader:
            raw = "".join(lines[start : reader.line_num])
            start = reader.line_num
            key = (row[0].strip().casefold(), *(cell.strip() for cell in row[1:])) if row else None
            if key is None or key not in seen:
                kept.append(raw)
            seen.add(key)
    except csv.Error:
        return text
    return "".join(kept)
