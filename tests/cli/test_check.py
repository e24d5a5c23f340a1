"""The check of a corpus in the shell, where it asks the editors' questions themselves."""

from multiprocessing import active_children
from pathlib import Path

from bot.cli.asking_apart import ask_apart
from bot.cli.opening import open_engine
from bot.settings import Settings
from tests.adding.articles import BRIEFING
from tests.corpora import write_document, write_questions
from tests.process import run_program


def ask_many(folder: Path) -> None:
    """Write so many questions that more than one process asks them; one of them stands for a wrong passage."""
    write_document(folder, "a.en.md", *BRIEFING)
    many = [f"How long did session {number} last?,a,2" for number in range(440)]
    right = ("What do the contracts cost a year?,a,5", "How much do contracts cost?,a,5")
    write_questions(folder, *many, "How much do the contracts cost?,a,1", *right)


def test_one_misplaced_question_of_many_is_named_with_both_passages(tmp_path: Path) -> None:
    ask_many(tmp_path)
    result = run_program("check", "--answers", str(tmp_path), LANG="en_GB.UTF-8")
    [told] = [line for line in result.stderr.splitlines() if "warning" in line]
    assert "'How much do the contracts cost?' stands for a 1" in told
    assert "with a 5" in told


def test_processes_that_are_killed_cost_no_finding(tmp_path: Path) -> None:
    ask_many(tmp_path)
    settings = Settings(corpus=tmp_path, database=tmp_path / "bot.sqlite3")
    answers = open_engine(settings).unaided()
    pieces = ask_apart(answers, settings)
    found = list(next(pieces))
    for process in active_children():
        process.kill()
    found += [each for piece in pieces for each in piece]
    assert [each.question for each in found] == ["How much do the contracts cost?"]
