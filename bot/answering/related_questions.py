"""Offers further questions that the corpus is known to answer. Pure but for what it remembers.

They are editors' own, never what people typed. One is offered only if asking it cites the passage that editors wrote it
for first, so that whoever taps it is never told that the sources do not say.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain, compress, islice
from typing import NamedTuple

from bot.answering.answerability import Outcome
from bot.answering.answers import Answer
from bot.documents import Corpus, Passage
from bot.questions.asking import as_asked
from bot.questions.standing_alone import stands_alone
from bot.search import TextWords, Vocabulary
from bot.text.arabizi import is_arabizi
from bot.text.kept import KeptByText
from bot.text.languages import Language, detect_language
from bot.text.terms import find_terms

MOST_RELATED = 3
_MOST_TRIED = 10  # for one answer: each is asked once
# Of an example: what is longer Telegram cuts on a button, and what is shorter hardly says what can be asked.
_LONGEST_EXAMPLE, _FEWEST_WORDS = 44, 4


@dataclass(frozen=True)
class OfferedQuestion:
    """A question that may be offered."""

    text: str
    passage: Passage | None  # that answers it; None if only the document is known
    document: str  # slug

    @property
    def place(self) -> tuple[str, int]:
        """Where it is answered; 0 is no paragraph."""
        return self.document, self.passage.number if self.passage else 0


class _Form(NamedTuple):
    """What tells of a question, whatever else is asked."""

    language: Language | None  # in which it may be offered; None if it may not
    words: frozenset[str]  # the stems of its terms


@dataclass(frozen=True)
class RelatedQuestions:
    """The questions of one corpus; each is tried once, when it is first to be offered."""

    corpus: Corpus
    find_answering: Callable[[str], Passage | None]  # the passage that an answer to a question cites first
    is_well_put: Callable[
        [str], bool
    ]  # whether a question is in good language: others are offered only where none is, to who asks so
    _firsts: dict[str, Passage | None] = field(default_factory=dict)  # what asking each cites first
    _examples: dict[Language, tuple[str, ...]] = field(default_factory=dict)
    _vocabulary: Vocabulary = field(default_factory=Vocabulary)  # of the questions that may have been offered

    def to(self, answer: Answer) -> tuple[str, ...]:
        """Return at most `MOST_RELATED` questions like the one asked, in its language, about what is not shown yet.

        None for what is no business of the corpus: nothing here is like it.
        """
        if answer.outcome is Outcome.nothing:
            return ()
        shown = [citation.passage for citation in answer.shown]
        places = {(passage.document.slug, passage.number) for passage in shown}
        candidates = [each for each in self._near(answer) if each.place not in places]
        found = self._first_put(candidates, shown, _MOST_TRIED, well=True)
        if found or self._is_well_put(as_asked(answer.question)):
            return found
        return self._first_put(candidates, shown, _MOST_TRIED, well=False)

    def examples(self, language: Language) -> tuple[str, ...]:
        """Return at most `MOST_RELATED` questions to begin with: on the passages that editors wrote most for."""
        if language not in self._examples:
            self._examples[language] = self._find_examples(language)
        return self._examples[language]

    def _find_examples(self, language: Language) -> tuple[str, ...]:
        counts: dict[tuple[str, int], list[str]] = {}
        for question in self.corpus.questions:
            if question.document and question.paragraph:
                counts.setdefault((question.document, question.paragraph), []).append(question.text)
        documents = {each.slug: each for each in self.corpus.documents}
        most = sorted(counts, key=lambda place: -len(counts[place]))
        offered = [
            OfferedQuestion(text, Passage(documents[place[0]], place[1]), place[0])
            for place in most
            for text in counts[place]
            if _form_of(text).language is language
        ]
        short = [each for each in offered if _is_short(each.text)]
        found = self._first_of(short)
        return found if len(found) == MOST_RELATED else self._first_of(offered) or self._of_documents(language)

    def _first_of(self, offered: Sequence[OfferedQuestion]) -> tuple[str, ...]:
        """Return the first that are answered of those in good language; if none is, of the others."""
        return self._first_put(offered, (), len(offered), well=True) or self._first_put(
            offered, (), len(offered), well=False
        )

    def _first_put(
        self, offered: Iterable[OfferedQuestion], shown: Collection[Passage], most: int, *, well: bool
    ) -> tuple[str, ...]:
        """Return the first in good language, or in other, that are answered by what is not shown; `most` are tried."""
        put = (each for each in offered if self._is_well_put(each.text) is well)
        tried = islice(_of_distinct_passages(put), most)
        answered = (each for each in tried if self.is_answered(each) and self._first_cited(each.text) not in shown)
        return tuple(each.text for each in islice(answered, MOST_RELATED))

    def take_over(self, old: "RelatedQuestions") -> None:
        """Offer the examples of a corpus that has nearly the same questions, as far as these are there still."""
        offered = set(chain.from_iterable(old._examples.values()))  # noqa: SLF001 - its own kind
        texts = {question.text for question in self.corpus.questions if question.text in offered}
        for language, examples in old._examples.items():  # noqa: SLF001 - its own kind
            if examples and texts.issuperset(examples):
                self._examples[language] = examples

    def prepare(self) -> None:
        """Find the examples now, which takes long; until then those that were taken over are offered."""
        self._examples.update([(language, self._find_examples(language)) for language in Language])

    def is_answered(self, offered: OfferedQuestion) -> bool:
        """Tell whether asking a question cites what it is offered for first."""
        first = self._first_cited(offered.text)
        right = first is not None and first.document.slug == offered.document
        return right and (offered.passage is None or (first is not None and first.number == offered.passage.number))

    def _first_cited(self, question: str) -> Passage | None:
        if question not in self._firsts:
            self._firsts[question] = self.find_answering(question)
        return self._firsts[question]

    @cached_property
    def _is_well_put(self) -> Callable[[str], bool]:
        """Whether a question is in good language, kept by question."""
        return KeptByText(self.is_well_put)

    @cached_property
    def _read(self) -> Callable[[str], TextWords]:
        """The words of a question, kept by question."""
        return KeptByText(partial(_words_of, self._vocabulary))

    def _near(self, answer: Answer) -> Iterator[OfferedQuestion]:
        """Yield what may be offered in the language of an answer, shares its subject and asks something else."""
        said = _words(answer.question)
        if not self.corpus.questions:
            yield from (each for each in self._of_shown_documents(answer) if _may_follow(each.text, answer, said))
        alike = [each for each in answer.alike if _may_follow(each.text, answer, said)]
        if answer.subject:
            shared = answer.subject.shared_by([self._read(each.text) for each in alike], self._vocabulary)
            alike = [*compress(alike, shared)]
        for question in alike:
            passage = question.passage
            yield OfferedQuestion(question.text, passage, passage.document.slug)

    def _of_shown_documents(self, answer: Answer) -> Iterator[OfferedQuestion]:
        documents = {each.passage.document.slug: each.passage.document for each in answer.shown}
        for document in documents.values():
            version = document.versions.get(answer.language)
            yield from (OfferedQuestion(text, None, document.slug) for text in (version.questions if version else ()))

    def _of_documents(self, language: Language) -> tuple[str, ...]:
        """Return examples of a corpus whose documents say themselves what they answer."""
        versions = ((each.slug, each.versions.get(language)) for each in self.corpus.documents)
        firsts = (OfferedQuestion(each.questions[0], None, slug) for slug, each in versions if each and each.questions)
        return tuple(each.text for each in islice(filter(self.is_answered, firsts), MOST_RELATED))


def _is_short(question: str) -> bool:
    return len(question) <= _LONGEST_EXAMPLE and len(question.split()) >= _FEWEST_WORDS


def _of_distinct_passages(offered: Iterable[OfferedQuestion]) -> Iterator[OfferedQuestion]:
    seen: set[tuple[str, int]] = set()
    for each in offered:
        if each.place not in seen:
            yield each
        if each.passage:
            seen.add(each.place)


def _may_follow(question: str, answer: Answer, said: frozenset[str]) -> bool:
    form = _form_of(question)
    return form.language is answer.language and form.words != said


def _words_of(vocabulary: Vocabulary, question: str) -> TextWords:
    return TextWords([question], vocabulary)


@KeptByText
def _form_of(question: str) -> _Form:
    may_be_offered = not is_arabizi(question) and stands_alone(question)
    return _Form(detect_language(question) if may_be_offered else None, _words(question))


def _words(question: str) -> frozenset[str]:
    return frozenset(term.text for term in find_terms(as_asked(question)))
