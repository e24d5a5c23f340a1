"""What the README shows is what the program prints."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ (?:echo '(.*)' \| )?withdrawal-bot (.*)\n((?:.*\n)*?)```", README)


def without_time(output: str) -> str:
    """Return an output without the figure that differs each time."""
    return re.sub(r'"took_ms":[\d.]+', '"took_ms":0.8', output)


@pytest.mark.parametrize(("given", "arguments", "output"), SHOWN, ids=lambda value: value[:40])
def test_an_example_prints_what_the_readme_says(given: str, arguments: str, output: str) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("BOT_", "LC_", "LANG"))}
    command = [sys.executable, "-m", "bot", *shlex.split(arguments)]
    printed = subprocess.run(command, cwd=ROOT, env=clean, input=given.encode(), capture_output=True, check=False)
    assert without_time(printed.stdout.decode()) == without_time(output)


def test_the_readme_shows_answers_before_it_explains() -> None:
    assert README.index("```console") < README.index("## ")
    assert len(SHOWN) >= 5
