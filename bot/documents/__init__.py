"""The corpus folder as documents and passages. Knows nothing of ranking, Telegram or the database.

What reads and writes the folder is imported when it is first used: an index out of a file needs none of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from bot.documents.corpus import Corpus, Document, Kind, Passage, Passages, Source, Version
from bot.documents.corpus_changes import Changes, compare
from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.documents.known_documents import KnownDocuments
from bot.documents.paragraphs import Paragraph
from bot.documents.passage_time import day_told_of
from bot.documents.table_rows import OFF_TOPIC, EditorsQuestion, GlossaryEntry, OutletName
from bot.documents.timeline_labels import date_of_event, end_of_label
from bot.documents.title_search import find_titled
from bot.subject import NOTHING_SAID, About, Subject

if TYPE_CHECKING:
    from bot.documents.corpus_folder import CheckedFolder, check_corpus, read_again, read_corpus
    from bot.documents.written_questions import add_question, remove_question

__all__ = [
    "NOTHING_SAID",
    "OFF_TOPIC",
    "About",
    "Changes",
    "CheckedFolder",
    "Corpus",
    "CorpusError",
    "CorpusReason",
    "Document",
    "EditorsQuestion",
    "GlossaryEntry",
    "Kind",
    "KnownDocuments",
    "OutletName",
    "Paragraph",
    "Passage",
    "Passages",
    "Source",
    "Subject",
    "Version",
    "add_question",
    "check_corpus",
    "compare",
    "date_of_event",
    "day_told_of",
    "end_of_label",
    "find_titled",
    "read_again",
    "read_corpus",
    "remove_question",
]

_LATER = {
    **dict.fromkeys(("CheckedFolder", "check_corpus", "read_again", "read_corpus"), "bot.documents.corpus_folder"),
    **dict.fromkeys(("add_question", "remove_question"), "bot.documents.written_questions"),
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
