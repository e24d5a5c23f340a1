"""Reads gold questions: what a person typed, and which paragraphs of this corpus answer it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.documents import Corpus
from bot.evaluation.gold_line import GoldLine, GoldPlace, read_line
from bot.evaluation.gold_problems import GoldError, GoldReason
from bot.problems import Problem

Place = tuple[str, int]  # slug of a document, number of a paragraph from 1


@dataclass(frozen=True)
class GoldQuestion:
    """A question whose right answer is known."""

    id: str
    question: str
    language: str | None  # as the file names it: "ar", "en", "mixed"
    register: str | None  # "msa", "iraqi", "english_informal" ...
    answerable: bool
    places: frozenset[Place]  # any one is right; empty only if nothing answers
    strings: tuple[str, ...]  # a right quote has one of them; () if the place is enough
    spans: tuple[str, ...]  # any one is the answer and nothing else; () where nobody marked it
    groups: tuple[tuple[str, ...], ...]  # a complete answer has one string of each
    previous: tuple[str, ...]  # earlier questions of the conversation
    kind: str | None  # why nothing answers: "near_miss", "off_topic" ...


def read_gold(path: Path, corpus: Corpus) -> tuple[GoldQuestion, ...]:
    """Return the questions of a file, in order; GoldError with everything wrong in it, places outside `corpus` too."""
    file = str(path)
    lengths = {document.slug: len(document.passages) for document in corpus.documents}
    questions: dict[str, GoldQuestion] = {}
    problems: list[Problem] = []
    for number, raw in _read_lines(path):
        try:
            question = _resolve(file, number, read_line(file, number, raw), lengths)
        except GoldError as error:
            problems.extend(error.problems)
            continue
        if question.id in questions:
            problems.append(Problem(file, number, GoldReason.same_id, {"id": question.id}))
        questions[question.id] = question
    if problems:
        raise GoldError(*problems)
    if not questions:
        raise GoldError(Problem(file, 1, GoldReason.no_questions))
    return tuple(questions.values())


def read_bytes(path: Path) -> bytes:
    """Return what is in a file; GoldError if it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise GoldError(Problem(str(path), 1, GoldReason.no_file)) from error
    except OSError as error:
        values = {"detail": error.strerror or "?"}
        raise GoldError(Problem(str(path), 1, GoldReason.unreadable, values)) from error


def _read_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield each line that is not blank with its number."""
    raw = read_bytes(path).removeprefix(b"\xef\xbb\xbf")  # some editors put a byte order mark in front
    return ((number, line) for number, line in enumerate(raw.split(b"\n"), 1) if line.strip())


def _resolve(file: str, number: int, line: GoldLine, lengths: Mapping[str, int]) -> GoldQuestion:
    """Return the question of a line; `lengths` are the documents of the corpus and their numbers of paragraphs."""
    places: set[Place] = set()
    problems: list[Problem] = []
    for written in line.places if line.answerable else ():
        place = _place(file, number, written, line.document, lengths)
        if isinstance(place, Problem):
            problems.append(place)
        else:
            places.add(place)
    if line.answerable and not line.places:
        problems.append(Problem(file, number, GoldReason.no_gold))
    if problems:
        raise GoldError(*problems)
    return GoldQuestion(
        id=line.id,
        question=line.question,
        language=line.lang,
        register=line.variety,
        answerable=line.answerable,
        places=frozenset(places),
        strings=line.gold_strings,
        spans=line.answer_spans,
        groups=line.all_of,
        previous=(line.context,) if line.context else (),
        kind=line.unans_kind,
    )


def _place(
    file: str, number: int, written: GoldPlace, document: str | None, lengths: Mapping[str, int]
) -> Place | Problem:
    slug = written.document or document or (next(iter(lengths)) if len(lengths) == 1 else None)
    if slug is None:
        values = {"number": str(written.paragraph), "count": str(len(lengths))}
        return Problem(file, number, GoldReason.no_document, values)
    if slug not in lengths:
        return Problem(file, number, GoldReason.no_such_document, {"document": slug})
    if written.paragraph > lengths[slug]:
        values = {"document": slug, "number": str(written.paragraph), "count": str(lengths[slug])}
        return Problem(file, number, GoldReason.no_such_paragraph, values)
    return slug, written.paragraph
