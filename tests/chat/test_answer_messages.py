"""Answers as Telegram shows them."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.answering.answers import Answer
from bot.chat.writing.answer_messages import answer_message
from bot.chat.writing.bidi import mark_for
from bot.engine import Engine
from bot.locale import Phrases
from bot.text.languages import Language, detect_language
from tests.corpora import write_document
from tests.standin.entities import Formatted, cut_utf16, format_message

ARABIC_QUESTION = "متى تنتهي مهمة التحالف في العراق؟"
ENGLISH_QUESTION = "When does the coalition mission in Syria end?"
QUESTIONS = [
    ARABIC_QUESTION,
    ENGLISH_QUESTION,
    "ماذا قال البنتاغون؟",
    "who voted in parliament?",
    "قاعدة عين الأسد",
    "NATO",
]
UNANSWERABLE = ["ما هي عاصمة البرازيل", "How do I bake bread?"]
HEAD = '---\ntitle: "{title}"\nlanguage: {language}\noriginal: ar\nkind: brief\nsources:\n{sources}\n---\n'
SOURCE = '  - publisher: "Outlet {n}"\n    url: "https://example.org/{path}"\n    paragraphs: [1]'

Sentences = Mapping[Language, Phrases]


def shown(answer: Answer, sentences: Sentences) -> Formatted:
    return format_message(answer_message(answer, sentences[answer.language]).html, "HTML")


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


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_citation_is_quoted_word_for_word(question: str, engine: Engine, sentences: Sentences) -> None:
    answer = engine.ask(question).answer
    assert answer.citations
    text = shown(answer, sentences).text
    assert [c.quote.text for c in answer.citations if c.quote.text not in text] == []


@pytest.mark.parametrize("question", QUESTIONS + UNANSWERABLE)
def test_every_line_begins_on_its_side(question: str, engine: Engine, sentences: Sentences) -> None:
    answer = engine.ask(question).answer
    message = shown(answer, sentences)
    foreign = {row for c in answer.citations if c.translation for row in c.quote.text.split("\n")}
    rows = [*filter(None, message.text.split("\n"))]
    own = {row: row.strip("\u200e\u200f") not in foreign for row in rows}
    assert rows
    assert [row for row in rows if mark_for(row, answer.language if own[row] else answer.language.other)] == []


@pytest.mark.parametrize("question", QUESTIONS + UNANSWERABLE)
def test_telegram_drops_nothing_of_a_message(question: str, engine: Engine, sentences: Sentences) -> None:
    assert shown(engine.ask(question).answer, sentences).losses == ()


def test_the_matching_words_of_a_quote_are_bold(engine: Engine, sentences: Sentences) -> None:
    answer = engine.ask(ARABIC_QUESTION).answer
    quote = answer.citations[0].quote
    bold = marked(shown(answer, sentences), "bold")
    assert quote.highlights
    assert [quote.text[start:end] for start, end in quote.highlights] == bold[: len(quote.highlights)]


def test_an_english_reader_sees_the_translation_before_the_original(engine: Engine, sentences: Sentences) -> None:
    answer = engine.ask(ENGLISH_QUESTION).answer
    cited = next(c for c in answer.citations if c.translation)
    text = shown(answer, sentences).text
    assert cited.translation
    assert 0 <= text.index(cited.translation.text) < text.index(cited.quote.text)


def test_the_original_under_a_translation_is_folded(engine: Engine, sentences: Sentences) -> None:
    answer = engine.ask(ENGLISH_QUESTION).answer
    cited = next(c for c in answer.citations if c.translation)
    assert cited.quote.text in marked(shown(answer, sentences), "expandable_blockquote")


def test_a_translation_is_called_one(engine: Engine, sentences: Sentences) -> None:
    answer = engine.ask(ENGLISH_QUESTION).answer
    assert sentences[Language.ENGLISH].answer.translation in marked(shown(answer, sentences), "bold")


def test_a_reader_of_the_original_language_sees_no_translation(tmp_path: Path, sentences: Sentences) -> None:
    answer = brief(tmp_path, "غادر المستشارون القاعدة.").ask("المستشارون القاعدة").answer
    assert sentences[Language.ARABIC].answer.translation not in shown(answer, sentences).text


def test_the_outlets_of_the_cited_paragraph_are_linked_and_no_others(engine: Engine, sentences: Sentences) -> None:
    answer = engine.ask(ENGLISH_QUESTION).answer
    links = [entity["url"] for entity in shown(answer, sentences).entities if entity["type"] == "text_link"]
    assert links == [source.url for c in answer.citations for source in c.sources if source.url]


def test_a_brief_is_called_an_editors_summary(tmp_path: Path, sentences: Sentences) -> None:
    answer = brief(tmp_path, "غادر المستشارون القاعدة.").ask("هل غادر المستشارون القاعدة؟").answer
    assert sentences[Language.ARABIC].answer.editors_summary in shown(answer, sentences).text


def test_an_article_without_publisher_and_date_says_so(sentences: Sentences, tmp_path: Path) -> None:
    (tmp_path / "a.ar.md").write_text(
        "---\ntitle: خبر\nlanguage: ar\n---\nغادر المستشارون القاعدة.\n", encoding="utf-8"
    )
    answer = Engine(tmp_path, Language.ARABIC).ask("هل غادر المستشارون القاعدة؟").answer
    assert sentences[Language.ARABIC].answer.no_publication in shown(answer, sentences).text


def test_text_that_looks_like_html_is_shown_as_it_is(tmp_path: Path, sentences: Sentences) -> None:
    answer = brief(tmp_path, "غادر <b>المستشارون</b> & القاعدة &amp; <").ask("المستشارون القاعدة").answer
    assert "غادر <b>المستشارون</b> & القاعدة &amp; <" in shown(answer, sentences).text


def test_a_paragraph_without_end_still_fits_into_a_message(tmp_path: Path, sentences: Sentences) -> None:
    answer = brief(tmp_path, "غادر المستشارون القاعدة " * 2000).ask("المستشارون القاعدة").answer
    assert marked(shown(answer, sentences), "blockquote") == [answer.citations[0].quote.text]


def test_of_too_many_outlets_as_many_are_named_as_fit(tmp_path: Path, sentences: Sentences) -> None:
    answer = brief(tmp_path, "غادر المستشارون القاعدة.", outlets=150).ask("المستشارون القاعدة").answer
    assert "Outlet 40" in shown(answer, sentences).text


def test_an_endless_title_is_cut(tmp_path: Path, sentences: Sentences) -> None:
    engine = brief(tmp_path, "غادر المستشارون القاعدة.", title="عنوان " * 2000)
    assert len(shown(engine.ask("المستشارون القاعدة").answer, sentences).text) < 500


@pytest.mark.parametrize("question", UNANSWERABLE)
def test_a_refusal_says_so_first(question: str, engine: Engine, sentences: Sentences) -> None:
    answer = engine.ask(question).answer
    assert shown(answer, sentences).text.startswith(sentences[answer.language].answer.not_found)


def test_a_refusal_names_the_nearest_titles(sentences: Sentences, engine: Engine) -> None:
    answer = engine.ask("Which cake did the ambassador bake in Baghdad on Tuesday for penguins?").answer
    titles = [document.version(Language.ENGLISH).title for document in answer.nearest]
    assert titles
    assert re.findall("\u2068(.+)\u2069", shown(answer, sentences).text) == titles


DIFFERING = {
    "How many penguins marched out of Babylon?": (
        "Some 2,500 penguins marched out of Babylon.",
        "About 900 penguins marched out of Babylon.",
    ),
    "كم بطريقا خرج من بابل؟": ("خرج نحو 2500 بطريق من بابل.", "خرج نحو 900 بطريق من بابل."),
}


@pytest.mark.parametrize("question", DIFFERING)
def test_sources_that_differ_are_told_above_the_quotes(question: str, tmp_path: Path, sentences: Sentences) -> None:
    language = detect_language(question)
    for number, text in enumerate(DIFFERING[question]):
        write_document(tmp_path, f"source{number}.{language}.md", text)
    write_document(tmp_path, "filler.en.md", "Bees make honey in spring.", "Cats sleep all day.", "Dogs bark at night.")
    answer = Engine(tmp_path, Language.ENGLISH).ask(question).answer
    first, *_ = shown(answer, sentences).text.split("\n")
    assert mark_for(first, answer.language) == ""
    assert sentences[answer.language].answer.differ in first
    assert [claim.value in first for claim in answer.claims] == [True, True]
