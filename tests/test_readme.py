"""What README and docs show is what the program prints, has and knows."""

import json
import re
import shlex
from itertools import chain
from pathlib import Path

import click
import pytest

from bot.chat.command_table import COMMANDS
from bot.cli.operator import Operator
from bot.cli.program import make_program
from bot.locale import read_phrases
from bot.settings import PREFIX, Settings
from bot.text.languages import Language
from tests.documentation import PAGES, Example, anchors_of, code_in, examples_in, links_in, prose_of, text_of
from tests.paths import ROOT
from tests.process import run_program

README = ROOT / "README.md"
READERS = ROOT / "docs" / "readers.md"
OPERATORS = ROOT / "docs" / "operators.md"
EXAMPLES = [example for page in PAGES for example in examples_in(page)]
PROGRAM = make_program(Operator(Language.ENGLISH, read_phrases()))


def commands_in(page: Path) -> list[str]:
    """Return the lines that start the program, without what stands before and behind."""
    lines = chain.from_iterable(code.splitlines() for code in code_in(page, "sh"))
    return [found[1] for line in lines if (found := re.search(r"\bwithdrawal-bot ((?:init|[a-z]+)\b[^<>|]*)", line))]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_prints_what_is_shown(example: Example) -> None:
    assert example.run() == example.output


def test_the_readme_shows_answers_before_it_explains() -> None:
    assert text_of(README).index("```console") < text_of(README).index("## ")
    assert len(EXAMPLES) >= 5


def test_a_question_that_shows_how_people_write_is_answered() -> None:
    shown = [each for page in (README, READERS) for each in re.findall(r"`([^`\n]+[?\u061f])`", prose_of(page))]
    answers = map(
        json.loads, run_program("ask", "--json", given="".join(f"{each}\n" for each in shown)).stdout.splitlines()
    )
    assert [(each["question"], each["outcome"]) for each in answers] == [(each, "answer") for each in shown]
    assert len(shown) >= 3


def test_the_readme_is_read_in_a_few_minutes() -> None:
    assert len(text_of(README).splitlines()) <= 150


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in links_in(page):
        file, _, anchor = link.partition("#")
        if not file.startswith("https://"):
            target = (page.parent / file).resolve() if file else page
            assert target.exists(), link
            assert not anchor or anchor in anchors_of(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_shown_can_be_given(page: Path) -> None:
    for written in commands_in(page):
        name, *arguments = shlex.split(written, comments=True)
        command = PROGRAM.commands[name]
        with click.Context(command) as context:
            command.make_parser(context).parse_args([each for each in arguments if each != "&&"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_named_exists(page: Path) -> None:
    named = re.findall(r"`withdrawal-bot ([a-z]+)", prose_of(page))
    assert set(named) <= PROGRAM.commands.keys()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_is_named_exists(page: Path) -> None:
    named = re.findall(r"`((?:bot|tests|docs|deploy|\.ci|corpus)/[\w./-]+)`", text_of(page))
    modules = [each.replace(".", "/") for each in re.findall(r"-m (tests\.[\w.]*\w)", text_of(page))]
    missing = [each for each in named if not (ROOT / each).exists() and not each.startswith("corpus/.")]
    assert missing == []
    assert [each for each in modules if not ((ROOT / f"{each}.py").exists() or (ROOT / each).is_dir())] == []


def test_every_command_is_told_of_somewhere() -> None:
    everything = "".join(map(text_of, PAGES))
    assert {name for name in PROGRAM.commands if f"withdrawal-bot {name}" not in everything} - {"evaluate"} == set()


def test_operators_are_told_of_every_setting() -> None:
    told = re.findall(rf"^\| `({PREFIX}\w+)` \|", text_of(OPERATORS), re.MULTILINE)
    assert sorted(told) == sorted(PREFIX + name.upper() for name in Settings.model_fields)


def test_every_command_of_the_chat_is_told_of() -> None:
    told = "".join(text_of(ROOT / "docs" / page) for page in ("readers.md", "editors.md", "operators.md"))
    assert [command.name for command in COMMANDS if f"`/{command.name}" not in told] == []


def test_the_line_of_a_log_is_what_the_log_has() -> None:
    (line,) = code_in(OPERATORS, "json")
    told = json.loads(line)
    assert told.keys() == {"time", "level", "logger", "message", "question"}
    assert told["question"].keys() == {"outcome", "language", "chat", "queue_ms", "answer_ms", "send_ms"}


def test_what_is_known_to_fail_fails_still() -> None:
    rows = re.findall(r"^\| ([^|]+) \| (answer|near|nothing) \|", text_of(ROOT / "docs" / "limits.md"), re.MULTILINE)
    asked = "".join(f"{question}\n" for question, _ in rows)
    answers = map(json.loads, run_program("ask", "--json", "--limit", "1", given=asked).stdout.splitlines())
    assert [(answer["question"], answer["outcome"]) for answer in answers] == rows
