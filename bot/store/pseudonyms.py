"""Stands a keyed hash in the place of ids that nobody has to be written to by; the key has a file of its own."""

import os
import secrets
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NewType

Pseudonym = NewType("Pseudonym", bytes)
"""Of a person or a chat: the same id has the same one, and without the key none leads back."""

SIZE = 16  # bytes of a pseudonym
_KEY_BYTES = 32


class Pseudonyms:
    """The pseudonyms of one database."""

    def __init__(self, key: bytes) -> None:
        """Derive them with `key`."""
        self._key = key

    def of(self, number: int) -> Pseudonym:
        """Return the pseudonym of Telegram's id of a person or a chat."""
        return Pseudonym(blake2b(str(number).encode(), key=self._key, digest_size=SIZE).digest())


def key_file_of(database: Path) -> Path:
    """Return where the key of a database is."""
    return database.with_name(f"{database.name}.key")


def read_pseudonyms(database: Path) -> Pseudonyms:
    """Return the pseudonyms of a database, with a new key if it has none; OSError if there can be none."""
    file = key_file_of(database)
    with suppress(FileExistsError):
        _make_key(file)
    file.chmod(0o600)
    key = bytes.fromhex(file.read_text(encoding="ascii").strip())
    if len(key) != _KEY_BYTES:
        raise ValueError(f"{file} holds no key of {_KEY_BYTES} bytes")
    return Pseudonyms(key)


def _make_key(file: Path) -> None:
    """Write a new key so that it is there whole or not at all."""
    if file.exists():
        return
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as writing:
        writing.write(f"{secrets.token_hex(_KEY_BYTES)}\n")
        writing.flush()
        os.fsync(writing.fileno())
    try:
        file.hardlink_to(unfinished)  # unlike a rename it never replaces another's
    finally:
        unfinished.unlink()
