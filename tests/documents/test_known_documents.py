"""What was read before and has not changed is not read again."""

import os
from pathlib import Path

import pytest

from bot.documents import CorpusError, read_again
from tests.corpora import write_document

LONG_AGO = 1_700_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("a.en.md", "One."), ("a.ar.md", "واحد."), ("b.en.md", "Two.")):
        write_document(tmp_path, name, text)
    return tmp_path


def change(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(".", "!"), encoding="utf-8")


def test_a_document_whose_files_are_the_same_is_the_very_same(folder: Path) -> None:
    corpus, known = read_again(folder, {})
    change(folder / "b.en.md")
    assert read_again(folder, known)[0].documents[0] is corpus.documents[0]


def test_a_document_of_which_one_file_has_changed_is_read_again(folder: Path) -> None:
    _, known = read_again(folder, {})
    change(folder / "a.ar.md")
    versions = read_again(folder, known)[0].documents[0].versions
    assert [version.paragraphs[0].text for version in versions.values()] == ["واحد!", "One."]


def test_a_file_that_was_only_touched_is_known_by_its_content(folder: Path) -> None:
    corpus, known = read_again(folder, {})
    os.utime(folder / "b.en.md", (LONG_AGO, LONG_AGO))
    assert read_again(folder, known)[0].documents[1] is corpus.documents[1]


def test_a_file_of_the_same_size_and_time_is_read_again_if_it_was_just_written(folder: Path) -> None:
    _, known = read_again(folder, {})
    file = folder / "b.en.md"
    times = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("Two", "Six"), encoding="utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert read_again(folder, known)[0].documents[1].passages[0].original == "Six."


def test_a_document_that_is_gone_is_not_known_any_more(folder: Path) -> None:
    _, known = read_again(folder, {})
    (folder / "b.en.md").unlink()
    corpus, left = read_again(folder, known)
    assert ([each.slug for each in corpus.documents], [*left]) == (["a"], ["a"])


def test_what_is_wrong_is_told_although_the_rest_is_known(folder: Path) -> None:
    _, known = read_again(folder, {})
    (folder / "a.ar.md").write_text("", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"a\.ar\.md"):
        read_again(folder, known)


def test_what_is_left_out_of_a_known_document_is_told_again(folder: Path) -> None:
    write_document(folder, "c.en.md", "Text.", "<!-- note -->\n\n![a](b.png)")
    corpus, known = read_again(folder, {})
    assert corpus.left_out
    assert read_again(folder, known)[0].left_out == corpus.left_out
