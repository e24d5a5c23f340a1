"""Puts drafts, what is to be said about them, and changes of the corpus into sentences."""

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

from bot.adding.drafts import AddingError, Draft
from bot.documents import Corpus
from bot.documents.history import Entry, FilesChange
from bot.documents.near_duplicates import MUCH, likeness, shingles_in, shingles_of
from bot.locale import Phrases, format_day
from bot.text.languages import Language
from bot.text.terms import find_terms

Written = Callable[[object], str]  # how a value is put into a sentence
_MOST_NEAR = 3


def near_duplicates(draft: Draft, corpus: Corpus) -> tuple[tuple[str, float], ...]:
    """Return the titles of documents that have much of a draft's text, or it of theirs, likest first, and how much."""
    mine = shingles_of("\n".join(draft.paragraphs))
    likest = (
        (document.version(draft.language).title, max(likeness(mine, theirs) for theirs in shingles_in(document)))
        for document in corpus.documents
    )
    return tuple(sorted((each for each in likest if each[1] >= MUCH), key=lambda each: -each[1])[:_MOST_NEAR])


def draft_lines(
    draft: Draft, near: Iterable[tuple[str, float]], phrases: Phrases, language: Language, written: Written = str
) -> Iterator[str]:
    """Yield what is known of a draft, a line each, and then what is to be looked at."""
    words = phrases.draft
    yield words.title.format(value=written(draft.written_title))
    yield words.publisher.format(value=written(draft.publisher or words.unknown))
    day = format_day(draft.published, language) if draft.published else words.unknown
    yield words.published.format(value=written(day))
    yield words.url.format(value=written(draft.url or words.unknown))
    name = words.arabic if draft.language is Language.ARABIC else words.english
    length = words.length.about(len(draft.paragraphs), language, written)
    yield f"{words.language.format(value=name)} · {length}"
    for title, share in near:
        sentence = words.near.format(share=written(round(100 * share)), title=written(title))
        yield words.remark.format(sentence=sentence)
    for remark, value in draft.remarks:
        yield words.remark.format(sentence=phrases.remarks[remark].format(value=written(value)))


def refusal_sentence(error: AddingError, phrases: Phrases, written: Written = str) -> str:
    """Return why there is no draft."""
    values = {name: written(value) for name, value in error.values.items()}
    return phrases.draft.refused.format(sentence=phrases.refusals[error.reason].format(**values))


def deed_sentence(entry: Entry, phrases: Phrases, written: Written = str) -> str:
    """Return that a change was taken back, and what it was."""
    change = entry.change
    if isinstance(change, FilesChange):
        deed = phrases.deeds[change.deed].format(about=written(change.about))
    else:
        rows = change.added or change.removed
        deed = phrases.editing.taught.format(question=written(" ".join(" ".join(rows).split())[:200]))
    return phrases.editing.undone.format(deed=deed)


def side_by_side(
    one: Iterable[str], other: Iterable[str], phrases: Phrases, written: Written = str
) -> Iterator[tuple[str, str, str]]:
    """Yield the paragraphs of both languages in pairs, under a heading that tells whether their numbers agree."""
    for number, (mine, theirs) in enumerate(zip_longest(one, other, fillvalue=""), 1):
        differing = numbers_in(mine) ^ numbers_in(theirs)
        heading = phrases.draft.differs if differing else phrases.draft.aligned
        values = {"number": written(number), "numbers": written(", ".join(sorted(differing)))}
        yield heading.format(**values), mine, theirs


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers and months of a text, which are the same in both languages."""
    return frozenset(term.text for term in find_terms(text) if term.language is None)
