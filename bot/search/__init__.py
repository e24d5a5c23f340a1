"""Ranks passages by BM25 over several forms of each word. Knows nothing of files, wording or Telegram."""

from bot.search.index import Hit, Index
from bot.search.term_matching import SURE, Answering, Match, Matcher, Query, best_of

__all__ = ["SURE", "Answering", "Hit", "Index", "Match", "Matcher", "Query", "best_of"]
