"""A corpus folder of any size: the one that comes with the bot, and generated Arabic documents beside it."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from bot.documents import read_corpus
from tests.benchmarks.synthetic_corpus import make_corpus, questions_of
from tests.corpora import write_document
from tests.paths import CORPUS

_IN_DOCUMENT = 20  # passages
_IN_SENTENCE = 16  # words


def write_folder(folder: Path, size: int, gold: Path) -> None:
    """Write a folder of so many passages, with the words of the gold questions among them."""
    shutil.copytree(CORPUS, folder)
    missing = size - len(read_corpus(folder).passages)
    texts = [_text_of(words) for words in make_corpus(missing, questions_of(gold)).passages()]
    for number in range(0, missing, _IN_DOCUMENT):
        write_document(folder, document_name(number // _IN_DOCUMENT), *texts[number : number + _IN_DOCUMENT])


def document_name(number: int) -> str:
    """Return the name of the n-th generated document's file."""
    return f"generated-{number:06}.ar.md"


def _text_of(words: Sequence[str]) -> str:
    """Return words as sentences."""
    return " ".join(" ".join(words[at : at + _IN_SENTENCE]) + "." for at in range(0, len(words), _IN_SENTENCE))
