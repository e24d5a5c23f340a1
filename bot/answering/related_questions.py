"""Offers further questions that the corpus is known to answer. Pure but for what it remembers.

They are editors' own, never what people typed. One is offered only if asking it cites the passage that editors wrote it
for first, so that whoever taps it is never told that the sources do not say.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice, tee

from bot.answering.answerability import Outcome
from bot.answering.answers import Answer
from bot.documents import Corpus, Passage
from bot.questions.asking import as_asked
from bot.questions.standing_alone import stands_alone
from bot.text.arabizi import is_arabizi
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


@dataclass(frozen=True)
class RelatedQuestions:
    """The questions of one corpus; each is tried once, when it is first to be offered."""

    corpus: Corpus
    find_answering: Callable[[str], Passage | None]  # the passage that an answer to a question cites first
    sharing_subject: Callable[[Answer], Callable[[str], bool]]  # what tells which questions have what one is about
    is_well_put: Callable[
        [str], bool
    ]  # whether a question is in good language: others are offered only where none is, to who asks so
    _firsts: dict[str, Passage | None] = field(default_factory=dict)  # what asking each cites first
    _examples: dict[Language, tuple[str, ...]] = field(default_factory=dict)

    def to(self, answer: Answer) -> tuple[str, ...]:
        """Return at most `MOST_RELATED` questions like the one asked, in its language, about what is not shown yet.

        None for what is no business of the corpus: nothing here is like it.
        """
        if answer.outcome is Outcome.nothing:
            return ()
        shown = [citation.passage for citation in answer.shown]
        shares_subject = self.sharing_subject(answer)
        candidates = (
            offered
            for offered in self._alike(answer)
            if not any(_is_same(offered, passage) for passage in shown)
            and detect_language(offered.text) is answer.language
            and not is_arabizi(offered.text)
            and stands_alone(offered.text)
            and _words(offered.text) != _words(answer.question)
            and (offered.passage is None or shares_subject(offered.text))
        )
        return self._best_put(candidates, shown, or_others=not self.is_well_put(answer.question))

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
        passages = {(each.document.slug, each.number): each for each in self.corpus.passages}
        most = sorted(counts, key=lambda place: -len(counts[place]))
        offered = [
            OfferedQuestion(text, passages[place], place[0])
            for place in most
            for text in counts[place]
            if detect_language(text) is language and not is_arabizi(text) and stands_alone(text)
        ]
        short = [each for each in offered if _is_short(each.text)]
        found = self._best_put(short, most=len(short))
        if len(found) == MOST_RELATED:
            return found
        return self._best_put(offered, most=len(offered)) or self._of_documents(language)

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

    def _best_put(
        self,
        offered: Iterable[OfferedQuestion],
        shown: Collection[Passage] = (),
        most: int = _MOST_TRIED,
        *,
        or_others: bool = True,
    ) -> tuple[str, ...]:
        """Return the first that are answered of those in good language; if none is, `or_others`."""
        put = tee((each, self.is_well_put(each.text)) for each in offered)  # only as many as are needed
        well, others = (_that_are(each, wanted=wanted) for each, wanted in zip(put, (True, False), strict=True))
        found = self._first_answered(islice(_of_distinct_passages(well), most), shown)
        if found or not or_others:
            return found
        return self._first_answered(islice(_of_distinct_passages(others), most), shown)

    def _first_answered(self, offered: Iterable[OfferedQuestion], shown: Collection[Passage] = ()) -> tuple[str, ...]:
        """Return the first questions that are answered, by what is not shown already."""
        answered = (each for each in offered if self.is_answered(each) and self._first_cited(each.text) not in shown)
        return tuple(each.text for each in islice(answered, MOST_RELATED))

    def _alike(self, answer: Answer) -> Iterator[OfferedQuestion]:
        if not self.corpus.questions:
            yield from self._of_shown_documents(answer)
        for question in answer.alike:
            yield OfferedQuestion(question.text, question.passage, question.passage.document.slug)

    def _of_shown_documents(self, answer: Answer) -> Iterator[OfferedQuestion]:
        documents = {each.passage.document.slug: each.passage.document for each in answer.shown}
        for document in documents.values():
            version = document.versions.get(answer.language)
            yield from (OfferedQuestion(text, None, document.slug) for text in (version.questions if version else ()))

    def _of_documents(self, language: Language) -> tuple[str, ...]:
        """Return examples of a corpus whose documents say themselves what they answer."""
        versions = ((each.slug, each.versions.get(language)) for each in self.corpus.documents)
        firsts = (OfferedQuestion(each.questions[0], None, slug) for slug, each in versions if each and each.questions)
        return self._first_answered(firsts)


def _is_short(question: str) -> bool:
    return len(question) <= _LONGEST_EXAMPLE and len(question.split()) >= _FEWEST_WORDS


def _that_are(put: Iterable[tuple[OfferedQuestion, bool]], *, wanted: bool) -> Iterator[OfferedQuestion]:
    return (each for each, is_well in put if is_well is wanted)


def _is_same(offered: OfferedQuestion, passage: Passage) -> bool:
    return offered.passage is not None and (offered.document, offered.passage.number) == (
        passage.document.slug,
        passage.number,
    )


def _of_distinct_passages(offered: Iterable[OfferedQuestion]) -> Iterator[OfferedQuestion]:
    seen: set[tuple[str, int]] = set()
    for each in offered:
        place = (each.document, each.passage.number if each.passage else len(seen))
        if place not in seen:
            seen.add(place)
            yield each


def _words(question: str) -> frozenset[str]:
    return frozenset(term.text for term in find_terms(as_asked(question)))
