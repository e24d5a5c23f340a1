"""Writes the names of publishers as readers of a language write them. Knows no markup."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

from bot.documents import OutletName
from bot.locale import OutletPhrases
from bot.text.languages import Language

# Such as: AP via ABC News (citing The New York Times); فرانس برس عبر سويس إنفو; صدى البلد (عن فرانس برس)
_FORM = re.compile(r"(?P<outlet>.+?)(?:\s+(?:via|عبر)\s+(?P<carrier>.+?))?(?:\s+\((?P<note>.+)\))?")
_NOTE = re.compile(r"(?:(?P<citing>citing|نقلاً? عن|عن)\s+|(?P<beside>with|مع)\s+)?(?P<names>.+)")
_AND = re.compile(r"\s+and\s+|\s+و|\s*[,،]\s+")


@dataclass(frozen=True)
class OutletNames:
    """The names of outlets for readers of a language; an unknown one is written as it is."""

    by_spelling: Mapping[str, OutletName]  # the spellings case folded
    words: OutletPhrases
    language: Language

    def short(self, publisher: str) -> str:
        """Return the name of whoever tells it, without those who carried it or whom it cites."""
        form = _FORM.fullmatch(publisher)
        return self._known(publisher) or self._name(form["outlet"] if form else publisher)

    def whole(self, publisher: str) -> str:
        """Return the name with those who carried it and whom it cites."""
        known, form = self._known(publisher), _FORM.fullmatch(publisher)
        if known or form is None:
            return known or publisher
        name, carrier, note = self._name(form["outlet"]), form["carrier"], form["note"]
        if carrier:
            bracketed = self._known(f"{carrier} ({note})")  # such as The Sun (Malaysia)
            name = self.words.via.format(outlet=name, carrier=bracketed or self._name(carrier))
            note = None if bracketed else note
        return self._with_note(name, note) if note else name

    def are_named_in(self, publisher: str, text: str) -> bool:
        """Tell whether a text names whoever tells it or carried it, in any spelling."""
        form = _FORM.fullmatch(publisher)
        parts = [publisher, *(part for part in (form["outlet"], form["carrier"]) if part)] if form else [publisher]
        folded = text.casefold()
        there = (name for name in self._spellings(parts) if name in folded)  # hardly any is
        return any(re.search(rf"(?<![a-z]){re.escape(name)}(?!\w)", folded) for name in there)

    def _spellings(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            outlet = self.by_spelling.get(name.casefold())
            yield from (spelling.casefold() for spelling in (outlet.spellings if outlet else (name,)))

    def _with_note(self, name: str, note: str) -> str:
        """Return a name with what stood in brackets behind it."""
        found = _NOTE.fullmatch(note)
        if found is None:
            return f"{name} ({note})"
        pattern = self.words.citing if found["citing"] else self.words.beside if found["beside"] else self.words.note
        names = reduce(lambda first, second: self.words.both.format(first=first, second=second), self._all(found))
        return pattern.format(outlet=name, other=names)

    def _all(self, note: re.Match[str]) -> Iterator[str]:
        if known := self._known(note["names"]):
            yield known
        elif note["citing"] or note["beside"]:
            yield from map(self._name, _AND.split(note["names"]))
        else:  # a remark of any kind
            yield note["names"]

    def _known(self, name: str) -> str | None:
        outlet = self.by_spelling.get(name.casefold())
        if outlet is None:
            return None
        return outlet.arabic if self.language is Language.ARABIC else outlet.english

    def _name(self, name: str) -> str:
        return self._known(name) or name
