"""Ours without one of its parts at a time. Parts are taken out from outside, by replacing public names for a while."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from bot.bridge.dictionary import Dictionary
from bot.bridge.names import Names
from bot.search.keys import keys_of
from bot.text.terms import Term

# What a key begins with in `bot/search/keys.py`.
_STEM, _CLITICS, _ROOT, _WORD, _PIECE = "s|", "c|", "r|", "w|", "g|"

Replacements = Mapping[str | tuple[type, str], Callable[..., object]]


def _without_keys(*kinds: str) -> Replacements:
    def others(term: Term, is_known: Callable[[str], bool]) -> tuple[str, ...]:
        return tuple(key for key in keys_of(term, is_known) if not (term.language and key.startswith(kinds)))

    return {"bot.search.index.keys_of": others}


def _nothing(*_: object) -> dict[str, float]:
    return {}


PARTS: Mapping[str, Replacements] = {
    "nothing": {},
    "stems": _without_keys(_STEM),
    "clitics": _without_keys(_CLITICS),
    "roots, words": _without_keys(_ROOT, _WORD),
    "pieces": {**_without_keys(_PIECE), "bot.search.index.gram_keys": lambda _: ()},
    "sound": {(Names, "like"): _nothing},
    "dictionary": {(Dictionary, "phrase"): _nothing},
}


@contextmanager
def without(part: str) -> Iterator[None]:
    """Take a part out of ours while this is open; what was built before must not be used."""
    with ExitStack() as stack:
        for place, replacement in PARTS[part].items():
            replaced = patch(place, replacement) if isinstance(place, str) else patch.object(*place, replacement)
            stack.enter_context(replaced)
        yield
