"""The sentences of cards, which are messages with an answer: their buttons, what these show, and whole documents."""

from bot.locale.templates import Sentences


class CardPhrases(Sentences):
    """The buttons of an answer, and what they lead to."""

    more: str
    context: str
    other: str
    source: str
    related: str
    helpful: str
    unhelpful: str
    remove: str
    back: str
    more_heading: str
    context_heading: str
    reader_heading: str
    whole: str
    thanks_helpful: str
    thanks_unhelpful: str
    stale: str
    gone: str
    remove_refused: str
    remove_too_late: str
    link_unknown: str
