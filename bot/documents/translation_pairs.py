"""Joins the language versions of one document."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from bot.documents.corpus import Document, Source, Version
from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.documents.document_file import DocumentFile
from bot.documents.front_matter import Head
from bot.documents.paragraphs import pack
from bot.problems import Problem
from bot.text.languages import Language

_SHARED_FIELDS = ("original", "kind", "publisher", "url", "published", "event_date", "sources")


def join_versions(files: Sequence[DocumentFile]) -> Document:
    """Return the document that `files`, of one slug, make up; CorpusError if they do not fit together."""
    problems = tuple(_repeated(files)) or tuple(_unequal(files))
    if problems:
        raise CorpusError(*problems)
    first = _original(files)
    head = first.head
    return Document(
        slug=first.slug,
        kind=head.kind,
        original=head.language,
        versions=MappingProxyType(
            {
                file.head.language: Version(
                    file.head.language, file.head.title, pack(file.paragraphs), file.head.questions
                )
                for file in files
            }
        ),
        own_source=_own_source(head),
        sources=tuple(Source(s.publisher, s.url, s.published, s.paragraphs) for s in head.sources),
        event_date=head.event_date,
        compiled=max((file.head.compiled for file in files if file.head.compiled), default=None),
    )


def _repeated(files: Sequence[DocumentFile]) -> Iterator[Problem]:
    seen: dict[tuple[str, Language], str] = {}
    for file in files:
        if file.key in seen:
            yield Problem(file.path, 1, CorpusReason.duplicate, {"slug": file.slug, "other": seen[file.key]})
        seen.setdefault(file.key, file.path)


def _unequal(files: Sequence[DocumentFile]) -> Iterator[Problem]:
    first = _original(files)
    for file in files:
        if len(file.paragraphs) != len(first.paragraphs):
            counts = {"count": str(len(file.paragraphs)), "other_count": str(len(first.paragraphs))}
            yield Problem(file.path, file.last_line, CorpusReason.unequal_paragraphs, {**counts, "other": first.path})
        for field in _SHARED_FIELDS:
            if getattr(file.head, field) != getattr(first.head, field):
                yield Problem(file.path, 1, CorpusReason.field_differs, {"field": field, "other": first.path})


def _original(files: Sequence[DocumentFile]) -> DocumentFile:
    """Return the version written first; where nobody says which, the Arabic one, else the only one."""
    said = next((file.head.original for file in files if file.head.original), Language.ARABIC)
    return next((file for file in files if file.head.language is said), files[0])


def _own_source(head: Head) -> Source | None:
    known = (head.publisher, head.url, head.published)
    return Source(*known) if any(known) else None
