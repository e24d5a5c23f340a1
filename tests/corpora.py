"""Small corpora, made to measure: in memory to be searched, in a folder to be read."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from bot.answering.answers import Answer, answer_question
from bot.answering.calibration import Tables, shipped_calibration
from bot.documents import CorpusError, Document, EditorsQuestion, Kind, Paragraph, Version, read_corpus
from bot.search import Index, Query
from bot.text.languages import Language
from bot.text.terms import find_terms


def make_document(
    slug: str,
    *,
    arabic: Sequence[str] = (),
    english: Sequence[str] = (),
    arabic_title: str = "",
    english_title: str = "",
) -> Document:
    """Return a document of these paragraphs; the Arabic ones, if there are any, were written first."""
    versions = {
        language: Version(language, title, tuple(Paragraph(text, 1, None) for text in paragraphs))
        for language, title, paragraphs in (
            (Language.ARABIC, arabic_title, arabic),
            (Language.ENGLISH, english_title, english),
        )
        if paragraphs
    }
    return Document(slug, Kind.ARTICLE, next(iter(versions)), MappingProxyType(versions), None, (), None)


def make_index(*documents: Document, questions: Sequence[EditorsQuestion] = ()) -> Index:
    """Return an index of the passages of `documents`, in this order, and of editors' questions."""
    return Index([passage for document in documents for passage in document.passages], questions=questions)


def tables_for(index: Index) -> Tables:
    """Return the tables that come with the program for such an index."""
    return shipped_calibration().tables(with_questions=index.questions is not None)


def ask_index(question: str, index: Index, *previous: str, fallback: Language = Language.ARABIC) -> Answer:
    """Answer a question as the program does as it comes."""
    return answer_question(question, index, tables_for(index), fallback, previous)


def make_query(question: str) -> Query:
    """Return a question that is searched in its own words alone, untranslated."""
    return Query(find_terms(question), ())


def write_document(folder: Path, name: str, *paragraphs: str, head: str = "") -> None:
    """Write a document whose front matter is its title, the language its name says and the lines of `head`."""
    language = name.split(".")[-2]
    lines = ["---", f"title: {name}", f"language: {language}", *head.splitlines(), "---"]
    text = "\n".join(lines) + "\n" + "\n\n".join(paragraphs) + "\n"
    (folder / name).write_text(text, encoding="utf-8")


def write_glossary(folder: Path, *rows: str) -> None:
    """Write a glossary of these rows beside a document that is in order."""
    write_document(folder, "exit.en.md", "The mission ends.")
    lines = ["term_ar,term_en,variants,kind", *rows]
    (folder / "glossary.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_outlets(folder: Path, *rows: str) -> None:
    """Write how outlets are named."""
    (folder / "outlets.csv").write_text("\n".join(["name_en,name_ar,also", *rows]) + "\n", encoding="utf-8")


def write_questions(folder: Path, *rows: str) -> None:
    """Write editors' questions of these rows."""
    (folder / "questions.csv").write_text("\n".join(["question,document,paragraph", *rows]) + "\n", encoding="utf-8")


def find_problems(folder: Path) -> list[tuple[str, int, StrEnum]]:
    """Return name, line and reason of everything wrong in `folder`, in the order in which it is told."""
    try:
        read_corpus(folder)
    except CorpusError as error:
        return [(Path(problem.file).name, problem.line, problem.reason) for problem in error.problems]
    return []
