"""Everything that can be wrong with a corpus is told with its file, its line and its reason."""

from pathlib import Path

import pytest

from bot.documents import CorpusError, CorpusReason, read_corpus
from bot.documents.document_file import read_file
from bot.documents.translation_pairs import join_versions
from tests.corpora import find_problems, write_document, write_glossary

GOOD_HEAD = "---\ntitle: Exit\nlanguage: en\n"  # three lines, left open


def write_raw(folder: Path, content: str | bytes, name: str = "exit.en.md") -> None:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def tell_values(folder: Path) -> dict[str, str]:
    with pytest.raises(CorpusError) as caught:
        read_corpus(folder)
    return dict(caught.value.problems[0].values)


# The folder and its files


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    assert find_problems(tmp_path / "corpus") == [("corpus", 0, CorpusReason.no_folder)]


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    write_raw(tmp_path, "")
    assert find_problems(tmp_path / "exit.en.md") == [("exit.en.md", 0, CorpusReason.no_folder)]


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    write_raw(tmp_path, "About this folder.", "README.md")
    assert find_problems(tmp_path) == [(tmp_path.name, 0, CorpusReason.no_documents)]


def test_a_folder_in_place_of_a_document_is_told(tmp_path: Path) -> None:
    (tmp_path / "exit.en.md").mkdir()
    assert find_problems(tmp_path) == [("exit.en.md", 1, CorpusReason.unreadable)]


def test_a_link_to_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "exit.en.md").symlink_to(tmp_path / "gone")
    assert find_problems(tmp_path) == [("exit.en.md", 1, CorpusReason.unreadable)]


@pytest.mark.parametrize("name", ["exit.md", "exit.fr.md", "exit.EN.md", "exit-en.md", "exit.en.MD", "exit.markdown"])
def test_a_file_name_without_slug_or_language_is_told(tmp_path: Path, name: str) -> None:
    write_raw(tmp_path, GOOD_HEAD + "---\nThe mission ends.\n", name)
    assert find_problems(tmp_path) == [(name, 1, CorpusReason.bad_name)]


def test_two_files_whose_names_differ_in_capitals_only_are_told(tmp_path: Path) -> None:
    paths = [tmp_path / "Exit.en.md", tmp_path / "copy" / "exit.en.md"]  # some file systems hold only one of them
    (tmp_path / "copy").mkdir()
    for path in paths:
        write_document(path.parent, path.name, "The mission ends.")
    with pytest.raises(CorpusError, match=r"exit\.en\.md:1: duplicate"):
        join_versions([read_file(path) for path in paths])


def test_a_file_larger_than_a_document_can_be_is_told(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "x" * 2**20)
    assert find_problems(tmp_path) == [("exit.en.md", 1, CorpusReason.too_large)]


def test_bytes_that_are_not_utf8_are_told_with_their_line(tmp_path: Path) -> None:
    write_raw(tmp_path, GOOD_HEAD.encode() + b"---\nfine\nnot \xff fine\n")
    assert find_problems(tmp_path) == [("exit.en.md", 6, CorpusReason.not_utf8)]


def test_the_line_of_a_wrong_byte_is_right_behind_a_byte_order_mark(tmp_path: Path) -> None:
    write_raw(tmp_path, b"\xef\xbb\xbf---\n\xff\n")
    assert find_problems(tmp_path) == [("exit.en.md", 2, CorpusReason.not_utf8)]


@pytest.mark.parametrize("content", ["", " \n\n", "\ufeff"])
def test_an_empty_file_is_told(tmp_path: Path, content: str) -> None:
    write_raw(tmp_path, content)
    assert find_problems(tmp_path) == [("exit.en.md", 1, CorpusReason.empty_file)]


# The front matter


def test_a_text_without_front_matter_is_told(tmp_path: Path) -> None:
    write_raw(tmp_path, "The mission ends.\n")
    assert find_problems(tmp_path) == [("exit.en.md", 1, CorpusReason.no_front_matter)]


def test_front_matter_left_open_is_told(tmp_path: Path) -> None:
    write_raw(tmp_path, GOOD_HEAD + "The mission ends.\n")
    assert find_problems(tmp_path) == [("exit.en.md", 1, CorpusReason.open_front_matter)]


@pytest.mark.parametrize(
    "line",
    [
        'publisher: "INA',  # a quotation mark left open
        "publisher: INA: Baghdad",
        "\tpublisher: INA",
        "? [publisher]",
    ],
)
def test_front_matter_that_is_no_yaml_is_told(tmp_path: Path, line: str) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.", head=line)
    assert [reason for _, _, reason in find_problems(tmp_path)] == [CorpusReason.bad_yaml]


def test_a_mistake_in_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.", head="# a remark\npublisher: INA: Baghdad")
    assert find_problems(tmp_path) == [("exit.en.md", 5, CorpusReason.bad_yaml)]


def test_a_control_character_in_the_front_matter_is_told(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.", head="publisher: \x07")
    assert find_problems(tmp_path) == [("exit.en.md", 4, CorpusReason.bad_yaml)]


def test_front_matter_that_is_a_list_is_told(tmp_path: Path) -> None:
    write_raw(tmp_path, "---\n- title\n- language\n---\nThe mission ends.\n")
    assert find_problems(tmp_path) == [("exit.en.md", 2, CorpusReason.bad_yaml)]


@pytest.mark.parametrize("field", ["title", "language"])
def test_a_required_field_that_is_missing_is_told(tmp_path: Path, field: str) -> None:
    lines = [line for line in GOOD_HEAD.splitlines() if field not in line]
    write_raw(tmp_path, "\n".join([*lines, "---", "The mission ends."]))
    assert find_problems(tmp_path) == [("exit.en.md", 1, CorpusReason.missing)]


def test_a_required_field_left_empty_is_told_with_its_line(tmp_path: Path) -> None:
    write_raw(tmp_path, "---\nlanguage: en\ntitle:\n---\nThe mission ends.\n")
    assert find_problems(tmp_path) == [("exit.en.md", 3, CorpusReason.missing)]


def test_empty_front_matter_misses_title_and_language(tmp_path: Path) -> None:
    write_raw(tmp_path, "---\n---\nThe mission ends.\n")
    assert find_problems(tmp_path) == [("exit.en.md", 1, CorpusReason.missing)] * 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("publishd: 2026-01-18", CorpusReason.unknown_field),
        ("Kind: brief", CorpusReason.unknown_field),
        ("URL: https://example.org", CorpusReason.unknown_field),
        ("original: fr", CorpusReason.not_one_of),
        ("kind: poem", CorpusReason.not_one_of),
        ("kind: [brief]", CorpusReason.not_one_of),
        ("published: yesterday", CorpusReason.not_a_date),
        ("published: 2026-02-30", CorpusReason.not_a_date),
        ("published: 20260118", CorpusReason.not_a_date),
        ("event_date: 2026-01", CorpusReason.not_a_date),
        ("event_date: [2026-01-18]", CorpusReason.not_a_date),
        ("compiled: 18.01.2026", CorpusReason.not_a_date),
        ("url: example.org", CorpusReason.not_an_address),
        ("url: ftp://example.org", CorpusReason.not_an_address),
        ("url: https://example.org/a b", CorpusReason.not_an_address),
        ("url: javascript:alert(1)", CorpusReason.not_an_address),
        ("publisher: [INA, Reuters]", CorpusReason.not_text),
        ("publisher: ' '", CorpusReason.not_text),
        ("sources: Reuters", CorpusReason.not_a_list),
    ],
)
def test_a_field_that_cannot_be_used_is_told_with_its_line(tmp_path: Path, line: str, reason: CorpusReason) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.", head=f"# a remark\n{line}")
    assert find_problems(tmp_path) == [("exit.en.md", 5, reason)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("paragraphs: 1", CorpusReason.not_a_list),
        ("paragraphs: [one]", CorpusReason.not_a_number),
        ("paragraphs: [0]", CorpusReason.not_a_number),
        ("paragraphs: [1.5]", CorpusReason.not_a_number),
        ("published: soon", CorpusReason.not_a_date),
        ("url: www.example.org", CorpusReason.not_an_address),
        ("publisher: {name: INA}", CorpusReason.not_text),
    ],
)
def test_a_field_of_a_source_that_cannot_be_used_is_told_with_its_line(
    tmp_path: Path, line: str, reason: CorpusReason
) -> None:
    write_document(tmp_path, "exit.en.md", "It ends.", head=f"sources:\n  - publisher: INA\n  - # a remark\n    {line}")
    assert find_problems(tmp_path) == [("exit.en.md", 7, reason)]


# The text below it


def test_a_language_that_contradicts_the_file_name_is_told(tmp_path: Path) -> None:
    write_raw(tmp_path, GOOD_HEAD + "---\nThe mission ends.\n", "exit.ar.md")
    assert find_problems(tmp_path) == [("exit.ar.md", 1, CorpusReason.language_differs)]


@pytest.mark.parametrize("body", ["", "\n\n", "# Only a heading\n\n## And another"])
def test_a_document_without_paragraphs_is_told(tmp_path: Path, body: str) -> None:
    write_document(tmp_path, "exit.en.md", body)
    assert find_problems(tmp_path) == [("exit.en.md", 1, CorpusReason.no_paragraphs)]


def test_a_source_of_a_paragraph_that_is_not_there_is_told(tmp_path: Path) -> None:
    head = "sources:\n  - publisher: INA\n    paragraphs: [1, 2]"
    write_document(tmp_path, "exit.en.md", "# A heading does not count", "The mission ends.", head=head)
    assert find_problems(tmp_path) == [("exit.en.md", 1, CorpusReason.no_such_paragraph)]


@pytest.mark.parametrize("entry", ["In January it ends.", "18 January 2026: It ends.", "2026-02-30 It ends.", "2026"])
def test_an_entry_of_a_timeline_without_a_date_is_told_with_its_line(tmp_path: Path, entry: str) -> None:
    write_document(tmp_path, "days.en.md", "2026-01-18 It ends.", entry, head="kind: timeline")
    assert find_problems(tmp_path) == [("days.en.md", 8, CorpusReason.undated)]


# Two versions of one document


def test_a_translation_with_fewer_paragraphs_is_told_at_its_last_one(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.ar.md", "الأولى.", "الثانية.", "الثالثة.")
    write_document(tmp_path, "exit.en.md", "The first.", "The second.")
    assert find_problems(tmp_path) == [("exit.en.md", 7, CorpusReason.unequal_paragraphs)]


def test_the_version_that_is_not_the_original_is_the_one_to_mend(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.ar.md", "الأولى.", head="original: en")
    write_document(tmp_path, "exit.en.md", "The first.", "The second.", head="original: en")
    assert find_problems(tmp_path) == [("exit.ar.md", 6, CorpusReason.unequal_paragraphs)]


@pytest.mark.parametrize(
    "line",
    [
        "original: ar",
        "kind: brief",
        "publisher: INA",
        "url: https://example.org",
        "published: 2026-01-18",
        "event_date: 2026-01-18",
        "sources: [{publisher: INA}]",
    ],
)
def test_a_field_that_differs_between_two_versions_is_told(tmp_path: Path, line: str) -> None:
    write_document(tmp_path, "exit.ar.md", "تنتهي المهمة.")
    write_document(tmp_path, "exit.en.md", "The mission ends.", head=line)
    assert find_problems(tmp_path) == [("exit.en.md", 1, CorpusReason.field_differs)]


def test_the_day_of_compilation_may_differ_between_two_versions(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.ar.md", "تنتهي المهمة.", head="compiled: 2026-01-18")
    write_document(tmp_path, "exit.en.md", "The mission ends.", head="compiled: 2026-01-19")
    assert find_problems(tmp_path) == []


# The glossary


@pytest.mark.parametrize("header", ["term_en,term_ar,variants,kind", "term_ar;term_en;variants;kind", "انسحاب"])
def test_a_glossary_with_other_columns_is_told(tmp_path: Path, header: str) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.")
    write_raw(tmp_path, f"{header}\n", "glossary.csv")
    assert find_problems(tmp_path) == [("glossary.csv", 1, CorpusReason.table_header)]


@pytest.mark.parametrize("row", ["أربيل,Erbil", "أربيل,Erbil, Iraq,,place"])
def test_a_row_of_the_glossary_with_too_few_or_many_columns_is_told(tmp_path: Path, row: str) -> None:
    write_glossary(tmp_path, "انسحاب,withdrawal,,concept", row)
    assert find_problems(tmp_path) == [("glossary.csv", 3, CorpusReason.table_columns)]


@pytest.mark.parametrize("row", [",Erbil,,place", "أربيل, ,,place"])
def test_a_thing_without_a_name_in_one_language_is_told(tmp_path: Path, row: str) -> None:
    write_glossary(tmp_path, "انسحاب,withdrawal,,concept", row)
    assert find_problems(tmp_path) == [("glossary.csv", 3, CorpusReason.glossary_gap)]


def test_a_row_over_two_lines_is_told_with_the_line_it_begins_in(tmp_path: Path) -> None:
    write_glossary(tmp_path, '"أربيل\nهولير",,,place')
    assert find_problems(tmp_path) == [("glossary.csv", 2, CorpusReason.glossary_gap)]


def test_a_quotation_mark_left_open_in_the_glossary_is_told_with_its_line(tmp_path: Path) -> None:
    write_glossary(tmp_path, 'أربيل,Erbil,,"place', "انسحاب,withdrawal,,concept")
    assert find_problems(tmp_path) == [("glossary.csv", 2, CorpusReason.unreadable)]


def test_a_glossary_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.")
    write_raw(tmp_path, b"term_ar,term_en,variants,kind\n\xe3,x,,y\n", "glossary.csv")
    assert find_problems(tmp_path) == [("glossary.csv", 2, CorpusReason.not_utf8)]


# Many at once


def test_every_problem_of_every_file_is_told_at_once_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    write_glossary(tmp_path, "أربيل,,,place")
    write_document(tmp_path, "vote.en.md", "It passed.", head="url: nowhere\nkind: poem\npublishd: 2020-01-05")
    write_document(tmp_path, "days.en.md", "It ended.", head="kind: timeline")
    assert find_problems(tmp_path) == [
        ("days.en.md", 6, CorpusReason.undated),
        ("glossary.csv", 2, CorpusReason.glossary_gap),
        ("vote.en.md", 4, CorpusReason.not_an_address),
        ("vote.en.md", 5, CorpusReason.not_one_of),
        ("vote.en.md", 6, CorpusReason.unknown_field),
    ]


def test_every_undated_entry_of_a_timeline_is_told(tmp_path: Path) -> None:
    write_document(tmp_path, "days.en.md", "It began.", "2026-01-18 It ends.", "They left.", head="kind: timeline")
    assert [line for _, line, _ in find_problems(tmp_path)] == [6, 10]


def test_a_problem_in_one_version_is_not_told_again_as_a_missing_translation(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.ar.md", "الأولى.", "الثانية.")
    write_raw(tmp_path, "The first.\n")
    assert find_problems(tmp_path) == [("exit.en.md", 1, CorpusReason.no_front_matter)]


# What is told besides


def test_the_file_is_named_with_its_folder_as_the_reader_would_type_it(tmp_path: Path) -> None:
    write_raw(tmp_path, "The mission ends.\n")
    with pytest.raises(CorpusError) as caught:
        read_corpus(tmp_path)
    assert caught.value.problems[0].file == str(tmp_path / "exit.en.md")


def test_the_error_itself_names_file_line_and_reason(tmp_path: Path) -> None:
    write_raw(tmp_path, "The mission ends.\n")
    with pytest.raises(CorpusError, match=r"exit\.en\.md:1: no_front_matter"):
        read_corpus(tmp_path)


def test_a_misspelt_field_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.", head="publishd: 2026-01-18")
    assert tell_values(tmp_path) == {"field": "publishd", "near": "published"}


def test_a_bad_value_is_told_with_its_field_and_what_was_written(tmp_path: Path) -> None:
    head = "sources:\n  - publisher: INA\n  - published: soon"
    write_document(tmp_path, "exit.en.md", "The mission ends.", head=head)
    assert tell_values(tmp_path) == {"field": "sources.2.published", "value": "soon", "choices": ""}


def test_a_value_outside_a_choice_is_told_with_the_choices(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.", head="kind: poem")
    assert tell_values(tmp_path)["choices"] == "'article', 'brief' / 'timeline'"


def test_unequal_versions_are_told_with_both_counts_and_the_other_file(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.ar.md", "الأولى.", "الثانية.")
    write_document(tmp_path, "exit.en.md", "The first.")
    assert tell_values(tmp_path) == {"count": "1", "other_count": "2", "other": str(tmp_path / "exit.ar.md")}


def test_a_paragraph_that_is_not_there_is_told_with_its_number_and_source(tmp_path: Path) -> None:
    head = "sources:\n  - publisher: INA\n    paragraphs: [7]"
    write_document(tmp_path, "exit.en.md", "The mission ends.", head=head)
    assert tell_values(tmp_path) == {"number": "7", "count": "1", "source": "INA"}
