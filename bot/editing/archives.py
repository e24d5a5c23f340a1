"""Writes a corpus as an archive, and puts one in the place of a corpus once everything in it has been checked."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from stat import S_ISLNK

from bot.documents import CheckedFolder, CorpusError, CorpusReason, check_corpus
from bot.documents.document_file import slug_of
from bot.documents.folder_listing import MOST_FILES
from bot.documents.history import Deed
from bot.editing.changing import Files, changing, make_change, read_bytes, try_change
from bot.problems import Problem

MOST_EXPANDED = 200_000_000  # bytes
_MOST_BYTES = 100_000_000  # of the archive itself, which is held whole
_PIECE = 1 << 20
_EPOCH = (1980, 1, 1, 0, 0, 0)  # of every file, so that the same corpus is the same archive


def export_corpus(folder: Path) -> tuple[bytes, CheckedFolder]:
    """Return an archive of all that is read of a folder, and what that is; CorpusError if it has problems."""
    found = check_corpus(folder)
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(_files_in(folder)):
            archive.writestr(zipfile.ZipInfo(file.name, _EPOCH), file.read_bytes(), zipfile.ZIP_DEFLATED)
    return content.getvalue(), found


@dataclass(frozen=True)
class Replacement:
    """What an archive would change in a folder: documents by their names, and other files."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    others: tuple[str, ...]


def compare_archive(folder: Path, archive: bytes, name: str) -> Replacement | None:
    """Return what `import_corpus` would change; None if nothing. CorpusError if it would refuse."""
    new = dict(_content_of(archive, name))
    with changing(folder):
        before, changed = _documents_in(_files_in(folder)), _changes(folder, new)
        try_change(folder, changed)
    if not changed:
        return None
    after, touched = _documents_in(map(Path, new)), _documents_in(map(Path, changed))
    return Replacement(
        tuple(sorted(after - before)),
        tuple(sorted(touched & before & after)),
        tuple(sorted(before - after)),
        tuple(sorted(file for file in changed if not file.endswith(".md"))),
    )


def import_corpus(folder: Path, archive: bytes, name: str, *, by: int | None = None) -> CheckedFolder | None:
    """Put what is in an archive in the place of what is in the folder; None if that is the same.

    CorpusError, with everything as it was, if it is no archive of a corpus, or if that has any problem.
    """
    new = dict(_content_of(archive, name))
    with changing(folder):
        changed = _changes(folder, new)
        if not changed:
            return None
        make_change(folder, changed, Deed.imported, name, by=by)
        return check_corpus(folder)


def read_archive(file: Path) -> bytes:
    """Return the content of a file; CorpusError if it is larger than any archive of a corpus. OSError."""
    with file.open("rb") as archive:
        content = archive.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise _too_large(file.name, f"{_MOST_BYTES // 1_000_000} MB")
    return content


def _changes(folder: Path, new: Files) -> Files:
    files = {**{file.name: None for file in _files_in(folder)}, **new}
    return {each: content for each, content in files.items() if content != read_bytes(folder / each)}


def _documents_in(files: Iterable[Path]) -> set[str]:
    return {slug_of(file) for file in files if file.name.endswith(".md")}


def _files_in(folder: Path) -> Iterator[Path]:
    try:
        yield from (file for file in folder.iterdir() if file.is_file() and not file.name.startswith("."))
    except OSError as error:
        raise CorpusError(Problem(str(folder), 0, CorpusReason.no_folder)) from error


def _content_of(raw: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an archive; CorpusError if one of them has no plain name, or if they are too many or large."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir()]
            if len(parts) > MOST_FILES:
                raise _too_large(name, str(MOST_FILES))
            left = MOST_EXPANDED
            for part in parts:
                _check_name(part, name)
                content = _expanded(archive, part, left, name)
                left -= len(content)
                yield part.filename, content
    except (zipfile.BadZipFile, EOFError, ValueError, RuntimeError, NotImplementedError, OSError) as error:
        problem = Problem(name, 0, CorpusReason.not_an_archive, {"detail": str(error)[:100]})
        raise CorpusError(problem) from error


def _check_name(part: zipfile.ZipInfo, archive: str) -> None:
    is_link = S_ISLNK(part.external_attr >> 16)
    if is_link or part.filename != Path(part.filename).name or part.filename.startswith(".") or "\\" in part.filename:
        raise CorpusError(Problem(archive, 0, CorpusReason.archive_name, {"value": part.filename}))


def _expanded(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int, name: str) -> bytes:
    content = bytearray()
    with archive.open(part) as packed:
        while piece := packed.read(_PIECE):
            content += piece
            if len(content) > most:
                raise _too_large(name, f"{MOST_EXPANDED // 1_000_000} MB")
    return bytes(content)


def _too_large(name: str, most: str) -> CorpusError:
    return CorpusError(Problem(name, 0, CorpusReason.archive_too_large, {"most": most}))
