"""A document that is not in the corpus yet, what is to be said about it, and why there may be none."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from textwrap import wrap

from bot.documents.front_matter import Head
from bot.text.languages import Language

_MOST_IN_TITLE = 100  # characters of a first paragraph that stands for one


class Remark(StrEnum):
    """What an editor should look at; each has its sentence, by the same name, in the locale."""

    no_title = auto()
    no_publisher = auto()
    no_date = auto()
    date_ahead = auto()
    both_languages = auto()
    long_paragraph = auto()
    short = auto()
    furniture_dropped = auto()
    pages_without_text = auto()
    encoding_guessed = auto()


class Refusal(StrEnum):
    """Why no draft can be made; each has its sentence, by the same name, in the locale."""

    empty = auto()
    too_large = auto()
    expands = auto()
    unknown_format = auto()
    old_word = auto()
    broken = auto()
    locked = auto()
    no_text = auto()
    no_article = auto()
    no_language = auto()
    too_long = auto()
    too_slow = auto()
    not_an_address = auto()
    inner_address = auto()
    unknown_host = auto()
    unreachable = auto()
    too_many_redirects = auto()
    refused_by_server = auto()
    unreadable = auto()


class AddingError(Exception):
    """No draft can be made; `values` fill the places of the sentence."""

    def __init__(self, reason: Refusal, **values: str) -> None:
        super().__init__(f"{reason} {values}")
        self.reason = reason
        self.values = values


Remarks = tuple[tuple[Remark, str], ...]  # each with the value that its sentence has


@dataclass(frozen=True)
class Block:
    """A paragraph, or a heading between paragraphs; lines in it are kept."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True)
class Draft:
    """A document as far as it is known; what is unknown is None."""

    blocks: tuple[Block, ...]
    language: Language
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    remarks: Remarks = ()
    head: Head | None = None  # of a text that is a corpus file already

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What will be quoted, without headings."""
        return tuple(block.text for block in self.blocks if not block.is_heading)

    @property
    def written_title(self) -> str:
        """The title that is written: for want of one, how the text begins."""
        return self.title or wrap(self.paragraphs[0], _MOST_IN_TITLE, break_on_hyphens=False)[0]


@dataclass(frozen=True)
class Upload:
    """What somebody gives: its bytes, and what is said of them."""

    raw: bytes
    name: str = ""  # of the file, "" if it has none
    url: str | None = None  # where it comes from
    charset: str | None = None  # as its server says
