"""What the README shows is what the program prints."""

import re
import shlex

import pytest

from tests.paths import ROOT
from tests.process import run_program

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ (?:echo '(.*)' \| )?withdrawal-bot (.*)\n((?:.*\n)*?)```", README)


def without_time(output: str) -> str:
    """Return an output without the figure that differs each time."""
    return re.sub(r'"took_ms":[\d.]+', '"took_ms":0.8', output)


@pytest.mark.parametrize(("given", "arguments", "output"), SHOWN, ids=lambda value: value[:40])
def test_an_example_prints_what_the_readme_says(given: str, arguments: str, output: str) -> None:
    assert without_time(run_program(*shlex.split(arguments), given=given).stdout) == without_time(output)


def test_the_readme_shows_answers_before_it_explains() -> None:
    assert README.index("```console") < README.index("## ")
    assert len(SHOWN) >= 5
