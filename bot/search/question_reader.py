"""Reads what is asked of one corpus: in the script of its texts, with misspelt words put right, and as it is searched.

Knows the words of the corpus; ranks nothing.
"""

from collections.abc import Mapping
from functools import lru_cache, partial

from bot.expansion import Known, respelt, says_little
from bot.questions.asked_entities import entity_types_in
from bot.questions.surroundings import without_surroundings
from bot.search.contents import Contents
from bot.search.term_matching import Query
from bot.text.arabizi import from_arabizi
from bot.text.kept import Asked
from bot.text.proper_names import names_in
from bot.text.terms import find_words, words_anywhere

_MOST_WORDS = 750  # of a question; a text of 4,096 characters that means something has fewer
_QUESTIONS_KEPT = 8_000  # editors' questions of which it is kept how they are read


class QuestionReader:
    """Reads questions by the words of one corpus."""

    def __init__(self, contents: Contents) -> None:
        """Take the words of a corpus, and what dictionaries say of them at present."""
        asked = contents.questions.counts if contents.questions else {}
        texts = len(contents.entries) + (len(contents.questions.questions) if contents.questions else 0)
        self._counts = contents.counts
        self._expander = contents.expander
        self._known = Known(partial(_share, contents.counts, asked, texts), contents.expander.knows)
        # Not of the reader itself, which would have to be collected as garbage once it is replaced.
        self._words_meant = lru_cache(_QUESTIONS_KEPT)(partial(_words_meant, contents.counts, self._known))

    def as_meant(self, text: str) -> str:
        """Return Latin-letter Arabic in the other script, and any other question with its misspelt words put right."""
        return _as_meant(self._counts, self._known, text)

    def words_meant(self, written: str) -> tuple[str, ...]:
        """Return the words, folded, by which a question of editors is read; kept, so nothing for what people ask."""
        return self._words_meant(written)

    def understand(self, text: str) -> Query:
        """Return a question as it is searched."""
        terms = tuple([word for word in find_words(text)[:_MOST_WORDS] if not word.is_function_word])
        words = words_anywhere(text)[:_MOST_WORDS]
        light = frozenset([word.text for word in words if not word.is_function_word and says_little(word)])
        return Query(terms, self._expander.expand(words), light, names_in(text), entity_types_in(text))


def _share(of_texts: Mapping[str, int], asked: Mapping[str, int], everything: int, word: str) -> float:
    """Return how many of the texts and editors' questions have a folded word, of 1; function words in none."""
    return (of_texts.get(word, 0) + asked.get(word, 0)) / everything


def _as_meant(of_texts: Mapping[str, int], known: Known, text: str) -> str:
    in_script = from_arabizi(text, of_texts.__contains__)
    return in_script if in_script != text else respelt(text, known)


def _words_meant(of_texts: Mapping[str, int], known: Known, written: str) -> tuple[str, ...]:
    read = Asked(
        _as_meant(of_texts, known, without_surroundings(written))
    )  # once: nothing else of it is looked at again
    return tuple(term.word for term in find_words(read))
