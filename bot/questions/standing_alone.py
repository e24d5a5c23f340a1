"""Tells whether a question can be understood by itself: whether whatever it points at is named in it before. Pure."""

from bot.questions.low_weight_terms import is_low_weight
from bot.text.arabic import without_article
from bot.text.languages import Language
from bot.text.proper_names import names_in
from bot.text.terms import Term, find_words

_MARKS = ("?", "\u061f")  # also the Arabic question mark
_POSSESSIVE = frozenset(("his", "hers", "its", "their", "theirs", "her"))  # may mean whoever is asked about: "who"
_POINTING = _POSSESSIVE | {
    *("he", "she", "it", "they", "him", "them", "this", "that", "these", "those", "there", "then", "such", "so"),
    *("else", "same", "latter", "former"),
}
_WHO = frozenset(("who", "which", "whose"))
_POINTING_ARABIC = frozenset(
    (
        "\u0630\u0644\u0643",  # dhalika
        "\u062a\u0644\u0643",  # tilka
        "\u0647\u0624\u0644\u0627\u0621",  # ha'ula'
        "\u0647\u0630\u0627",  # hadha
        "\u0647\u0630\u0647",  # hadhihi
        "\u0647\u0646\u0627\u0643",  # hunaka
        "\u0647\u0645",  # hum
        "\u0647\u0645\u0627",  # huma
    )
)
# heh, heh with alef, heh with meem (and alef), heh with noon: his, her, their, written as one with the word before
_ATTACHED = ("\u0647", "\u0647\u0627", "\u0647\u0645", "\u0647\u0645\u0627", "\u0647\u0646")
_LEAST_SAYING = 2  # words; with fewer it is read with the question before
_LEAST_BEFORE = 2  # letters of a word that a pronoun is attached to
# tujah, ittijah, miyah, shibh, Allah, hadhihi: what ends in heh by itself
_ENDING_IN_HEH = frozenset(
    (
        "\u062a\u062c\u0627\u0647",
        "\u0627\u062a\u062c\u0627\u0647",
        "\u0645\u064a\u0627\u0647",
        "\u0634\u0628\u0647",
        "\u0627\u0644\u0644\u0647",
        "\u0644\u0644\u0647",
        "\u0648\u062c\u0647",
    )
)


def stands_alone(question: str) -> bool:
    """Tell whether a question has one mark, says enough, and no pronoun stands in it before any name."""
    written = question.strip()
    if not written.endswith(_MARKS) or written[:-1].rstrip().endswith(_MARKS):
        return False
    saying = [word for word in find_words(written) if not (word.is_function_word or is_low_weight(word))]
    if len(saying) < _LEAST_SAYING:
        return False
    words = find_words(written)
    asks_who = words[0].word in _WHO
    return not any(
        _points(word, written[word.start : word.end])
        and not (asks_who and word.word in _POSSESSIVE)
        and not names_in(written[: word.start])
        for word in words
    )


def is_well_written(question: str) -> bool:
    """Tell whether a question begins with a capital, in a script that has capitals."""
    first = next((letter for letter in question if letter.isalpha()), "")
    return not first.islower()


def _points(word: Term, surface: str) -> bool:
    """Tell whether a word is a pronoun, or has one at its end; as it is written, where teh marbuta is no heh."""
    if word.language is Language.ENGLISH:
        return word.word in _POINTING
    if surface in _POINTING_ARABIC:
        return True
    if word.language is not Language.ARABIC or without_article(surface) != surface or surface in _ENDING_IN_HEH:
        return False  # what has the article has no pronoun
    return any(surface.endswith(ending) and len(surface) - len(ending) >= _LEAST_BEFORE for ending in _ATTACHED)
