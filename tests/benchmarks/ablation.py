"""Ours without one of its parts at a time. Parts are taken out from outside, by replacing public names for a while."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from bot.bridge.dictionary import Dictionary
from bot.search.keys import keys_of
from bot.text.languages import Language
from bot.text.terms import Term

# What a key begins with in `bot/search/keys.py`.
_STEM, _CLITICS, _ROOT, _WORD, _PIECE = "s|", "c|", "r|", "w|", "g|"

Replacements = Mapping[str, Callable[..., object]]  # full name -> what stands in for it


def _without_keys(*kinds: str) -> Replacements:
    def others(term: Term, is_known: Callable[[str], bool]) -> tuple[str, ...]:
        return tuple(key for key in keys_of(term, is_known) if not (term.language and key.startswith(kinds)))

    return {"bot.search.index.keys_of": others}


def _no_names(*_: object) -> Mapping[str, float]:
    return {}


def _no_words(language: Language = Language.ARABIC) -> Dictionary:
    return Dictionary(language, ())


PARTS: Mapping[str, Replacements] = {
    "nothing": {},
    "stems": _without_keys(_STEM),
    "clitics": _without_keys(_CLITICS),
    "roots, words": _without_keys(_ROOT, _WORD),
    "pieces": {**_without_keys(_PIECE), "bot.search.index.gram_keys": lambda _: ()},
    "names by sound": {"bot.bridge.names.Names.like": _no_names},
    "dictionary": {"bot.bridge.bridge.read_dictionary": _no_words},
    "synonyms, dialect": {"bot.bridge.bridge.read_synonyms": _no_words, "bot.bridge.bridge.read_dialect": _no_words},
}


@contextmanager
def without(part: str) -> Iterator[None]:
    """Take a part out of ours while this is open; what was built before must not be used."""
    with ExitStack() as stack:
        for name, replacement in PARTS[part].items():
            stack.enter_context(patch(name, replacement))
        yield
