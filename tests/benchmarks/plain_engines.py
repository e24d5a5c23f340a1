"""Engines that rank the same words by BM25: ours and its peers, each over the words that it is given."""

import pickle
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
import tantivy
from rank_bm25 import BM25Okapi

from bot.expansion import QueryExpander
from bot.search.best_places import best_places
from bot.search.field import Field
from bot.search.field_postings import CollectedTerms
from bot.search.postings import Numbers, Weights, index_keys
from bot.search.ranking import Formula, Ranking
from bot.search.word_groups import WordGroup, groups_of
from bot.snapshots import Snapshots, key_of
from bot.text.terms import Term, find_terms

MOST = 10  # passages that are asked for
K1, B = 1.5, 0.75
Words = Sequence[Sequence[str]]
Search = Callable[[Sequence[str]], object]  # the words of a question -> the best passages
_KEY = key_of()
_DATABASE = "passages.sqlite3"


@dataclass(frozen=True)
class Engine:
    """How an engine is built in a folder, with everything kept there, and how what is kept is opened."""

    build: Callable[[Words, Path], None]
    open: Callable[[Path], Search]
    kept_as: str = ""  # the name of the folder, if another engine opens the same


def _build_ours(passages: Words, folder: Path) -> None:
    """Index with the formula of rank-bm25's `BM25Okapi`."""
    groups, formula = np.zeros(len(passages), np.int8), Formula(K1, B, _okapi_idf)
    ranking = Ranking(index_keys(passages), groups, formula, is_finished=True)
    Snapshots(folder).put("ours", b"", _KEY, ranking)


def _okapi_idf(frequencies: Numbers, size: int) -> Weights:
    idf = np.log(size - frequencies + 0.5) - np.log(frequencies + 0.5)
    floored: Weights = np.where(idf < 0, 0.25 * idf.mean(), idf).astype(np.float32)
    return floored


def _open_ours(folder: Path) -> Search:
    ranking: Ranking = Snapshots(folder).latest("ours", b"")
    return lambda words: ranking.best(ranking.postings.known(words), MOST)


def _build_streams(passages: Words, folder: Path) -> None:
    """Index all forms of each word, as the bot does."""
    texts = CollectedTerms(map(" ".join, passages))
    known = frozenset(texts.counts())
    everywhere = np.ones(len(passages), dtype=bool)
    field = Field(texts.postings(known), np.zeros(len(passages), np.int8), everywhere, known)
    Snapshots(folder).put("streams", b"", _KEY, (field, QueryExpander((), texts.terms())))


def _open_streams(folder: Path) -> Search:
    """Search all forms of each word, its synonyms and its translations; what these are is found before."""
    found: tuple[Field, QueryExpander] = Snapshots(folder).latest("streams", b"")
    field, expander = found
    groups: dict[tuple[str, ...], Sequence[WordGroup]] = {}

    def understand(words: tuple[str, ...]) -> Sequence[WordGroup]:
        terms: Sequence[Term] = find_terms(" ".join(words))
        return groups_of(terms, expander.expand(terms))

    def search(words: Sequence[str]) -> object:
        asked = tuple(words)
        if asked not in groups:
            groups[asked] = understand(asked)
        field.forget()  # else the next round would find the scores of each word finished
        with field.scored(groups[asked]) as scores:
            return best_places(scores, MOST)

    return search


def _build_rank_bm25(passages: Words, folder: Path) -> None:
    """Index by the library that defines the score."""
    with (folder / "index.pickle").open("wb") as file:
        pickle.dump(BM25Okapi(passages), file, protocol=5)


def _open_rank_bm25(folder: Path) -> Search:
    with (folder / "index.pickle").open("rb") as file:
        index: BM25Okapi = pickle.load(file)  # noqa: S301 - our own

    def search(words: Sequence[str]) -> object:
        return np.argsort(-index.get_scores(words), kind="stable")[:MOST]

    return search


def _build_bm25s(passages: Words, folder: Path) -> None:
    index = bm25s.BM25(k1=K1, b=B)
    index.index([list(words) for words in passages], show_progress=False)
    index.save(str(folder))


def _open_bm25s(folder: Path, backend: str) -> Search:
    index = bm25s.BM25.load(str(folder))
    index.backend = backend
    if backend == "numba":
        index.activate_numba_scorer()
    size = index.scores["num_docs"]
    return lambda words: index.retrieve([list(words)], k=min(MOST, size), show_progress=False)


def _build_tantivy(passages: Words, folder: Path) -> None:
    """Index by tantivy; the words stand in its index as they are."""
    index = tantivy.Index(_schema(), path=str(folder))
    writer = index.writer()
    for words in passages:
        writer.add_document(tantivy.Document(text=" ".join(words)))
    writer.commit()
    writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    return tantivy.SchemaBuilder().add_text_field("text", tokenizer_name="whitespace", index_option="freq").build()


def _open_tantivy(folder: Path) -> Search:
    schema, index = _schema(), tantivy.Index.open(str(folder))
    index.reload()
    searcher = index.searcher()

    def search(words: Sequence[str]) -> object:
        terms = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", word)) for word in words]
        return searcher.search(tantivy.Query.boolean_query(terms), MOST, count=False)

    return search


def _build_sqlite(passages: Words, folder: Path) -> None:
    """Index by an FTS5 table."""
    connection = sqlite3.connect(folder / _DATABASE)
    connection.execute("CREATE VIRTUAL TABLE passage USING fts5(text, content = '', tokenize = 'unicode61')")
    rows = ((number, " ".join(words)) for number, words in enumerate(passages))
    connection.executemany("INSERT INTO passage (rowid, text) VALUES (?, ?)", rows)
    connection.commit()
    connection.close()


def _open_sqlite(folder: Path) -> Search:
    connection = sqlite3.connect(folder / _DATABASE)

    def search(words: Sequence[str]) -> object:
        query = " OR ".join(f'"{word}"' for word in words)
        sql = "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY bm25(passage) LIMIT ?"
        return connection.execute(sql, (query, MOST)).fetchall()

    return search


ENGINES: Mapping[str, Engine] = {
    "ours": Engine(_build_ours, _open_ours),
    "bm25s, numba": Engine(_build_bm25s, lambda folder: _open_bm25s(folder, "numba"), "bm25s"),
    "tantivy": Engine(_build_tantivy, _open_tantivy),
    "bm25s, NumPy": Engine(_build_bm25s, lambda folder: _open_bm25s(folder, "numpy"), "bm25s"),
    "SQLite FTS5": Engine(_build_sqlite, _open_sqlite),
    "rank-bm25": Engine(_build_rank_bm25, _open_rank_bm25),
    "ours, all streams": Engine(_build_streams, _open_streams),
}
