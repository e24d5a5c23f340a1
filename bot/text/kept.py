"""Keeps what was found in the texts of the corpus, which are looked at for every question, and nothing of people's."""

from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, Self, SupportsIndex, TypeVar

_MOST_LETTERS = 1_500_000  # of the texts for which one function's findings are kept

T = TypeVar("T")


class Asked(str):
    """A text that somebody typed: what is found in it is kept with it, and forgotten with it."""

    __slots__ = ("found",)
    found: dict[object, Any]  # by the function that found it, which tells its type

    def __new__(cls, text: str) -> Self:
        """Take a text; the same one if it is known already that somebody typed it."""
        if isinstance(text, cls):
            return text
        asked = super().__new__(cls, text)
        asked.found = {}
        return asked

    def __getitem__(self, place: SupportsIndex | slice) -> "Asked":
        """Return a piece, which somebody typed as well."""
        piece = super().__getitem__(place)
        return self if len(piece) == len(self) else Asked(piece)

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Return how a copy is made, which is a plain text: nothing of what was found goes anywhere else."""
        return str, (str.__str__(self),)


class FoundOnce(Generic[T]):
    """A function of a text that looks at what somebody typed once, however often it is called.

    What it finds must not hold the text, which would have to be collected as garbage.
    """

    def __init__(self, find: Callable[[str], T]) -> None:
        """Keep with such a text what `find` returns."""
        self.__doc__ = find.__doc__
        self._find = find

    def __call__(self, text: str) -> T:
        """Return what is found in a text."""
        return self._found_in(text) if isinstance(text, Asked) else self._find(text)

    def _found_in(self, text: Asked) -> T:
        found: T
        try:
            found = text.found[self]
        except KeyError:
            found = text.found[self] = self._find(text)
        return found


class KeptByText(FoundOnce[T]):
    """Likewise, and at each text of the corpus, as long as there is room for what it found."""

    def __init__(self, find: Callable[[str], T]) -> None:
        """Keep what `find` returns; the oldest goes first."""
        super().__init__(find)
        self._kept: dict[str, T] = {}
        self._room = _MOST_LETTERS
        self._keeping = Lock()

    def __call__(self, text: str) -> T:
        """Return what is found in a text."""
        if isinstance(text, Asked):
            return self._found_in(text)
        try:
            return self._kept[text]
        except KeyError:
            found = self._find(text)
            self._keep(text, found)
            return found

    def cache_clear(self) -> None:
        """Forget everything."""
        with self._keeping:
            self._kept, self._room = {}, _MOST_LETTERS

    def _keep(self, text: str, found: T) -> None:
        with self._keeping:
            if len(text) > _MOST_LETTERS or text in self._kept:
                return
            self._kept[text] = found
            self._room -= len(text)
            while self._room < 0:
                oldest = next(iter(self._kept))
                del self._kept[oldest]
                self._room += len(oldest)
