"""Ranks passages by BM25 over several forms of each word. Knows nothing of files, wording or Telegram."""

from bot.search.asked_before import AskedBefore
from bot.search.contents import Follow
from bot.search.credits import Credits
from bot.search.hits import Hit, Hits
from bot.search.index import NOTHING, Found, Index, LeftOut
from bot.search.known_names import KnownNames
from bot.search.question_field import QuestionField
from bot.search.question_matches import Likeness, QuestionMatches
from bot.search.term_matching import SURE, Match, Matcher, Query, best_of
from bot.search.word_groups import Answering

__all__ = [
    "NOTHING",
    "SURE",
    "Answering",
    "AskedBefore",
    "Credits",
    "Follow",
    "Found",
    "Hit",
    "Hits",
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
