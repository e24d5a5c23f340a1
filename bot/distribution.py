"""The program as it is handed out: its version, and the documents that come with it. Reads none of them."""

from pathlib import Path

from bot import __version__

PROGRAM = "withdrawal-bot"
VERSION = __version__
_PACKAGE = Path(__file__).resolve().parent


def is_packed(folder: Path) -> bool:
    """Tell whether a folder is part of the installed program, in which nobody writes."""
    return folder.resolve().is_relative_to(_PACKAGE)


def shipped_corpus() -> Path:
    """Return the folder of the documents that come with the program: within a wheel, or beside a checkout's package."""
    packed = _PACKAGE / "corpus"
    return packed if packed.is_dir() else _PACKAGE.parent / "corpus"
