"""Tells the date that a paragraph of a timeline begins with from its text."""

import re
from datetime import date

_LABEL = re.compile(r"\d{4}-\d{2}-\d{2}[\s\u2013\u2014:-]*")  # with the dash behind it: en dash, em dash


def end_of_label(paragraph: str) -> int:
    """Return the place where a timeline's text begins behind its date and what sets that apart; 0 without a date."""
    label = _LABEL.match(paragraph)
    return label.end() if label else 0


def date_of_event(paragraph: str) -> date | None:
    """Return the ISO date that a timeline's paragraph begins with; None if it begins otherwise."""
    try:
        return date.fromisoformat(paragraph[:10])
    except ValueError:
        return None
