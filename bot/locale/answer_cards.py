"""The sentences of cards, which are messages with an answer: their buttons, what these show, and whole documents."""

from bot.locale.templates import Counted, Sentences


class OutletPhrases(Sentences):
    """Who says it: the names of outlets, and the line below a quote."""

    according: str
    both: str
    before_others: str
    others: Counted
    dated: str
    via: str
    citing: str
    beside: str
    note: str


class CardPhrases(Sentences):
    """The buttons of an answer, and what they lead to."""

    further: str
    as_of: str
    did_you_mean: str
    more: str
    context: str
    other: str
    share: str
    copy_text: str
    copied: str
    helpful: str
    unhelpful: str
    counted: str
    remove: str
    back: str
    here: str
    more_heading: str
    context_heading: str
    whole: str
    thanks_helpful: str
    thanks_unhelpful: str
    stale: str
    gone: str
    remove_refused: str
    remove_too_late: str
    link_unknown: str


class RefusalPhrases(Sentences):
    """What is offered where the sources do not say."""

    answered: str
    tell_me: str
    told: str
    will_tell: str
    will_not_tell: str
    known_now: str


class PostPhrases(Sentences):
    """What the sources say of the claims of a news post."""

    heading: str
    claim: str
    differ: str
    untold: Counted
    untold_claim: str
    left: Counted
    nothing: str


class MistakePhrases(Sentences):
    """Mistakes that readers find in a source."""

    report: str
    ask: str
    yes: str
    no: str
    thanks: str
    take_back: str
    taken_back: str
    stays: str
