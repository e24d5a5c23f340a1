"""Answers as Telegram shows them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.answering.answers import Answer
from bot.answering.quotes import Quote
from bot.chat.writing.answer_messages import CardShape, answer_message
from bot.chat.writing.bidi import mark_for
from bot.chat.writing.quotes import shown_part
from bot.engine import Engine
from bot.preview.bot_api.entities import Formatted, cut_utf16
from bot.text.languages import Language, detect_language
from tests.calibrations import doubtful_calibration
from tests.corpora import write_document
from tests.paths import TEST_CORPUS
from tests.readers import PHRASES, reader_of
from tests.standin.entities import format_message

ARABIC_QUESTION = "متى تنتهي مهمة التحالف في العراق؟"
ENGLISH_QUESTION = "When does the coalition mission in Syria end?"
HOW_MANY = "كم جنديا أميركيا كان في العراق بداية 2025؟"
ON_THE_ARTICLE = "Can Iraqi forces prevent the infiltration of Daesh across the borders?"
QUESTIONS = [
    ARABIC_QUESTION,
    ENGLISH_QUESTION,
    HOW_MANY,
    ON_THE_ARTICLE,
    "ماذا قال البنتاغون؟",
    "who voted in parliament?",
    "قاعدة عين الأسد",
    "NATO",
]
UNANSWERABLE = ["ما هو الكنغر؟", "What is a kangaroo?"]
NEAR = "ما كلفة إخلاء قاعدة عين الأسد؟"
HEAD = '---\ntitle: "{title}"\nlanguage: {language}\noriginal: ar\nkind: brief\nsources:\n{sources}\n---\n'
SOURCE = '  - publisher: "Outlet {n}"\n    url: "https://example.org/{path}"\n    paragraphs: [1]'
GROUP = CardShape(further=False)


def shown(answer: Answer, shape: CardShape | None = None) -> Formatted:
    piece = answer_message(answer, reader_of(answer.language), shape or CardShape())
    return format_message(piece.html, "HTML")


def marked(message: Formatted, kind: str) -> list[str]:
    return [
        cut_utf16(message.text, int(str(entity["offset"])), int(str(entity["length"])))
        for entity in message.entities
        if entity["type"] == kind
    ]


def brief(folder: Path, text: str, outlets: int = 1, title: str = "Brief", path: str = "x") -> Engine:
    sources = "\n".join(SOURCE.format(n=n, path=path) for n in range(outlets))
    head = HEAD.format(title=title, language="ar", sources=sources)
    (folder / "brief.ar.md").write_text(f"{head}\n{text}\n", encoding="utf-8")
    return Engine(folder, Language.ARABIC)


def first_quote(answer: Answer) -> Quote:
    """Return what a card shows of its first citation, in its language."""
    cited = answer.citations[0]
    return shown_part(cited, cited.translation or cited.quote)


def bare(text: str) -> str:
    """Return what is read of a text."""
    return text.translate({ord(mark): None for mark in "\u2068\u2069\u200e\u200f"})


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_card_begins_with_the_quote_in_the_language_of_the_question(question: str, engine: Engine) -> None:
    answer = engine.ask(question).answer
    message = shown(answer)
    assert bare(message.text).startswith(first_quote(answer).text)
    assert marked(message, "blockquote") == [message.text.split("\n")[0]]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_first_citation_is_quoted_word_for_word(question: str, engine: Engine) -> None:
    answer = engine.ask(question).answer
    cited = answer.citations[0]
    assert shown_part(cited, cited.quote).text in shown(answer).text


@pytest.mark.parametrize("question", [*QUESTIONS, *UNANSWERABLE, NEAR])
def test_every_line_begins_on_its_side(question: str, engine: Engine) -> None:
    answer = engine.ask(question).answer
    message = shown(answer, CardShape(above_questions="؟ like this?", as_of=date(2026, 10, 6)))
    originals = (shown_part(c, c.quote).text for c in answer.citations if c.translation)
    foreign = {row for original in originals for row in original.split("\n")}
    for row in filter(None, message.text.split("\n")):
        language = answer.language.other if row.strip("\u200e\u200f") in foreign else answer.language
        assert mark_for(row, language) == "", row


@pytest.mark.parametrize("question", QUESTIONS + UNANSWERABLE)
def test_telegram_drops_nothing_of_a_message(question: str, engine: Engine) -> None:
    assert shown(engine.ask(question).answer).losses == ()


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answer_in_the_quote_is_bold_and_nothing_else_is(question: str, engine: Engine) -> None:
    answer = engine.ask(question).answer
    quote = first_quote(answer)
    assert marked(shown(answer), "bold") == [quote.text[start:end] for start, end in quote.highlights]


def test_the_original_of_a_translation_is_folded_under_its_label(engine: Engine) -> None:
    answer = engine.ask(ON_THE_ARTICLE).answer
    (folded,) = marked(shown(answer), "expandable_blockquote")
    assert folded.split("\n")[0] == PHRASES[Language.ENGLISH].answer.original_ar
    assert bare(folded.split("\n")[1]) == answer.citations[0].quote.text


def test_a_reader_of_the_original_language_sees_it_once(tmp_path: Path) -> None:
    answer = brief(tmp_path, "غادر المستشارون القاعدة.").ask("المستشارون القاعدة").answer
    assert shown(answer).text.count("غادر المستشارون القاعدة.") == 1
    assert marked(shown(answer), "expandable_blockquote") == []


def test_a_further_citation_is_one_line(engine: Engine) -> None:
    answer = engine.ask(HOW_MANY).answer
    assert len(answer.citations) == 2
    last = shown(answer).text.split("\n")[-1]
    assert bare(last) == f"2 · {PHRASES[Language.ARABIC].answer.no_publication}"


def test_a_further_citation_of_the_same_outlet_and_day_is_told_by_its_title(tmp_path: Path) -> None:
    for number, text in enumerate(DIFFERING["How many penguins marched out of Babylon?"]):
        head = f"kind: brief\nsources:\n{SOURCE.format(n=0, path='x')}\n"
        write_document(tmp_path, f"source{number}.en.md", text, head=head)
    write_document(tmp_path, "filler.en.md", "Bees make honey in spring.", "Cats sleep all day.", "Dogs bark at night.")
    answer = Engine(tmp_path, Language.ENGLISH).ask("How many penguins marched out of Babylon?").answer
    last = bare(shown(answer).text.split("\n")[-1])
    assert last == f"2 · {answer.citations[1].passage.document.version(Language.ENGLISH).title}"


def test_in_a_group_a_further_citation_is_none(engine: Engine) -> None:
    answer = engine.ask(HOW_MANY).answer
    assert shown(answer, GROUP).text.split("\n") == shown(answer).text.split("\n")[:-1]


def test_at_most_two_outlets_are_linked_below_a_quote(engine: Engine) -> None:
    answer = engine.ask(ENGLISH_QUESTION).answer
    links = [entity["url"] for entity in shown(answer, GROUP).entities if entity["type"] == "text_link"]
    assert 1 <= len(links) <= 2
    assert set(links) <= {source.url for source in answer.citations[0].sources}


def test_a_timeline_is_quoted_without_its_date_and_its_outlets(engine: Engine) -> None:
    answer = engine.ask("متى صوت البرلمان العراقي على إخراج القوات الأجنبية؟").answer
    assert answer.citations[0].passage.document.slug == "timeline"
    (quote,) = marked(shown(answer), "blockquote")
    assert quote.startswith("صوّت البرلمان العراقي")
    assert quote.endswith("والقرار غير ملزم.")


def test_the_day_of_a_timeline_is_told_in_words_where_its_text_does_not(tmp_path: Path) -> None:
    write_document(tmp_path, "dates.en.md", "2026-01-18 — Seven penguins left Babylon.", head="kind: timeline")
    answer = Engine(tmp_path, Language.ENGLISH).ask("How many penguins left Babylon?").answer
    assert bare(shown(answer).text).startswith("18 January 2026\nSeven penguins left Babylon.")


def test_a_brief_says_according_to_whom(tmp_path: Path) -> None:
    answer = brief(tmp_path, "غادر المستشارون القاعدة.").ask("هل غادر المستشارون القاعدة؟").answer
    assert "بحسب Outlet 0" in bare(shown(answer).text)


def test_an_article_without_publisher_and_date_says_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.ar.md").write_text(
        "---\ntitle: خبر\nlanguage: ar\n---\nغادر المستشارون القاعدة.\n", encoding="utf-8"
    )
    answer = Engine(tmp_path, Language.ARABIC).ask("هل غادر المستشارون القاعدة؟").answer
    assert PHRASES[Language.ARABIC].answer.no_publication in shown(answer).text


def test_text_that_looks_like_html_is_shown_as_it_is(tmp_path: Path) -> None:
    text = "غادر <b>المستشارون</b> & القاعدة &amp; <"
    written = text.replace("<", "\\<").replace("&", "\\&")  # as Markdown has it, which knows HTML too
    answer = brief(tmp_path, written).ask("المستشارون القاعدة").answer
    assert text in shown(answer).text


def test_a_paragraph_without_end_still_fits_into_a_message(tmp_path: Path) -> None:
    answer = brief(tmp_path, "غادر المستشارون القاعدة " * 2000).ask("المستشارون القاعدة").answer
    assert marked(shown(answer), "blockquote") == [answer.citations[0].quote.text]


def test_of_too_many_outlets_two_are_named(tmp_path: Path) -> None:
    answer = brief(tmp_path, "غادر المستشارون القاعدة.", outlets=150).ask("المستشارون القاعدة").answer
    assert bare(shown(answer).text).endswith("بحسب Outlet 0 وOutlet 1 و148 مصدراً آخر")


@pytest.mark.parametrize("question", UNANSWERABLE)
def test_a_refusal_is_one_sentence(question: str, engine: Engine) -> None:
    answer = engine.ask(question).answer
    assert shown(answer).text == PHRASES[answer.language].answer.not_found


@pytest.mark.parametrize("question", [NEAR, UNANSWERABLE[0]])
def test_who_asked_for_more_is_not_told_of_no_answer(question: str) -> None:
    doubtful = Engine(TEST_CORPUS, Language.ARABIC, calibration=doubtful_calibration())
    answer = replace(doubtful.ask(question).answer, asks_more=True)
    words = PHRASES[Language.ARABIC].answer
    assert shown(answer).text.lstrip("\u200f").split("\n")[0] == (words.more if answer.nearest else words.no_more)


def test_what_comes_nearest_says_that_it_is_no_answer() -> None:
    answer = Engine(TEST_CORPUS, Language.ARABIC, calibration=doubtful_calibration()).ask(NEAR).answer
    assert answer.nearest
    rows = shown(answer, CardShape(above_questions=PHRASES[Language.ARABIC].card.did_you_mean)).text.split("\n")
    assert rows[0] == PHRASES[Language.ARABIC].answer.nearest
    assert rows[-1] == PHRASES[Language.ARABIC].card.did_you_mean


def test_who_asks_how_things_stand_is_told_up_to_when_the_sources_reach(engine: Engine) -> None:
    message = shown(engine.ask(HOW_MANY).answer, CardShape(as_of=date(2026, 10, 6)))
    assert bare(message.text.split("\n")[-1]) == "تصل مصادري إلى 6 تشرين الأول 2026."


DIFFERING = {
    "How many penguins marched out of Babylon?": (
        "Some 2,500 penguins marched out of Babylon.",
        "About 900 penguins marched out of Babylon.",
    ),
    "كم بطريقا خرج من بابل؟": ("خرج نحو 2500 بطريق من بابل.", "خرج نحو 900 بطريق من بابل."),
}


@pytest.mark.parametrize("question", DIFFERING)
def test_sources_that_differ_are_told_above_the_quotes(question: str, tmp_path: Path) -> None:
    language = detect_language(question)
    for number, text in enumerate(DIFFERING[question]):
        write_document(tmp_path, f"source{number}.{language}.md", text)
    write_document(tmp_path, "filler.en.md", "Bees make honey in spring.", "Cats sleep all day.", "Dogs bark at night.")
    answer = Engine(tmp_path, Language.ENGLISH).ask(question).answer
    first, *_ = shown(answer).text.split("\n")
    assert mark_for(first, answer.language) == ""
    assert PHRASES[answer.language].answer.differ in first
    assert [claim.value in first for claim in answer.claims] == [True, True]


@pytest.mark.parametrize(
    ("event", "text", "months"),
    [
        ("2021-12-09", "بقي 2500 جندي في العراق.", ["كانون الأول 2021"]),
        ("2026-10-01", "بقي 2500 جندي في العراق.", []),  # as things stand
        ("2021-12-09", "في كانون الأول/ديسمبر 2021 بقي 2500 جندي في العراق.", []),  # the quote tells
    ],
)
def test_an_undated_quote_on_how_things_stood_is_introduced_by_its_month(
    event: str, text: str, months: list[str], tmp_path: Path
) -> None:
    head = f'---\ntitle: "Brief"\nlanguage: ar\nkind: brief\nevent_date: {event}\n---\n'
    (tmp_path / "brief.ar.md").write_text(f"{head}\n{text}\n", encoding="utf-8")
    answer = Engine(tmp_path, Language.ARABIC).ask("كم جنديا في العراق الآن؟").answer
    first, *_ = shown(answer, CardShape(as_of=date(2026, 10, 6))).text.split("\n")
    assert [
        month for month in ("كانون الأول 2021", "تشرين الأول 2026") if month in first and "جندي" not in first
    ] == months
