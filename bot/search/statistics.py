"""What `rank-bm25` makes of how many entries have each key."""

from collections.abc import Iterable, Mapping

from rank_bm25 import BM25Plus


class Statistics(BM25Plus):
    """`rank-bm25` on an index whose frequencies are counted already: what it makes of them, without its loops."""

    def __init__(self, frequencies: Iterable[int], size: int) -> None:
        """Take how many of `size` entries have each key."""
        self._size = size
        # Equal frequencies weigh the same, so that each stands for the keys that have it.
        BM25Plus.__init__(self, {each: each for each in frequencies}, delta=0.0)

    def _initialize(self, corpus: Mapping[int, int]) -> Mapping[int, int]:
        self.corpus_size = self._size
        return corpus
