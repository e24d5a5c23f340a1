"""What keeps a program from writing: a full disk, a folder that it has no rights to."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65_534


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Let no file become larger in the block, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def written_by_nobody(folder: Path) -> Iterator[None]:
    """Let the block run as somebody who may not write in `folder`, whoever runs the tests."""
    me = os.geteuid()
    folder.chmod(0o555)
    if me == 0:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        if me == 0:
            os.seteuid(me)
        folder.chmod(0o755)
