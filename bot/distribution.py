"""The program as it is handed out: its version, and the documents that come with it. Reads none of them."""

from pathlib import Path

from bot import __version__

PROGRAM = "withdrawal-bot"
VERSION = __version__
_PACKAGE = Path(__file__).parent


def shipped_corpus() -> Path:
    """Return the folder of the documents that come with the program: within a wheel, or beside a checkout's package."""
    packed = _PACKAGE / "corpus"
    return packed if packed.is_dir() else _PACKAGE.parent / "corpus"
