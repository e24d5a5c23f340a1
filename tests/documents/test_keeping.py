"""A broken file takes nothing down where that is wished: what it was before stays, what is new is left out."""

from pathlib import Path

import pytest

from bot.documents import Corpus, CorpusError, KnownDocuments, read_again
from bot.documents.table_rows import EditorsQuestion
from tests.corpora import write_document, write_questions

BROKEN = "---\nlanguage: en\n---\nNo title.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_document(tmp_path, "left.en.md", "The troops left.")
    write_document(tmp_path, "stayed.en.md", "The advisers stayed.", "Nobody saw them.")
    write_questions(tmp_path, "Who left?,left,1", "Who stayed?,stayed,1")
    return tmp_path


def read_keeping(folder: Path, corpus: Corpus, known: KnownDocuments) -> Corpus:
    return read_again(folder, known, earlier=corpus)[0]


def texts(corpus: Corpus) -> list[str]:
    return [passage.original for passage in corpus.passages]


def test_of_a_broken_document_the_earlier_version_stays_and_the_others_are_taken_over(folder: Path) -> None:
    before = read_again(folder, {})
    (folder / "left.en.md").write_text(BROKEN, encoding="utf-8")
    write_document(folder, "stayed.en.md", "Some advisers stayed.", "Nobody saw them.")
    corpus = read_keeping(folder, *before)
    assert texts(corpus) == ["The troops left.", "Some advisers stayed.", "Nobody saw them."]
    assert ([problem.reason for problem in corpus.broken], corpus.outdated) == (["missing"], ("left",))


def test_a_broken_document_that_is_new_is_left_out_with_its_questions(folder: Path) -> None:
    before = read_again(folder, {})
    (folder / "new.en.md").write_text(BROKEN, encoding="utf-8")
    write_questions(folder, "Who left?,left,1", "Who is new?,new,1")
    corpus = read_keeping(folder, *before)
    assert texts(corpus) == ["The troops left.", "The advisers stayed.", "Nobody saw them."]
    assert corpus.questions == (EditorsQuestion("Who left?", "left", 1),)
    assert [problem.reason for problem in corpus.broken] == ["missing", "question_unknown_document"]


def test_of_a_document_with_one_broken_language_both_stay_as_they_were(folder: Path) -> None:
    before = read_again(folder, {})
    write_document(folder, "left.en.md", "The troops have gone.")
    (folder / "left.ar.md").write_text(BROKEN, encoding="utf-8")
    assert texts(read_keeping(folder, *before))[0] == "The troops left."


def test_of_a_broken_table_the_earlier_rows_stay_that_still_fit(folder: Path) -> None:
    before = read_again(folder, {})
    (folder / "questions.csv").write_text("no,header\n", encoding="utf-8")
    (folder / "stayed.en.md").unlink()
    corpus = read_keeping(folder, *before)
    assert corpus.questions == (EditorsQuestion("Who left?", "left", 1),)
    assert corpus.outdated == ("questions.csv",)


def test_what_was_kept_is_read_anew_the_next_time(folder: Path) -> None:
    before, known = read_again(folder, {})
    (folder / "left.en.md").write_text(BROKEN, encoding="utf-8")
    corpus, known = read_again(folder, known, earlier=before)
    write_document(folder, "left.en.md", "The troops have gone.")
    assert texts(read_again(folder, known)[0])[0] == "The troops have gone."
    assert corpus == before


def test_without_that_wish_a_broken_file_is_an_error(folder: Path) -> None:
    _, known = read_again(folder, {})
    (folder / "left.en.md").write_text(BROKEN, encoding="utf-8")
    with pytest.raises(CorpusError):
        read_again(folder, known)


def test_where_nothing_is_left_it_is_an_error_even_so(tmp_path: Path) -> None:
    (tmp_path / "left.en.md").write_text(BROKEN, encoding="utf-8")
    with pytest.raises(CorpusError):
        read_again(tmp_path, {}, earlier=Corpus(()))
