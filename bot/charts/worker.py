"""Draws in a process of its own: what drawing takes of memory goes with it, and nothing waits meanwhile."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from importlib.util import find_spec

from bot.charts.chart import Chart, Group, Share

_TIME_LIMIT = 30.0  # seconds
_KEPT = ("PATH", "PYTHONPATH", "PYTHONHOME", "LANG", "LC_ALL", "TMPDIR", "HOME", "MPLCONFIGDIR")


def draw_apart(chart: Chart) -> bytes | None:
    """Return a picture as PNG; None if the library that draws is not installed, or it fails."""
    if find_spec("matplotlib") is None:
        return None
    environment = {name: value for name, value in os.environ.items() if name in _KEPT}  # no secret of ours
    try:
        done = subprocess.run(
            [sys.executable, "-m", "bot.charts.worker"],
            input=json.dumps(asdict(chart)).encode(),
            capture_output=True,
            timeout=_TIME_LIMIT,
            check=False,
            env=environment,
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
    return done.stdout if done.returncode == 0 else None


def _read(written: bytes) -> Chart:
    fields = json.loads(written)
    groups = (Group(each["title"], tuple(Share(**share) for share in each["shares"])) for each in fields["groups"])
    return Chart(**fields | {"groups": tuple(groups)})


def main() -> None:
    """Read a chart from standard input and write its picture to standard output."""
    from bot.charts.drawing import draw  # noqa: PLC0415 - only in this process

    sys.stdout.buffer.write(draw(_read(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
