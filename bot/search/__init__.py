"""Ranks passages by BM25 over several forms of each word. Knows nothing of files, wording or Telegram."""

from bot.search.index import Hit, Index
from bot.search.matching import Answering, Match, Matcher, Query, best_of

__all__ = ["Answering", "Hit", "Index", "Match", "Matcher", "Query", "best_of"]
