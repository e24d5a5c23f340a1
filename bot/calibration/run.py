"""One calibration as a whole: from corpora and gold questions to both tables."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.answering.calibration import Calibration, Tables
from bot.answering.wanted import Quoting
from bot.calibration.examples import Example, KnownQuestion, editors_examples, gold_examples, is_on_topic
from bot.calibration.quote_examples import MarkedQuestion, MarkedSource, fit_quoting
from bot.calibration.tables import Fitted, fit_tables
from bot.documents import Corpus
from bot.evaluation.gold import GoldQuestion, Place
from bot.expansion import FreeDict
from bot.search import Index

_ENOUGH_DOCUMENTS = 5
_EDITORS_WEIGHT = 0.1  # of an editors' question beside one that somebody else asked; alone they weigh as much as those

Follow = Callable[[Iterable[int]], Iterable[int]]


@dataclass(frozen=True)
class Source:
    """A corpus and gold questions on it."""

    corpus: Corpus
    questions: tuple[GoldQuestion, ...]  # () where editors' questions are all there is


@dataclass(frozen=True)
class Calibrated:
    """Both tables, and how they did where they were not fitted."""

    with_questions: Fitted
    without_questions: Fitted
    quoting: Quoting | None  # None where no question says what its answer is

    @property
    def calibration(self) -> Calibration:
        """What answers are judged by."""
        return Calibration(
            with_questions=self.with_questions.tables,
            without_questions=self.without_questions.tables,
            quoting=self.quoting,
        )


def calibrate_on(sources: Sequence[Source], installed: FreeDict | None, follow: Follow = iter) -> Calibrated | None:
    """Fit both tables on all sources; None if there is nothing to tell right from wrong by.

    Corpora with editors' questions serve twice: as they are, and as if nobody had written any.
    """
    asked = [source for source in sources if source.corpus.questions]
    examples = [example for source in asked for example in _gold(source, installed, with_questions=True)]
    weight = _EDITORS_WEIGHT if examples else 1.0
    for corpus in {source.corpus.fingerprint: source.corpus for source in asked}.values():
        examples += editors_examples(_index(corpus, installed, with_questions=True), weight, follow)
    bare = [example for source in sources for example in _gold(source, installed, with_questions=False)]
    bare = bare or [example for source in asked for example in _editors_as_gold(source, installed)]
    if not bare:
        return None
    with_questions = fit_tables(examples or bare, with_questions=bool(examples))
    without_questions = fit_tables(bare, with_questions=False)
    marked = [
        _marked(source, installed, (with_questions if source.corpus.questions else without_questions).tables)
        for source in sources
    ]
    return Calibrated(with_questions, without_questions, fit_quoting(marked))


def _gold(source: Source, installed: FreeDict | None, *, with_questions: bool) -> Iterator[Example]:
    if source.questions:
        index = _index(source.corpus, installed, with_questions=with_questions)
        yield from gold_examples([_known(gold, index) for gold in source.questions], index)


def _marked(source: Source, installed: FreeDict | None, tables: Tables) -> MarkedSource:
    """Return the questions of a source that tell what a right quote has."""
    index = _index(source.corpus, installed, with_questions=bool(source.corpus.questions))
    numbers = _numbers(index)
    questions = [
        MarkedQuestion(
            gold.question, gold.previous, frozenset(numbers[place] for place in gold.places), gold.strings, gold.spans
        )
        for gold in source.questions
        if gold.strings
    ]
    return MarkedSource(questions, index, tables)


def _editors_as_gold(source: Source, installed: FreeDict | None) -> Iterator[Example]:
    """Yield examples of editors' questions as anybody might have asked them, of the texts alone."""
    index = _index(source.corpus, installed, with_questions=False)
    numbers = _numbers(index)
    known = [
        KnownQuestion(
            each.text,
            (),
            frozenset((numbers[each.document or "", each.paragraph or 0],)) if each.is_answered else frozenset(),
            is_on_topic=not each.is_off_topic,
            document=each.document or each.text,
        )
        for each in source.corpus.questions
    ]
    yield from gold_examples(known, index)


def _index(corpus: Corpus, installed: FreeDict | None, *, with_questions: bool) -> Index:
    questions = corpus.questions if with_questions else ()
    return Index(corpus.passages, corpus.glossary, installed, questions, corpus.outlets)


def _known(gold: GoldQuestion, index: Index) -> KnownQuestion:
    numbers = _numbers(index)
    passages = frozenset(numbers[place] for place in gold.places)
    document = _group(min(gold.places), index) if gold.places else gold.id
    return KnownQuestion(gold.question, gold.previous, passages, gold.answerable or is_on_topic(gold.kind), document)


def _group(place: Place, index: Index) -> str:
    """Return what stays together in cross-validation: a document, or a paragraph where there are few documents.

    Else all that is known of a small corpus would be fitted without, and what is fitted with it would not fit.
    """
    slug, number = place
    documents = {passage.document.slug for passage in index.passages}
    return slug if len(documents) >= _ENOUGH_DOCUMENTS else f"{slug} {number}"


def _numbers(index: Index) -> dict[tuple[str, int], int]:
    return {(each.document.slug, each.number): number for number, each in enumerate(index.passages)}
