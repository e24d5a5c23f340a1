"""Adds documents to a corpus folder, removes, renames, translates and edits them; their questions go with them."""

from collections.abc import Iterator
from pathlib import Path

from bot.adding.drafts import Draft
from bot.documents import CorpusError, CorpusReason
from bot.documents.document_file import DocumentFile, read_file, slug_of
from bot.documents.document_writing import FieldValue, source_fields, with_field, write_document
from bot.documents.editors_questions import QUESTIONS
from bot.documents.encoding import read_text
from bot.documents.folder_listing import list_folder
from bot.documents.front_matter import Head
from bot.documents.history import Deed
from bot.documents.written_questions import questions_of_renamed
from bot.editing.changing import Files, changing, make_change
from bot.editing.names import checked_slug, slug_for
from bot.problems import Problem
from bot.text.languages import Language

OF_ONE_VERSION = ("title",)  # the fields that differ between languages
EDITABLE = (*OF_ONE_VERSION, "publisher", "url", "published", "event_date", "kind", "compiled")
_SHARED = ("original", "kind", "publisher", "url", "published", "event_date")


def slugs_in(folder: Path) -> tuple[str, ...]:
    """Return the names of all documents; CorpusError if the folder cannot be looked into."""
    return tuple(dict.fromkeys(slug_of(path) for path in list_folder(folder).documents))


def add_document(folder: Path, draft: Draft, slug: str | None = None, *, by: int | None = None) -> str:
    """Write a draft as a document, and return its slug; CorpusError if there is one of this name, or it is no name."""
    with changing(folder):
        known = slugs_in(folder)
        name = checked_slug(slug) if slug else slug_for(draft.written_title, draft.url, draft.published, known)
        if name.casefold() in {each.casefold() for each in known}:
            raise CorpusError(Problem(name, 0, CorpusReason.slug_taken, {"slug": name}))
        files: Files = {file_name(name, draft.language): text_of(draft).encode()}
        make_change(folder, files, Deed.added, draft.written_title, by=by)
    return name


def add_translation(folder: Path, draft: Draft, slug: str, *, by: int | None = None) -> None:
    """Write a draft as the other language of a document; CorpusError unless it is aligned with it."""
    with changing(folder):
        files = dict(versions_of(folder, slug))
        if draft.language in {file.head.language for file in files.values()}:
            values = {"slug": slug, "language": draft.language}
            raise CorpusError(Problem(slug, 0, CorpusReason.language_taken, values))
        original = next(iter(files.values()))
        written: dict[str, bytes | None] = {
            file_name(original.slug, draft.language): _translation(draft, original).encode()
        }
        if original.head.original is None:  # both must say now which was written first
            path = next(iter(files))
            text = with_field(read_text(path), "original", str(original.head.language))
            written[path.name] = text.encode()
        make_change(folder, written, Deed.translated, original.head.title, by=by)


def remove_document(folder: Path, slug: str, *, by: int | None = None) -> str:
    """Remove a document in all its languages, with the questions that it answers; return its title."""
    with changing(folder):
        files = dict(versions_of(folder, slug))
        change: dict[str, bytes | None] = dict.fromkeys(path.name for path in files)
        title = next(iter(files.values())).head.title
        make_change(folder, change | _questions(folder, slug, None), Deed.removed, title, by=by)
    return title


def rename_document(folder: Path, slug: str, new: str, *, by: int | None = None) -> None:
    """Give a document another name, in its questions too."""
    with changing(folder):
        name = checked_slug(new)
        files = dict(versions_of(folder, slug))
        others = {each.casefold() for each in slugs_in(folder)} - {slug.casefold()}
        if name.casefold() in others:
            raise CorpusError(Problem(name, 0, CorpusReason.slug_taken, {"slug": name}))
        change: dict[str, bytes | None] = dict.fromkeys(path.name for path in files)
        change |= {file_name(name, file.head.language): path.read_bytes() for path, file in files.items()}
        make_change(folder, change | _questions(folder, slug, name), Deed.renamed, f"{slug} → {name}", by=by)


def edit_document(  # noqa: PLR0913 - what, where, and who
    folder: Path,
    slug: str,
    field: str,
    value: FieldValue | None,
    language: Language | None = None,
    *,
    by: int | None = None,
) -> None:
    """Change a field of a document, in every language or in one; None takes it out."""
    if field not in EDITABLE:
        values = {"field": field, "choices": ", ".join(EDITABLE)}
        raise CorpusError(Problem(slug, 0, CorpusReason.not_editable, values))
    with changing(folder):
        files = dict(versions_of(folder, slug))
        only = language if field in OF_ONE_VERSION else None
        chosen = [path for path, file in files.items() if only in {None, file.head.language}] or list(files)[:1]
        change: Files = {path.name: with_field(read_text(path), field, value).encode() for path in chosen}
        make_change(folder, change, Deed.edited, f"{slug}: {field}", by=by)


def versions_of(folder: Path, slug: str) -> Iterator[tuple[Path, DocumentFile]]:
    """Yield the files of a document, the original first; CorpusError if there is none."""
    paths = [path for path in list_folder(folder).documents if slug_of(path) == slug]
    if not paths:
        raise CorpusError(Problem(slug[:80] or "?", 0, CorpusReason.no_such_document, {"slug": slug[:80]}))
    files = [(path, read_file(path)) for path in paths]
    yield from sorted(files, key=lambda each: each[1].head.language is not (each[1].head.original or Language.ARABIC))


def file_name(slug: str, language: Language) -> str:
    """Return the name of a document's file."""
    return f"{slug}.{language}.md"


def text_of(draft: Draft) -> str:
    """Return a draft as a corpus file."""
    return write_document(dict(_head(draft)), ((block.text, block.is_heading) for block in draft.blocks))


def _head(draft: Draft) -> Iterator[tuple[str, FieldValue]]:
    yield "title", draft.written_title
    yield "language", str(draft.language)
    head = draft.head
    if head and head.original:
        yield "original", str(head.original)
    if head:
        yield "kind", str(head.kind)
    if draft.publisher:
        yield "publisher", draft.publisher
    if draft.url:
        yield "url", draft.url
    if draft.published:
        yield "published", draft.published
    if head:
        yield from _further(head)


def _further(head: Head) -> Iterator[tuple[str, FieldValue]]:
    if head.event_date:
        yield "event_date", head.event_date
    if head.compiled:
        yield "compiled", head.compiled
    if head.sources:
        yield "sources", source_fields(head.sources)
    if head.questions:
        yield "questions", [*head.questions]


def _translation(draft: Draft, original: DocumentFile) -> str:
    """Return the file of a translation: what both share is as the original has it."""
    shared = {name: getattr(original.head, name) for name in _SHARED}
    head: dict[str, FieldValue] = {"title": draft.written_title, "language": str(draft.language)}
    head["original"] = str(original.head.original or original.head.language)
    head["kind"] = str(original.head.kind)
    head |= {name: value for name, value in shared.items() if value and name not in {"original", "kind"}}
    if original.head.sources:
        head["sources"] = source_fields(original.head.sources)
    return write_document(head, ((block.text, block.is_heading) for block in draft.blocks))


def _questions(folder: Path, slug: str, new: str | None) -> dict[str, bytes | None]:
    content = questions_of_renamed(folder, slug, new)
    return {} if content is None else {QUESTIONS: content}
