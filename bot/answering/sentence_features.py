"""Counts what speaks for and against each sentence of a passage as the one to quote. Pure."""

from collections.abc import Mapping, Sequence
from functools import cache
from math import fsum, log, log1p

from bot.answering.answer_values import WITH_VALUES, is_asked, values_of
from bot.answering.wanted import Wanted
from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import lines_of
from bot.questions.answer_types import AnswerType
from bot.search import Answering
from bot.text.terms import find_words

_LEAST = 1e-9
_TYPES = sorted(WITH_VALUES)

SENTENCE_FEATURES = (
    "covered",  # share of the question that it has, 0 to 1
    "relative_covered",  # share of the best coverage among the passage's sentences, 0 to 1
    "covered_alone",  # share of the question that no other sentence has
    "covered_before",  # by the sentence before it
    "covered_after",  # by the one after it
    "has_value",  # 1 if it has a value of a type that is asked for
    "lacks_value",  # 1 if one is asked for and it has none
    *(f"has_{each}" for each in _TYPES),
    *(f"lacks_{each}" for each in _TYPES),
    "first",
    "second",
    "last",
    "sentences",  # logarithm of their number
    "length",  # logarithm of the number of its words
    "refers_back",  # 1 if it begins with a word like "it" or "they"
    "new",  # share of its words that are not the question's
)


def sentence_features(paragraph: Sequence[str], wanted: Wanted) -> list[Mapping[str, float]]:
    """Return the features of each sentence of a paragraph, in order; what a sentence credits counts for nothing."""
    said = [wanted.credits.without(sentence) for sentence in paragraph]
    found = [wanted.matcher.covered(sentence) for sentence in said]
    shares = [_share(each, wanted) for each in found]
    return [
        {
            "covered": shares[place],
            "relative_covered": shares[place] / max(*shares, _LEAST),
            "covered_alone": _share(_alone(found, place), wanted),
            "covered_before": shares[place - 1] if place else 0.0,
            "covered_after": shares[place + 1] if place + 1 < len(said) else 0.0,
            **_values(sentence, wanted),
            "first": float(place == 0),
            "second": float(place == 1),
            "last": float(place == len(said) - 1),
            "sentences": log(len(said)),
            **_form(sentence, wanted),
        }
        for place, sentence in enumerate(said)
    ]


def refers_back(sentence: str) -> bool:
    """Tell whether a sentence begins with a word that stands for something before it."""
    first = next(iter(find_words(sentence)), None)
    return first is not None and first.word in _referring()


def _values(sentence: str, wanted: Wanted) -> Mapping[str, float]:
    asked = [each for each in _TYPES if each in wanted.types]
    has = {each for each in asked if _has_value(each, sentence, wanted)}
    return {
        "has_value": float(bool(has)),
        "lacks_value": float(bool(asked) and not has),
        **{f"has_{each}": float(each in has) for each in _TYPES},
        **{f"lacks_{each}": float(each in asked and each not in has) for each in _TYPES},
    }


def _has_value(answer_type: AnswerType, sentence: str, wanted: Wanted) -> bool:
    values = values_of(answer_type, sentence, wanted.names)
    return any(not is_asked(sentence, value, wanted.matcher) for value in values)


def _form(sentence: str, wanted: Wanted) -> Mapping[str, float]:
    words = len(find_words(sentence))
    asked = fsum(match.surely for match in wanted.matcher.matches(sentence))
    return {
        "length": log1p(words),
        "refers_back": float(refers_back(sentence)),
        "new": 1 - asked / max(words, 1),
    }


def _alone(found: Sequence[Answering], place: int) -> Answering:
    """Return by how much more surely a sentence has each term of the question than any other does."""
    others = [each for at, each in enumerate(found) if at != place]
    return {
        term: max(surely - max((each.get(term, 0.0) for each in others), default=0.0), 0.0)
        for term, surely in found[place].items()
    }


def _share(found: Answering, wanted: Wanted) -> float:
    total = fsum(wanted.weights.values())
    return fsum(wanted.weights.get(term, 0.0) * surely for term, surely in found.items()) / total if total else 0.0


@cache
def _referring() -> frozenset[str]:
    return frozenset(table_of_words("referring", _read))


def _read() -> Mapping[str, bool]:
    return {word.word: True for line in lines_of("referring_words.txt") for word in find_words(line)}
