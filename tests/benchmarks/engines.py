"""Ours and its peers behind one face: build an engine over paragraphs, then ask it for the best ones."""

import re
import sqlite3
from collections.abc import Callable, Sequence

import bm25s
import numpy as np
import Stemmer
import tantivy
from rank_bm25 import BM25Okapi

from bot.search import Index
from bot.text.languages import Language
from tests.corpora import ask_index, make_document

DEEPEST = 10  # paragraphs an engine is asked for
_WORD = re.compile(r"\w+")
_SNOWBALL = {Language.ARABIC: "arabic", Language.ENGLISH: "english"}

Search = Callable[[str], Sequence[int]]  # a question -> places of the best paragraphs, best first
Engine = Callable[[Sequence[str], Language], Search]


def ours(paragraphs: Sequence[str], language: Language) -> Search:
    """Build the bot's index, each paragraph a document without a title; the dictionary is read here too."""
    documents = [
        make_document(str(place), arabic=[text])
        if language is Language.ARABIC
        else make_document(str(place), english=[text])
        for place, text in enumerate(paragraphs)
    ]
    index = Index([passage for document in documents for passage in document.passages])
    for warm_up in ("متى المباراة", "when is the match"):
        ask_index(warm_up, index)

    def search(question: str) -> Sequence[int]:
        hits = ask_index(question, index).hits
        return [int(hit.passage.document.slug) for hit in hits[:DEEPEST]]

    return search


def rank_bm25(paragraphs: Sequence[str], _: Language) -> Search:
    """Build rank-bm25 as its page shows it, but with words instead of what stands between spaces."""
    index = BM25Okapi([_words(text) for text in paragraphs])

    def search(question: str) -> Sequence[int]:
        scores = np.asarray(index.get_scores(_words(question)))
        return [int(place) for place in np.argsort(-scores, kind="stable")[:DEEPEST]]

    return search


def bm25s_snowball(paragraphs: Sequence[str], language: Language) -> Search:
    """Build bm25s with a Snowball stemmer, and its stop words where it has some: it has none for Arabic."""
    stemmer = Stemmer.Stemmer(_SNOWBALL[language])
    stop_words = "en" if language is Language.ENGLISH else []

    def tokens(texts: Sequence[str]) -> list[list[str]]:
        found: list[list[str]] = bm25s.tokenize(
            list(texts), stopwords=stop_words, stemmer=stemmer, return_ids=False, show_progress=False
        )
        return found

    index = bm25s.BM25()
    index.index(tokens(paragraphs), show_progress=False)

    def search(question: str) -> Sequence[int]:
        places, _ = index.retrieve(tokens([question]), k=min(DEEPEST, len(paragraphs)), show_progress=False)
        return [int(place) for place in places[0]]

    return search


def tantivy_stemmer(paragraphs: Sequence[str], language: Language) -> Search:
    """Build tantivy with lower case and the stemmer of the language; a question is any of its words."""
    analyzer = (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.stemmer(_SNOWBALL[language]))
        .build()
    )
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("text", tokenizer_name="stemmed")
    schema.add_integer_field("place", stored=True)
    index = tantivy.Index(schema.build())
    index.register_tokenizer("stemmed", analyzer)
    writer = index.writer()
    for place, text in enumerate(paragraphs):
        writer.add_document(tantivy.Document(text=text, place=place))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(question: str) -> Sequence[int]:
        query = index.parse_query(" ".join(_words(question)), ["text"])
        return [int(searcher.doc(address)["place"][0]) for _, address in searcher.search(query, DEEPEST).hits]

    return search


def sqlite_fts5(paragraphs: Sequence[str], _: Language) -> Search:
    """Build an FTS5 table with `unicode61`; a question is any of its words, ranked by `bm25()`."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE paragraph USING fts5(text, tokenize = 'unicode61')")
    connection.executemany("INSERT INTO paragraph (rowid, text) VALUES (?, ?)", enumerate(paragraphs))

    def search(question: str) -> Sequence[int]:
        words = " OR ".join(f'"{word}"' for word in _words(question))
        rows = connection.execute(
            "SELECT rowid FROM paragraph WHERE paragraph MATCH ? ORDER BY bm25(paragraph), rowid LIMIT ?",
            (words, DEEPEST),
        )
        return [int(row[0]) for row in rows]

    return search


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
