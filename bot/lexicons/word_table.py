"""Tables of words in one flat run of bytes, looked up where they lie: in a mapped file only what is asked for is read.

A row of places, empty ones among them, then a line for each word: the word, a tab, its value in JSON. Where to look is
told by a checksum of the word, and where that is another's, by the next place (open addressing, Knuth 1973).
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from mmap import mmap
from typing import Final, TypeVar, overload
from zlib import crc32

_T = TypeVar("_T")  # what JSON has: texts, numbers, lists, dictionaries by text
_D = TypeVar("_D")
_WORD_ENDS, _LINE_ENDS = b"\t", b"\n"
_SIZE = 4  # bytes of a place, and of how many there are
_LEAST_PLACES = 3  # for each word: most of those that are looked for in vain meet an empty one at once
_PLACES: Final = "I"
_JSON = json.JSONDecoder()
_KEPT = 8_000  # words of which it is kept what was found: most are looked up again


def flat(words: Mapping[str, _T]) -> bytes:
    """Return the table of some words, which have neither tabs nor line breaks."""
    room = 1 << (_LEAST_PLACES * len(words)).bit_length()
    places = array(_PLACES, bytes(room * _SIZE))
    lines: list[bytes] = []
    end = 1  # 0 is an empty place
    for word, value in words.items():
        raw = word.encode() + _WORD_ENDS
        at = crc32(raw) % room
        while places[at]:
            at = (at + 1) % room
        places[at] = end
        lines.append(raw + json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + _LINE_ENDS)
        end += len(lines[-1])
    return array(_PLACES, [room]).tobytes() + places.tobytes() + b"".join(lines)


class WordTable(Mapping[str, _T]):
    """The values of words, in the order in which they were given; a value is read when it is first asked for."""

    __slots__ = ("_find", "_first", "_last_place", "_places", "_raw")

    def __init__(self, raw: bytes | mmap, start: int = 0) -> None:
        """Take what `flat` made, from `start` to the end."""
        [room] = memoryview(raw)[start : start + _SIZE].cast(_PLACES)
        lines = start + _SIZE * (1 + room)
        self._raw = raw
        self._places = memoryview(raw)[start + _SIZE : lines].cast(_PLACES)
        self._last_place = room - 1
        self._first = lines - 1  # where a place that is 0 would be
        self._find = lru_cache(_KEPT)(self._look_up)

    def __getitem__(self, word: str) -> _T:
        found = self._find(word)
        if not found:
            raise KeyError(word)
        return found[0]

    @overload
    def get(self, word: str, /) -> _T | None: ...
    @overload
    def get(self, word: str, default: _T | _D, /) -> _T | _D: ...
    def get(self, word: str, default: _T | _D | None = None, /) -> _T | _D | None:
        """Return the value of a word, else `default`."""
        found = self._find(word)
        return found[0] if found else default

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and bool(self._find(word))

    def __iter__(self) -> Iterator[str]:
        lines = self._raw[self._first + 1 :].split(_LINE_ENDS)[:-1]
        return (line.partition(_WORD_ENDS)[0].decode() for line in lines)

    def __len__(self) -> int:
        return self._raw[self._first + 1 :].count(_LINE_ENDS)

    def has(self, word: str) -> bool:
        """Tell whether a word has a value; not kept, as of one of many forms of which hardly any has."""
        return self._end_of(word) > 0

    def among(self, words: Iterable[str]) -> frozenset[str]:
        """Return those of many words that have a value; likewise."""
        return frozenset(filter(self._end_of, words))

    def _look_up(self, word: str) -> tuple[_T, ...]:
        """Return the value of a word; () if it has none."""
        end = self._end_of(word)
        return (self._read(end),) if end else ()

    def _end_of(self, word: str) -> int:
        """Return the place behind a word, where its value begins; 0 if it is not there."""
        raw = word.encode(errors="replace") + _WORD_ENDS
        at = crc32(raw) & self._last_place
        while place := self._places[at]:
            begin = self._first + place
            end = begin + len(raw)
            if self._raw[begin:end] == raw:
                return end
            at = (at + 1) & self._last_place
        return 0

    def _read(self, begin: int) -> _T:
        # Without looking for an encoding and for spaces, as `json.loads` does.
        found: _T = _JSON.raw_decode(self._raw[begin : self._raw.find(_LINE_ENDS, begin)].decode())[0]
        return found
