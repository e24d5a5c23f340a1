"""The sentences of the settings of groups."""

from bot.locale.templates import Sentences


class GroupPhrases(Sentences):
    """What the administrators of a group choose for it."""

    panel: str
    follows: str
    arabic: str
    english: str
    full: str
    short: str
    admins_only: str
    in_private: str
