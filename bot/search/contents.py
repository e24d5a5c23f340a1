"""What an index is made of: built from nothing, or from what was there before and the little that has changed."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bot.documents import EditorsQuestion, GlossaryEntry, Passage, Passages, day_told_of
from bot.expansion import FreeDict, QueryExpander
from bot.search.asked_before import AskedBefore, analyse
from bot.search.entries import Entries
from bot.search.field import Field
from bot.search.field_postings import CollectedTerms
from bot.search.keyness import keyness
from bot.search.question_change import NO_OWNERS, QuestionChange, change_by, change_to
from bot.search.question_field import QuestionField, index_questions
from bot.search.text_change import TextChange, change_of, no_change
from bot.search.title_field import index_titles
from bot.text.arabic import cut_otherwise
from bot.text.arabizi import from_arabizi
from bot.text.known_forms import table_of_forms
from bot.text.terms import Term, find_terms

Days = NDArray[np.int32]  # of passages, as ordinals of dates; 0: none
Follow = Callable[[Sequence[int]], Iterable[int]]


@dataclass(frozen=True)
class Contents:
    """The parts of an index, which never change."""

    entries: Entries
    counts: Mapping[str, int]  # of each word, function words left out: how many texts have it
    function_words: frozenset[str]  # that any text has, or has had
    words: frozenset[str]  # of texts and editors' questions
    texts: Field
    questions: QuestionField | None
    expander: QueryExpander
    days: Days
    forms: bytes  # of the words of the texts when they were first read: a table of what need not be analysed again

    def keyness(self, words: Iterable[Term]) -> float:
        """Return how much commoner the likeliest key word of some is here than elsewhere, as a common logarithm."""
        return keyness(words, self.counts, self.questions.counts if self.questions else {}, self._size)

    @cached_property
    def _size(self) -> int:
        return sum(self.counts.values()) + (sum(self.questions.counts.values()) if self.questions else 0)

    def with_questions(self, added: Sequence[EditorsQuestion], removed: Sequence[EditorsQuestion]) -> "Contents":
        """Return the same with some editors' questions more and others less."""
        passages = self.entries.all_passages
        new = [analyse(each) for each in _asked_before(added, passages, self.counts)]
        asked = _asked_before(removed, passages, self.counts)
        found = (self.questions.number_of(each) for each in asked) if self.questions else ()
        gone = np.array(sorted(number for number in found if number is not None), dtype=np.int64)
        before, owners = (self.questions.analysed, self.questions.owners) if self.questions else ((), NO_OWNERS)
        change = change_by(before, owners, gone, new, len(passages))
        return self._changed(no_change(passages, self.entries), change)

    def following(self, passages: Passages, questions: Sequence[EditorsQuestion]) -> "Contents | None":
        """Return the contents for other documents; None if so much has changed that building anew is as fast."""
        texts = change_of(self.entries, passages)
        if texts is None:
            return None
        counts, _ = texts.counted(self.counts, self.entries)
        before = self.questions.analysed if self.questions else ()
        # What Latin letters mean depends on the words of the texts.
        is_same = counts.keys() == self.counts.keys()
        known = {
            each.written: each.text for each in (one.asked for one in before) if is_same or each.text == each.written
        }
        asked = _asked_before(questions, passages, counts, known)
        return self._changed(texts, change_to(before, asked, texts.passages_moved, len(passages)))

    def _changed(self, texts: TextChange, questions: QuestionChange) -> "Contents":
        of_texts, lost = texts.counted(self.counts, self.entries)
        of_questions = questions.counted(self.questions.counts if self.questions else {})
        new = {entry: [word for word in words if not word.is_function_word] for entry, words in texts.new.items()}
        gained = [*new.values(), *(each.terms for each in questions.new)]
        lost = lost.union(term.word for each in questions.gone for term in each.terms)
        words = self.words - {word for word in lost if word not in of_texts and word not in of_questions}
        words = words.union(term.word for terms in gained for term in terms)
        otherwise = cut_otherwise(self.words, words)
        return Contents(
            texts.entries,
            of_texts,
            self.function_words.union(
                word.word for each in texts.new.values() for word in each if word.is_function_word
            ),
            words,
            self._texts_changed(texts, new, words, otherwise),
            self._questions_changed(texts, questions, of_questions, words, otherwise),
            self.expander.naming(term for terms in gained for term in terms),
            self._days_changed(texts),
            self.forms,
        )

    def _texts_changed(
        self, texts: TextChange, new: Mapping[int, Sequence[Term]], words: frozenset[str], otherwise: Collection[str]
    ) -> Field:
        if not texts.is_any and words == self.words:
            return self.texts
        again = {entry: of for entry, of in self._having(otherwise) if texts.entries_moved[entry] >= 0}
        titles = self.texts.titles
        if titles and texts.is_any:
            of_new = [find_terms(texts.entries.title(entry)) for entry in texts.new]
            titles = titles.changed(texts.gone, np.array([*texts.new], dtype=np.int64), of_new)
        dropped = np.concatenate((texts.gone, np.array([*again], dtype=np.int64)))
        added = {**new, **{int(texts.entries_moved[entry]): of for entry, of in again.items()}}
        return self.texts.changed(dropped, added, texts.entries, words, titles)

    def _questions_changed(
        self,
        texts: TextChange,
        questions: QuestionChange,
        counts: Mapping[str, int],
        words: frozenset[str],
        otherwise: Collection[str],
    ) -> QuestionField | None:
        passages = len(texts.passages)
        if not questions.questions:
            return None
        if self.questions is None:
            return index_questions(questions.questions, passages, words)
        if not (texts.is_any or questions.is_any) and words == self.words:
            return self.questions
        return self.questions.changed(questions, passages, counts, words, otherwise)

    def _days_changed(self, texts: TextChange) -> Days:
        if not texts.is_any:
            return self.days
        days = np.full(len(texts.passages), -1, np.int32)
        is_kept = texts.passages_moved >= 0
        days[texts.passages_moved[is_kept]] = self.days[is_kept]
        for number in np.flatnonzero(days < 0).tolist():
            days[number] = _day_of(texts.passages[number])
        return days

    def _having(self, words: Collection[str]) -> Iterator[tuple[int, Sequence[Term]]]:
        """Yield the entries that have any of these words, with their terms."""
        for entry in sorted({entry for word in words for entry in self.texts.having(word).tolist()}):
            terms = find_terms(self.entries.text(entry))
            if any(term.word in words for term in terms):
                yield entry, terms


def build(
    passages: Passages,
    glossary: Sequence[GlossaryEntry],
    questions: Sequence[EditorsQuestion],
    installed: FreeDict | None,
    follow: Follow = iter,
) -> Contents:
    """Return the contents of an index of every version of every passage, and of the questions.

    `follow` is told how far the work has come.
    """
    entries = Entries(passages)
    texts = CollectedTerms(entries.text(entry) for entry in follow(range(len(entries))))
    counts = texts.counts()
    asked = [analyse(each) for each in _asked_before(questions, passages, counts)]
    words = frozenset(counts).union(term.word for each in asked for term in each.terms)
    names = {term.form: term for terms in (texts.terms(), *(each.terms for each in asked)) for term in terms}
    titles = index_titles([find_terms(entries.title(entry)) for entry in range(len(entries))])
    return Contents(
        entries,
        counts,
        texts.function_words,
        words,
        Field(texts.postings(words), entries.groups, entries.alone, words, titles),
        index_questions(asked, len(passages), words) if asked else None,
        QueryExpander(glossary, names.values(), installed),
        np.fromiter(map(_day_of, passages), np.int32, len(passages)),
        table_of_forms(texts.written),
    )


def _asked_before(
    questions: Iterable[EditorsQuestion],
    passages: Passages,
    counts: Mapping[str, int],
    known: Mapping[str, str] | None = None,
) -> list[AskedBefore]:
    """Return questions as they stand in an index; of some it is `known` what they are in Arabic script or English."""
    firsts = {document.slug: first for document, first in zip(passages.documents, passages.firsts, strict=True)}
    found = []
    for each in questions:
        first = firsts.get(each.document or "")
        number = None if first is None or each.paragraph is None else first + each.paragraph - 1
        text = known.get(each.text) if known else None
        found.append(
            AskedBefore(each.text, text or from_arabizi(each.text, counts.__contains__), number, each.is_off_topic)
        )
    return found


def _day_of(passage: Passage) -> int:
    day = day_told_of(passage)
    return day.toordinal() if day else 0
