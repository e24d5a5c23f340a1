"""The check of a corpus in the shell, where it asks the editors' questions themselves."""

from pathlib import Path

from tests.adding.articles import BRIEFING
from tests.corpora import write_document, write_questions
from tests.process import run_program


def test_one_misplaced_question_of_many_is_named_with_both_passages(tmp_path: Path) -> None:
    write_document(tmp_path, "a.en.md", *BRIEFING)
    many = [f"How long did session {number} last?,a,2" for number in range(440)]  # more than one process asks
    right = ("What do the contracts cost a year?,a,5", "How much do contracts cost?,a,5")
    write_questions(tmp_path, *many, "How much do the contracts cost?,a,1", *right)
    result = run_program("check", "--answers", str(tmp_path), LANG="en_GB.UTF-8")
    [told] = [line for line in result.stderr.splitlines() if "warning" in line]
    assert "'How much do the contracts cost?' stands for a 1" in told
    assert "with a 5" in told
