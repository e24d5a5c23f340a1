"""The sentences of the private chat: timeline, language, subscriptions, privacy, examples, media."""

from bot.locale.templates import Counted, Sentences


class TimelinePhrases(Sentences):
    """The dated events."""

    heading: Counted
    year_heading: Counted
    month_heading: Counted
    choice: Counted
    page: str
    earlier: str
    later: str
    all_years: str
    nothing: str
    unclear: str
    undated: str
    newest: str
    all_events: str


class ChatLanguagePhrases(Sentences):
    """The choice of the language that the bot speaks to a person."""

    ask: str
    automatic: str
    chosen: str
    chosen_automatic: str
    in_private: str


class SubscriptionPhrases(Sentences):
    """News of added sources."""

    begun: str
    already: str
    ended: str
    none: str
    begin: str
    end: str
    in_private: str
    news: Counted
    more: Counted
    stop: str


class PrivacyPhrases(Sentences):
    """What is kept about people, and its end."""

    kept: str
    all_kept: str
    details: str
    back: str
    in_private: str
    export: str
    exported: str
    forget: str
    confirm: str
    yes: str
    no: str
    forgotten: str
    stays: str
    not_yours: str


class ExamplesPhrases(Sentences):
    """Questions on buttons, which the sources answer."""

    tap: str
    read: str


class MediaPhrases(Sentences):
    """What is said to those who send something else than text."""

    sound: str
    picture: str
    file: str
