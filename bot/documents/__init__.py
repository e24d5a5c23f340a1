"""The corpus folder as documents and passages. Knows nothing of ranking, Telegram or the database."""

from bot.documents.corpus import Corpus, Document, Kind, Paragraph, Passage, Source, Version
from bot.documents.corpus_folder import CheckedFolder, check_corpus, read_corpus
from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.documents.document_file import date_of_event, end_of_label
from bot.documents.editors_questions import EditorsQuestion
from bot.documents.glossary import GlossaryEntry
from bot.documents.outlets import OutletName
from bot.documents.passage_time import day_told_of
from bot.documents.title_search import find_titled
from bot.documents.written_questions import add_question, remove_question
from bot.subject import NOTHING_SAID, About, Subject

__all__ = [
    "NOTHING_SAID",
    "About",
    "CheckedFolder",
    "Corpus",
    "CorpusError",
    "CorpusReason",
    "Document",
    "EditorsQuestion",
    "GlossaryEntry",
    "Kind",
    "OutletName",
    "Paragraph",
    "Passage",
    "Source",
    "Subject",
    "Version",
    "add_question",
    "check_corpus",
    "date_of_event",
    "day_told_of",
    "end_of_label",
    "find_titled",
    "read_corpus",
    "remove_question",
]
