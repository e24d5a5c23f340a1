"""Other words for the same within one language."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from bot.expansion.dictionary import Dictionary, Forms, forms_of, kept_dictionary
from bot.lexicons.reading import rows_of
from bot.text.languages import Language


@cache
def read_synonyms(language: Language) -> Dictionary:
    """Return the phrases of `language` that may stand for one another."""
    return kept_dictionary(f"synonyms.{language}", lambda: _read(language))


def _read(language: Language) -> Forms:
    members: dict[str, list[tuple[str, float]]] = defaultdict(list)  # of groups
    memberships: dict[str, list[tuple[str, float]]] = defaultdict(list)  # of words
    for group, word, weight in rows_of("synonyms.csv"):
        if group.startswith(language):  # "ar0001": telling each word's language apart takes far longer
            members[group].append((word, float(weight)))
            memberships[word].append((group, float(weight)))

    def synonyms(word: str) -> Iterator[tuple[str, float]]:
        for group, own in memberships[word]:
            yield from ((other, own * weight) for other, weight in members[group] if other != word)

    return forms_of(language, memberships, synonyms)
