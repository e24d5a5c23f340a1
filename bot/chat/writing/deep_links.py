"""Makes and reads the payloads of `https://t.me/<bot>?start=<payload>`. Pure: looks nothing up but in a corpus."""

import re
from base64 import urlsafe_b64decode
from dataclasses import dataclass
from hashlib import sha256

from bot.chat.writing.cited_sentences import CitedSentences
from bot.documents import Corpus, Document, Passage

_KEY = r"(?P<key>[0-9a-f]{12})"
_SOURCE = re.compile(rf"s-{_KEY}(?:-(?P<paragraph>\d{{1,6}})-(?P<first>\d{{1,4}})-(?P<last>\d{{1,4}}))?", re.ASCII)
_PASSAGE = re.compile(rf"p-{_KEY}-(?P<number>[1-9][0-9]{{0,5}})", re.ASCII)
_QUESTION = re.compile(r"(?P<code>[aq])-(?P<text>[A-Za-z0-9_-]+)")
_CODES = {"a": "cp1256", "q": "utf-8"}  # the first takes one byte for an Arabic letter, but does not have all


@dataclass(frozen=True)
class QuestionLink:
    """What a link with a question leads to, as earlier versions made them: the question, to be answered."""

    text: str


@dataclass(frozen=True)
class SourceLink:
    """What a link with a document leads to: the document, and what of it is cited."""

    document: Document
    cited: CitedSentences | None


Target = SourceLink | Passage | QuestionLink


def key_of(document: Document) -> str:
    """Return twelve hexadecimal digits that stand for a document's slug, which may be long and of any letters."""
    return sha256(document.slug.encode(errors="surrogateescape")).hexdigest()[:12]


def document_of(key: str, corpus: Corpus) -> Document | None:
    """Return the document that a key stands for; None if the corpus has it no more."""
    return next((document for document in corpus.documents if key_of(document) == key), None)


def link_to_source(username: str, document: Document, cited: CitedSentences | None = None) -> str:
    """Return the link that opens a document in the reader, where it is cited."""
    place = f"-{cited.paragraph}-{cited.first}-{cited.last}" if cited else ""
    return _link(username, f"s-{key_of(document)}{place}")


def link_to_passage(username: str, passage: Passage) -> str:
    """Return the link that opens a passage with its neighbours."""
    return _link(username, f"p-{key_of(passage.document)}-{passage.number}")


def read_payload(payload: str, corpus: Corpus) -> Target | None:
    """Return what a payload leads to; None if it is none of ours, or the corpus has it no more."""
    if source := _SOURCE.fullmatch(payload):
        document = document_of(source["key"], corpus)
        return SourceLink(document, _read_cited(source, document)) if document else None
    if passage := _PASSAGE.fullmatch(payload):
        document = document_of(passage["key"], corpus)
        number = int(passage["number"])
        return Passage(document, number) if document and number <= len(document.passages) else None
    question = _QUESTION.fullmatch(payload)
    return _read_question(question["code"], question["text"]) if question else None


def _read_cited(source: re.Match[str], document: Document) -> CitedSentences | None:
    if source["paragraph"] is None:
        return None
    cited = CitedSentences(int(source["paragraph"]), int(source["first"]), int(source["last"]))
    return cited if cited.is_in(document) else None


def _read_question(code: str, text: str) -> QuestionLink | None:
    try:
        asked = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode(_CODES[code]).strip()
    except ValueError:  # no base64, or no text in it
        return None
    return QuestionLink(asked) if asked else None


def _link(username: str, payload: str) -> str:
    return f"https://t.me/{username}?start={payload}"
