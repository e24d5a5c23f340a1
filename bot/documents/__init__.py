"""The corpus folder as documents and passages. Knows nothing of ranking, Telegram or the database."""

from bot.documents.corpus import Corpus, Document, Kind, Paragraph, Passage, Source, Version
from bot.documents.glossary import GlossaryEntry
from bot.documents.problems import CorpusError, Problem, Reason
from bot.documents.reader import read_corpus

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
    "read_corpus",
]
