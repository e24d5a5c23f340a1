"""What people see at a terminal: what answers first, who says so below it, links whole, highlights without colour."""

import os
import pty
import re
import sys

import pytest

from bot.cli.hyperlinks import has_hyperlinks
from tests.paths import ROOT, SCHOOL
from tests.process import run_program

QUESTION = "Who won first prize at the science fair?"
ADDRESS = "https://alnoor-school.example/fair"
LAYOUT = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")  # colours and the like, and links
COLOURS = re.compile(r"\x1b\[(?:[0-9;]*;)?3[0-7]m")


def shown(*arguments: str, columns: int = 40, given: str = "", **environment: str) -> str:
    """Return what a command shows in a terminal of so many columns, to somebody who types what is `given`."""
    child, terminal = pty.fork()
    if child == 0:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        environment = {
            **kept,
            "PYTHONPATH": str(ROOT),
            "COLUMNS": str(columns),
            "TERM": "xterm-256color",
            **environment,
        }
        os.execve(sys.executable, [sys.executable, "-m", "bot", *arguments], environment)  # noqa: S606
    if given:
        os.write(terminal, given.encode())
    pieces = []
    try:
        while piece := os.read(terminal, 65536):
            pieces.append(piece)
    except OSError:  # Linux tells the end of a terminal so
        pass
    os.waitpid(child, 0)
    os.close(terminal)
    return b"".join(pieces).decode().replace("\r\n", "\n")


def ask(columns: int = 40, **environment: str) -> str:
    return shown("ask", "--corpus", str(SCHOOL), QUESTION, columns=columns, **environment)


@pytest.fixture(scope="module")
def answer() -> str:
    """Return an answer in a narrow terminal that is not known to have links."""
    return ask()


@pytest.fixture(scope="module")
def plain(answer: str) -> list[str]:
    """Return its lines without what lays them out."""
    return [line.strip() for line in LAYOUT.sub("", answer).splitlines()]


def test_the_quote_comes_first_and_in_the_readers_language(plain: list[str]) -> None:
    assert plain[0].startswith("[1] The pupil Layla Mansour won first")


def test_below_it_stand_publisher_and_date_and_then_the_original(plain: list[str]) -> None:
    places = [next(i for i, line in enumerate(plain) if word in line) for word in ("newspaper", ADDRESS, "Original")]
    assert places == sorted(places)
    assert "16 October 2026" in plain[places[0]]


def test_an_address_stands_unbroken_in_a_line_of_its_own(plain: list[str]) -> None:
    assert ADDRESS in plain
    assert ADDRESS in [line.strip() for line in LAYOUT.sub("", ask(12)).splitlines()]


def test_a_terminal_that_has_links_shows_the_name_alone() -> None:
    answer = ask(VTE_VERSION="7000")
    assert re.search(rf"\x1b\]8;[^;]*;{re.escape(ADDRESS)}\x1b\\School newspaper", answer)
    assert ADDRESS not in LAYOUT.sub("", answer)


def test_what_answers_is_in_colour(answer: str) -> None:
    assert COLOURS.search(answer)


def test_what_answers_is_seen_without_colour() -> None:
    answer = ask(NO_COLOR="1")
    assert not COLOURS.search(answer)
    assert re.search(r"\x1b\[1;4m[^\x1b]*Mansour", answer)


def test_what_answers_is_seen_on_a_dumb_terminal() -> None:
    answer = ask(TERM="dumb")
    assert "\x1b" not in answer
    assert re.search(r"\*[^*]*Mansour\*", answer.replace("\n", " "))


def test_an_empty_line_is_passed_over() -> None:
    typed = shown("ask", "--corpus", str(SCHOOL), given=f"\n   \n{QUESTION}\n\x04")
    assert typed.count("[1] ") == 1
    assert not re.search("[\u0621-\u064a]", LAYOUT.sub("", typed).split("Original")[0])


def test_a_question_without_letters_is_answered_in_the_operators_language() -> None:
    assert "my sources" in run_program("ask", "--corpus", str(SCHOOL), "؟؟", LC_ALL="C").stdout


def test_each_answer_stands_under_its_question() -> None:
    given = f"{QUESTION}\n\n[1]\nhello\n"
    result = run_program("ask", "--corpus", str(SCHOOL), given=given, LC_ALL="C")
    first, second = result.stdout.split("\n\n» ")
    assert first.startswith(f"» {QUESTION}\n[1] ")
    assert second == "hello\nHello! Ask me anything about Al-Noor School.\n"
    assert (result.returncode, "[1]" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("environment", "has"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4600"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "6800"}, True),
        ({"TERM": "tmux-256color", "VTE_VERSION": "6800"}, False),
        ({"TERM": "tmux-256color", "FORCE_HYPERLINK": "1"}, True),
        ({"TERM": "xterm-kitty", "FORCE_HYPERLINK": "0"}, False),
        ({}, False),
    ],
)
def test_links_are_shown_where_the_terminal_is_known_to_have_them(environment: dict[str, str], *, has: bool) -> None:
    assert has_hyperlinks(environment) is has
