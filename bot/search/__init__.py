"""Ranks passages by BM25 over several forms of each word. Knows nothing of files, wording or Telegram."""

from bot.search.asked_before import AskedBefore, TypeFlags, flags_of
from bot.search.contents import Follow
from bot.search.coverage import Covered, QuestionWords, Table
from bot.search.credits import Credits
from bot.search.hits import Hit, Hits
from bot.search.index import NOTHING, Found, Index, LeftOut
from bot.search.known_names import KnownNames
from bot.search.postings import Flags, Numbers
from bot.search.question_field import QuestionField
from bot.search.question_matches import QuestionMatches
from bot.search.term_matching import SURE, Match, Matcher, Query, best_of
from bot.search.text_words import PassageWords, Reader, SpanWords, TextWords
from bot.search.vocabulary import Places, Shares, Vocabulary
from bot.search.word_groups import Answering

__all__ = [
    "NOTHING",
    "SURE",
    "Answering",
    "AskedBefore",
    "Covered",
    "Credits",
    "Flags",
    "Follow",
    "Found",
    "Hit",
    "Hits",
    "Index",
    "KnownNames",
    "LeftOut",
    "Match",
    "Matcher",
    "Numbers",
    "PassageWords",
    "Places",
    "Query",
    "QuestionField",
    "QuestionMatches",
    "QuestionWords",
    "Reader",
    "Shares",
    "SpanWords",
    "Table",
    "TextWords",
    "TypeFlags",
    "Vocabulary",
    "best_of",
    "flags_of",
]
