"""Makes a copy of the documents that come with the program, for editors to change."""

import shutil
import tempfile
from pathlib import Path

from bot.distribution import shipped_corpus


def copy_shipped_corpus(folder: Path) -> bool:
    """Fill a folder that is missing or empty, whole or not at all; tell whether that was needed. OSError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return False
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".corpus-") as made:
        whole = Path(made) / "corpus"
        # Without the modes of the originals, which may be read-only.
        shutil.copytree(shipped_corpus(), whole, copy_function=shutil.copyfile)
        whole.chmod(0o755)
        whole.replace(folder)
    return True
