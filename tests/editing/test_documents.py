"""Documents are added, removed, renamed, edited and translated: whole or not at all, and each change can be undone."""

import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adding.drafts import Block, Draft
from bot.documents import CorpusError, CorpusReason, add_question, check_corpus, read_corpus
from bot.documents.history import MOST_UNDONE, Deed, FileChange, FilesChange, keep_content, mark, read_history, record
from bot.editing.changing import change_files, undo_last
from bot.editing.documents import (
    add_document,
    add_translation,
    edit_document,
    remove_document,
    rename_document,
    text_of,
)
from bot.editing.names import slug_for
from bot.store.process_lock import hold_folder
from bot.text.languages import Language
from tests.corpora import write_document, write_questions
from tests.hindrances import files_of_at_most, written_by_nobody

DRAFT = Draft(
    (Block("The base was handed over."), Block("What came next", is_heading=True), Block("Nobody is left.")),
    Language.ENGLISH,
    "Base handed over",
    "Riverbank News",
    "https://example.org/base",
    date(2026, 1, 18),
)
ARABIC = Draft((Block("سُلّمت القاعدة."), Block("لم يبق أحد.")), Language.ARABIC, "تسليم القاعدة")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a document of two paragraphs, and a question on each."""
    write_document(tmp_path, "exit.en.md", "The mission ends.", "Troops leave.")
    write_questions(tmp_path, "When?,exit,1", "Who leaves?,exit,2")
    return tmp_path


def shown(folder: Path) -> dict[str, bytes]:
    """Return every file that somebody sees in the folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.startswith(".")}


def left_behind(folder: Path) -> list[str]:
    """Return hidden files that are no part of the history."""
    history = folder / ".history"
    tried = history.iterdir() if history.is_dir() else ()
    hidden = [file.name for file in folder.iterdir() if file.name.startswith(".") and file.name != ".history"]
    return hidden + [file.name for file in tried if file.name.startswith(("tried-", "."))]


def reason(error: pytest.ExceptionInfo[CorpusError]) -> str:
    return error.value.problems[0].reason


def test_a_draft_becomes_a_document(folder: Path) -> None:
    slug = add_document(folder, DRAFT)
    document = next(each for each in read_corpus(folder).documents if each.slug == slug)
    version = document.versions[Language.ENGLISH]
    assert slug == "base-handed-over-2026-01-18"
    assert [each.text for each in version.paragraphs] == list(DRAFT.paragraphs)
    assert version.paragraphs[1].heading == "What came next"
    assert document.own_source is not None
    assert (document.own_source.publisher, document.own_source.published) == ("Riverbank News", date(2026, 1, 18))


@settings(max_examples=30)
@given(st.text("ab ا*_`[]()<>&#-+.1\\~|!\"':=\n", min_size=1, max_size=40).filter(lambda text: "".join(text.split())))
def test_whatever_marks_a_paragraph_has_it_is_read_as_it_was(text: str) -> None:
    lines = filter(None, (" ".join(line.split()) for line in text.split("\n")))
    paragraph = "x" + "\n".join(lines)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.en.md").write_text(text_of(Draft((Block(paragraph),), Language.ENGLISH, "A")), encoding="utf-8")
        found = read_corpus(folder).passages
    assert [" ".join(each.original.split()) for each in found] == [" ".join(paragraph.split())]


def test_what_has_no_title_is_called_and_named_by_its_beginning(folder: Path) -> None:
    text = f"The last convoy left the base. {'Nobody stayed. ' * 20}"
    draft = Draft((Block(text),), Language.ENGLISH)
    assert text.startswith(f"{draft.written_title} ")
    assert add_document(folder, draft) == "last-convoy-left-base-nobody-stayed-nobody"


@pytest.mark.parametrize("title", ["A: b # c", '"quoted"', "- list", "'", "2026", "yes", "سؤال: جواب", "a\\b"])
def test_whatever_a_title_is_it_is_read_as_it_was(folder: Path, title: str) -> None:
    add_document(folder, Draft(DRAFT.blocks, Language.ENGLISH, title), "new")
    assert {each.version(Language.ENGLISH).title for each in read_corpus(folder).documents} == {"exit.en.md", title}


@pytest.mark.parametrize("slug", ["../out", "a/b", ".hidden", "..", "a b", "a\\b", "", "ä", "a" * 81, "x\0y", "/etc/x"])
def test_a_name_that_is_none_is_refused(folder: Path, slug: str) -> None:
    before = shown(folder)
    with pytest.raises(CorpusError) as caught:
        rename_document(folder, "exit", slug)
    assert reason(caught) == CorpusReason.bad_slug
    assert shown(folder) == before


def test_no_two_documents_get_one_name(folder: Path) -> None:
    slugs = [add_document(folder, DRAFT) for _ in range(3)]
    assert len(set(slugs)) == 3
    with pytest.raises(CorpusError) as caught:
        add_document(folder, DRAFT, "EXIT")
    assert reason(caught) == CorpusReason.slug_taken


@pytest.mark.parametrize(
    ("title", "url", "slug"),
    [
        ("The handover of the Base", None, "handover-base"),
        ("تسليم القاعدة", "https://a.example/news/base-handed-over.html", "base-handed-over"),
        ("تسليم القاعدة", "https://a.example/?id=7", "tslym-alqaada"),
        (None, None, "document"),
    ],
)
def test_a_document_is_named_by_its_title_or_its_address(title: str | None, url: str | None, slug: str) -> None:
    assert slug_for(title, url, None, ()) == slug


def test_with_a_document_its_questions_go_and_come_back(folder: Path) -> None:
    add_document(folder, DRAFT, "base")
    add_question(folder, "Who is left?", "base", 2)
    before = shown(folder)
    assert remove_document(folder, "exit") == "exit.en.md"
    assert {question.document for question in read_corpus(folder).questions} == {"base"}
    undo_last(folder)
    assert shown(folder) == before


def test_the_last_document_is_not_removed(folder: Path) -> None:
    before = shown(folder)
    with pytest.raises(CorpusError) as caught:
        remove_document(folder, "exit")
    assert (reason(caught), shown(folder)) == (CorpusReason.no_documents, before)


def test_a_renamed_document_keeps_its_questions(folder: Path) -> None:
    rename_document(folder, "exit", "withdrawal")
    assert {question.document for question in read_corpus(folder).questions} == {"withdrawal"}
    assert not (folder / "exit.en.md").exists()


def test_a_field_is_edited_and_the_rest_stays(folder: Path) -> None:
    path = folder / "exit.en.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("language:", "# a remark\nlanguage:"), encoding="utf-8")
    edit_document(folder, "exit", "publisher", "Reuters: desk")
    edit_document(folder, "exit", "title", "Exit")
    edit_document(folder, "exit", "publisher", "Reuters")
    assert path.read_text(encoding="utf-8") == text.replace("language:", "# a remark\nlanguage:").replace(
        "title: exit.en.md", "title: Exit"
    ).replace("en\n---", "en\npublisher: Reuters\n---")


@pytest.mark.parametrize(
    ("field", "value", "why"), [("published", "soon", "not_a_date"), ("url", "x", "not_an_address")]
)
def test_a_value_that_would_be_a_problem_is_not_written(folder: Path, field: str, value: str, why: str) -> None:
    before = shown(folder)
    with pytest.raises(CorpusError) as caught:
        edit_document(folder, "exit", field, value)
    assert (reason(caught), shown(folder)) == (why, before)
    assert left_behind(folder) == []


def test_what_is_no_field_or_no_document_is_told(folder: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        edit_document(folder, "exit", "language", "ar")
    assert reason(caught) == CorpusReason.not_editable
    with pytest.raises(CorpusError) as caught:
        edit_document(folder, "entry", "title", "x")
    assert reason(caught) == CorpusReason.no_such_document


def test_a_translation_joins_its_original(folder: Path) -> None:
    add_translation(folder, ARABIC, "exit")
    document = read_corpus(folder).documents[0]
    assert document.original is Language.ENGLISH
    assert document.passages[1].text(Language.ARABIC) == "لم يبق أحد."


def test_a_translation_with_other_paragraphs_is_refused(folder: Path) -> None:
    before = shown(folder)
    with pytest.raises(CorpusError) as caught:
        add_translation(folder, Draft(ARABIC.blocks[:1], Language.ARABIC, "x"), "exit")
    assert (reason(caught), shown(folder)) == (CorpusReason.unequal_paragraphs, before)


def test_a_second_version_in_a_language_is_refused(folder: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        add_translation(folder, DRAFT, "exit")
    assert reason(caught) == CorpusReason.language_taken


def test_each_change_is_undone_the_latest_first(folder: Path) -> None:
    states = [shown(folder)]
    for change in (
        lambda: add_document(folder, DRAFT, "base"),
        lambda: add_question(folder, "Who is left?", "base", 2),
        lambda: edit_document(folder, "base", "publisher", "Reuters"),
        lambda: rename_document(folder, "base", "camp"),
        lambda: remove_document(folder, "exit"),
    ):
        change()
        states.append(shown(folder))
    while states.pop() and states:
        undone = undo_last(folder)
        assert undone is not None
        assert shown(folder) == states[-1]
    assert undo_last(folder) is None


def test_it_is_told_what_was_undone(folder: Path) -> None:
    add_document(folder, DRAFT, "base", by=7)
    undone = undo_last(folder)
    assert undone is not None
    assert isinstance(undone.change, FilesChange)
    assert (undone.change.deed, undone.change.about, undone.change.by) == (Deed.added, "Base handed over", 7)


def test_the_last_fifty_changes_can_be_undone_and_not_much_more_is_kept(folder: Path) -> None:
    for number in range(2 * MOST_UNDONE + 5):
        digest = keep_content(folder, str(number).encode())
        change = FilesChange(Deed.edited, "exit", (FileChange("exit.en.md", digest, digest),))
        mark(folder, record(folder, change), "made")
    assert [entry.number for entry in read_history(folder).entries][:1] == [MOST_UNDONE + 6]
    assert len(read_history(folder).entries) == MOST_UNDONE
    assert len(list((folder / ".history" / "contents").iterdir())) < 2 * MOST_UNDONE


def test_what_was_changed_by_hand_since_is_not_undone(folder: Path) -> None:
    edit_document(folder, "exit", "publisher", "Reuters")
    write_document(folder, "exit.en.md", "By hand.", "Indeed.")
    before = shown(folder)
    with pytest.raises(CorpusError) as caught:
        undo_last(folder)
    assert (reason(caught), shown(folder)) == (CorpusReason.changed_since, before)


@pytest.mark.parametrize("size", [0, 40, 400])
def test_a_full_disk_leaves_everything_as_it_was(folder: Path, size: int) -> None:
    before = shown(folder)
    with files_of_at_most(size), pytest.raises(CorpusError) as caught:
        add_document(folder, Draft((Block("word " * 500),), Language.ENGLISH, "Long"))
    assert (reason(caught), shown(folder), left_behind(folder)) == (CorpusReason.not_written, before, [])
    assert undo_last(folder) is None


def test_a_folder_that_cannot_be_written_is_told() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_document(folder, "exit.en.md", "The mission ends.")
        folder.chmod(0o755)
        with written_by_nobody(folder), pytest.raises(CorpusError) as caught:
            add_document(folder, DRAFT)
        assert reason(caught) == CorpusReason.not_written
        assert list(shown(folder)) == ["exit.en.md"]


def test_what_a_crash_has_left_half_done_is_done_before_the_next_change(folder: Path) -> None:
    edit_document(folder, "exit", "publisher", "Reuters")
    history = folder / ".history" / "changes.jsonl"
    after = shown(folder)
    undo_last(folder)
    lines = history.read_text(encoding="utf-8").split("\n")
    history.write_text("\n".join(line for line in lines if '"files"' in line), encoding="utf-8")  # begun, not made
    add_question(folder, "How?", "exit", 1)
    undo_last(folder)
    assert shown(folder) == after


def test_a_line_of_the_history_that_was_cut_short_costs_no_other(folder: Path) -> None:
    edit_document(folder, "exit", "publisher", "Reuters")
    with (folder / ".history" / "changes.jsonl").open("a") as file:
        file.write('\n{"kind":"files","num')
    edit_document(folder, "exit", "publisher", "AP")
    assert len(read_history(folder).entries) == 2


def test_the_history_is_no_part_of_the_corpus(folder: Path) -> None:
    add_document(folder, DRAFT)
    assert check_corpus(folder).left_out == ()


def test_of_two_administrators_at_once_each_change_is_made(folder: Path) -> None:
    with ThreadPoolExecutor(4) as writers:
        slugs = list(writers.map(lambda _: add_document(folder, DRAFT), range(8)))
    assert len(set(slugs)) == 8
    assert check_corpus(folder).documents == 9


def test_a_history_that_leads_out_of_the_folder_is_refused(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (folder / ".history").symlink_to(outside)
    with pytest.raises(CorpusError) as caught:
        add_document(folder, DRAFT)
    assert (reason(caught), list(outside.iterdir())) == (CorpusReason.outside, [])


def test_a_broken_corpus_can_be_mended(folder: Path) -> None:
    (folder / "broken.en.md").write_text("no front matter", encoding="utf-8")
    add_document(folder, DRAFT)
    change_files(folder, {"broken.en.md": None}, Deed.mended, "broken")
    assert check_corpus(folder).documents == 2


def test_a_link_within_the_folder_is_replaced_and_what_it_leads_to_is_not(folder: Path) -> None:
    shutil.copy(folder / "exit.en.md", folder / ".kept")
    (folder / "exit.en.md").unlink()
    (folder / "exit.en.md").symlink_to(".kept")
    before = (folder / ".kept").read_bytes()
    edit_document(folder, "exit", "publisher", "Reuters")
    assert (folder / ".kept").read_bytes() == before


def test_the_folder_is_changed_while_a_bot_holds_it(folder: Path) -> None:
    with hold_folder(folder):
        add_document(folder, DRAFT)
    assert check_corpus(folder).documents == 2
