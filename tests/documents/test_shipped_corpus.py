"""The corpus that comes with the bot is whole, in both languages, and every statement in it can be traced."""

import re
import unicodedata
from pathlib import Path

import pytest

from bot.documents import Corpus, Document, Kind, Passage, read_corpus
from bot.engine import Engine
from bot.text.languages import Language, detect_language
from bot.text.terms import find_terms
from tests.paths import CORPUS

FOLDER = CORPUS
ARTICLE = "iraq-evacuates-bases"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(FOLDER)


@pytest.fixture(scope="module")
def article(corpus: Corpus) -> Document:
    return next(document for document in corpus.documents if document.slug == ARTICLE)


@pytest.fixture(scope="module")
def timeline(corpus: Corpus) -> Document:
    return next(document for document in corpus.documents if document.kind is Kind.TIMELINE)


def texts(corpus: Corpus) -> list[str]:
    return [text for passage in corpus.passages for language in Language if (text := passage.text(language))]


def name(passage: Passage) -> str:
    return f"{passage.document.slug} {passage.number}"


def find_years(text: str | None) -> set[str]:
    return {term.text for term in find_terms(text or "") if re.fullmatch(r"(19|20)\d\d", term.text)}


def cite(question: str, engine: Engine) -> list[str]:
    return [name(citation.passage) for citation in engine.ask(question).answer.citations]


def test_there_are_forty_nine_documents(corpus: Corpus) -> None:
    assert len(corpus.documents) == 49


def test_one_is_the_article_one_the_timeline_and_all_others_are_briefs(corpus: Corpus) -> None:
    assert sorted(document.kind for document in corpus.documents) == ["article", *["brief"] * 47, "timeline"]


def test_every_document_is_there_in_both_languages(corpus: Corpus) -> None:
    assert [document.slug for document in corpus.documents if set(document.versions) != set(Language)] == []


def test_every_file_in_the_folder_is_one_of_its_documents(corpus: Corpus) -> None:
    files = {f"{document.slug}.{language}.md" for document in corpus.documents for language in document.versions}
    assert {path.name for path in FOLDER.iterdir()} == files | {
        "corpus.yaml",
        "glossary.csv",
        "outlets.csv",
        "questions.csv",
        "README.md",
    }


def test_every_paragraph_is_in_the_language_its_file_says(corpus: Corpus) -> None:
    wrong = [
        name(p)
        for p in corpus.passages
        for language in Language
        if detect_language(p.text(language) or "") is not language
    ]
    assert wrong == []


def test_every_title_is_in_the_language_its_file_says(corpus: Corpus) -> None:
    versions = [version for document in corpus.documents for version in document.versions.values()]
    assert [v.title for v in versions if detect_language(v.title) is not v.language] == []


def test_no_two_documents_have_one_title(corpus: Corpus) -> None:
    titles = [version.title for document in corpus.documents for version in document.versions.values()]
    assert len(set(titles)) == len(titles)


def test_the_article_has_twelve_paragraphs(article: Document) -> None:
    assert [passage.number for passage in article.passages] == list(range(1, 13))


def test_the_article_is_quoted_in_arabic(article: Document) -> None:
    assert article.original is Language.ARABIC


def test_the_unknown_publisher_of_the_article_is_not_invented(article: Document) -> None:
    assert [passage.sources for passage in article.passages] == [()] * 12


def test_the_article_stands_under_its_two_headings(article: Document) -> None:
    headings = [paragraph.heading for paragraph in article.version(Language.ARABIC).paragraphs]
    iraq, syria = "انسحاب القوات الأميركية من العراق", "خطة جديدة لمكافحة فلول التنظيم في سوريا"
    assert headings == [*[None] * 4, *[syria] * 4, *[iraq] * 4]


def test_every_paragraph_of_a_brief_names_a_source(corpus: Corpus) -> None:
    briefs = [passage for passage in corpus.passages if passage.document.kind is Kind.BRIEF]
    assert [name(passage) for passage in briefs if not passage.sources] == []


def test_every_entry_of_the_timeline_names_a_source(timeline: Document) -> None:
    assert [name(passage) for passage in timeline.passages if not passage.sources] == []


def test_every_source_has_a_publisher_and_an_address(corpus: Corpus) -> None:
    sources = [source for document in corpus.documents for source in document.sources]
    assert [source for source in sources if not (source.publisher and source.url)] == []


def test_every_source_supports_a_paragraph(corpus: Corpus) -> None:
    sources = [source for document in corpus.documents for source in document.sources]
    assert [source.url for source in sources if not source.paragraphs] == []


def test_no_document_names_a_source_twice(corpus: Corpus) -> None:
    addresses = [[source.url for source in document.sources] for document in corpus.documents]
    assert [urls for urls in addresses if len(set(urls)) != len(urls)] == []


def test_the_timeline_runs_from_the_earliest_day_to_the_latest(timeline: Document) -> None:
    days = [passage.original[:10] for passage in timeline.passages]
    assert days == sorted(days)


def test_both_versions_of_the_timeline_have_the_same_days(timeline: Document) -> None:
    arabic, english = (timeline.version(language).paragraphs for language in Language)
    assert [paragraph.text[:10] for paragraph in arabic] == [paragraph.text[:10] for paragraph in english]


def test_every_year_in_a_paragraph_stands_in_its_translation_too(corpus: Corpus) -> None:
    both = [
        (name(p), find_years(p.text(Language.ARABIC)), find_years(p.text(Language.ENGLISH))) for p in corpus.passages
    ]
    assert [passage for passage, arabic, english in both if arabic != english] == []


@pytest.mark.parametrize(
    "sign", ["**", "](", "`", "<", "\n", "  ", "\u200e", "\u200f"]
)  # left-to-right, right-to-left mark
def test_paragraphs_are_plain_text_on_one_line(corpus: Corpus, sign: str) -> None:
    assert [text for text in texts(corpus) if sign in text] == []


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.??.md")), ids=lambda file: file.name)
def test_passages_are_what_lies_between_blank_lines_and_is_no_heading(file: Path, corpus: Corpus) -> None:
    slug, language, _ = file.name.split(".")
    _, _, body = file.read_text(encoding="utf-8").split("---\n", 2)
    blocks = [block.strip() for block in body.split("\n\n") if not block.strip().startswith("#")]
    document = next(document for document in corpus.documents if document.slug == slug)
    assert [passage.text(Language(language)) for passage in document.passages] == blocks


def test_letters_are_written_in_composed_form(corpus: Corpus) -> None:
    assert [text for text in texts(corpus) if not unicodedata.is_normalized("NFC", text)] == []


def test_no_thing_stands_twice_in_the_glossary(corpus: Corpus) -> None:
    names = [(entry.arabic, entry.english) for entry in corpus.glossary]
    assert len(set(names)) == len(names) > 0


def test_editors_wrote_questions_for_every_paragraph(corpus: Corpus) -> None:
    asked = {(question.document, question.paragraph) for question in corpus.questions}
    assert [name(p) for p in corpus.passages if (p.document.slug, p.number) not in asked] == []


def test_editors_wrote_questions_in_both_languages_for_every_document(corpus: Corpus) -> None:
    languages: dict[str, set[Language | None]] = {document.slug: set() for document in corpus.documents}
    for question in corpus.questions:
        if question.is_answered:
            languages[question.document or ""].add(detect_language(question.text))
    assert [slug for slug, found in languages.items() if not found >= set(Language)] == []


def test_editors_wrote_questions_that_the_sources_do_not_answer_too(corpus: Corpus) -> None:
    assert any(not question.is_answered and not question.is_off_topic for question in corpus.questions)


def test_no_outlet_stands_twice(corpus: Corpus) -> None:
    names = [outlet.english for outlet in corpus.outlets]
    assert len(set(names)) == len(names) > 0


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("متى تنتهي مهمة التحالف في العراق؟", f"{ARTICLE} 11"),
        ("أين يتمركز معظم القوات المتبقية؟", f"{ARTICLE} 10"),
        ("من أعلن إكمال إخلاء القواعد؟", f"{ARTICLE} 1"),
        ("ما هي المرحلة الثانية من مهمة التحالف؟", "what-was-the-coalition 7"),
        ("متى صوت البرلمان العراقي؟", "the-story-in-short 4"),
        ("What was the coalition?", "what-was-the-coalition 1"),
        ("How many US troops are in Iraq?", "where-things-stand 4"),
    ],
)
def test_a_question_that_the_corpus_answers_cites_the_passage_that_does(
    shipped_engine: Engine, question: str, passage: str
) -> None:
    assert passage in cite(question, shipped_engine)


@pytest.mark.parametrize(
    "question",
    [
        "ما عاصمة اليابان؟",
        "Who won the world cup in 2022?",
    ],
)
def test_a_question_on_another_subject_cites_nothing(shipped_engine: Engine, question: str) -> None:
    assert cite(question, shipped_engine) == []
