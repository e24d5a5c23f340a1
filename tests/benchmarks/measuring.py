"""Measures one engine at a time, each step in a process of its own: what it takes to build, to keep and to open."""

import gc
import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter, process_time

from tests.benchmarks.plain_engines import ENGINES, Search
from tests.benchmarks.separately import in_a_process
from tests.benchmarks.synthetic_corpus import kept_corpus

_PAGE = 4096  # bytes


@dataclass(frozen=True)
class Built:
    """What an engine took to be built, kept and opened again."""

    build: float  # seconds, until everything is kept
    build_cpu: float  # seconds of processors
    disk: float  # megabytes
    load: float  # seconds, until the first question is answered
    memory: float  # megabytes by which a process grows that opens it and is asked all questions once


def measure(name: str, size: int, questions: Sequence[Sequence[str]], folder: Path) -> dict[str, float]:
    """Build an engine over so many passages in a folder of its own, open it again, and tell what that took.

    What an engine shares with another that was built before is not built again.
    """
    own, file = folder / folder_of(name, size), folder / f"{size}-built-{ENGINES[name].kept_as or name}.json"
    if not file.exists():
        shutil.rmtree(own, ignore_errors=True)
        own.mkdir(parents=True)
        built = in_a_process(_build, name, size, questions, folder)
        file.write_text(json.dumps(built), encoding="utf-8")
    seconds, of_processors = json.loads(file.read_text(encoding="utf-8"))
    disk = sum(file.stat().st_size for file in own.rglob("*") if file.is_file()) / 1e6
    load, memory = in_a_process(_open, name, questions, own)
    return asdict(Built(seconds, of_processors, disk, load, memory))


def folder_of(name: str, size: int) -> str:
    """Return the name of the folder in which an engine over so many passages is kept."""
    return f"{size}-{ENGINES[name].kept_as or name}"


def _build(name: str, size: int, questions: Sequence[Sequence[str]], folder: Path) -> tuple[float, float]:
    passages = kept_corpus(size, questions, folder / f"{size}.npz").passages()
    gc.freeze()
    start, of_processors = perf_counter(), process_time()
    ENGINES[name].build(passages, folder / folder_of(name, size))
    return perf_counter() - start, process_time() - of_processors


def _open(name: str, questions: Sequence[Sequence[str]], folder: Path) -> tuple[float, float]:
    gc.collect()
    before, start = _resident(), perf_counter()
    search: Search = ENGINES[name].open(folder)
    search(questions[0])
    load = perf_counter() - start
    for words in questions[:20]:
        search(words)
    return load, _resident() - before


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE / 1e6
