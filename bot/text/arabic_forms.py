"""Guesses the dictionary's form of an inflected Arabic word: what `stem_arabic`, made for comparing, leaves apart."""

from collections.abc import Iterator

# Conjunctions, prepositions and the future written in front; the word as it is comes last.
_IN_FRONT = ("و", "ف", "ب", "ك", "ل", "س", "وس", "فس", "")
# Endings and what the bare word has instead: feminine past, pronouns on a feminine noun, plural past, pronouns.
_ENDINGS = (
    ("", ""),
    ("ت", ""),
    ("ت", "ي"),  # "intahat" is of "intaha"
    *((ending, "ه") for ending in ("تها", "ته", "تهم", "تهما", "تنا")),
    *((ending, "") for ending in ("وا", "تا", "ا", "هم", "هما", "نا", "ه", "ها")),
)
_LEAST_LEFT, _LEAST_BEFORE_ENDING = 3, 2  # letters
_PRESENT = "ي"  # the dictionary has the third person
_OTHER_PRESENTS = ("ت", "ن")


def dictionary_forms(word: str) -> Iterator[str]:
    """Yield forms of a folded word under which a dictionary may have it, the likeliest first."""
    for front in _IN_FRONT:
        rest = word.removeprefix(front)
        if len(front) + len(rest) == len(word) and (not front or len(rest) >= _LEAST_LEFT):
            yield from _without_endings(rest)


def _without_endings(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        rest = word.removesuffix(ending)
        if len(rest) + len(ending) == len(word) and (not ending or len(rest) >= _LEAST_BEFORE_ENDING):
            bare = rest + instead
            yield bare
            if bare.startswith(_OTHER_PRESENTS) and len(bare) > _LEAST_LEFT:
                yield _PRESENT + bare[1:]
