"""The command line answers without a token and a network, for people and for programs."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli.commands import Operator, make_program
from bot.locale import read_phrases
from bot.text.languages import Language
from tests.paths import ROOT
from tests.process import run_program

QUESTION = "متى تنتهي مهمة التحالف في العراق؟"
UNANSWERABLE = "ما هي عاصمة البرازيل"
ADVISERS = "هل غادر المستشارون القاعدة؟"
FOLLOW_UP = json.dumps({"question": "ومتى؟", "previous": [ADVISERS]})
LINES = (ADVISERS, "", UNANSWERABLE, "when?\r", "ومتى؟", FOLLOW_UP)
HEAD = "---\ntitle: {title}\nlanguage: {language}\noriginal: ar\n---\n"


def answers(*arguments: str, given: str | bytes = "", cwd: Path = ROOT) -> list[dict[str, Any]]:
    lines = run_program("ask", "--json", *arguments, given=given, cwd=cwd).stdout.splitlines()
    return [json.loads(line) for line in lines]


def write_corpus(folder: Path) -> Path:
    """Write a `corpus/` of two documents, one of them in both languages; return its folder."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for language, title, text in (
        ("ar", "خبر القاعدة", "غادر آخر المستشارين القاعدة. وتسلمها الجيش."),
        ("en", "News of the base", "The last advisers left the base. The army took it over."),
    ):
        head = HEAD.format(title=title, language=language)
        (corpus / f"base.{language}.md").write_text(f"{head}# عنوان\n\n{text}\n", encoding="utf-8")
    (corpus / "sea.ar.md").write_text(HEAD.format(title="البحر", language="ar") + "البحر أزرق.\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a corpus that is in order."""
    return write_corpus(tmp_path_factory.mktemp("good"))


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a folder with a corpus of which one document is empty."""
    (write_corpus(tmp_path) / "corpus" / "sea.ar.md").write_text("", encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def piped(folder: Path) -> list[dict[str, Any]]:
    """Return the answers to LINES, asked through one pipe."""
    return answers(given="\n".join(LINES), cwd=folder)


@pytest.fixture(scope="module")
def stumbled(folder: Path) -> subprocess.CompletedProcess[str]:
    """Return what a pipe with two faulty lines brought."""
    return run_program("ask", "--json", given=b'{"question": 5}\n\xff\nwhen?\n', cwd=folder)


def test_an_answer_quotes_and_names_its_source() -> None:
    out = run_program("ask", QUESTION).stdout
    assert out.startswith("[1] ")
    assert "\n    المصدر 1: " in out


def test_words_without_quotation_marks_are_one_question(folder: Path) -> None:
    assert answers("when", "does", "the", "mission", "end", cwd=folder)[0]["question"] == "when does the mission end"


def test_an_honest_refusal_is_a_success(folder: Path) -> None:
    result = run_program("ask", UNANSWERABLE, cwd=folder)
    assert (result.returncode, result.stdout.splitlines()[0]) == (0, "لا تذكر المصادر شيئا عن هذا.")


def test_the_whole_answer_is_there_for_programs(folder: Path) -> None:
    [answer] = answers("Did the last advisers leave the base?", "--limit", "1", cwd=folder)
    took = answer.pop("took_ms")
    assert isinstance(took, float)
    ranking = answer.pop("ranking")
    assert isinstance(ranking, list)
    assert [(row["document"], row["paragraph"]) for row in ranking] == [("base", 1)]
    assert answer == {
        "question": "Did the last advisers leave the base?",
        "language": "en",
        "answered": True,
        "citations": [
            {
                "number": 1,
                "document": "base",
                "paragraph": 1,
                "language": "ar",
                "quote": "غادر آخر المستشارين القاعدة. وتسلمها الجيش.",
                "highlights": [[0, 27]],
                "translation": "The last advisers left the base. The army took it over.",
                "title": "News of the base",
                "kind": "article",
                "sources": [],
            }
        ],
    }


def test_highlights_are_places_in_the_quote(piped: list[dict[str, Any]]) -> None:
    citation = piped[0]["citations"][0]
    words = [citation["quote"][start:end] for start, end in citation["highlights"]]
    assert words == ["غادر", "المستشارين القاعدة"]


def test_the_ranking_is_filled_even_if_nothing_is_answered(piped: list[dict[str, Any]]) -> None:
    assert [(row["document"], row["score"]) for row in piped[2]["ranking"]] == [("base", 0.0), ("sea", 0.0)]


def test_every_line_of_a_pipe_gets_its_answer(piped: list[dict[str, Any]]) -> None:
    assert [answer["question"] for answer in piped] == [ADVISERS, "", UNANSWERABLE, "when?", "ومتى؟", "ومتى؟"]


def test_a_line_may_bring_the_earlier_questions_of_its_conversation(piped: list[dict[str, Any]]) -> None:
    assert [answer["answered"] for answer in piped[4:]] == [False, True]


def test_an_answer_is_there_before_the_next_question_is_asked(folder: Path) -> None:
    command = [sys.executable, "-m", "bot", "ask", "--json", "--corpus", str(folder / "corpus")]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as pipe:
        assert pipe.stdin
        assert pipe.stdout
        for question in (QUESTION, "when?"):
            pipe.stdin.write(f"{question}\n")
            pipe.stdin.flush()
            assert json.loads(pipe.stdout.readline())["question"] == question


def test_a_line_that_is_no_question_is_told_of(stumbled: subprocess.CompletedProcess[str]) -> None:
    assert stumbled.stderr.startswith('Line 1 of the input is not a question: {"question": 5}; write')


def test_a_line_that_is_not_utf8_is_told_of(stumbled: subprocess.CompletedProcess[str]) -> None:
    assert stumbled.stderr.splitlines()[1:] == ["Line 2 of the input is not UTF-8: save it in that encoding."]


def test_a_faulty_line_breaks_nothing(stumbled: subprocess.CompletedProcess[str]) -> None:
    assert (stumbled.returncode, len(stumbled.stdout.splitlines())) == (1, 3)


def test_output_into_a_pipe_has_no_colour_and_keeps_quotes_in_one_piece(folder: Path) -> None:
    out = run_program("ask", ADVISERS, cwd=folder).stdout
    assert "[1] غادر آخر المستشارين القاعدة. وتسلمها الجيش.\n" in out


def test_a_reader_who_leaves_early_sees_no_traceback(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--corpus", str(folder / "corpus")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as pipe:
        assert pipe.stdout
        pipe.stdout.close()
        _, error = pipe.communicate(f"{QUESTION}\n".encode())
    assert error == b""


def test_a_good_corpus_passes_the_check(folder: Path) -> None:
    result = run_program("check", cwd=folder)
    assert (result.returncode, result.stdout) == (0, "corpus: no problems; 2 documents, 2 passages.\n")


def test_a_corpus_with_a_problem_fails_the_check_and_names_its_place(broken: Path) -> None:
    (broken / "corpus" / "sea.ar.md").write_text("---\ntitle: x\nlanguage: ar\npublished: soon\n---\nنص\n", "utf-8")
    result = run_program("check", cwd=broken)
    wish = "'published' is 'soon', which is not a date: write it as 2026-01-18"
    assert (result.returncode, result.stderr) == (1, f"corpus/sea.ar.md:4: {wish}\n")


def test_a_question_to_a_corpus_with_problems_fails_the_same_way(broken: Path) -> None:
    result = run_program("ask", "متى", cwd=broken)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("corpus/sea.ar.md:1: the file is empty")


def test_a_missing_folder_is_named_with_what_to_do(tmp_path: Path) -> None:
    result = run_program("ask", "متى", cwd=tmp_path)
    assert result.stderr == "corpus:1: there is no such folder: name a folder of documents, or set BOT_CORPUS\n"


def test_an_arabic_terminal_reads_errors_in_arabic(tmp_path: Path) -> None:
    result = run_program("check", cwd=tmp_path, LC_ALL="ar_IQ.UTF-8")
    assert result.stderr == "corpus:1: لا يوجد مجلد بهذا الاسم: سمّ مجلدا فيه وثائق أو اضبط BOT_CORPUS\n"


def test_a_wrong_option_is_wrong_usage() -> None:
    result = run_program("ask", "--limit", "0", "x")
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert "--limit" in result.stderr


def test_a_bad_setting_is_wrong_usage() -> None:
    result = run_program("ask", "x", BOT_LANGUAGE="fr")
    assert (result.returncode, result.stderr) == (2, "BOT_LANGUAGE is fr: write ar or en.\n")


def test_running_without_a_token_is_wrong_usage(tmp_path: Path) -> None:
    result = run_program("run", cwd=tmp_path)
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith("BOT_TOKEN is not set: ")


def test_a_database_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    result = run_program("run", "--database", str(tmp_path / "no" / "x"), BOT_TOKEN="1:a")
    assert result.returncode == 2
    assert f"The database {tmp_path}/no/x cannot be used" in result.stderr


@pytest.mark.parametrize("command", ["run", "ask", "check", "evaluate"])
def test_every_command_has_help_in_both_languages(command: str) -> None:
    programs = [make_program(Operator(language, read_phrases())) for language in Language]
    english, arabic = (CliRunner().invoke(program, [command, "--help"]).output for program in programs)
    assert english.splitlines()[2] != arabic.splitlines()[2]


def test_every_stranger_is_shown_the_commands() -> None:
    result = run_program()
    assert (result.returncode, "check" in result.stderr) == (2, True)


def test_a_question_has_one_answer_whatever_the_order_of_sets() -> None:
    question = "متى تنتهي مهمة التحالف في العراق؟"
    answers = {run_program("ask", question, PYTHONHASHSEED=seed).stdout for seed in ("1", "2")}
    assert len(answers) == 1
