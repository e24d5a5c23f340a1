"""The pages that people read, and the examples in them: `python -m tests.documentation` takes the examples anew."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from tests.paths import ROOT
from tests.process import run_program

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_EXAMPLE = re.compile(
    r"```console\n\$ (?:echo '(?P<given>.*)' \| )?withdrawal-bot (?P<arguments>.*)\n(?P<output>(?:.*\n)*?)```"
)
_FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A command and what it prints."""

    page: Path
    given: str  # on standard input
    arguments: str
    output: str

    def __str__(self) -> str:
        return f"{self.page.name} {self.arguments}"[:50]

    def run(self) -> str:
        """Return what the command prints now, without the figure that differs each time."""
        printed = run_program(*shlex.split(self.arguments), given=self.given).stdout
        return re.sub(r'"took_ms":[\d.]+', '"took_ms":0.8', printed)


def text_of(page: Path) -> str:
    """Return what stands in a page."""
    return page.read_text(encoding="utf-8")


def examples_in(page: Path) -> list[Example]:
    """Return the examples of a page, in order."""
    found = _EXAMPLE.finditer(text_of(page))
    return [Example(page, each["given"] or "", each["arguments"], each["output"]) for each in found]


def code_in(page: Path, language: str) -> list[str]:
    """Return the blocks of code of a page in a language."""
    return [code for name, code in _FENCED.findall(text_of(page)) if name == language]


def prose_of(page: Path) -> str:
    """Return a page without its blocks of code."""
    return _FENCED.sub("", text_of(page))


def links_in(page: Path) -> list[str]:
    """Return where the links and pictures of a page lead."""
    return _LINK.findall(prose_of(page))


def anchors_of(page: Path) -> set[str]:
    """Return the names of a page's headings in addresses, as GitHub makes them."""
    headings = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(prose_of(page)))
    return {heading.replace(" ", "-") for heading in headings}


if __name__ == "__main__":
    for page in PAGES:
        for example in examples_in(page):
            page.write_text(text_of(page).replace(example.output, example.run()), encoding="utf-8")
