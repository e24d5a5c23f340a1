"""Reads one file of a corpus as text, and nothing that is no file of the corpus."""

import codecs
import os
import re
import stat
from pathlib import Path

from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.problems import Problem

MOST_BYTES = 1_048_576  # a document is an article, not a library; beyond this something else was put in the folder
BYTE_ORDER_MARK = "\ufeff"  # some editors put it in front
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HIGH = re.compile(rb"[\x80-\xff]")
# Letters of Windows-1256: what Arabic is written with, and hardly any other text.
_ARABIC_1256 = re.compile(rb"[\xc0-\xd6\xd8-\xdf\xe1\xe3-\xe6\xec\xed]")
_MOST_LOOKED_AT = 4_096  # bytes
_LEAST_LETTERS = 3
_LEAST_SHARE = 0.8  # of the bytes that are not ASCII


def read_text(path: Path, most: int = MOST_BYTES) -> str:
    """Return the text of a UTF-8 file, lines ended by line feeds; CorpusError if it is too large, empty or binary.

    It may have at most so many bytes.
    """
    text = read_exactly(path, most).removeprefix(BYTE_ORDER_MARK)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_exactly(path: Path, most: int) -> str:
    """Return the text of a UTF-8 file as it stands there; CorpusError as for `read_text`."""
    file = str(path)
    try:
        raw = _read(path, most)
        text = raw.decode()
    except OSError as error:
        raise CorpusError(Problem(file, 1, CorpusReason.unreadable, {"detail": error.strerror or "?"})) from error
    except UnicodeDecodeError as error:
        raise CorpusError(_not_utf8(file, error.object, error.start)) from error
    if not text.removeprefix(BYTE_ORDER_MARK).strip():
        raise CorpusError(Problem(file, 1, CorpusReason.empty_file))
    return text


def _read(path: Path, most: int) -> bytes:
    """Return the bytes of a regular file within its folder, and never read more of them than a file may have."""
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(path.parent)):
        values = {"target": os.path.realpath(path)}
        raise CorpusError(Problem(str(path), 1, CorpusReason.outside, values))
    # Without waiting: to open a named pipe otherwise takes until somebody writes into it.
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise CorpusError(Problem(str(path), 1, CorpusReason.not_a_file))
        raw = file.read(most + 1)
    if len(raw) > most:
        values = {"size": str(max(status.st_size, len(raw))), "most": str(most)}
        raise CorpusError(Problem(str(path), 1, CorpusReason.too_large, values))
    return raw


def _not_utf8(file: str, raw: bytes, start: int) -> Problem:
    line = raw.count(b"\n", 0, start) + 1
    encoding = _guess(raw)
    if encoding:
        return Problem(file, line, CorpusReason.other_encoding, {"encoding": encoding})
    return Problem(file, line, CorpusReason.not_utf8)


def _guess(raw: bytes) -> str | None:
    """Return the encoding that a text which is not UTF-8 seems to have; None if there is no telling."""
    if raw.startswith(_UTF16):
        return "UTF-16"
    high = _HIGH.findall(raw[:_MOST_LOOKED_AT])
    arabic = sum(1 for byte in high if _ARABIC_1256.match(byte))
    return "Windows-1256" if arabic >= _LEAST_LETTERS and arabic > _LEAST_SHARE * len(high) else None
