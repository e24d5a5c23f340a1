"""Measures the check of very many small files, its time and memory: `python -m tests.benchmarks.folder [FILES]`.

Each folder is checked by a process of its own: one of a tenth of the files, and one of all.
"""

import random
import sys
import tempfile
from multiprocessing import SimpleQueue, get_context
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bot.documents import check_corpus

_FILES = 20_000
_SEED = 20_000
_PARAGRAPHS = 3
_WORDS = 40  # of a paragraph
_VOCABULARY = {
    "ar": "أعلنت قيادة العمليات المشتركة انسحاب قوات التحالف من قاعدة عين الأسد في الأنبار خلال يناير 2026 وفق البيان",
    "en": "the joint command announced that coalition forces left the base of Ain al-Asad in 2026 **as agreed**",
}


def write_folder(folder: Path, files: int) -> None:
    """Write so many documents of a title, a language and three paragraphs, half of them in either language."""
    chance = random.Random(_SEED)  # noqa: S311 - nothing secret
    for number in range(files // len(_VOCABULARY)):
        for language, vocabulary in _VOCABULARY.items():
            words = vocabulary.split()
            body = "\n\n".join(" ".join(chance.choices(words, k=_WORDS)) for _ in range(_PARAGRAPHS))
            text = f"---\ntitle: Report {number}\nlanguage: {language}\n---\n\n{body}\n"
            (folder / f"report-{number:05}.{language}.md").write_text(text, encoding="utf-8")


def measure(folder: Path, results: "SimpleQueue[tuple[float, float]]") -> None:
    """Put the processor's seconds that a check takes and the most megabytes of the process into `results`."""
    start = process_time()
    check_corpus(folder)
    seconds = process_time() - start
    results.put((seconds, getrusage(RUSAGE_SELF).ru_maxrss / 1024))


def main(files: int) -> None:
    """Print a row for each folder."""
    table = Table("files", "seconds of the processor", "MB at most", box=SIMPLE_HEAD)
    spawn = get_context("spawn")
    for count in (files // 10, files):
        with tempfile.TemporaryDirectory() as folder:
            write_folder(Path(folder), count)
            results: SimpleQueue[tuple[float, float]] = spawn.SimpleQueue()
            process = spawn.Process(target=measure, args=(Path(folder), results))
            process.start()
            seconds, megabytes = results.get()
            process.join()
        table.add_row(f"{count:,}", f"{seconds:.1f}", f"{megabytes:.0f}")
    Console(width=80).print(table)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else _FILES)
