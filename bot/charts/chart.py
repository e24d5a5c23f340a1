"""What a picture of figures shows, in words that are ready to be read. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """A part of a whole."""

    name: str
    share: float  # 0 to 1


@dataclass(frozen=True)
class Group:
    """Shares of the same whole, the largest first."""

    title: str
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Chart:
    """A picture: a bar for each day, below it groups of shares, and lines of text."""

    title: str
    days_title: str
    days: tuple[int, ...]  # the last one last
    marked: tuple[tuple[int, str], ...]  # places of days that are named, with their names
    groups: tuple[Group, ...]
    lines: tuple[str, ...]
    is_right_to_left: bool
