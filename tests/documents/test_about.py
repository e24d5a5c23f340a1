"""A corpus says what it is about, in the languages it has; whatever is wrong with that is told with its line."""

from enum import StrEnum
from pathlib import Path

import pytest

from bot.documents import About, CorpusReason, Subject, read_corpus
from bot.text.languages import Language
from tests.corpora import find_problems, write_document
from tests.paths import CORPUS

WHOLE = """\
name: {ar: مدرسة النور, en: Al-Noor School}
topic:
  ar: نقل المدرسة
  en: the move of the school
description:
  en: News of the move.
contact: editors@example.org
licence:
  ar: للجميع
"""
ENOUGH = "name: {en: School}\ntopic: {en: the move}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a document that is in order."""
    write_document(tmp_path, "move.en.md", "The school moves.")
    return tmp_path


def problems(folder: Path, text: str) -> list[tuple[str, int, StrEnum]]:
    """Return what is wrong if a corpus says this about itself."""
    (folder / "corpus.yaml").write_text(text, encoding="utf-8")
    return find_problems(folder)


def test_a_corpus_need_not_say_what_it_is_about(folder: Path) -> None:
    assert read_corpus(folder).about == About()


def test_a_corpus_says_what_it_is_about_in_each_language(folder: Path) -> None:
    assert problems(folder, WHOLE) == []
    about = read_corpus(folder).about
    assert about.within(Language.ARABIC) == Subject("مدرسة النور", "نقل المدرسة", None, "للجميع")
    assert about.within(Language.ENGLISH) == Subject(
        "Al-Noor School", "the move of the school", "News of the move.", None
    )


def test_editors_are_reached_by_mail_or_on_the_web(folder: Path) -> None:
    for contact in ("editors@example.org", "https://example.org/desk"):
        assert problems(folder, f"{ENOUGH}contact: {contact}\n") == []
        assert read_corpus(folder).about.contact == contact


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, CorpusReason.empty_file),
        ("a school", 1, CorpusReason.bad_yaml),
        ("name: [1\n", 2, CorpusReason.bad_yaml),
        ("topic: {en: the move}\n", 1, CorpusReason.missing),
        ("name: {}\ntopic: {en: the move}\n", 1, CorpusReason.missing),
        ("name: School\ntopic: {en: the move}\n", 1, CorpusReason.not_by_language),
        ("name: {en: School}\ntopic:\n  en: move\n  eng: move\n", 4, CorpusReason.not_one_of),
        ("name: {en: School}\ntopic: {en: 'the {move}'}\n", 2, CorpusReason.not_a_line),
        (f"name: {{en: School}}\ntopic: {{en: {'x' * 61}}}\n", 2, CorpusReason.not_a_line),
        ("name: {en: School}\ntopic:\n  en: |\n    the\n    move\n", 3, CorpusReason.not_a_line),
        (f"{ENOUGH}contact: the office\n", 3, CorpusReason.not_a_contact),
        (f"{ENOUGH}license: {{en: MIT}}\n", 3, CorpusReason.unknown_field),
        (f"{ENOUGH}colour: red\n", 3, CorpusReason.no_such_field),
    ],
)
def test_what_is_wrong_is_told_once_with_its_line(text: str, line: int, reason: CorpusReason, folder: Path) -> None:
    assert problems(folder, text) == [("corpus.yaml", line, reason)]


def test_the_shipped_corpus_says_all_of_it_in_both_languages() -> None:
    about = read_corpus(CORPUS).about
    subjects = [about.within(language) for language in Language]
    assert all([subject.name, subject.topic, subject.description, subject.licence] for subject in subjects)
    assert None not in [getattr(subject, name) for subject in subjects for name in ("name", "topic", "description")]
