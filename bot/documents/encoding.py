"""Reads one file of a corpus as text."""

from pathlib import Path

from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.problems import Problem

MOST_BYTES = 1_048_576  # a document is an article, not a library; beyond this something else was put in the folder


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file, lines ended by line feeds; CorpusError if it is too large, empty or binary."""
    file = str(path)
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            values = {"size": str(size), "most": str(MOST_BYTES)}
            raise CorpusError(Problem(file, 1, CorpusReason.too_large, values))
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")  # some editors put a byte order mark in front
    except OSError as error:
        raise CorpusError(Problem(file, 1, CorpusReason.unreadable, {"detail": error.strerror or "?"})) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CorpusError(Problem(file, line, CorpusReason.not_utf8)) from error
    if not text.strip():
        raise CorpusError(Problem(file, 1, CorpusReason.empty_file))
    return text.replace("\r\n", "\n").replace("\r", "\n")
