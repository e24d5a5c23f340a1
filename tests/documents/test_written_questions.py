"""Rows of `questions.csv` are added and taken away; the rest stays, and no failure leaves the file half written."""

import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from bot.documents import CorpusError, CorpusReason, EditorsQuestion, add_question, read_corpus, remove_question
from bot.store import hold_folder
from tests.corpora import write_document, write_questions
from tests.hindrances import files_of_at_most, written_by_nobody

HEADER = b"question,document,paragraph\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a document of two paragraphs."""
    return make(tmp_path)


def make(folder: Path) -> Path:
    write_document(folder, "exit.en.md", "The mission ends.", "Troops leave.")
    return folder


def raw(folder: Path) -> bytes:
    return (folder / "questions.csv").read_bytes()


def left_behind(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.name.startswith(".questions"))


def reason(folder: Path, question: str, document: str | None, paragraph: int | None) -> str:
    with pytest.raises(CorpusError) as caught:
        add_question(folder, question, document, paragraph)
    return caught.value.problems[0].reason


def test_the_first_question_makes_the_file(folder: Path) -> None:
    add_question(folder, "Who leaves?", "exit", 2)
    assert raw(folder) == HEADER + b"Who leaves?,exit,2\n"


def test_what_is_written_is_read(folder: Path) -> None:
    add_question(folder, 'Who, "if anybody",\nleaves?', "exit", 2)
    assert read_corpus(folder).questions == (EditorsQuestion('Who, "if anybody", leaves?', "exit", 2),)


def test_a_question_may_have_no_answer_or_no_business_here(folder: Path) -> None:
    add_question(folder, "What did it cost?", None, None)
    add_question(folder, "How is rice cooked?", "-", None)
    assert raw(folder) == HEADER + b"What did it cost?,,\nHow is rice cooked?,-,\n"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_other_rows_keep_every_byte(folder: Path, mark: bytes, end: bytes) -> None:
    before = mark + end.join([b"question,document,paragraph", b" Who leaves? , exit ,2", b"", b'"When, then?",exit,1'])
    (folder / "questions.csv").write_bytes(before)
    add_question(folder, "Why?", "exit", 1)
    assert raw(folder) == before + end + b"Why?,exit,1" + end


def test_a_file_without_questions_keeps_its_header(folder: Path) -> None:
    before = b"\xef\xbb\xbfquestion,document,paragraph\r\n"
    (folder / "questions.csv").write_bytes(before)
    add_question(folder, "Who leaves?", "exit", 2)
    assert raw(folder) == before + b"Who leaves?,exit,2\r\n"


def test_what_was_added_can_be_taken_away_and_nothing_is_left_of_it(folder: Path) -> None:
    write_questions(folder, "Who leaves?,exit,2", "", '"When, then?",exit,1')
    before = raw(folder)
    add_question(folder, "Why?", "exit", 1)
    assert remove_question(folder, "why?", "exit", 1)
    assert raw(folder) == before


def test_a_question_that_stands_there_is_not_written_again(folder: Path) -> None:
    add_question(folder, "Who leaves?", "exit", 2)
    before = (folder / "questions.csv").stat().st_mtime_ns
    assert not add_question(folder, " who  leaves?", "exit", 2)
    assert (folder / "questions.csv").stat().st_mtime_ns == before


def test_what_is_not_there_is_not_taken_away(folder: Path) -> None:
    assert not remove_question(folder, "Who leaves?", "exit", 2)


def test_an_answer_replaces_that_there_is_none(folder: Path) -> None:
    write_questions(folder, "Who leaves?,,", "When?,exit,1")
    add_question(folder, "who leaves?", "exit", 2)
    assert raw(folder) == HEADER + b"When?,exit,1\nwho leaves?,exit,2\n"


def test_that_there_is_no_answer_replaces_all_answers(folder: Path) -> None:
    write_questions(folder, "Who leaves?,exit,1", "Who leaves?,exit,2")
    add_question(folder, "Who leaves?", None, None)
    assert raw(folder) == HEADER + b"Who leaves?,,\n"


def test_a_question_may_be_answered_in_several_places(folder: Path) -> None:
    add_question(folder, "Who leaves?", "exit", 2)
    add_question(folder, "Who leaves?", "exit", 1)
    assert len(read_corpus(folder).questions) == 2


@pytest.mark.parametrize(
    ("question", "document", "paragraph", "why"),
    [
        ("", "exit", 1, CorpusReason.question_empty),
        ("Who leaves? " * 30, "exit", 1, CorpusReason.question_too_long),
        ("Who leaves?", "exit", 3, CorpusReason.question_no_such_paragraph),
        ("Who leaves?", "exit", None, CorpusReason.question_no_such_paragraph),
        ("Who leaves?", "entry", 1, CorpusReason.question_unknown_document),
        ("Who leaves?", "../exit", 1, CorpusReason.question_unknown_document),
        ("Who leaves?", "-", 1, CorpusReason.question_of_nothing),
    ],
)
def test_what_would_be_a_problem_is_not_written(
    folder: Path, question: str, document: str, paragraph: int | None, why: str
) -> None:
    assert (reason(folder, question, document, paragraph), (folder / "questions.csv").exists()) == (why, False)


@pytest.mark.parametrize(
    "content",
    [b"question;document\n", HEADER + b'"open,exit,1\n', HEADER + b"one,two\n", HEADER + b"\xc7\xc8,exit,1\n"],
)
def test_a_broken_file_stays_as_it_is(folder: Path, content: bytes) -> None:
    (folder / "questions.csv").write_bytes(content)
    reason(folder, "Who leaves?", "exit", 1)
    assert raw(folder) == content


def test_a_full_disk_leaves_the_file_as_it_was(folder: Path) -> None:
    write_questions(folder, *(f"Who leaves on day {number}?,exit,2" for number in range(100)))
    before = raw(folder)
    with files_of_at_most(1024):
        assert reason(folder, "Who leaves?", "exit", 1) == CorpusReason.not_written
    assert (raw(folder), left_behind(folder)) == (before, [])


def test_a_folder_that_cannot_be_written_is_told() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder).chmod(0o755)
        with written_by_nobody(folder):
            assert reason(folder, "Who leaves?", "exit", 1) == CorpusReason.not_written


def test_nothing_is_changed_that_the_history_does_not_keep(folder: Path) -> None:
    write_questions(folder, "When?,exit,1")
    (folder / ".history").write_text("in its place", encoding="utf-8")
    before = raw(folder)
    assert reason(folder, "Who leaves?", "exit", 2) == CorpusReason.not_written
    assert (raw(folder), left_behind(folder)) == (before, [])


def test_the_file_keeps_its_rights(folder: Path) -> None:
    write_questions(folder)
    (folder / "questions.csv").chmod(0o664)
    add_question(folder, "Who leaves?", "exit", 2)
    assert (folder / "questions.csv").stat().st_mode & 0o777 == 0o664


def test_of_several_writers_at_once_none_undoes_the_other(folder: Path) -> None:
    with ProcessPoolExecutor(2, get_context("spawn")) as writers:
        list(writers.map(add_question, [folder] * 40, map("Who leaves {}?".format, range(40)), ["exit"] * 40, [2] * 40))
    assert {question.text for question in read_corpus(folder).questions} == {f"Who leaves {n}?" for n in range(40)}


def test_a_question_is_written_while_a_bot_holds_the_folder(folder: Path) -> None:
    with hold_folder(folder):
        assert add_question(folder, "Who leaves?", "exit", 2)
