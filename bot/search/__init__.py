"""Ranks passages by BM25 over several forms of each word. Knows nothing of files, wording or Telegram."""

from bot.search.credits import Credits
from bot.search.index import NOTHING, Found, Hit, Index, LeftOut
from bot.search.known_names import KnownNames
from bot.search.question_field import AskedBefore, Likeness, QuestionField, QuestionMatches
from bot.search.term_matching import SURE, Answering, Match, Matcher, Query, best_of

__all__ = [
    "NOTHING",
    "SURE",
    "Answering",
    "AskedBefore",
    "Credits",
    "Found",
    "Hit",
    "Index",
    "KnownNames",
    "LeftOut",
    "Likeness",
    "Match",
    "Matcher",
    "Query",
    "QuestionField",
    "QuestionMatches",
    "best_of",
]
