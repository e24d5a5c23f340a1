"""What is kept and what is dropped of pages and files, held against the articles as they were written."""

import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO

import pytest

from bot.adding.drafts import AddingError, Draft, Refusal, Remark, Upload
from bot.adding.extraction import extract
from bot.adding.worker import extract_apart
from bot.text.languages import Language
from tests.adding.articles import BRIEFING, EVACUATION, HANDOVER, TALKS
from tests.adding.made_files import make_page, make_pdf, make_word

TABLE = ("الفئة | العدد", "معدات ثابتة | 214", "مستشارون غادروا | 340")
HEADS = ("What the protocol says", "What comes next")
# Layout, what its body says, title, publisher, day.
LAYOUTS: list[tuple[str, Sequence[str], str, str | None, date | None]] = [
    ("semantic_english", HANDOVER, "Engineers take over last sites at Sandhill", "Riverbank News", date(2026, 1, 18)),
    ("wordpress_arabic", EVACUATION, "إكمال إخلاء قاعدة الرمال وتسليم مفاتيحها", "وكالة الضفاف", date(2026, 1, 18)),
    ("tables_windows_1256", TALKS, "الجلسة الرابعة للجنة الفنية العليا", None, None),
    ("div_soup_english", BRIEFING, "Committee agrees on sites and contracts", "The Palm Gazette", date(2025, 10, 14)),
    ("paragraphs_as_divs_arabic", TALKS,
     "اللجنة الفنية العليا تعقد جلستها الرابعة", "شبكة المنارة", date(2025, 10, 14)),
    ("lists_and_quotes_english", (*HANDOVER, *HEADS),
     "Sandhill base changes hands", "Two Rivers Monitor", date(2026, 1, 19)),
    ("boxes_between_arabic", EVACUATION, "قاعدة الرمال بعهدة القوات العراقية", "صوت الفرات", date(2026, 1, 18)),
    ("press_release_english", BRIEFING,
     "Fourth session of the technical committee", "Office of Public Affairs", date(2025, 10, 14)),
    ("table_arabic", (*EVACUATION, *TABLE), "جرد قاعدة الرمال بالأرقام", "مرصد الأرقام", date(2026, 2, 2)),
    ("amp_english", HANDOVER, "Advisers leave Sandhill", "Dune Wire", date(2026, 1, 18)),
    ("overlays_arabic", TALKS, "تفاهمات أولية بشأن منشآت التحالف", "بوابة الرافد", date(2025, 10, 15)),
    ("long_comments_english", BRIEFING, "Fifth session to be held in Erbil", "Harbour Post", date(2025, 10, 16)),
]  # fmt: skip
MOST_LEFT, LEAST_KEPT = 0.02, 0.98


def taken(layout: str, article: Sequence[str]) -> Draft:
    encoding = "cp1256" if "1256" in layout else "utf-8"
    return extract(Upload(make_page(layout, article, encoding), "page.html"))


def remarks_of(draft: Draft) -> set[Remark]:
    return {remark for remark, _ in draft.remarks}


@pytest.mark.parametrize(("layout", "article", "title", "publisher", "day"), LAYOUTS, ids=[row[0] for row in LAYOUTS])
def test_of_a_page_the_article_is_kept_and_its_furniture_dropped(
    layout: str, article: Sequence[str], title: str, publisher: str | None, day: date | None
) -> None:
    draft = taken(layout, article)
    texts = [block.text for block in draft.blocks]
    kept = sum(len(text) for text in article if text in texts) / sum(map(len, article))
    left = sum(len(text) for text in texts if text not in article) / sum(map(len, texts))
    assert kept >= LEAST_KEPT
    assert left <= MOST_LEFT, [text for text in texts if text not in article]
    assert (draft.title, draft.publisher, draft.published) == (title, publisher, day)


@pytest.mark.parametrize("article", [EVACUATION, BRIEFING], ids=["ar", "en"])
def test_of_a_word_file_title_and_paragraphs_are_read(article: Sequence[str]) -> None:
    draft = extract(Upload(make_word("A heading above", article, rows=[("a", "b"), ("1", "2")]), "report.docx"))
    assert draft.title == "A heading above"
    assert draft.paragraphs == (*article, "a | b", "1 | 2")


@pytest.mark.parametrize("mirrored", [False, True])
def test_of_a_pdf_arabic_is_read_in_its_order(mirrored: bool) -> None:  # noqa: FBT001 - how it is drawn
    lines = [line for paragraph in TALKS for line in (*broken(paragraph), "")]
    draft = extract(Upload(make_pdf(lines, mirrored=mirrored), "report.pdf"))
    assert draft.paragraphs == TALKS


def test_of_a_pdf_lines_are_joined_to_paragraphs_without_page_numbers() -> None:
    lines = [line for paragraph in HANDOVER for line in (*broken(paragraph), "")]
    draft = extract(Upload(make_pdf(["Sandhill changes hands", "", *lines, "Page 1 of 1"]), "report.pdf"))
    assert draft.title == "Sandhill changes hands"
    assert draft.paragraphs == HANDOVER


def test_a_pdf_without_text_says_so() -> None:
    assert refusal(make_pdf([]), "scan.pdf").reason is Refusal.no_text


def test_scripts_are_dropped() -> None:
    page = make_page("semantic_english", HANDOVER)
    assert b"injected words" in page
    assert "injected" not in " ".join(taken("semantic_english", HANDOVER).paragraphs)


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6", "utf-16", "utf-8-sig"])
def test_text_in_another_encoding_is_read(encoding: str) -> None:
    text = "\n\n".join(TALKS[1:2] if encoding == "iso8859_6" else TALKS)
    raw = text.encode(encoding)
    assert extract(Upload(raw, "talks.txt")).paragraphs[0] == text.split("\n\n")[0]


def test_a_guessed_encoding_is_told() -> None:
    draft = extract(Upload("\n\n".join(TALKS).encode("cp1256"), "talks.txt"))
    assert (Remark.encoding_guessed, "cp1256") in draft.remarks


def test_a_short_first_line_of_a_text_is_its_title() -> None:
    draft = extract(Upload("\n\n".join(("The fourth session", *BRIEFING)).encode(), "talks.txt"))
    assert draft.title == "The fourth session"
    assert draft.paragraphs == BRIEFING


def test_lines_broken_at_a_width_are_joined() -> None:
    text = "\n\n".join("\n".join(broken(paragraph)) for paragraph in BRIEFING)
    assert extract(Upload(text.encode(), "talks.txt")).paragraphs == BRIEFING


def test_a_corpus_file_is_what_it_says_it_is() -> None:
    head = "title: Talks\nlanguage: en\nkind: brief\nsources:\n  - publisher: Reuters\n    paragraphs: [1]"
    text = f"---\n{head}\n---\n\nOne."
    draft = extract(Upload(text.encode(), "talks.en.md"))
    assert draft.title == "Talks"
    assert draft.head is not None
    assert draft.head.sources[0].publisher == "Reuters"
    assert Remark.no_publisher not in remarks_of(draft)


def test_markdown_without_front_matter_has_its_first_heading_as_title() -> None:
    draft = extract(Upload(b"# Talks\n\nThe committee *met*.\n\n- Eight states came.", "talks.md"))
    assert (draft.title, draft.paragraphs) == ("Talks", ("The committee met.", "Eight states came."))


def test_a_notice_of_rights_is_dropped_from_pasted_text_and_told() -> None:
    draft = extract(Upload("\n\n".join((*TALKS, "جميع الحقوق محفوظة", "اقرأ أيضًا: خبر آخر")).encode()))
    assert draft.paragraphs == TALKS
    assert Remark.furniture_dropped in remarks_of(draft)


def test_a_line_with_nothing_but_the_day_is_when_it_was_published() -> None:
    draft = extract(Upload("\n\n".join(("الأحد 18 كانون الثاني 2026", *TALKS)).encode()))
    assert (draft.published, draft.paragraphs) == (date(2026, 1, 18), TALKS)


def test_the_language_is_told_by_the_text() -> None:
    assert taken("overlays_arabic", TALKS).language is Language.ARABIC
    assert taken("amp_english", HANDOVER).language is Language.ENGLISH


@pytest.mark.parametrize(
    ("raw", "name", "reason"),
    [
        (b"", "empty.txt", Refusal.empty),
        (b" \n ", "blank.txt", Refusal.empty),
        (b"PK\x03\x04 but no archive", "broken.docx", Refusal.broken),
        (b"%PDF-1.7 and nothing else", "broken.pdf", Refusal.broken),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old.doc", Refusal.old_word),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d", "picture.txt", Refusal.unknown_format),
        (b"12 34 56", "numbers.txt", Refusal.no_language),
        (b"<html><body><script>alert(1)</script></body></html>", "page.html", Refusal.no_article),
        (b"a" * 16_000_000, "long.txt", Refusal.too_large),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_document_is_refused(raw: bytes, name: str, reason: Refusal) -> None:
    assert refusal(raw, name).reason is reason


def test_a_zip_bomb_is_refused_while_it_is_read() -> None:
    file = BytesIO(make_word("Bomb", ["A paragraph."]))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/media/large.xml", b"\0" * 80_000_000)
    assert len(file.getvalue()) < 200_000
    assert refusal(file.getvalue(), "bomb.docx").reason is Refusal.expands


def test_what_is_read_apart_is_the_same() -> None:
    upload = Upload(make_word("A heading", TALKS), "report.docx")
    assert extract_apart(upload) == extract(upload)


def test_a_refusal_comes_from_apart_too() -> None:
    with pytest.raises(AddingError) as caught:
        extract_apart(Upload(make_pdf([]), "scan.pdf"))
    assert caught.value.reason is Refusal.no_text


def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(AddingError) as caught:
        extract_apart(Upload(make_word("A heading", TALKS), "report.docx"), time_limit=0.001)
    assert caught.value.reason is Refusal.too_slow


def refusal(raw: bytes, name: str) -> AddingError:
    with pytest.raises(AddingError) as caught:
        extract(Upload(raw, name))
    return caught.value


def broken(paragraph: str, width: int = 80) -> list[str]:
    """Return a paragraph in lines of at most so many letters."""
    lines = [""]
    for word in paragraph.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
