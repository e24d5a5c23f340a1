"""Tells where the date or a number of a claim is another than the sources give, and only where both speak of the same.

A difference is told if the claim has one such value, what is quoted has one, and nothing else that says as much of the
claim has the claim's own or yet another one. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.claims.figures import Day, Figure, Span, days_in, figures_in
from bot.search import Credits, KnownNames, Matcher

_LEAST_FOR_DATE, _LEAST_FOR_NUMBER = 0.75, 0.7  # share of the claim that a sentence must have to speak of the same
_SAME_UNIT = 0.3  # how surely a word must answer to another to count the same: "troops", "soldiers"
_NEARLY, _ROUGHLY = 1.1, 1.5  # up to which two numbers may be the same, if both are rough; if only one is


@dataclass(frozen=True)
class Difference:
    """A date or number that is not the same."""

    said: str  # as the post has it
    told: str  # as the quote has it


@dataclass(frozen=True)
class Told:
    """A sentence of a source, as it speaks of the claim."""

    text: str
    share: float  # of the claim, 0 to 1


@dataclass(frozen=True)
class Comparison:
    """A claim beside a quote."""

    differences: tuple[Difference, ...]
    highlights: tuple[Span, ...]  # what of the quote is compared, in order


@dataclass(frozen=True)
class Claim:
    """A sentence with its dates and numbers, and what finds its words in others."""

    text: str
    matcher: Matcher
    credits: Credits
    names: KnownNames

    @cached_property
    def days(self) -> Sequence[Day]:
        """Its dates."""
        return days_in(self.text, self.credits)

    @cached_property
    def figures(self) -> Sequence[Figure]:
        """Its numbers."""
        return figures_in(self.text, self.names)

    def agreement(self, told: str) -> int:
        """Return how many of its dates and numbers a sentence has too."""
        days, figures = days_in(told, self.credits), self._alike(told)
        return sum(any(mine.agrees_with(day) for day in days) for mine in self.days) + sum(
            any(_may_be_same(mine, each) for each in figures if self._same_unit(mine, each, told))
            for mine in self.figures
        )

    def compare(self, quote: str, quoted: Told, others: Sequence[Told]) -> Comparison:
        """Return how it differs from a sentence, which is shown as `quote`, with those `others` that say as much."""
        differences: list[Difference] = []
        highlights: list[Span] = []
        for mine in self.days:
            same = [day.span for day in days_in(quote, self.credits) if mine.agrees_with(day)]
            highlights += same
            if not same and (day := self._other_day(mine, quote, quoted, others)):
                differences.append(Difference(self._cut(mine.span), quote[slice(*day.span)]))
                highlights.append(day.span)
        for number in self.figures:
            same = [each.span for each in self._counted_alike(number, quote) if _may_be_same(number, each)]
            highlights += same
            if not same and (other := self._other_number(number, quote, quoted, others)):
                differences.append(Difference(self._cut(number.span), quote[slice(*other.span)]))
                highlights.append(other.span)
        return Comparison(tuple(differences), _apart(highlights))

    def _cut(self, span: Span) -> str:
        return self.text[slice(*span)]

    def _other_day(self, mine: Day, quote: str, quoted: Told, others: Sequence[Told]) -> Day | None:
        if len(self.days) != 1 or quoted.share < _LEAST_FOR_DATE:
            return None
        shown, theirs = _nearest(mine, days_in(quote, self.credits)), _nearest(mine, days_in(quoted.text, self.credits))
        if not shown or not theirs or not shown.agrees_with(theirs) or bool(shown.bound) != bool(mine.bound):
            return None
        known = [day for other in others if other.share >= _LEAST_FOR_DATE for day in days_in(other.text, self.credits)]
        # What is further off tells of something else: when the same was planned for, or happened before.
        rivals = (day for day in known if mine.distance_from(day) <= mine.distance_from(theirs))
        return shown if all(day.agrees_with(theirs) and not day.agrees_with(mine) for day in rivals) else None

    def _other_number(self, mine: Figure, quote: str, quoted: Told, others: Sequence[Told]) -> Figure | None:
        when = days_in(quoted.text, self.credits)
        if quoted.share < _LEAST_FOR_NUMBER or not mine.units or (when and not self._is_of_same_time(when)):
            return None
        shown, theirs = self._unlike_own(mine, quote), self._unlike_own(mine, quoted.text)
        if len(shown) != 1 or len(theirs) != 1:
            return None
        # A number that nothing tells the unit of may be the one that is meant, if it is no further off.
        unclear = (each for each in self._alike(quoted.text) if not each.units)
        if any(mine.distance_from(each) <= mine.distance_from(theirs[0]) for each in unclear):
            return None
        rivals = [other.text for other in others if self._is_of_same_time(days_in(other.text, self.credits))]
        known = [each for text in rivals for each in self._unlike_own(mine, text)]
        is_settled = all(each.numbers == theirs[0].numbers for each in known)
        return shown[0] if is_settled and shown[0].numbers == theirs[0].numbers else None

    def _is_of_same_time(self, days: Sequence[Day]) -> bool:
        """Tell whether a sentence with these dates has every one of the claim; any has, if the claim has none."""
        return all(any(mine.agrees_with(day) for day in days) for mine in self.days)

    def _alike(self, told: str) -> Sequence[Figure]:
        return figures_in(told, self.names) if self.figures else ()

    def _counted_alike(self, mine: Figure, told: str) -> list[Figure]:
        return [each for each in self._alike(told) if self._same_unit(mine, each, told)]

    def _unlike_own(self, mine: Figure, told: str) -> list[Figure]:
        """Return the numbers that count what one of the claim's does, without those that others of the claim are."""
        others = [figure.numbers for figure in self.figures if figure is not mine]
        return [each for each in self._counted_alike(mine, told) if each.numbers not in others]

    def _same_unit(self, mine: Figure, theirs: Figure, told: str) -> bool:
        """Tell whether two numbers count the same: all words for it of one of them answer to words of the other."""
        if not mine.units or not theirs.units:
            return not mine.units and not theirs.units
        asked = {unit.text for unit in mine.units}
        places = {unit.start for unit in theirs.units}
        matches = [match for match in self.matcher.matches(told) if match.start in places]
        found = [{term for term, surely in match.terms.items() if surely >= _SAME_UNIT} & asked for match in matches]
        answering = [terms for terms in found if terms]
        return len(answering) == len(places) or (bool(answering) and set().union(*answering) == asked)


def _nearest(mine: Day, days: Sequence[Day]) -> Day | None:
    """Return the date in whose place another one stands in the claim; None if none or several may be."""
    distances = [mine.distance_from(day) for day in days]
    nearest = [day for day, distance in zip(days, distances, strict=True) if distance == min(distances)]
    whole = [day for day in nearest if not any(day.date.parts < other.date.parts for other in nearest)]
    return whole[0] if whole and all(day.agrees_with(whole[0]) for day in whole) else None


def _may_be_same(one: Figure, other: Figure) -> bool:
    low, high = max(min(one.numbers), min(other.numbers)), min(max(one.numbers), max(other.numbers))
    if low <= high:  # the same, or within a range
        return True
    if any(least.is_least and min(least.numbers) <= max(more.numbers) for least, more in ((one, other), (other, one))):
        return True
    factor = _NEARLY if one.is_rough and other.is_rough else _ROUGHLY if one.is_rough or other.is_rough else 1
    return float(low) <= float(high) * factor


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return places in order, those that overlap as one."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)
