"""A folder of well-formed files as documents and passages."""

from datetime import date
from pathlib import Path

import pytest

from bot.documents import Document, GlossaryEntry, Kind, Source, read_corpus
from bot.text.languages import Language
from tests.corpora import write_document, write_glossary

TWO_SOURCES = """kind: brief
sources:
  - publisher: Reuters
    url: https://example.org/1
    published: 2026-01-18
    paragraphs: [1, 2]
  - publisher: Shafaq News
    paragraphs: [2]"""


def read_only_document(folder: Path) -> Document:
    (document,) = read_corpus(folder).documents
    return document


def read_texts(folder: Path) -> list[str]:
    return [passage.original for passage in read_corpus(folder).passages]


def read_publishers(folder: Path) -> list[list[str | None]]:
    return [[source.publisher for source in passage.sources] for passage in read_corpus(folder).passages]


def write_raw(folder: Path, text: str) -> None:
    (folder / "exit.en.md").write_bytes(text.encode())


def test_one_file_in_one_language_is_a_corpus(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.ar.md", "تنتهي المهمة.")
    assert read_texts(tmp_path) == ["تنتهي المهمة."]


def test_the_slug_is_the_file_name_without_its_language(tmp_path: Path) -> None:
    write_document(tmp_path, "exit-2026.v2.en.md", "The mission ends.")
    assert read_only_document(tmp_path).slug == "exit-2026.v2"


def test_documents_come_in_the_order_of_their_slugs(tmp_path: Path) -> None:
    for slug in ("exit-syria", "vote", "exit"):
        write_document(tmp_path, f"{slug}.en.md", "The mission ends.")
    assert [document.slug for document in read_corpus(tmp_path).documents] == ["exit", "exit-syria", "vote"]


def test_two_files_of_one_slug_are_one_document(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.ar.md", "تنتهي المهمة.")
    write_document(tmp_path, "exit.en.md", "The mission ends.")
    assert set(read_only_document(tmp_path).versions) == {Language.ARABIC, Language.ENGLISH}


def test_a_passage_has_its_translation_beside_it(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.ar.md", "الأولى.", "الثانية.")
    write_document(tmp_path, "exit.en.md", "The first.", "The second.")
    assert read_corpus(tmp_path).passages[1].text(Language.ENGLISH) == "The second."


def test_a_passage_without_a_translation_has_no_text_in_the_other_language(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.ar.md", "تنتهي المهمة.")
    assert read_corpus(tmp_path).passages[0].text(Language.ENGLISH) is None


def test_without_a_version_in_a_language_the_original_is_shown(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.ar.md", "تنتهي المهمة.")
    assert read_only_document(tmp_path).version(Language.ENGLISH).language is Language.ARABIC


def test_the_version_named_original_is_the_one_quoted(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.ar.md", "تنتهي المهمة.", head="original: en")
    write_document(tmp_path, "exit.en.md", "The mission ends.", head="original: en")
    assert read_texts(tmp_path) == ["The mission ends."]


def test_where_none_is_named_original_the_arabic_version_is(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.ar.md", "تنتهي المهمة.")
    write_document(tmp_path, "exit.en.md", "The mission ends.")
    assert read_texts(tmp_path) == ["تنتهي المهمة."]


def test_a_translation_whose_original_is_not_in_the_folder_is_quoted_itself(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.", head="original: ar")
    assert read_texts(tmp_path) == ["The mission ends."]


def test_a_blank_line_ends_a_paragraph(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The first.\n \nThe second.\n\n\n\nThe third.")
    assert read_texts(tmp_path) == ["The first.", "The second.", "The third."]


def test_a_wrapped_paragraph_keeps_its_line_breaks(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission\nends in\nSeptember.")
    assert read_texts(tmp_path) == ["The mission\nends in\nSeptember."]


@pytest.mark.parametrize("marker", ["-", "*", "+", "1.", "12)", "  -", "0."])
def test_every_list_item_is_a_paragraph_without_its_marker(tmp_path: Path, marker: str) -> None:
    write_document(tmp_path, "exit.en.md", f"The phases:\n\n{marker} The first.\n{marker} The second.")
    assert read_texts(tmp_path) == ["The phases:", "The first.", "The second."]


@pytest.mark.parametrize("line", ["2026. A year of change.", "-5 degrees.", "2.5 million came.", "17) The day."])
def test_a_line_that_only_resembles_a_list_item_is_kept_whole(tmp_path: Path, line: str) -> None:
    write_document(tmp_path, "exit.en.md", f"{line}\nThe end.")
    assert read_texts(tmp_path) == [f"{line.rstrip()}\nThe end."]


def test_headings_do_not_count_as_paragraphs(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "# The title", "The first.", "## Syria\nThe second.", "###### ")
    assert read_texts(tmp_path) == ["The first.", "The second."]


def test_a_paragraph_knows_the_nearest_heading_above_it(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The first.", "## Iraq ##", "The second.", "## Syria", "The third.")
    paragraphs = read_only_document(tmp_path).version(Language.ENGLISH).paragraphs
    assert [paragraph.heading for paragraph in paragraphs] == [None, "Iraq", "Syria"]


@pytest.mark.parametrize("line", ["#withdrawal is a tag.", "####### Seven are too many."])
def test_a_line_that_only_resembles_a_heading_is_a_paragraph(tmp_path: Path, line: str) -> None:
    write_document(tmp_path, "exit.en.md", line)
    assert read_texts(tmp_path) == [line]


def test_a_paragraph_knows_the_line_it_begins_in(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "# The title", "The first\nparagraph.", "The second.")
    paragraphs = read_only_document(tmp_path).version(Language.ENGLISH).paragraphs
    assert [paragraph.line for paragraph in paragraphs] == [7, 10]


def test_passages_are_numbered_from_one(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "# The title", "The first.", "The second.")
    assert [passage.number for passage in read_corpus(tmp_path).passages] == [1, 2]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(tmp_path: Path, line_end: str) -> None:
    write_raw(
        tmp_path, "---\ntitle: Exit\nlanguage: en\n---\nThe first\nline.\n\nThe second.\n".replace("\n", line_end)
    )
    assert read_texts(tmp_path) == ["The first\nline.", "The second."]


def test_a_byte_order_mark_in_front_is_no_part_of_the_text(tmp_path: Path) -> None:
    write_raw(tmp_path, "\ufeff---\ntitle: Exit\nlanguage: en\n---\nThe mission ends.\n")
    assert read_texts(tmp_path) == ["The mission ends."]


def test_the_last_line_needs_no_line_end(tmp_path: Path) -> None:
    write_raw(tmp_path, "---\ntitle: Exit\nlanguage: en\n---\nThe mission ends.")
    assert read_texts(tmp_path) == ["The mission ends."]


def test_three_hyphens_in_the_text_do_not_reopen_the_front_matter(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The first.", "---", "The second.")
    assert read_texts(tmp_path) == ["The first.", "The second."]


def test_a_document_is_an_article_unless_it_says_otherwise(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.")
    assert read_only_document(tmp_path).kind is Kind.ARTICLE


def test_a_title_that_looks_like_a_date_or_a_number_stays_as_written(tmp_path: Path) -> None:
    write_raw(tmp_path, "---\ntitle: 2026-01-18\nlanguage: en\n---\nThe mission ends.\n")
    assert read_only_document(tmp_path).version(Language.ENGLISH).title == "2026-01-18"


def test_a_field_left_empty_counts_as_left_out(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.", head="publisher:\npublished:\nsources:")
    assert read_only_document(tmp_path).own_source is None


def test_a_field_of_another_program_may_stand(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.", head="layout: post")
    assert read_texts(tmp_path) == ["The mission ends."]


def test_a_comment_in_the_front_matter_is_passed_over(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.", head="# its publisher: unknown")
    assert read_only_document(tmp_path).own_source is None


def test_the_day_of_the_event_is_read_as_a_date(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.", head="event_date: 2026-01-18")
    assert read_only_document(tmp_path).event_date == date(2026, 1, 18)


def test_an_article_rests_on_its_own_publication(tmp_path: Path) -> None:
    head = "publisher: INA\nurl: https://example.org/ina\npublished: 2026-01-18"
    write_document(tmp_path, "exit.en.md", "The mission ends.", head=head)
    expected = Source("INA", "https://example.org/ina", date(2026, 1, 18))
    assert read_corpus(tmp_path).passages[0].sources == (expected,)


def test_an_article_of_unknown_publication_names_no_source(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.")
    assert read_corpus(tmp_path).passages[0].sources == ()


def test_what_is_unknown_of_a_publication_stays_unknown(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.", head="publisher: INA")
    assert read_only_document(tmp_path).own_source == Source("INA", None, None)


def test_a_paragraph_of_a_brief_rests_on_the_sources_that_name_it_in_their_order(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The first.", "The second.", "The third.", head=TWO_SOURCES)
    assert read_publishers(tmp_path) == [["Reuters"], ["Reuters", "Shafaq News"], []]


def test_an_entry_of_a_timeline_begins_with_its_date(tmp_path: Path) -> None:
    write_document(tmp_path, "days.en.md", "2026-01-18 The mission ends.", head="kind: timeline")
    assert read_only_document(tmp_path).kind is Kind.TIMELINE


def test_an_entry_of_a_timeline_may_be_a_list_item(tmp_path: Path) -> None:
    write_document(tmp_path, "days.en.md", "- 2026-01-18: It ends.\n- 2026-02-01: They go.", head="kind: timeline")
    assert read_texts(tmp_path) == ["2026-01-18: It ends.", "2026-02-01: They go."]


def test_the_folders_own_readme_is_no_document(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.")
    (tmp_path / "README.md").write_text("About these texts.", encoding="utf-8")
    assert read_texts(tmp_path) == ["The mission ends."]


def test_files_of_other_kinds_are_passed_over(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.")
    (tmp_path / "notes.txt").write_text("Not a document.", encoding="utf-8")
    assert read_texts(tmp_path) == ["The mission ends."]


def test_reading_a_folder_twice_gives_equal_corpora(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The first.", "The second.", head=TWO_SOURCES)
    assert read_corpus(tmp_path) == read_corpus(tmp_path)


def test_a_corpus_needs_no_glossary(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.")
    assert read_corpus(tmp_path).glossary == ()


def test_a_row_of_the_glossary_is_a_thing_with_its_names(tmp_path: Path) -> None:
    write_glossary(tmp_path, " انسحاب ,withdrawal,pull-out | سحب القوات,concept")
    assert read_corpus(tmp_path).glossary == (
        GlossaryEntry("انسحاب", "withdrawal", ("pull-out", "سحب القوات"), "concept"),
    )


def test_a_name_in_the_glossary_may_contain_a_comma_in_quotation_marks(tmp_path: Path) -> None:
    write_glossary(tmp_path, 'أربيل,"Erbil, Iraq",,place')
    assert read_corpus(tmp_path).glossary[0].english == "Erbil, Iraq"


def test_a_name_in_the_glossary_may_have_no_variants(tmp_path: Path) -> None:
    write_glossary(tmp_path, "أربيل,Erbil,,place")
    assert read_corpus(tmp_path).glossary[0].variants == ()


def test_the_glossary_keeps_the_order_of_its_rows(tmp_path: Path) -> None:
    write_glossary(tmp_path, "ب,second,,x", "", "أ,first,,x")
    assert [entry.english for entry in read_corpus(tmp_path).glossary] == ["second", "first"]
