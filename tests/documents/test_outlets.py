"""How outlets are written for readers of either language."""

from pathlib import Path

import pytest

from bot.documents import CorpusReason, OutletName, read_corpus
from tests.corpora import find_problems, write_document


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_document(tmp_path, "exit.en.md", "The mission ends.")
    return tmp_path


def write(folder: Path, *lines: str) -> None:
    (folder / "outlets.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_corpus_needs_no_outlets(folder: Path) -> None:
    assert read_corpus(folder).outlets == ()


def test_an_outlet_has_its_names_and_other_spellings(folder: Path) -> None:
    write(folder, "name_en,name_ar,also", "AFP, فرانس برس ,Agence France-Presse | الفرنسية")
    assert read_corpus(folder).outlets == (OutletName("AFP", "فرانس برس", ("Agence France-Presse", "الفرنسية")),)


def test_an_outlet_may_have_no_other_spelling(folder: Path) -> None:
    write(folder, "name_en,name_ar,also", "AFP,فرانس برس,")
    assert read_corpus(folder).outlets[0].also == ()


@pytest.mark.parametrize("row", [",فرانس برس,", "AFP,,AFP"])
def test_an_outlet_without_a_name_in_each_language_is_told_of(folder: Path, row: str) -> None:
    write(folder, "name_en,name_ar,also", "Reuters,رويترز,", row)
    assert find_problems(folder) == [("outlets.csv", 3, CorpusReason.outlet_gap)]


def test_another_header_is_told_of(folder: Path) -> None:
    write(folder, "name,also", "AFP,AFP")
    assert find_problems(folder) == [("outlets.csv", 1, CorpusReason.table_header)]


def test_a_row_with_a_column_too_few_is_told_of(folder: Path) -> None:
    write(folder, "name_en,name_ar,also", "AFP,فرانس برس")
    assert find_problems(folder) == [("outlets.csv", 2, CorpusReason.table_columns)]
