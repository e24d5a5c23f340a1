"""Keeps answers as they are while the program gets faster: `python -m tests.benchmarks.same_answers`.

`record OUTPUT CORPUS GOLD.jsonl...` writes what `ask --json` answers; `compare BEFORE AFTER` names every difference but
the time taken. Questions are those of the files, with the `context` of a follow-up before them.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from math import isclose
from pathlib import Path

from tests.paths import ROOT

_TOLERANCE = 1e-6  # relative
_ROUNDED = {"likelihood": 1.01e-4, "score": 1.01e-4}  # written with four digits, of which the last may go either way
_MOST_SHOWN = 20


def record(output: Path, corpus: Path, files: Sequence[Path]) -> None:
    """Write one line of JSON for each question of `files`."""
    rows = (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines())
    asked = [
        {"question": row["question"], "previous": [row["context"]] if row.get("context") else []}
        for row in rows
        if "\n" not in row["question"]
    ]
    lines = "".join(json.dumps(each) + "\n" for each in asked)
    command = [sys.executable, "-m", "bot", "ask", "--json", "--limit", "50", "--corpus", str(corpus)]
    done = subprocess.run(command, input=lines.encode(), capture_output=True, check=True, cwd=ROOT)
    output.write_bytes(done.stdout)


def compare(before: Path, after: Path) -> list[str]:
    """Return every difference, each with its question and its place."""
    pairs = zip(_read(before), _read(after), strict=True)
    return [f"{old['question']!r}: {found}" for old, new in pairs for found in _differences(old, new, ())]


def _read(file: Path) -> list[dict[str, object]]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [{**row, "took_ms": 0.0} for row in rows]


def _differences(old: object, new: object, place: tuple[str, ...]) -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        for name, value in old.items():
            yield from _differences(value, new[name], (*place, str(name)))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _differences(one, other, (*place, str(number)))
    elif not _alike(old, new, place):
        yield f"{'.'.join(place)}: {old!r} became {new!r}"


def _alike(old: object, new: object, place: tuple[str, ...]) -> bool:
    if isinstance(old, float) and isinstance(new, float):
        return isclose(old, new, rel_tol=_TOLERANCE, abs_tol=_ROUNDED.get(place[-1], _TOLERANCE))
    return old == new


def main() -> None:
    """Record or compare."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.same_answers")
    commands = parser.add_subparsers(dest="command", required=True)
    recording = commands.add_parser("record")
    recording.add_argument("output", type=Path)
    recording.add_argument("corpus", type=Path)
    recording.add_argument("gold", type=Path, nargs="+")
    comparing = commands.add_parser("compare")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    options = parser.parse_args()
    if options.command == "record":
        record(options.output, options.corpus, options.gold)
        return
    found = compare(options.before, options.after)
    print(*found[:_MOST_SHOWN], f"{len(found)} differences", sep="\n")  # noqa: T201 - what it is for
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
