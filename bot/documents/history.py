"""Keeps what was changed in a corpus folder, in order, a JSON object a line, hidden beside the documents."""

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

HISTORY = ".history"
_CHANGES = "changes.jsonl"


@dataclass(frozen=True)
class Change:
    """What becomes of lines of one file; each with its end, as it stands there."""

    file: str  # its name in the folder
    removed: tuple[str, ...]
    added: tuple[str, ...]  # at the end of the file
    by: int | None = None  # user id; None: not from the chat
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


def record(corpus_folder: Path, change: Change) -> None:
    """Keep a change before it is made, so that none is made without; OSError if it cannot be kept."""
    folder = corpus_folder / HISTORY
    folder.mkdir(exist_ok=True)
    entry = {**asdict(change), "at": change.at.isoformat(timespec="milliseconds")}
    with (folder / _CHANGES).open("a", encoding="utf-8") as file:
        file.write(f"{json.dumps(entry, ensure_ascii=False)}\n")
