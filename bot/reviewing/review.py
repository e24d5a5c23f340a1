"""Tells what an editor should look at in a corpus: nothing of it keeps the bot from answering."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import unquote

from bot.documents import Corpus, CorpusReason, Document, Kind, Paragraph, Version
from bot.documents.near_duplicates import near_pairs, shingles_of
from bot.documents.page_furniture import is_furniture
from bot.problems import Problem
from bot.text.languages import ARABIC_LETTER, LATIN_LETTER, detect_language

MOST_IN_PARAGRAPH = 1_500  # characters; what is longer is quoted badly, and found for what only a part of it says
_LEAST_TRANSLATED = 4  # words, below which a paragraph may rightly be the same in both languages
# Letters of two scripts in one word: typed on the wrong keyboard, or look-alikes of another alphabet.
_MIXED = re.compile(
    rf"\w*(?:[{ARABIC_LETTER}][{LATIN_LETTER}]|[{LATIN_LETTER}][{ARABIC_LETTER}]"
    rf"|[{LATIN_LETTER}][\u0370-\u052f]|[\u0370-\u052f][{LATIN_LETTER}])\w*"
)
# A foreign name, with what Arabic writes as one word with the next: and, so, by, as, for, the.
_NAME_WITH_PREFIX = re.compile(
    f"[\u0648\u0641\u0628\u0643\u0644\u0627\u0640]{{1,5}}[{LATIN_LETTER}][{LATIN_LETTER}\\d_]*"
)
_LINK = re.compile(r"\]\(\s*<?(?![A-Za-z][A-Za-z0-9+.-]*:|//|#)([^)<>\s#?]+)")
_MOST_SHOWN = 60  # characters


@dataclass(frozen=True)
class _File:
    """One language version of a document."""

    path: Path
    document: Document
    version: Version

    def problem(self, reason: CorpusReason, line: int = 1, **values: str) -> Problem:
        """Return something to look at in a line."""
        return Problem(str(self.path), line, reason, values)


def review(folder: Path, corpus: Corpus, today: date) -> tuple[Problem, ...]:
    """Return what should be looked at, in the order of files and lines."""
    files = [
        _File(folder / f"{document.slug}.{version.language}.md", document, version)
        for document in corpus.documents
        for version in document.versions.values()
    ]
    looks: tuple[Callable[[_File], Iterable[Problem]], ...] = (
        _paragraphs,
        _language,
        _untranslated,
        lambda file: _dates(file, today),
        _sources,
        _links,
    )
    found = [problem for file in files for look in looks for problem in look(file)]
    return tuple(sorted([*found, *_near_duplicates(files)], key=lambda problem: problem.order))


def _near_duplicates(files: Iterable[_File]) -> Iterator[Problem]:
    by_name = {file.path.name: file for file in files}
    texts = {
        name: shingles_of("\n".join(paragraph.text for paragraph in file.version.paragraphs))
        for name, file in by_name.items()
    }
    for one, other, share in near_pairs(texts):
        yield by_name[other].problem(CorpusReason.near_duplicate, other=one, share=str(round(100 * share)))


def _paragraphs(file: _File) -> Iterator[Problem]:
    for paragraph in file.version.paragraphs:
        mixed = (found[0] for found in _MIXED.finditer(paragraph.text) if not _NAME_WITH_PREFIX.fullmatch(found[0]))
        if word := next(mixed, None):
            yield file.problem(CorpusReason.mixed_scripts, paragraph.line, value=word)
        if is_furniture(paragraph.text):
            yield file.problem(CorpusReason.page_furniture, paragraph.line, value=paragraph.text[:_MOST_SHOWN])
        if len(paragraph.text) > MOST_IN_PARAGRAPH:
            count, most = str(len(paragraph.text)), str(MOST_IN_PARAGRAPH)
            yield file.problem(CorpusReason.long_paragraph, paragraph.line, count=count, most=most)


def _language(file: _File) -> Iterator[Problem]:
    """Yield that a whole version seems to be in the other language, or which of its paragraphs do."""
    language = file.version.language
    others = [each for each in file.version.paragraphs if detect_language(each.text) is language.other]
    if len(others) > len(file.version.paragraphs) / 2:
        yield file.problem(CorpusReason.swapped_languages, language=language)
    else:
        yield from (file.problem(CorpusReason.other_language, each.line) for each in others)


def _untranslated(file: _File) -> Iterator[Problem]:
    """Yield the paragraphs of a translation that are the same as in the original."""
    original = file.document.versions[file.document.original]
    if file.version is original:
        return
    for mine, theirs in zip(file.version.paragraphs, original.paragraphs, strict=True):
        if mine.text == theirs.text and _is_to_be_translated(mine):
            yield file.problem(CorpusReason.untranslated, mine.line)


def _is_to_be_translated(paragraph: Paragraph) -> bool:
    return len([word for word in paragraph.text.split() if word.isalpha()]) >= _LEAST_TRANSLATED


def _dates(file: _File, today: date) -> Iterator[Problem]:
    """Yield each day of publication or compilation that has not come yet; the zones of the earth differ by a day."""
    document = file.document
    own = document.own_source
    days = {
        "published": own.published if own else None,
        "compiled": document.compiled,
        **{f"sources.{n}.published": source.published for n, source in enumerate(document.sources, 1)},
    }
    for field, day in days.items():
        if day and day > today + timedelta(days=1):
            yield file.problem(CorpusReason.date_ahead, field=field, value=day.isoformat())


def _sources(file: _File) -> Iterator[Problem]:
    document = file.document
    if document.kind is Kind.ARTICLE or file.version is not document.versions[document.original]:
        return
    if not document.sources and not (document.own_source and document.own_source.url):
        yield file.problem(CorpusReason.no_sources)
    for source in document.sources:
        if not source.url:
            yield file.problem(CorpusReason.source_without_address, source=source.publisher or "?")


def _links(file: _File) -> Iterator[Problem]:
    """Yield the links to files beside it that are not there."""
    try:
        lines = file.path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):  # it has gone since it was read
        return
    for number, line in enumerate(lines, 1):
        for target in _LINK.findall(line):
            if not (file.path.parent / unquote(target)).exists():
                yield file.problem(CorpusReason.dead_link, number, value=target[:_MOST_SHOWN])
