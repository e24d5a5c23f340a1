"""What an object keeps in a file, and what it only remembers of what was asked."""

from typing import ClassVar


class Prepared:
    """Takes long to make; its attributes that are named in `_FORGOTTEN` are left out of a file and made anew."""

    _FORGOTTEN: ClassVar[frozenset[str]] = frozenset()

    def _begin(self) -> None:
        """Make what is not kept."""

    def __getstate__(self) -> dict[str, object]:
        # Of a copy: what is asked meanwhile may find more.
        return {name: value for name, value in dict(self.__dict__).items() if name not in self._FORGOTTEN}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self._begin()
