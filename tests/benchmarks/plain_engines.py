"""Engines that rank the same words by BM25: ours and its peers, each over the words that it is given."""

import gc
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import bm25s
import numpy as np
import tantivy
from rank_bm25 import BM25Okapi

from bot.search.postings import Numbers, Weights, index_keys
from bot.search.ranking import Formula, Ranking

MOST = 10  # passages that are asked for
K1, B = 1.5, 0.75
Words = Sequence[Sequence[str]]
Search = Callable[[Sequence[str]], object]  # the words of a question -> the best passages


def ours(passages: Words) -> Search:
    """Rank by the postings of the product with the formula of rank-bm25's `BM25Okapi`."""
    ranking = Ranking(index_keys(passages), np.zeros(len(passages), np.int8), Formula(K1, B, _okapi_idf))
    return lambda words: ranking.best(ranking.postings.known(words), MOST)


def _okapi_idf(frequencies: Numbers, size: int) -> Weights:
    idf = np.log(size - frequencies + 0.5) - np.log(frequencies + 0.5)
    floored: Weights = np.where(idf < 0, 0.25 * idf.mean(), idf).astype(np.float32)
    return floored


def rank_bm25(passages: Words) -> Search:
    """Rank by the library that defines the score."""
    index = BM25Okapi(passages)

    def search(words: Sequence[str]) -> object:
        scores = index.get_scores(words)
        return np.argsort(-scores, kind="stable")[:MOST]

    return search


def _bm25s(passages: Words, backend: str) -> Search:
    index = bm25s.BM25(k1=K1, b=B, backend=backend)
    index.index([list(words) for words in passages], show_progress=False)
    return lambda words: index.retrieve([list(words)], k=min(MOST, len(passages)), show_progress=False)


def bm25s_numpy(passages: Words) -> Search:
    """Rank by bm25s as it comes."""
    return _bm25s(passages, "numpy")


def bm25s_numba(passages: Words) -> Search:
    """Rank by bm25s, compiled by numba."""
    return _bm25s(passages, "numba")


def in_tantivy(passages: Words) -> Search:
    """Rank by tantivy; the words stand in its index as they are."""
    schema = tantivy.SchemaBuilder().add_text_field("text", tokenizer_name="whitespace", index_option="freq").build()
    index = tantivy.Index(schema)
    writer = index.writer()
    for words in passages:
        writer.add_document(tantivy.Document(text=" ".join(words)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(words: Sequence[str]) -> object:
        terms = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", word)) for word in words]
        return searcher.search(tantivy.Query.boolean_query(terms), MOST, count=False)

    return search


def in_sqlite(passages: Words) -> Search:
    """Rank by an FTS5 table and its `bm25()`."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE passage USING fts5(text, tokenize = 'unicode61')")
    connection.executemany("INSERT INTO passage VALUES (?)", ((" ".join(words),) for words in passages))

    def search(words: Sequence[str]) -> object:
        query = " OR ".join(f'"{word}"' for word in words)
        sql = "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY bm25(passage) LIMIT ?"
        return connection.execute(sql, (query, MOST)).fetchall()

    return search


ENGINES: Mapping[str, Callable[[Words], Search]] = {
    "ours": ours,
    "bm25s, numba": bm25s_numba,
    "tantivy": in_tantivy,
    "bm25s, NumPy": bm25s_numpy,
    "SQLite FTS5": in_sqlite,
    "rank-bm25": rank_bm25,
}


@contextmanager
def resident() -> Iterator[Callable[[], float]]:
    """Lend what tells by how many megabytes the process has grown since."""
    gc.collect()
    before = _resident()
    yield lambda: _resident() - before


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6
