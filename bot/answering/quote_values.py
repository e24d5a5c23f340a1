"""Finds the values and names in a quote, and which of them a question names itself. Chooses none. Pure."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from bot.answering.answer_values import WITH_VALUES, Span, find_values
from bot.answering.quoted_names import names_in
from bot.answering.span_candidates import QuoteWords, Run, within
from bot.answering.wanted import AskedWords
from bot.questions.answer_types import AnswerType
from bot.search import Flags, KnownNames, TextWords
from bot.text.answer_cues import words_of
from bot.text.arabic import without_article

_TYPES = sorted(WITH_VALUES)
_NO = b"\0"  # among flags


@dataclass(frozen=True)
class News:
    """The values and names in a quote that a question does not name itself."""

    values: Mapping[AnswerType, Sequence[Run]]
    names: Sequence[Run]

    @property
    def exact(self) -> frozenset[Run]:
        """All values."""
        return frozenset(chain.from_iterable(self.values.values()))


class QuoteValues:
    """The values and names in a quote."""

    def __init__(self, quote: QuoteWords, known: KnownNames) -> None:
        """Find them."""
        self._quote = quote
        self._values = {each: [*find_values(each, quote.text, known)] for each in _TYPES}
        self.names = names_in(quote.text, quote.words, known)
        self._spans = {*chain.from_iterable(self._values.values()), *map(quote.characters, self.names)}
        self._apart: dict[Span, TextWords] = {}

    @cached_property
    def _terms(self) -> Sequence[tuple[Span, int, int]]:
        """Each with its first term of the quote and the one behind its last; those without any are left out."""
        starts = [self._quote.words[place].start for place in self._quote.terms]
        found = ((span, bisect_left(starts, span[0]), bisect_left(starts, span[1])) for span in self._spans)
        return [(span, first, behind) for span, first, behind in found if first < behind]

    def asked(self, has: Flags, alone: Flags, words: AskedWords) -> frozenset[Span]:
        """Return which of them the question names itself.

        It `has` some of the quote's terms, some of them `alone`, whatever they stand with.
        """
        said, surely = has.tobytes(), alone.tobytes()
        may_be = [each for each in self._terms if said.find(_NO, *each[1:]) < 0]
        return frozenset(
            [each[0] for each in may_be if surely.find(_NO, *each[1:]) < 0 or self._is_asked(each[0], words)]
        )

    def _is_asked(self, span: Span, words: AskedWords) -> bool:
        """Tell whether the question has all words of a value, which may answer to it only with what stands around."""
        read = self._apart.get(span)
        if read is None:
            read = self._apart[span] = TextWords([self._quote.text[slice(*span)]], words.vocabulary)
        surely = words.cover(read).surely[:-1]
        return bool(surely.size) and bool(surely.all())

    def persons(self, asked: Collection[Span]) -> Iterator[Span]:
        """Yield the persons among those that are `asked`."""
        return (span for span in self._values[AnswerType.who] if span in asked)

    def news(self, asked: Collection[Span]) -> News:
        """Return those that are not `asked`."""
        quote = self._quote
        values = {
            each: [run for span in spans if span not in asked and (run := within(quote.words, span))]
            for each, spans in self._values.items()
        }
        values[AnswerType.where] = _whole_places(values[AnswerType.where], quote)
        return News(values, [name for name in self.names if quote.characters(name) not in asked])


def _whole_places(places: Sequence[Run], quote: QuoteWords) -> list[Run]:
    """Return places from "near", "in the province of" or the like on; those that follow each other are one."""
    whole: list[Run] = []
    for place in places:
        first, last = _first_beside(place[0], quote), _last_of_kind(place[1], quote)
        goes_on = whole and quote.text[quote.words[whole[-1][1]].end : quote.words[first].start].isspace()
        if goes_on and quote.words[first].word in words_of("beside") | words_of("in"):
            whole[-1] = (whole[-1][0], last)
        else:
            whole.append((first, last))
    return whole


def _last_of_kind(last: int, quote: QuoteWords) -> int:
    """Return the place of the last word of a place with what kind of place it is: "Hasakah province"."""
    behind = quote.words[last + 1 : last + 2]
    return last + 1 if behind and behind[0].word in words_of("kind of place") else last


def _first_beside(first: int, quote: QuoteWords) -> int:
    """Return the place of the first word of what tells where at a place is meant, from its preposition on."""
    words, beside = quote.words, words_of("beside")
    at = first
    while at and quote.text[words[at - 1].end : words[at].start].isspace():
        if without_article(words[at - 1].word) in beside:
            first = at - 1
        elif not words[at - 1].is_function_word:
            break
        at -= 1
    return first - 1 if first and not words[first].is_function_word and _is_preposition(first - 1, quote) else first


def _is_preposition(place: int, quote: QuoteWords) -> bool:
    word, after = quote.words[place], quote.words[place + 1]
    return word.is_function_word and quote.text[word.end : after.start].isspace()
