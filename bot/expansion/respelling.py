"""Corrects what is misspelt in a question before it is read, the small words that ask as well. Pure.

A word that any text, editors' question or list has is left alone, but for the rare ones that are a common small word
with two letters swapped: "teh" for "the".
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import filterfalse
from math import log10

from bot.expansion.dialect import in_standard_arabic
from bot.expansion.synonyms import read_synonyms
from bot.questions.answer_types import asked_at_start
from bot.questions.asking_phrases import first_words
from bot.text.kept import Asked
from bot.text.languages import Language
from bot.text.slips import slight_slips_of, slips_of
from bot.text.stop_words import stop_words
from bot.text.terms import Term, find_words, words_anywhere
from bot.text.word_frequencies import log_frequencies

_SHORT, _LEAST_LETTERS, _MOST_LETTERS = 3, 3, 30
_MOST_WORDS = 40  # at the beginning of what is asked: one takes a millisecond, and 4,096 characters may have 1,500
_RARE, _COMMON = -5.5, -3.5  # logarithms of frequency: a listed word that may be a slip, and of which
_UNLISTED = -6.5  # likewise, of what is known otherwise
_ASKING = -3.0  # what asks is asked often, in a dialect too
_OF_TEXTS = 0.5  # what a word of the texts is likelier than one that is common elsewhere
_NEARLY = 0.5  # candidates that differ less are told apart by what they ask
_KEPT = 8_000  # words of which it is kept whether they are right
_FRONTS = ("\u0648", "\u0641", "\u0628", "\u0644", "\u0643", "\u0627\u0644")  # waw, feh, beh, lam, kaf; alef lam
_LEAST_AFTER = 3  # letters behind these


class Known:
    """What words there are where a question is asked."""

    def __init__(self, share: Callable[[str], float], is_translated: Callable[[Term], bool]) -> None:
        """Take what share of texts and editors' questions have a folded word, and whether a dictionary has a word."""
        # Most words are asked again, and what there is of them depends on nothing else.
        # Functions of the parts, not of the whole, which would have to be collected as garbage once it is replaced.
        self.has = lru_cache(_KEPT)(partial(_is_known, share, is_translated))
        self.is_right = lru_cache(_KEPT)(partial(_is_right, self.has))
        self.likely = lru_cache(_KEPT)(partial(_likely, share))


def respelt(text: str, known: Known) -> str:
    """Return a question with its misspelt words put right, and all else as it is."""
    asked = Asked(text)
    doubtful = [place for place, word in enumerate(words_anywhere(asked)[:_MOST_WORDS]) if not known.is_right(word)]
    if not doubtful:
        return text
    words = find_words(asked)[:_MOST_WORDS]
    corrected = {place: right for place in doubtful if (right := _right(words, place, text, known))}
    if not corrected:
        return text
    for place in sorted(corrected, reverse=True):
        word = words[place]
        text = f"{text[: word.start]}{corrected[place]}{text[word.end :]}"
    return text


def _is_right(is_known: Callable[[Term], bool], word: Term) -> bool:
    """Tell whether a word is none that is put right, wherever it stands."""
    if not word.language or not _LEAST_LETTERS <= len(word.word) <= _MOST_LETTERS or not word.word.isalpha():
        return True
    return is_known(word) and not (_is_rare(word) and _small_word_meant(word))


def _right(words: Sequence[Term], place: int, text: str, known: Known) -> str | None:
    """Return what a doubtful word was meant to be; None if it is right, or nobody can tell."""
    word = words[place]
    written = text[word.start : word.end]
    if len(written) != len(word.word) and word.language is Language.ENGLISH:
        return None  # an abbreviation with dots
    is_name = written[0].isupper() and place > 0 and not text.isupper() and not text.istitle()
    if not known.has(word.anywhere):
        found = _meant(words, place, known, is_name=is_name)
    else:
        found = None if is_name else _small_word_meant(word)
    return found and (found.capitalize() if is_name else found)


def _is_known(share: Callable[[str], float], is_translated: Callable[[Term], bool], term: Term) -> bool:
    if _has(term.word, share) or _is_listed(term, is_translated):
        return True
    return any(
        len(rest := term.word.removeprefix(front)) >= _LEAST_AFTER and rest != term.word and _has(rest, share)
        for front in (_FRONTS if term.language is Language.ARABIC else ())
    )


def _has(word: str, share: Callable[[str], float]) -> bool:
    return share(word) > 0 or word in log_frequencies(_language(word)) or is_small_word(word)


def _is_listed(term: Term, is_translated: Callable[[Term], bool]) -> bool:
    words = (term,)
    has_synonyms = read_synonyms(_language(term.word)).phrase
    return is_translated(term) or bool(has_synonyms(words)) or bool(in_standard_arabic(words))


def is_small_word(word: str) -> bool:
    """Tell whether a folded word is a function word or asks: the only ones that a known word is put right to."""
    return word in _small_words()


@cache
def _small_words() -> frozenset[str]:
    return stop_words() | first_words()


def _is_rare(term: Term) -> bool:
    return not is_small_word(term.word) and log_frequencies(_language(term.word)).get(term.word, _UNLISTED) <= _RARE


def _small_word_meant(term: Term) -> str | None:
    frequencies = log_frequencies(_language(term.word))
    likely = (word for word in slight_slips_of(term.word) if is_small_word(word))
    return next((word for word in likely if frequencies.get(word, _UNLISTED) >= _COMMON), None)


def _meant(words: Sequence[Term], place: int, known: Known, *, is_name: bool) -> str | None:
    likely = known.likely(words[place].anywhere, is_name)
    return max(likely, key=lambda word: (_asking_length(word, words, place), likely[word]), default=None)


def _likely(share: Callable[[str], float], term: Term, is_name: bool) -> Mapping[str, float]:  # noqa: FBT001 - is kept by it
    """Return the likeliest words that a misspelt one may be meant for, with common logarithms of how likely."""
    costs = _slips(term)
    is_short = len(term.word) <= _SHORT
    listed = frozenset[str]() if is_name or is_short else _listed(costs)
    found = {
        word: likelihood - cost
        for word, cost in costs.items()
        if (likelihood := _likelihood(word, share, listed, is_name=is_name, is_short=is_short)) is not None
    }
    best = max(found.values(), default=0.0)
    return {word: how for word, how in found.items() if how >= best - _NEARLY}


def _slips(term: Term) -> Mapping[str, float]:
    """Return the words that one may be a slip of, with what that costs."""
    language = term.language or Language.ARABIC
    if len(term.word) > _SHORT:
        return slips_of(term.word, language)
    if language is Language.ARABIC:  # nearly every three letters are a word
        return dict.fromkeys(slight_slips_of(term.word), 0.0)
    return {word: cost for word, cost in slips_of(term.word, language).items() if len(word) == _SHORT}


def _listed(words: Iterable[str]) -> frozenset[str]:
    """Return those of many words that are common at large: hardly any slip is one."""
    english, others = filter(str.isascii, words), filterfalse(str.isascii, words)
    return log_frequencies(Language.ENGLISH).among(english) | log_frequencies(Language.ARABIC).among(others)


def _likelihood(
    word: str, share: Callable[[str], float], listed: Container[str], *, is_name: bool, is_short: bool
) -> float | None:
    """Return how likely a word is to be meant at all, as a common logarithm; None if it is no word."""
    if not is_name and is_small_word(word):
        return max(log_frequencies(_language(word)).get(word, _UNLISTED), _ASKING if word in first_words() else -9.0)
    if is_short:
        return None
    of_texts = share(word)
    elsewhere = log_frequencies(_language(word)).get(word) if word in listed else None
    if not of_texts:
        return elsewhere
    return max(log10(of_texts) + _OF_TEXTS, elsewhere or _UNLISTED)


def _asking_length(word: str, words: Sequence[Term], place: int) -> int:
    """Return how many words ask with a word in this place: "how many", not "who many"."""
    behind = (Term(word, word, words[place].language, 0, 0), *words[place + 1 : place + 3])
    return asked_at_start(behind)[1]


def _language(word: str) -> Language:
    return Language.ENGLISH if word.isascii() else Language.ARABIC
