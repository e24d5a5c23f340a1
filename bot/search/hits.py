"""What a search found, the best at once and the others when somebody asks for them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from bot.documents import Passage
from bot.text.languages import Language


@dataclass(frozen=True)
class Hit:
    """A passage that shares at least one term with the question, or with a question that editors wrote for it."""

    passage: Passage
    number: int  # of the passage in the index
    language: Language  # the version of the passage that matched best
    score: float  # > 0; comparable within one search only
    text_score: float  # what of it the text and its title brought

    @cached_property
    def text(self) -> str:
        """The passage in the version that matched."""
        return self.passage.text(self.language) or self.passage.original

    def scored(self, score: float) -> "Hit":
        """Return the same with another score."""
        return Hit(self.passage, self.number, self.language, score, self.text_score)


class Hits(Sequence[Hit]):
    """Hits, best first. Hardly anybody looks further than at the best few of many thousands."""

    def __init__(self, best: Sequence[Hit], find_all: Callable[[], Sequence[Hit]]) -> None:
        """Begin with `best`; `find_all` returns these and all others."""
        self._best = tuple(best)
        self._find_all = find_all

    @cached_property
    def _all(self) -> tuple[Hit, ...]:
        return tuple(self._find_all())

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Hit]: ...
    def __getitem__(self, place: int | slice) -> Hit | Sequence[Hit]:
        """Return a hit, or some in a row."""
        last = place if isinstance(place, int) else (place.stop if place.stop is not None else -1) - 1
        is_near = 0 <= last < len(self._best)
        return (self._best if is_near else self._all)[place]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all)

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self._best)

    def __iter__(self) -> Iterator[Hit]:
        """Yield the best, then the others."""
        yield from self._best
        yield from self._all[len(self._best) :]

    def __eq__(self, other: object) -> bool:
        """Compare with any sequence of hits."""
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        """Return what equal hits have in common."""
        return hash(self._best[:1])

    def led_by(self, first: Sequence[Hit]) -> "Hits":
        """Return the same hits with some of the best, as they are given, in front of all others."""
        taken = {hit.number for hit in first}

        def behind(hits: Sequence[Hit]) -> tuple[Hit, ...]:
            return (*first, *(hit for hit in hits if hit.number not in taken))

        return Hits(behind(self._best), lambda: behind(self._all))
