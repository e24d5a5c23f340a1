"""Says who stands behind a citation, in words that the terminal and Telegram share. Knows no markup."""

from dataclasses import dataclass

from bot.answering.answers import Citation
from bot.documents import Kind, Source
from bot.locale import Phrases, format_day
from bot.text.languages import Language


@dataclass(frozen=True)
class Outlet:
    """A publication a reader can open."""

    name: str
    day: str | None  # when it was published, in words
    url: str | None


@dataclass(frozen=True)
class Credit:
    """The source line of a citation, in the reader's language where the document has it."""

    title: str
    lead: str | None  # what the editors did with the outlets; for a source text only what is unknown
    outlets: tuple[Outlet, ...]  # for a brief exactly those that support the cited paragraph


def credit(citation: Citation, phrases: Phrases, language: Language) -> Credit:
    """Return who stands behind `citation`."""
    document = citation.passage.document
    words = phrases.answer
    leads = {Kind.BRIEF: words.editors_summary, Kind.TIMELINE: words.editors_timeline}
    outlets = tuple(_outlet(source, phrases, language) for source in citation.sources)
    lead = leads.get(document.kind) or (None if outlets else words.no_publication)
    return Credit(document.version(language).title, lead, outlets)


def _outlet(source: Source, phrases: Phrases, language: Language) -> Outlet:
    day = format_day(source.published, language) if source.published else None
    return Outlet(source.publisher or phrases.answer.unknown_publisher, day, source.url)
