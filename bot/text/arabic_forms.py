"""Guesses the dictionary's form of an inflected Arabic word: what `stem_arabic`, made for comparing, leaves apart."""

from collections.abc import Iterator
from functools import lru_cache

# Conjunctions, prepositions and the future written in front; a word that is known as it is has none of them.
_IN_FRONT = ("", "و", "ف", "ب", "ك", "ل", "س", "وس", "فس")
# Endings and what the bare word has instead: feminine past, pronouns on a feminine noun, plural past, pronouns.
_ENDINGS = (
    ("", ""),
    ("ت", ""),
    ("ت", "ي"),  # "intahat" is of "intaha"
    *((ending, "ه") for ending in ("تها", "ته", "تهم", "تهما", "تنا")),
    ("وا", "ي"),  # "baqu" is of "baqiya"
    *((ending, "") for ending in ("وا", "تا", "ا", "هم", "هما", "نا", "ه", "ها")),
)
_LEAST_LEFT, _LEAST_BEFORE_ENDING = 3, 2  # letters
_PRESENT = "ي"  # the dictionary has the third person
_OTHER_PRESENTS = ("ت", "ن")
_PRESENTS = (_PRESENT, *_OTHER_PRESENTS)
_PLURALS = ("ون", "وا", "و", "ين")  # of the present; "they" has no noon in most dialects
_FUTURE = "\u0633"  # seen
_WEAK_END = "\u064a"  # yeh, which a plural swallows: "yabqun" is of "yabqa"
_ALEF = "\u0627"
# What dialects write in front of the present: Levantine and Egyptian "bi-", future "ha-", Iraqi "da-", Moroccan "ka-".
_COLLOQUIAL_FRONTS = ("ب", "ه", "ح", "د", "ك")
_KEPT = 4_000  # words of which the forms are kept: several lists are asked for them
_LEAST_PRESENT = 4  # letters with the present's own: shorter ones would be found in too many words


@lru_cache(_KEPT)
def dictionary_forms(word: str) -> tuple[str, ...]:
    """Return forms of a folded word under which a dictionary may have it, the likeliest first, each once."""
    return tuple(dict.fromkeys(_dictionary_forms(word)))


def _dictionary_forms(word: str) -> Iterator[str]:
    for front in _IN_FRONT:
        rest = word.removeprefix(front)
        if len(front) + len(rest) == len(word) and (not front or len(rest) >= _LEAST_LEFT):
            if front.endswith(_FUTURE) and rest.startswith(_OTHER_PRESENTS):
                yield _in_third_person(rest)  # surely a present
            yield from _without_endings(rest)
    for present in (*colloquial_presents(word), *_singular(word)):
        yield present
        yield from pasts(present)


def colloquial_presents(word: str) -> Iterator[str]:
    """Yield the present that a folded word of a dialect may be, without what the dialect writes in front."""
    for front in _COLLOQUIAL_FRONTS:
        rest = word.removeprefix(front)
        if rest != word and len(rest) >= _LEAST_PRESENT and rest.startswith(_PRESENTS):
            present = _in_third_person(rest)
            yield present
            yield from _singular(present)


def _singular(word: str) -> Iterator[str]:
    """Yield the third person singular of a present in the plural."""
    if word.startswith(_PRESENTS):
        for plural in _PLURALS:
            rest = word.removesuffix(plural)
            if rest != word and len(rest) >= _LEAST_LEFT:
                yield _in_third_person(rest)
                yield f"{_in_third_person(rest)}{_WEAK_END}"


def present_of_future(word: str) -> str | None:
    """Return the present, in the third person, that a folded word may be the future of; None if it is no future."""
    rest = word.removeprefix(_FUTURE)
    is_future = rest != word and len(rest) >= _LEAST_PRESENT and rest.startswith(_PRESENTS)
    return _in_third_person(rest) if is_future else None


def pasts(present: str) -> Iterator[str]:
    """Yield the pasts that a present may have: "yanfasil" has "infasal", "yughadir" has "ghadar"."""
    rest = present.removeprefix(_PRESENT)
    if rest != present and len(rest) >= _LEAST_LEFT:
        yield rest
        yield _ALEF + rest


def _in_third_person(present: str) -> str:
    return _PRESENT + present[1:]


def _without_endings(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        rest = word.removesuffix(ending)
        if len(rest) + len(ending) == len(word) and (not ending or len(rest) >= _LEAST_BEFORE_ENDING):
            bare = rest + instead
            yield bare
            if bare.startswith(_OTHER_PRESENTS) and len(bare) > _LEAST_LEFT:
                yield _in_third_person(bare)
