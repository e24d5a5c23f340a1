"""Drafts that wait for an editor's decision, as they are written down until then."""

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from bot.adding.drafts import Draft


@dataclass(frozen=True)
class PendingDraft:
    """A draft that waits for an editor's decision."""

    number: int
    draft: Draft
    near: tuple[tuple[str, float], ...] = ()
    translation_of: str | None = None  # slug
    original: tuple[str, ...] = ()  # paragraphs of what it is the translation of


_WRITTEN = TypeAdapter(PendingDraft)


def write_pending(draft: PendingDraft) -> str:
    """Return a draft as JSON."""
    return _WRITTEN.dump_json(draft).decode()


def read_pending_draft(written: str) -> PendingDraft | None:
    """Return a draft from JSON; None if another version of the program wrote it otherwise."""
    try:
        return _WRITTEN.validate_json(written)
    except ValidationError:
        return None
