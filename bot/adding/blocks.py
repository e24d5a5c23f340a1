"""Puts the blocks of any text in order: white space, the title above, furniture between, and what to look at."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from bot.adding.drafts import AddingError, Block, Draft, Refusal, Remark, Remarks
from bot.documents.page_furniture import is_furniture
from bot.text.dates import dates_in, first_day_of, has_day
from bot.text.languages import Language, detect_language

MOST_PARAGRAPHS = 2_000
MOST_CHARACTERS = 400_000
LONG_PARAGRAPH = 1_500  # characters; longer ones are quoted badly
_SHORT_TEXT = 200  # characters, of an article
_MOST_IN_TITLE = 300
_MOST_IN_FIRST_LINE = 200
_ENDS_SENTENCE = re.compile(r"[.!?\u061f\u2026\u060c,;:\u061b\"\u00bb]\s*$")  # Arabic question mark, comma, semicolon
_MOST_SHOWN = 80
# What shows nothing: marks of direction and width, soft hyphens, control characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_ONLY_DATE = re.compile(r"[\W_]*(?:\w+[\W_]+){0,2}")  # before a date: the day of the week, "published"
_AFTER_DATE = re.compile(
    r"[\W_]*(?:\d{1,2}:\d\d(?::\d\d)?)?[\W_]*(?:[ap]m|GMT|UTC|\u0635|\u0645)?[\W_]*", re.IGNORECASE
)


def blocks_of(texts: Iterable[tuple[str, bool]]) -> Iterator[Block]:
    """Yield a block for each text that shows something; whether it is a heading stands beside it."""
    for text, is_heading in texts:
        lines = (" ".join(_UNSEEN.sub("", line).split()) for line in text.split("\n"))
        shown = "\n".join(filter(None, lines))
        if shown:
            yield Block(shown.replace("\n", " ") if is_heading else shown, is_heading)


def without_furniture(blocks: Iterable[Block]) -> tuple[list[Block], Remarks, date | None]:
    """Return the blocks that say something, what was dropped, and the day if a dropped line was nothing but one."""
    kept: list[Block] = []
    dropped: list[str] = []
    day: date | None = None
    for block in blocks:
        only = only_day(block.text)
        if only or is_furniture(block.text):
            dropped.append(block.text)
            day = day or only
        else:
            kept.append(block)
    if not dropped:
        return kept, (), day
    return kept, ((Remark.furniture_dropped, " · ".join(text[:_MOST_SHOWN] for text in dropped[:5])),), day


def only_day(line: str) -> date | None:
    """Return the day if a line is nothing but its date, perhaps with the weekday and the time."""
    if len(line) > _MOST_SHOWN:
        return None
    for found in dates_in(line):
        before, after = line[: found.span[0]], line[found.span[1] :]
        if has_day(found) and _ONLY_DATE.fullmatch(before) and _AFTER_DATE.fullmatch(after):
            return first_day_of(found)
    return None


def make_draft(  # noqa: PLR0913 - each is a field of a document
    blocks: Sequence[Block],
    *,
    title: str | None,
    publisher: str | None = None,
    url: str | None = None,
    published: date | None = None,
    remarks: Remarks = (),
) -> Draft:
    """Return the draft of a text; AddingError if it says nothing, too much, or in no language of the corpus."""
    body = _without_title(blocks, title)
    paragraphs = [block.text for block in body if not block.is_heading]
    whole = "\n".join(paragraphs)
    if not whole:
        raise AddingError(Refusal.no_text)
    if len(paragraphs) > MOST_PARAGRAPHS or len(whole) > MOST_CHARACTERS:
        raise AddingError(Refusal.too_long, paragraphs=str(len(paragraphs)), most=str(MOST_PARAGRAPHS))
    language = detect_language(whole)
    if language is None:
        raise AddingError(Refusal.no_language)
    name = " ".join(title.split())[:_MOST_IN_TITLE] if title else None
    draft = Draft(tuple(body), language, name or None, publisher or None, url, published)
    return with_remarks(draft, remarks)


def with_remarks(draft: Draft, remarks: Remarks) -> Draft:
    """Return a draft with these remarks and those that its fields and paragraphs call for."""
    return Draft(
        draft.blocks,
        draft.language,
        draft.title,
        draft.publisher,
        draft.url,
        draft.published,
        (*remarks, *remarks_on(draft)),
        draft.head,
    )


def remarks_on(draft: Draft) -> Iterator[tuple[Remark, str]]:
    """Yield what an editor should look at."""
    if not draft.title:
        yield Remark.no_title, ""
    if draft.head is None:  # a corpus file says itself what is known
        if not draft.publisher:
            yield Remark.no_publisher, ""
        if not draft.published:
            yield Remark.no_date, ""
    if draft.published and draft.published > datetime.now(UTC).date() + timedelta(days=1):
        yield Remark.date_ahead, draft.published.isoformat()
    long = [number for number, text in enumerate(draft.paragraphs, 1) if len(text) > LONG_PARAGRAPH]
    if long:
        yield Remark.long_paragraph, ", ".join(map(str, long[:10]))
    others = sum(detect_language(text) is draft.language.other for text in draft.paragraphs)
    if others:
        yield Remark.both_languages, str(others)
    if sum(map(len, draft.paragraphs)) < _SHORT_TEXT:
        yield Remark.short, ""


def may_be_title(line: str) -> bool:
    """Tell whether a first line may be a title: it is short and ends no sentence."""
    return "\n" not in line and len(line) <= _MOST_IN_FIRST_LINE and not _ENDS_SENTENCE.search(line)


def _without_title(blocks: Sequence[Block], title: str | None) -> list[Block]:
    """Return the blocks without a title that stands above them again, and without headings over nothing."""
    shown = list(blocks)
    while shown and title and shown[0].text.casefold() == title.casefold():
        shown.pop(0)
    following = [*shown[1:], Block("", is_heading=True)]
    return [each for each, after in zip(shown, following, strict=True) if not (each.is_heading and after.is_heading)]


def language_named(name: str) -> Language | None:
    """Return the language that a file's name says: `report.ar.md`; None if it says none."""
    parts = name.lower().split(".")
    return next((Language(part) for part in parts[1:-1] if part in set(Language)), None)
