"""The corpus folder as documents and passages. Knows nothing of ranking, Telegram or the database."""

from bot.documents.corpus import Corpus, Document, Kind, Paragraph, Passage, Source, Version
from bot.documents.file import date_of_event
from bot.documents.glossary import GlossaryEntry
from bot.documents.problems import CorpusError, Problem, Reason
from bot.documents.reader import read_corpus
from bot.documents.titles import find_titled

__all__ = [
    "Corpus",
    "CorpusError",
    "Document",
    "GlossaryEntry",
    "Kind",
    "Paragraph",
    "Passage",
    "Problem",
    "Reason",
    "Source",
    "Version",
    "date_of_event",
    "find_titled",
    "read_corpus",
]
