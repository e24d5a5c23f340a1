"""Whatever lies in a folder and whatever YAML allows is read, or named with what to do; nothing hangs or bursts."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import CorpusError, CorpusReason, check_corpus, read_corpus
from bot.documents.encoding import MOST_BYTES
from bot.documents.folder_listing import list_folder
from bot.documents.front_matter import Head
from bot.documents.yaml_fields import read_fields
from tests.corpora import find_problems, write_document

HEAD = "---\ntitle: Exit\nlanguage: en\n"
TEXT = "The mission ends."


@pytest.fixture(autouse=True)
def good_document(tmp_path: Path) -> None:
    write_document(tmp_path, "good.en.md", TEXT)


def head_problems(folder: Path, lines: str) -> list[tuple[int, str]]:
    write_document(folder, "exit.en.md", TEXT, head=lines)
    return [(line, reason) for _, line, reason in find_problems(folder)]


def passed_over(folder: Path) -> list[tuple[str, int, str]]:
    return [(Path(each.file).name, each.line, each.reason) for each in check_corpus(folder).left_out]


def lines_told(front_matter: str) -> list[int]:
    try:
        return [each.line for each in read_fields("exit.en.md", front_matter, 2, Head).passed_over]
    except CorpusError as error:
        return [problem.line for problem in error.problems]


# Names


@pytest.mark.parametrize(
    "name", ["._good.en.md", ".#good.en.md", ".DS_Store", ".git", ".good.en.md.swp", "README.md", "LICENSE"]
)
def test_hidden_files_and_those_for_people_are_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x00\xff not a document")
    assert passed_over(tmp_path) == []


def test_a_broken_hidden_link_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".#good.en.md").symlink_to("somebody@host.123")  # as Emacs locks a file
    assert find_problems(tmp_path) == []


@pytest.mark.parametrize("name", ["exit.EN.md", "exit.MD", "exit.en.Md", "exit.fr.md", "exit.mdx", "Exit.en.MARKDOWN"])
def test_what_is_meant_as_a_document_and_misnamed_is_a_problem(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(HEAD + "---\n" + TEXT, encoding="utf-8")
    assert find_problems(tmp_path) == [(name, 1, CorpusReason.bad_name)]


@pytest.mark.parametrize("name", ["exit.en.txt", "notes.docx", "exit.en.md~", "exit.en.md.bak", "facts.csv", "exit"])
def test_what_is_not_read_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert passed_over(tmp_path) == [(name, 0, CorpusReason.not_read)]


def test_a_folder_within_is_told(tmp_path: Path) -> None:
    (tmp_path / "2026").mkdir()
    assert passed_over(tmp_path) == [("2026", 0, CorpusReason.not_read)]


@pytest.mark.parametrize("name", ["corpus.yml", "Corpus.yaml", "glossery.csv", "question.csv", "outlets.CSV"])
def test_a_misnamed_table_is_told_with_what_was_meant(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert passed_over(tmp_path) == [(name, 0, CorpusReason.not_read_near)]


def test_where_there_is_no_document_what_lies_there_instead_is_told(tmp_path: Path) -> None:
    (tmp_path / "good.en.md").rename(tmp_path / "good.txt")
    assert [reason for _, _, reason in find_problems(tmp_path)] == [CorpusReason.no_documents, CorpusReason.not_read]


@pytest.mark.parametrize("name", [b"\xc7\xe1\xda\xd1\xc7\xde.ar.md", b"caf\xe9.txt"])
def test_a_name_that_is_not_utf8_is_told(tmp_path: Path, name: bytes) -> None:
    (Path(os.fsdecode(bytes(tmp_path) + b"/" + name))).write_bytes(b"")
    assert [reason for _, _, reason in find_problems(tmp_path)] == [CorpusReason.name_not_utf8]


@pytest.mark.parametrize("name", ["\x1b[2Jexit.md", "a\nb.md", "\u202eexit.md", "a\x9bb.md"])
def test_a_name_is_printed_so_that_no_terminal_obeys_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(CorpusError) as caught:
        read_corpus(tmp_path)
    assert caught.value.problems[0].place.removesuffix(":1").isprintable()


# What is no ordinary file


@pytest.mark.parametrize("name", ["exit.en.md", "questions.csv", "corpus.yaml"])
def test_a_named_pipe_is_told_and_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    assert find_problems(tmp_path) == [(name, 1, CorpusReason.not_a_file)]


@pytest.mark.parametrize("target", ["/dev/zero", "/etc/passwd", "../other.en.md"])
def test_a_link_out_of_the_folder_is_told_and_not_followed(tmp_path: Path, target: str) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (tmp_path / "other.en.md").write_text(HEAD + "---\n" + TEXT, encoding="utf-8")
    write_document(folder, "good.en.md", TEXT)
    (folder / "exit.en.md").symlink_to(target)
    assert find_problems(folder) == [("exit.en.md", 1, CorpusReason.outside)]


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / ".data").mkdir()  # as Kubernetes mounts files
    (tmp_path / "good.en.md").rename(tmp_path / ".data" / "good.en.md")
    (tmp_path / "good.en.md").symlink_to(".data/good.en.md")
    assert len(read_corpus(tmp_path).passages) == 1


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    assert len(read_corpus(tmp_path / "link").passages) == 1


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 50 * MOST_BYTES])
def test_a_file_of_any_size_is_told_without_being_read_whole(tmp_path: Path, size: int) -> None:
    with (tmp_path / "exit.en.md").open("wb") as file:
        file.truncate(size)
    assert find_problems(tmp_path) == [("exit.en.md", 1, CorpusReason.too_large)]


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16"])
def test_the_encoding_that_arabic_was_saved_in_is_told(tmp_path: Path, encoding: str) -> None:
    text = HEAD.replace("en", "ar") + "---\nغادر آخر المستشارين القاعدة وتسلمها الجيش العراقي.\n"
    (tmp_path / "exit.ar.md").write_bytes(text.encode(encoding))
    assert [reason for _, _, reason in find_problems(tmp_path)] == [CorpusReason.other_encoding]


# Front matter


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        ("title: Again", 4, CorpusReason.repeated_field),
        ("kind: brief\nsources: []\nkind: brief", 6, CorpusReason.repeated_field),
        ("sources:\n  - publisher: INA\n    publisher: Reuters", 6, CorpusReason.repeated_field),
        ("sources:\n  - publishr: INA", 5, CorpusReason.unknown_field),
        ("sources:\n  - publisher: INA\n    Paragraphs: [1]", 6, CorpusReason.unknown_field),
        ("publisher: &ina INA\nurl: *ina", 4, CorpusReason.yaml_reference),
        ("publisher: *ina", 4, CorpusReason.yaml_reference),
        ("sources: &all []", 4, CorpusReason.yaml_reference),
        ("publisher: !!python/object:os.system INA", 4, CorpusReason.yaml_tag),
        ("published: !!timestamp 2026-01-18", 4, CorpusReason.yaml_tag),
        ("sources: " + "[" * 900, 4, CorpusReason.too_deep),
        ("sources:\n  " + "- " * 900 + "x", 5, CorpusReason.too_deep),
        ("sources: [Reuters]", 4, CorpusReason.not_fields),
        ("sources:\n  - [Reuters]", 5, CorpusReason.not_fields),
        ("publisher: " + "x" * 1_001, 4, CorpusReason.too_long),
        ("sources: [{paragraphs: [" + "9" * 5_000 + "]}]", 4, CorpusReason.not_a_number),
        ("publisher: {a: {b: c}}", 4, CorpusReason.not_text),
        ("questions: What?", 4, CorpusReason.not_a_list),
        ("questions: [[What?]]", 4, CorpusReason.not_text),
        ("? {a: b}\n: c", 4, CorpusReason.bad_yaml),
        ("publisher: INA\n...\nmore: x", 6, CorpusReason.bad_yaml),
        ("publisher: \x00", 4, CorpusReason.bad_yaml),
    ],
)
def test_what_yaml_allows_and_no_document_means_is_told_with_its_line(
    tmp_path: Path, lines: str, line: int, reason: CorpusReason
) -> None:
    assert head_problems(tmp_path, lines) == [(line, reason)]


def test_aliases_of_aliases_are_told_and_not_followed(tmp_path: Path) -> None:
    bomb = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))
    assert head_problems(tmp_path, f"a0: &a0 [x]\n{bomb}") == [(4, CorpusReason.yaml_reference)]


@pytest.mark.parametrize("lines", ["layout: post", "sources:\n  - publisher: INA\n    doi: 10/1", "<<: {a: b}"])
def test_a_field_of_another_program_is_told_and_passed_over(tmp_path: Path, lines: str) -> None:
    write_document(tmp_path, "exit.en.md", TEXT, head=lines)
    assert [reason for _, _, reason in passed_over(tmp_path)] == [CorpusReason.field_left_out]


def test_ampersands_stars_and_exclamation_marks_within_a_value_are_text(tmp_path: Path) -> None:
    assert head_problems(tmp_path, "publisher: A & B * C !\nurl: https://example.org/?a=1&b=*2") == []


@given(st.text(st.sampled_from("ab:- \n[]{}&*!|>'\"#,?%@`\t\u0627\x07"), max_size=80))
def test_any_front_matter_is_read_or_told(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 3 for line in lines_told(text))


@pytest.mark.parametrize("lines", ["z{n}: 1", "titel{n}: 1", "sources:\n- {{}}", "- {n}"])
def test_thousands_of_bad_lines_are_not_told_one_by_one(tmp_path: Path, lines: str) -> None:
    write_document(tmp_path, "exit.en.md", TEXT, head="\n".join(lines.format(n=n) for n in range(5_000)))
    assert len(find_problems(tmp_path)) <= 300


# Checking


def test_a_check_counts_what_a_reading_brings(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.ar.md", "الأولى.", "الثانية.")
    write_document(tmp_path, "exit.en.md", "The first.", "The second.")
    checked, corpus = check_corpus(tmp_path), read_corpus(tmp_path)
    assert (checked.documents, checked.passages) == (len(corpus.documents), len(corpus.passages))


def test_a_reading_keeps_what_a_check_warns_of(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.", "<!-- a remark -->")
    (tmp_path / "notes.odt").write_text("not read", encoding="utf-8")
    left_out = read_corpus(tmp_path).left_out
    assert left_out == check_corpus(tmp_path).left_out
    assert [problem.reason for problem in left_out] == [CorpusReason.comment_left_out, CorpusReason.not_read]


def test_a_folder_with_more_files_than_any_corpus_is_told_at_once(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").touch()
    assert len(list_folder(tmp_path, most=5).not_read) == 4
    with pytest.raises(CorpusError) as caught:
        list_folder(tmp_path, most=4)
    assert caught.value.problems[0].reason is CorpusReason.too_many_files
