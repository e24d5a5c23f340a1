"""The sentences of groups: what the bot says when it is added to one, and the settings."""

from bot.locale.templates import Sentences


class JoiningPhrases(Sentences):
    """What is said when the bot is added to a group."""

    introduction: str
    sees_mentions: str
    sees_no_mentions: str


class GroupPhrases(Sentences):
    """What the administrators of a group choose for it."""

    panel: str
    follows: str
    arabic: str
    english: str
    full: str
    short: str
    preview: str
    admins_only: str
    in_private: str
