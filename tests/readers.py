"""Whom messages are written for in tests."""

from bot.chat.writing.readers import Reader
from bot.documents import Corpus, OutletName
from bot.locale import read_phrases
from bot.text.languages import Language

PHRASES = read_phrases()


def reader_of(language: Language, *outlets: OutletName) -> Reader:
    """Return somebody who reads a language, to whom these outlets are named."""
    return Reader(language, PHRASES[language], Corpus((), outlets=outlets).outlets_by_name)


ARABIC_READER, ENGLISH_READER = reader_of(Language.ARABIC), reader_of(Language.ENGLISH)
