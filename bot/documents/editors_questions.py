"""Reads `questions.csv`: questions that editors say a paragraph answers, that nothing here answers, or off topic."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.documents.csv_table import read_table
from bot.documents.table_rows import OFF_TOPIC, EditorsQuestion
from bot.problems import Problem

QUESTIONS = "questions.csv"
MOST_CHARACTERS = 300
COLUMNS = ("question", "document", "paragraph")


def read_editors_questions(
    folder: Path, lengths: Mapping[str, int], tell: Callable[[Sequence[Problem]], None] | None = None
) -> tuple[EditorsQuestion, ...]:
    """Return the questions in the order of the file; () if the folder has none.

    `lengths` has the number of paragraphs of each document by its slug. CorpusError names every bad row, unless these
    are only to be told.
    """
    path = folder / QUESTIONS
    rows = read_table(path, COLUMNS)
    problems = [problem for line, row in rows for problem in check_row(str(path), line, row, lengths)]
    problems += _contradictions(str(path), rows)
    if problems and tell is None:
        raise CorpusError(*sorted(problems, key=lambda problem: problem.order))
    if tell:
        tell(problems)
    bad = {problem.line for problem in problems}
    return tuple(
        EditorsQuestion(text, document or None, int(paragraph) if paragraph else None)
        for line, (text, document, paragraph) in rows
        if line not in bad
    )


def check_row(file: str, line: int, row: Sequence[str], lengths: Mapping[str, int]) -> Iterator[Problem]:
    """Yield what is wrong with a row by itself; `lengths` as for `read_editors_questions`."""
    text, document, paragraph = row
    if not text:
        yield Problem(file, line, CorpusReason.question_empty)
    if len(text) > MOST_CHARACTERS:
        values = {"length": str(len(text)), "most": str(MOST_CHARACTERS)}
        yield Problem(file, line, CorpusReason.question_too_long, values)
    if document in {"", OFF_TOPIC}:
        if paragraph:
            yield Problem(file, line, CorpusReason.question_of_nothing, {"number": paragraph})
    elif document not in lengths:
        yield Problem(file, line, CorpusReason.question_unknown_document, {"document": document})
    elif not (paragraph.isascii() and paragraph.isdigit() and 1 <= int(paragraph) <= lengths[document]):
        values = {"number": paragraph, "document": document, "count": str(lengths[document])}
        yield Problem(file, line, CorpusReason.question_no_such_paragraph, values)


def _contradictions(file: str, rows: tuple[tuple[int, list[str]], ...]) -> Iterator[Problem]:
    """Yield a problem for each question that stands there again, for the same paragraph or as not answered at all."""
    seen: dict[str, dict[tuple[str, str], int]] = {}
    for line, (text, document, paragraph) in rows:
        before = seen.setdefault(text.casefold(), {})
        others = [at for place, at in before.items() if place == (document, paragraph) or "" in {place[1], paragraph}]
        if others:
            yield Problem(file, line, CorpusReason.question_contradicts, {"line": str(others[0])})
        before[document, paragraph] = line
