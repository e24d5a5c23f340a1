"""Sets up what the program tells its operator on standard error; the bot's token never gets there."""

import logging
import sys

from bot.cli.log_rate import OncePerMinute

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# Of these only warnings are of use to an operator; and httpx logs each address, with the token in it.
_VERBOSE_LIBRARIES = ("httpx", "httpcore", "apscheduler", "asyncio", "markdown_it", "telegram")


class RedactingFormatter(logging.Formatter):
    """Writes a record with its exception, every secret in it blotted out."""

    def __init__(self, secrets: frozenset[str]) -> None:
        """Blot out `secrets`; empty ones do not count."""
        super().__init__(_FORMAT)
        self._secrets = sorted(filter(None, secrets), key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, or lines, of `record`."""
        written = super().format(record)
        for secret in self._secrets:
            written = written.replace(secret, "***")
        return written


def set_up_logging(level: str, secrets: frozenset[str]) -> None:
    """Log to standard error from `level` on ("debug", "info", "warning" or "error")."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter(secrets))
    handler.addFilter(OncePerMinute())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in _VERBOSE_LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
