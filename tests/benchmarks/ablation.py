"""Ours without one of its parts at a time. Parts are taken out from outside, by replacing public names for a while."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from bot.expansion import dialect, paraphrases, query_expansion
from bot.expansion.dictionary import Dictionary
from bot.search.index_keys import keys_of
from bot.text.languages import Language
from bot.text.terms import Term

# What a key begins with in `bot/search/index_keys.py`.
_STEM, _CLITICS, _ROOT, _WORD, _PIECE = "s|", "c|", "r|", "w|", "g|"

Replacements = Mapping[str, Callable[..., object]]  # full name -> what stands in for it


def _without_keys(*kinds: str) -> Replacements:
    def others(term: Term, is_known: Callable[[str], bool]) -> tuple[str, ...]:
        return tuple(key for key in keys_of(term, is_known) if not (term.language and key.startswith(kinds)))

    return {"bot.search.field.keys_of": others}


def _no_names(*_: object) -> Mapping[str, float]:
    return {}


def _no_words(_: Language = Language.ARABIC) -> Dictionary:
    return Dictionary({})


PARTS: Mapping[str, Replacements] = {
    "nothing": {},
    "stems": _without_keys(_STEM),
    "clitics": _without_keys(_CLITICS),
    "roots, words": _without_keys(_ROOT, _WORD),
    "pieces": {**_without_keys(_PIECE), "bot.search.field.gram_keys": lambda _: ()},
    "names by sound": {"bot.expansion.phonetic_names.Names.like": _no_names},
    "dictionary": {f"bot.expansion.{room}.read_dictionary": _no_words for room in ("query_expansion", "paraphrases")},
    "synonyms": {"bot.expansion.paraphrases.read_synonyms": _no_words},
    "dialect": {"bot.expansion.dialect.read_dialect": _no_words},
}


@contextmanager
def without(part: str) -> Iterator[None]:
    """Take a part out of ours while this is open; what was built before must not be used."""
    with ExitStack() as stack:
        stack.callback(_forget)
        for name, replacement in PARTS[part].items():
            stack.enter_context(patch(name, replacement))
        _forget()
        yield


def _forget() -> None:
    """Let go of the other words that were found with other parts."""
    for room in (dialect, query_expansion, paraphrases):
        for found in vars(room).values():
            if getattr(found, "__module__", None) == room.__name__ and hasattr(found, "cache_clear"):
                found.cache_clear()
