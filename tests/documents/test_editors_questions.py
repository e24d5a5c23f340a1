"""Questions that editors wrote for paragraphs: read as they stand, or told of with everything wrong in them."""

from pathlib import Path

import pytest

from bot.documents import CorpusError, CorpusReason, EditorsQuestion, read_corpus
from bot.documents.editors_questions import MOST_CHARACTERS
from bot.error_sentences import corpus_sentences
from bot.locale import read_phrases
from bot.text.languages import Language
from tests.corpora import find_problems, write_document, write_questions


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a document of two paragraphs."""
    write_document(tmp_path, "exit.en.md", "The mission ends.", "Troops leave.")
    return tmp_path


def read(folder: Path, *rows: str) -> tuple[EditorsQuestion, ...]:
    write_questions(folder, *rows)
    return read_corpus(folder).questions


def problems(folder: Path, *rows: str) -> list[tuple[int, str]]:
    write_questions(folder, *rows)
    found = find_problems(folder)
    assert {name for name, _, _ in found} <= {"questions.csv"}
    return [(line, reason) for _, line, reason in found]


def test_a_corpus_needs_no_questions(folder: Path) -> None:
    assert read_corpus(folder).questions == ()


def test_a_question_names_the_paragraph_that_answers_it(folder: Path) -> None:
    [question] = read(folder, "Who leaves?,exit,2")
    assert (question, question.is_answered) == (EditorsQuestion("Who leaves?", "exit", 2), True)


def test_a_question_without_a_document_is_one_that_the_sources_do_not_answer(folder: Path) -> None:
    [question] = read(folder, "What did it cost?,,")
    assert (question.document, question.is_answered, question.is_off_topic) == (None, False, False)


def test_a_hyphen_for_a_document_is_no_business_of_the_corpus(folder: Path) -> None:
    [question] = read(folder, "How do I cook rice?,-,")
    assert (question.is_answered, question.is_off_topic) == (False, True)


def test_a_question_may_contain_a_comma_in_quotation_marks(folder: Path) -> None:
    assert read(folder, '"When, and where?",exit,1')[0].text == "When, and where?"


def test_one_question_may_stand_for_several_paragraphs(folder: Path) -> None:
    assert [question.paragraph for question in read(folder, "What happens?,exit,1", "What happens?,exit,2")] == [1, 2]


def test_questions_keep_the_order_of_their_rows(folder: Path) -> None:
    assert [question.text for question in read(folder, "b?,exit,2", "", "a?,exit,1")] == ["b?", "a?"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",exit,1", CorpusReason.question_empty),
        (f"{'x' * (MOST_CHARACTERS + 1)},exit,1", CorpusReason.question_too_long),
        ("Who?,entry,1", CorpusReason.question_unknown_document),
        ("Who?,exit,3", CorpusReason.question_no_such_paragraph),
        ("Who?,exit,0", CorpusReason.question_no_such_paragraph),
        ("Who?,exit,-1", CorpusReason.question_no_such_paragraph),
        ("Who?,exit,two", CorpusReason.question_no_such_paragraph),
        ("Who?,exit,\u0661", CorpusReason.question_no_such_paragraph),  # Arabic-Indic one
        ("Who?,exit,", CorpusReason.question_no_such_paragraph),
        ("Who?,,1", CorpusReason.question_of_nothing),
        ("Who?,-,1", CorpusReason.question_of_nothing),
        ("Who?,exit", CorpusReason.table_columns),
        ("Who?,exit,1,2", CorpusReason.table_columns),
        ('"Who?,exit,1', CorpusReason.unreadable),
    ],
)
def test_a_bad_row_is_told_of_with_its_line(folder: Path, row: str, reason: CorpusReason) -> None:
    assert problems(folder, "Good?,exit,1", row) == [(3, reason)]


def test_a_question_of_just_as_many_characters_as_allowed_is_good(folder: Path) -> None:
    assert len(read(folder, f"{'x' * MOST_CHARACTERS},exit,1")) == 1


@pytest.mark.parametrize("again", ["Who?,,", "who?,-,", "WHO?,exit,1"])
def test_a_question_that_stands_there_as_something_else_or_twice_is_told_of(folder: Path, again: str) -> None:
    assert problems(folder, "Who?,exit,1", again) == [(3, CorpusReason.question_contradicts)]


def test_a_question_said_not_to_be_answered_cannot_be_answered_further_down(folder: Path) -> None:
    assert problems(folder, "Who?,,", "Who?,exit,1") == [(3, CorpusReason.question_contradicts)]


def test_every_bad_row_is_told_of_at_once(folder: Path) -> None:
    found = problems(folder, ",exit,1", "Who?,exit,1", "Where?,entry,1", "Who?,,")
    assert found == [
        (2, CorpusReason.question_empty),
        (4, CorpusReason.question_unknown_document),
        (5, CorpusReason.question_contradicts),
    ]


@pytest.mark.parametrize("header", ["question,document", "document,question,paragraph", "", "Who?,exit,1"])
def test_another_header_is_told_of(folder: Path, header: str) -> None:
    (folder / "questions.csv").write_text(f"{header}\nWho?,exit,1\n", encoding="utf-8")
    assert find_problems(folder) == [("questions.csv", 1, CorpusReason.table_header)]


def test_a_file_that_is_not_utf8_is_told_of(folder: Path) -> None:
    (folder / "questions.csv").write_bytes(b"question,document,paragraph\n\xff,exit,1\n")
    assert [reason for _, _, reason in find_problems(folder)] == [CorpusReason.not_utf8]


@pytest.mark.parametrize("language", Language)
def test_a_bad_row_is_one_sentence_that_names_file_line_and_value(folder: Path, language: Language) -> None:
    write_questions(folder, "Who?,entry,1")
    with pytest.raises(CorpusError) as caught:
        read_corpus(folder)
    [sentence] = corpus_sentences(caught.value, read_phrases()[language])
    assert sentence.startswith(f"{folder}/questions.csv:2: ")
    assert "entry" in sentence


def test_a_corpus_with_other_questions_has_another_fingerprint(folder: Path) -> None:
    before = read_corpus(folder).fingerprint
    write_questions(folder, "Who?,exit,1")
    assert read_corpus(folder).fingerprint != before
