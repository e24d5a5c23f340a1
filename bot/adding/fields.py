"""The fields of a draft that an editor may set, each from what they write."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from bot.adding.blocks import with_remarks
from bot.adding.drafts import Draft, Remark
from bot.documents.yaml_fields import MOST_IN_TEXT, is_web_address

_EMPTY = "-"
_OF_FIELDS = frozenset({Remark.no_title, Remark.no_publisher, Remark.no_date, Remark.date_ahead})
# Those that only the fields and paragraphs call for, and that are called for again.
_OF_DRAFT = _OF_FIELDS | {Remark.both_languages, Remark.long_paragraph, Remark.short}


class BadValueError(ValueError):
    """What is written cannot stand in a field; the text is what is written."""


def _text(draft: Draft, field: str, value: str | None) -> Draft:
    if value is not None and len(value) > MOST_IN_TEXT:
        raise BadValueError(f"{value[:60]}…")
    return replace(draft, title=value) if field == "title" else replace(draft, publisher=value)


def _url(draft: Draft, _: str, value: str | None) -> Draft:
    if value is not None and not is_web_address(value):
        raise BadValueError(value)
    return replace(draft, url=value)


def _published(draft: Draft, _: str, value: str | None) -> Draft:
    try:
        return replace(draft, published=date.fromisoformat(value) if value else None)
    except ValueError as error:
        raise BadValueError(value) from error


_SETTERS: Mapping[str, Callable[[Draft, str, str | None], Draft]] = {
    "title": _text,
    "publisher": _text,
    "url": _url,
    "published": _published,
}
FIELDS = tuple(_SETTERS)


def with_value(draft: Draft, field: str, written: str) -> Draft:
    """Return a draft with a field as it is written, a hyphen for none; BadValueError if it cannot stand there."""
    value = " ".join(written.split())
    changed = _SETTERS[field](draft, field, None if value in {"", _EMPTY} else value)
    kept = tuple(each for each in changed.remarks if each[0] not in _OF_DRAFT)
    return with_remarks(replace(changed, remarks=()), kept)


def value_of(draft: Draft, field: str) -> str:
    """Return what stands in a field, "" if nothing does."""
    values = {"title": draft.title, "publisher": draft.publisher, "url": draft.url, "published": draft.published}
    return str(values[field] or "")
