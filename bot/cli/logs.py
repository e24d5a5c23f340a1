"""Sets up what the program tells its operator on standard error; no secret ever gets there."""

import logging
import re
import sys
from types import TracebackType
from urllib.parse import quote

from bot.cli.log_rate import OncePerMinute

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# Of these only warnings are of use to an operator; and httpx logs each address, with the token in it.
_VERBOSE_LIBRARIES = ("httpx", "httpcore", "apscheduler", "asyncio", "markdown_it", "telegram")


# Any bot's token, not only ours, in an address or by itself, its colon as it is or escaped:
# https://core.telegram.org/bots/api#authorizing-your-bot
_TOKEN = re.compile(r"\d{6,}(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
_BLOT = "***"

_log = logging.getLogger(__name__)


class RedactingFormatter(logging.Formatter):
    """Writes a record with its exception, every secret in it blotted out."""

    def __init__(self, secrets: frozenset[str]) -> None:
        """Blot out `secrets` as they are and as addresses have them, and whatever looks like a token."""
        super().__init__(_FORMAT)
        written = {form for secret in secrets if secret for form in (secret, quote(secret, safe=""))}
        self._secrets = sorted(written, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, or lines, of `record`."""
        written = super().format(record)
        for secret in self._secrets:
            written = written.replace(secret, _BLOT)
        return _TOKEN.sub(_BLOT, written)


def set_up_logging(level: str, secrets: frozenset[str]) -> None:
    """Log to standard error from `level` on ("debug", "info", "warning" or "error")."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter(secrets))
    handler.addFilter(OncePerMinute())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in _VERBOSE_LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _log_uncaught


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Let what nobody has caught go the way of all else: Python itself would write it as it is."""
    _log.critical("The program fails", exc_info=(kind, error, trace))
