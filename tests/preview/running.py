"""Runs `withdrawal-bot preview` as a process, on a copy of a small corpus."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.paths import ROOT, SCHOOL
from tests.process import clean_environment

UNKNOWN = "نصعد ببلاش لو بفلوس؟"  # nothing of the corpus has its words, and one paragraph answers it


@contextmanager
def preview(folder: Path, *options: str, documents: Path = SCHOOL) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """Run the command on a copy of `documents`; yield it with its first lines, as many as options ask for."""
    corpus = folder / "corpus"
    shutil.copytree(documents, corpus, dirs_exist_ok=True)
    command = [sys.executable, "-m", "bot", "preview", "--no-browser", "--port", "0", "--corpus", str(corpus), *options]
    environment = {**clean_environment(), "PYTHONPATH": str(ROOT), "BOT_TOKEN": "7:real", "LANG": "en"}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        yield process, [process.stdout.readline() for _ in range(1 + options.count("--listen"))]
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def url_in(line: str) -> str:
    found = re.search(r"http://\S+/", line)
    assert found, line
    return found[0]
