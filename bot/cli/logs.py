"""Sets up what the program tells its operator on standard error, people or programs; no secret ever gets there."""

import json
import logging
import re
import sys
from abc import ABC, abstractmethod
from datetime import UTC, datetime
from types import TracebackType
from urllib.parse import quote

import click

from bot.cli.log_rate import OncePerMinute
from bot.problems import printable

QUESTION = "question"  # what a record has of a question, if it is about one

# Of these only warnings are of use to an operator; httpx logs each address, with the token in it, and aiosqlite each
# statement, with what people have written in it.
_VERBOSE_LIBRARIES = ("aiohttp", "aiosqlite", "httpx", "httpcore", "apscheduler", "asyncio", "markdown_it", "telegram")


# Any bot's token, not only ours, in an address or by itself, its colon as it is or escaped:
# https://core.telegram.org/bots/api#authorizing-your-bot
_TOKEN = re.compile(r"\d{6,}(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
_BLOT = "***"
_to_json = json.JSONEncoder(ensure_ascii=False).encode

_log = logging.getLogger(__name__)


class RedactingFormatter(logging.Formatter, ABC):
    """Writes a record with its exception, every secret in it blotted out."""

    def __init__(self, secrets: frozenset[str]) -> None:
        """Blot out `secrets` as they are and as addresses have them, and whatever looks like a token."""
        super().__init__()
        written = {form for secret in secrets if secret for form in (secret, quote(secret, safe=""))}
        self._secrets = sorted(written, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, or lines, of `record`."""
        written = self.write(record)
        for secret in self._secrets:
            written = written.replace(secret, _BLOT)
        return _TOKEN.sub(_BLOT, written)

    @abstractmethod
    def write(self, record: logging.LogRecord) -> str:
        """Return what is to be said of `record`, secrets and all."""

    def trace(self, record: logging.LogRecord) -> str:
        """Return where an exception comes from, "" if there is none."""
        return self.formatException(record.exc_info) if record.exc_info and record.exc_info[0] else ""


class JsonFormatter(RedactingFormatter):
    """Writes an object in a line, for programs."""

    def write(self, record: logging.LogRecord) -> str:
        """Return the object."""
        told: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if question := getattr(record, QUESTION, None):
            told[QUESTION] = question
        if trace := self.trace(record):
            told["exception"] = trace
        return _to_json(told)


class TerminalFormatter(RedactingFormatter):
    """Writes a line for people: the time, what is out of the common in colour."""

    def write(self, record: logging.LogRecord) -> str:
        """Return the line, and where an exception comes from below it."""
        time = datetime.fromtimestamp(record.created).astimezone().strftime("%H:%M:%S")
        level = record.levelno
        colour = "red" if level >= logging.ERROR else "yellow" if level >= logging.WARNING else None
        safe = "\n".join(map(printable, record.getMessage().split("\n")))
        said = click.style(safe, fg=colour, dim=level < logging.INFO or None)
        return "\n".join(filter(None, (f"{click.style(time, dim=True)}  {said}", self.trace(record))))


def set_up_logging(level: str, secrets: frozenset[str]) -> None:
    """Log to standard error from `level` on ("debug", "info", "warning" or "error"); JSON unless it is a terminal."""
    handler = logging.StreamHandler(sys.stderr)
    kind = TerminalFormatter if sys.stderr.isatty() else JsonFormatter
    handler.setFormatter(kind(secrets))
    handler.addFilter(OncePerMinute())
    # Nobody is told of these, and they take as long to find out as the rest of a line.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in _VERBOSE_LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _log_uncaught


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Let what nobody has caught go the way of all else: Python itself would write it as it is."""
    _log.critical("The program fails", exc_info=(kind, error, trace))
