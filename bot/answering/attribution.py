"""Says who stands behind a citation, in words that the terminal and Telegram share. Knows no markup."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.answering.citations import Citation
from bot.answering.outlet_names import OutletNames
from bot.documents import Kind, OutletName, Source
from bot.locale import Phrases, format_day
from bot.text.languages import Language


@dataclass(frozen=True)
class Outlet:
    """A publication a reader can open."""

    name: str  # with those who carried it and whom it cites
    short: str  # of whoever tells it alone
    is_quoted: bool  # whether the quote itself names it
    published: date | None
    day: str | None  # when it was published, in words
    url: str | None


@dataclass(frozen=True)
class Credit:
    """The source line of a citation, in the reader's language where the document has it."""

    title: str
    lead: str | None  # what the editors did with the outlets; for a source text only what is unknown
    outlets: tuple[Outlet, ...]  # for a brief exactly those that support the cited paragraph


def credit(citation: Citation, phrases: Phrases, language: Language, names: Mapping[str, OutletName]) -> Credit:
    """Return who stands behind `citation`, named by `names`, which has the outlets by their spellings, case folded."""
    document = citation.passage.document
    outlets = name_outlets(citation.sources, phrases, language, names, citation)
    return Credit(document.version(language).title, lead_of(document.kind, phrases, has_outlets=bool(outlets)), outlets)


def lead_of(kind: Kind, phrases: Phrases, *, has_outlets: bool) -> str | None:
    """Return what the editors did with the outlets; for a source text only that nothing is known of it."""
    words = phrases.answer
    leads = {Kind.BRIEF: words.editors_summary, Kind.TIMELINE: words.editors_timeline}
    return leads.get(kind) or (None if has_outlets else words.no_publication)


def name_outlets(
    sources: Iterable[Source],
    phrases: Phrases,
    language: Language,
    names: Mapping[str, OutletName],
    citation: Citation | None = None,
) -> tuple[Outlet, ...]:
    """Return publications as they are named and dated for readers of a language, told to be behind a `citation`."""
    written = OutletNames(names, phrases.outlets, language)
    quote = (citation.translation or citation.quote).text if citation else ""
    return tuple(_outlet(source, phrases, written, quote) for source in sources)


def _outlet(source: Source, phrases: Phrases, names: OutletNames, quote: str) -> Outlet:
    day = format_day(source.published, names.language) if source.published else None
    if source.publisher is None:
        unknown = phrases.answer.unknown_publisher
        return Outlet(unknown, unknown, is_quoted=False, published=source.published, day=day, url=source.url)
    return Outlet(
        names.whole(source.publisher),
        names.short(source.publisher),
        is_quoted=names.are_named_in(source.publisher, quote),
        published=source.published,
        day=day,
        url=source.url,
    )


def label_of_quote(citation: Citation, phrases: Phrases) -> str:
    """Return what introduces the quote below its translation: an original only where a source wrote it itself."""
    words, is_arabic = phrases.answer, citation.language is Language.ARABIC
    if citation.passage.document.kind is Kind.ARTICLE:
        return words.original_ar if is_arabic else words.original_en
    return words.also_ar if is_arabic else words.also_en
