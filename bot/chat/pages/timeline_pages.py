"""Lays the timeline out: a page of years, of a year's months, of a month's events, each with its buttons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.answering.outlet_names import OutletNames
from bot.chat.writing.answer_messages import MOST_IN_TITLE, line, lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.credits import isolated_name, others_counted
from bot.chat.writing.deep_links import link_to_passage
from bot.chat.writing.html import Markup, bold, join, join_fitting, link, plain
from bot.chat.writing.keyboards import Row, callback_button, keyboard
from bot.chat.writing.pagination import Page, page_of, paging_buttons
from bot.chat.writing.quotes import place_of_day, without_outlets
from bot.chat.writing.readers import Reader
from bot.chat.writing.replies import Content
from bot.events import Event, Period, beside, count_months, count_years, events_in, newest_of
from bot.locale import format_day, format_month

_PER_PAGE = 5
_MOST_NEWEST = 5
_PER_ROW = 2  # buttons: a month's name and its number of events have room


@dataclass(frozen=True)
class TimelinePages:
    """The pages of `events`, which are in the order of their days, for a reader."""

    events: Sequence[Event]
    reader: Reader
    username: str  # of the bot, which shows what an event is told in

    def period_or_nearest(self, period: Period) -> Content:
        """Return the page of a period; if it has no events, that it has none and what is nearest above it."""
        page, buttons = self.page(period, 1)
        if self._has_events(period):
            return page, buttons
        return self._below(self.reader.phrases.timeline.nothing.format(when=isolate(self._name(period))), page), buttons

    def not_a_period(self, value: str) -> Content:
        """Return that `value` is no period, and the years."""
        page, buttons = self.years()
        shown = isolate(shorten(value, MOST_IN_TITLE, placeholder="…"))
        return self._below(self.reader.phrases.timeline.unclear.format(value=shown), page), buttons

    def page(self, period: Period | None, number: int) -> Content:
        """Return a page of a period's events, its last one if there are fewer; of its year, or all years, if none."""
        if period and events_in(self.events, period):
            return self._month(period, number)
        if period and count_months(self.events, period.year):
            return self._year(period.year)
        return self.years()

    def years(self) -> Content:
        """Return the years to choose from."""
        words = self.reader.phrases.timeline
        if not self.events:
            return lines(words.undated, self.reader.language), None
        count = len(self.events)
        heading = words.heading.form(count, self.reader.language).format(count=isolate(count))
        return line(bold(heading), self.reader.language), self._keyboard(self._choices(count_years(self.events)))

    def newest(self) -> Content:
        """Return the newest events and up to which day they reach."""
        events = newest_of(self.events, _MOST_NEWEST)
        if not events:
            return lines(self.reader.phrases.timeline.undated, self.reader.language), None
        words = self.reader.phrases.timeline
        heading = words.newest.format(day=isolate(format_day(events[0].day, self.reader.language)))
        pieces = [line(bold(heading), self.reader.language), *map(self._event, events)]
        all_events = callback_button(words.all_events, f"timeline:{self.reader.language}", self.reader.language)
        return join_fitting("\n\n", pieces), self._keyboard([[all_events]])

    def _year(self, year: int) -> Content:
        months = count_months(self.events, year)
        count = sum(months.values())
        heading = self.reader.phrases.timeline.year_heading.form(count, self.reader.language)
        written = heading.format(when=isolate(year), count=isolate(count))
        rows = [*self._choices(months), [self._all_years_button()]]
        return line(bold(written), self.reader.language), self._keyboard(rows)

    def _month(self, month: Period, number: int) -> Content:
        events = events_in(self.events, month)
        page = page_of(events, number, _PER_PAGE)
        pieces = [self._month_heading(month, len(events), page), *map(self._event, page.items)]
        paging = paging_buttons(page, self.reader.phrases, self.reader.language, lambda other: self._data(month, other))
        rows = [paging, self._adjacent_months(month), [self._year_button(month), self._all_years_button()]]
        return join_fitting("\n\n", pieces), self._keyboard(rows)

    def _month_heading(self, month: Period, count: int, page: Page[Event]) -> Markup:
        words = self.reader.phrases.timeline
        heading = words.month_heading.form(count, self.reader.language)
        written = heading.format(when=self._name(month), count=isolate(count))
        if page.pages > 1:
            place = words.page.format(page=isolate(page.number), pages=isolate(page.pages))
            written = f"{written}{self.reader.phrases.sources.separator} {place}"
        return line(bold(written), self.reader.language)

    def _event(self, event: Event) -> Markup:
        """Return an event, its day, which opens its passage, where the text tells it, else above; and who says so."""
        opened, outlets = link_to_passage(self.username, event.passage), self._outlets(event)
        said, language = event.text(self.reader.language), event.language(self.reader.language)
        text = without_outlets(said) if outlets else said
        place = place_of_day(event.day, text)
        if place is None:
            day = link(format_day(event.day, self.reader.language), opened)
            return self._rows([day], line(plain(text), language), outlets)
        first, last = place
        told = plain(text[:first]) + link(text[first:last], opened) + plain(text[last:])
        return self._rows([], line(told, language), outlets)

    def _rows(self, above: Sequence[Markup], text: Markup, below: Sequence[Markup]) -> Markup:
        """Return a text between what stands above and below it in the reader's language."""
        beside = [[line(each, self.reader.language) for each in pieces] for pieces in (above, below)]
        return join("\n", [*beside[0], text, *beside[1]])

    def _outlets(self, event: Event) -> list[Markup]:
        """Return a link to the first outlet of an event's passage that has an address, and how many more there are."""
        found = next((source for source in event.passage.sources if source.url), None)
        if found is None or found.url is None:
            return []
        name = self.reader.phrases.answer.unknown_publisher
        if found.publisher:
            names = OutletNames(self.reader.outlets, self.reader.phrases.outlets, self.reader.language)
            name = names.short(found.publisher)
        named, others = link(isolated_name(name, self.reader.language), found.url), len(event.passage.sources) - 1
        return [named + plain(f" {others_counted(others, self.reader)}") if others else named]

    def _choices(self, counts: Mapping[Period, int]) -> list[list[InlineKeyboardButton]]:
        choices = [
            self._button(
                self.reader.phrases.timeline.choice.form(count, self.reader.language).format(
                    when=self._name(period, with_year=False), count=isolate(count)
                ),
                period,
            )
            for period, count in counts.items()
        ]
        return [choices[place : place + _PER_ROW] for place in range(0, len(choices), _PER_ROW)]

    def _adjacent_months(self, month: Period) -> list[InlineKeyboardButton]:
        words = self.reader.phrases.timeline
        before, after = beside(self.events, month)
        adjacent = [(words.earlier, before), (words.later, after)]
        return [self._button(text.format(when=self._name(other)), other) for text, other in adjacent if other]

    def _keyboard(self, rows: Iterable[Row]) -> InlineKeyboardMarkup | None:
        return keyboard(rows, self.reader.language)

    def _year_button(self, month: Period) -> InlineKeyboardButton:
        return self._button(str(month.year), Period(month.year))

    def _all_years_button(self) -> InlineKeyboardButton:
        return callback_button(
            self.reader.phrases.timeline.all_years, f"timeline:{self.reader.language}", self.reader.language
        )

    def _button(self, text: str, period: Period) -> InlineKeyboardButton:
        return callback_button(text, self._data(period), self.reader.language)

    def _data(self, period: Period, page: int = 1) -> str:
        when = f"{period.year}-{period.month:02}:{page}" if period.month else str(period.year)
        return f"timeline:{self.reader.language}:{when}"

    def _name(self, period: Period, *, with_year: bool = True) -> str:
        if period.month is None:
            return str(period.year)
        name = format_month(period.year, period.month, self.reader.language)
        return name if with_year else name.removesuffix(f" {period.year}")

    def _has_events(self, period: Period) -> bool:
        return any(period in {event.month, Period(event.day.year)} for event in self.events)

    def _below(self, sentence: str, page: Markup) -> Markup:
        return join("\n", [lines(sentence.replace("\n", " "), self.reader.language), page])
