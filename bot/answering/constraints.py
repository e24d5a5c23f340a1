"""Tells what a passage must have to answer a question at all, however many of its words it has. Pure."""

from dataclasses import dataclass
from functools import partial
from weakref import WeakKeyDictionary

from bot.documents import Kind as DocumentKind
from bot.questions.answer_types import AnswerType, counted_in, may_answer_at_all, values_asked_in
from bot.questions.asked_entities import entity_types_in
from bot.search import Hit, PassageWords
from bot.text.dates import dates_in, is_year, may_name_year
from bot.text.entities import STRICT, EntityType, find_entities
from bot.text.kept import KeptByText

_MAY_ANSWER = {kind: KeptByText(partial(may_answer_at_all, kind)) for kind in AnswerType}


@dataclass(frozen=True)
class Constraints:
    """A date, a number or a thing of some type, if that is asked for, and every year that is named."""

    answer_types: frozenset[AnswerType]
    types: frozenset[EntityType]
    years: frozenset[str]
    counted: frozenset[str]  # stems of what a number may be of: not required, but telling if there

    def met_by(self, hit: Hit, words: PassageWords) -> bool:
        """Tell whether a hit, which has these words, has all of it; its document may have the years."""
        if not (self.answer_types or self.types or self.years):  # nothing: as most questions
            return True
        text = words.text
        return (
            all(_MAY_ANSWER[answer_type](text) for answer_type in self.answer_types)
            and (not self.types or self.types <= {instance.type for instance in find_entities(text)})
            and (not self.years or self.years <= _years_in(text) or self.years <= _years_of(hit, words))
        )


def constraints_of(question: str, before: str = "") -> Constraints:
    """Return what a question requires; what a follow-up says nothing of, the question before it does."""
    return Constraints(
        values_asked_in(question) or values_asked_in(before),
        _strict_types_in(question) or _strict_types_in(before),
        _years_in(question) or _years_in(before),
        counted_in(question) or counted_in(before),
    )


def _strict_types_in(question: str) -> frozenset[EntityType]:
    return STRICT.intersection(entity_types_in(question).values())


_YEARS: WeakKeyDictionary[PassageWords, frozenset[str]] = WeakKeyDictionary()


def _years_of(hit: Hit, words: PassageWords) -> frozenset[str]:
    """Return the years that a hit speaks of: one paragraph names it, and the next ones go on from there."""
    years = _YEARS.get(words)
    if years is None:
        years = _YEARS[words] = _years_in_document(hit)
    return years


def _years_in_document(hit: Hit) -> frozenset[str]:
    document = hit.passage.document
    if document.kind is DocumentKind.TIMELINE:
        return _years_in(hit.text)  # each of its paragraphs is an event of its own
    version = document.version(hit.language)
    of_event = frozenset((str(document.event_date.year),)) if document.event_date else frozenset[str]()
    return of_event.union(*map(_years_in, (version.title, *(paragraph.text for paragraph in version.paragraphs))))


@KeptByText
def _years_in(text: str) -> frozenset[str]:
    dates = dates_in(text) if may_name_year(text) else ()
    return frozenset(part for date in dates for part in date.parts if is_year(part))
