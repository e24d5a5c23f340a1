"""Takes a post apart into the sentences that may claim something, and tells a post from a question. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.questions.answer_types import begins_by_asking
from bot.questions.forwarding import without_signature
from bot.questions.small_talk import small_talk_in
from bot.text.dates import dates_in
from bot.text.kept import Asked
from bot.text.proper_names import names_in
from bot.text.sentence_splitting import find_sentences
from bot.text.terms import find_words

_MOST_CHARACTERS = 4096  # of a post that are read
_MOST_SENTENCES = 12  # that are looked at: each is a search
_LEAST_WORDS, _LEAST_SAYING = 4, 3  # of a sentence; the latter are no function words
_MOST_IN_QUESTION = 40  # words; whatever asks in a longer text, the text tells something
_QUESTION_MARKS = ("?", "\u061f")  # also the Arabic one
_LINE = re.compile("[^\n\u2028\u2029]+")
_LEAD = re.compile(r"^[\W_]+")  # bullets, dashes, pictures


@dataclass(frozen=True)
class Sentence:
    """A sentence of a post that may claim something."""

    text: Asked
    is_specific: bool  # whether it has a date, a number or a name


@dataclass(frozen=True)
class Sentences:
    """What of a post is looked at."""

    looked_at: tuple[Sentence, ...]  # in order
    left: int  # how many more there are that have a date, a number or a name


def sentences_of(post: str) -> Sentences:
    """Return the sentences of a post that may claim something, without what only tells who posted it."""
    found = list(_sentences(without_signature(Asked(post[:_MOST_CHARACTERS]))))
    left = sum(each.is_specific for each in found[_MOST_SENTENCES:])
    return Sentences(tuple(found[:_MOST_SENTENCES]), left)


def is_question(text: str) -> bool:
    """Tell whether a text is to be answered as what somebody asks or says, and claims nothing: a short one, or talk."""
    said = Asked(without_signature(Asked(text[:_MOST_CHARACTERS])))
    if small_talk_in(said):
        return True
    asks = any(_asks(said[start:end]) for start, end in _pieces(said))
    if asks and len(find_words(said)) <= _MOST_IN_QUESTION:
        return True
    return not sentences_of(text).looked_at


def _sentences(post: str) -> Iterator[Sentence]:
    for start, end in _pieces(post):
        text = Asked(_LEAD.sub("", post[start:end]))
        words = find_words(text)
        saying = sum(not word.is_function_word for word in words)
        if len(words) >= _LEAST_WORDS and saying >= _LEAST_SAYING and not _has_question_mark(text):
            yield Sentence(text, _is_specific(text))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the [start, end) of each sentence; a line break ends one too."""
    for line in _LINE.finditer(text):
        for start, end in find_sentences(Asked(line[0])):
            yield line.start() + start, line.start() + end


def _asks(sentence: Asked) -> bool:
    return _has_question_mark(sentence) or begins_by_asking(find_words(sentence))


def _has_question_mark(sentence: Asked) -> bool:
    return sentence.rstrip().endswith(_QUESTION_MARKS)


def _is_specific(sentence: Asked) -> bool:
    has_number = any(word.language is None for word in find_words(sentence))
    return has_number or any(True for _ in dates_in(sentence)) or bool(names_in(sentence))
