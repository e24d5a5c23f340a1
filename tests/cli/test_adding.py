"""Documents are added from the shell, a corpus is exported and imported, and changes are taken back."""

import os
import pty
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.operator import Operator
from bot.cli.program import make_program
from bot.documents import CorpusError, CorpusReason, read_corpus
from bot.editing.archives import MOST_EXPANDED, export_corpus, import_corpus, read_archive
from bot.editing.changing import undo_last
from bot.locale import read_phrases
from bot.text.languages import Language
from tests.adding.articles import BRIEFING, TALKS
from tests.adding.made_files import make_page, make_word
from tests.corpora import write_document, write_questions
from tests.paths import ROOT
from tests.process import run_program


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a corpus of one document."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    write_document(corpus, "exit.en.md", "The mission ends.", "Troops leave.")
    write_questions(corpus, "Who leaves?,exit,2")
    return corpus


@dataclass(frozen=True)
class Done:
    """What a command did, in this process: to start another takes most of the time."""

    code: int
    stdout: str
    stderr: str


def run(*arguments: str, corpus: Path, given: bytes = b"") -> Done:
    program = make_program(Operator(Language.ENGLISH, read_phrases()))
    result = CliRunner().invoke(program, [*arguments, "--corpus", str(corpus)], input=given, standalone_mode=False)
    if result.exception:
        raise result.exception
    return Done(result.return_value, result.stdout, result.stderr)


def titles(folder: Path) -> set[str]:
    return {version.title for document in read_corpus(folder).documents for version in document.versions.values()}


def test_a_file_is_added_with_questions_and_taken_back(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "talks.docx"
    file.write_bytes(make_word("Fourth session", BRIEFING))
    question = "How much do the contracts cost?"
    done = run("add", str(file), "--question", question, corpus=folder)
    assert done.stdout == f"Added as fourth-session: Fourth session\nParagraph 5 answers: {question}\n"
    assert [each.paragraph for each in read_corpus(folder).questions if each.text == question] == [5]
    assert "100 per cent of it stands in “Fourth session”" in run("add", str(file), "--dry-run", corpus=folder).stderr
    assert run("undo", corpus=folder).stdout.startswith("Undone: a question was taught")
    assert run("undo", corpus=folder).stdout == "Undone: “Fourth session” was added\n"
    assert run("undo", corpus=folder).code == 1
    assert titles(folder) == {"exit.en.md"}


def test_a_page_comes_through_a_pipe_with_fields_that_it_lacks(folder: Path, tmp_path: Path) -> None:
    page = make_page("tables_windows_1256", TALKS, "cp1256")
    options = ("--publisher", "صحيفة النخيل", "--published", "2025-10-14", "--slug", "talks")
    done = run_program("add", "-", *options, given=page, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    document = next(each for each in read_corpus(folder).documents if each.slug == "talks")
    assert [passage.original for passage in document.passages] == list(TALKS)
    assert document.own_source is not None
    assert document.own_source.publisher == "صحيفة النخيل"


def test_a_translation_is_shown_beside_its_original(folder: Path) -> None:
    text = "نهاية المهمة\n\nتنتهي المهمة.\n\nيغادر 300 جندي.".encode()
    done = run("add", "-", "--translation-of", "exit", given=text, corpus=folder)
    assert "Paragraph 2: the numbers differ (300)\n  Troops leave.\n  يغادر 300 جندي." in done.stderr
    assert done.stdout == "Added as a translation of exit: نهاية المهمة\n"
    assert read_corpus(folder).documents[0].original is Language.ENGLISH


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("nowhere.txt", "nowhere.txt cannot be read (No such file or directory)"),
        ("http://127.0.0.1:8080/", "127.0.0.1 is not an address on the public internet"),
        (".", "cannot be read (Is a directory)"),
    ],
)
def test_what_cannot_be_added_is_told_in_a_sentence(folder: Path, source: str, told: str) -> None:
    done = run("add", source, corpus=folder)
    assert (done.code, done.stdout) == (1, "")
    assert told in done.stderr
    assert titles(folder) == {"exit.en.md"}


def test_whoever_is_at_a_terminal_edits_and_agrees_first(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text("\n\n".join(BRIEFING), encoding="utf-8")
    mine, theirs = pty.openpty()
    os.write(mine, b"published: soon\ntitle: Talks\nyes\nWhere is the fifth session?\n\n")
    command = [sys.executable, "-m", "bot", "add", "talks.txt"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        stdin=theirs,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    os.close(mine)
    os.close(theirs)
    assert b"does not fit here" in done.stderr
    assert titles(folder) == {"exit.en.md", "Talks"}
    assert {question.text for question in read_corpus(folder).questions} == {
        "Who leaves?",
        "Where is the fifth session?",
    }


def test_a_corpus_is_exported_and_comes_back(folder: Path, tmp_path: Path) -> None:
    archive = str(tmp_path / "all.zip")
    assert run("export", archive, corpus=folder).stdout == f"{archive}: what is in {folder}, 1 document, 2 passages.\n"
    assert run("export", archive, corpus=folder).code == 1
    before = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
    write_document(folder, "other.en.md", "Another.")
    (folder / "questions.csv").unlink()
    assert run("import", archive, corpus=folder).code == 0
    assert {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()} == before
    undo_last(folder)
    assert titles(folder) == {"exit.en.md", "other.en.md"}


def test_the_same_corpus_is_the_same_archive(folder: Path) -> None:
    archive, _ = export_corpus(folder)
    assert export_corpus(folder)[0] == archive
    assert import_corpus(folder, archive, "all.zip") is None


def packed(fill: Callable[[zipfile.ZipFile], None]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        fill(archive)
    return content.getvalue()


def linked(archive: zipfile.ZipFile) -> None:
    info = zipfile.ZipInfo("link.en.md")
    info.external_attr = 0o120777 << 16
    archive.writestr(info, "/etc/passwd")


def bomb(archive: zipfile.ZipFile) -> None:
    with archive.open("bomb.en.md", "w") as content:
        for _ in range(MOST_EXPANDED // 1_000_000 + 1):
            content.write(bytes(1_000_000))


@pytest.mark.parametrize(
    ("fill", "why"),
    [
        (lambda archive: archive.writestr("../out.en.md", "x"), CorpusReason.archive_name),
        (lambda archive: archive.writestr("/etc/out.en.md", "x"), CorpusReason.archive_name),
        (lambda archive: archive.writestr("a/out.en.md", "x"), CorpusReason.archive_name),
        (lambda archive: archive.writestr(".history", "x"), CorpusReason.archive_name),
        (linked, CorpusReason.archive_name),
        (bomb, CorpusReason.archive_too_large),
        (lambda archive: archive.writestr("broken.en.md", "no front matter"), CorpusReason.no_front_matter),
        (lambda _: None, CorpusReason.no_documents),
    ],
    ids=["above", "absolute", "deeper", "hidden", "link", "bomb", "broken", "nothing"],
)
def test_an_archive_that_is_no_corpus_replaces_nothing(
    folder: Path, fill: Callable[[zipfile.ZipFile], None], why: CorpusReason
) -> None:
    with pytest.raises(CorpusError) as caught:
        import_corpus(folder, packed(fill), "all.zip")
    assert caught.value.problems[0].reason is why
    assert titles(folder) == {"exit.en.md"}


def test_an_archive_of_500_mb_is_not_read_to_its_end(tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    with file.open("wb") as archive:
        archive.truncate(500_000_000)
    with pytest.raises(CorpusError) as caught:
        read_archive(file)
    assert caught.value.problems[0].reason is CorpusReason.archive_too_large


@pytest.mark.parametrize("content", [b"no archive", b""])
def test_what_is_no_archive_replaces_nothing(folder: Path, content: bytes) -> None:
    with pytest.raises(CorpusError) as caught:
        import_corpus(folder, content, "all.zip")
    assert caught.value.problems[0].reason is CorpusReason.not_an_archive
