"""Reads texts as the numbers of their words' forms: far faster than as terms, and enough to index them."""

from collections.abc import Mapping, Sequence
from itertools import islice

from bot.text.drawn_out import DRAWN_OUT
from bot.text.known_forms import Form
from bot.text.normalised import is_plain, normalise
from bot.text.number_words import LONGEST
from bot.text.terms import TOKEN, WRITTEN, plain_form, terms_at

_DEPENDS = -1  # what a word is, on where it stands
_LAST_LATIN = "\u024f"
_MOST_TOGETHER = LONGEST + 2  # words that what one of them is depends on: those of a number, behind its digits


class FormNumbers:
    """Numbers of forms, from 0, in the order in which texts are read for them."""

    def __init__(self) -> None:
        """Begin with none."""
        self.forms: dict[Form, int] = {}
        self._known: dict[str, int] = {}  # by the word as it is in a view, so that nothing in it is drawn out

    @property
    def written(self) -> Mapping[str, Form]:
        """The forms of the words that mean the same wherever they stand, by how they are written."""
        forms = list(self.forms)
        return {written: forms[number] for written, number in self._known.items() if number != _DEPENDS}

    def read(self, text: str) -> list[int]:
        """Return the number of the form of each word that `find_words` finds in a text."""
        view = text if is_plain(text) else normalise(text).text
        written = WRITTEN.findall(view)
        new = [] if self._known.keys() >= set(written) else [word for word in written if word not in self._known]
        if new and any(map(DRAWN_OUT.search, new)):
            view = normalise(text).text
            written = WRITTEN.findall(view)
        found = [*map(self._look_up if new else self._known.__getitem__, written)]
        return self._by_place(found, written, view) if _DEPENDS in found else found

    def _look_up(self, written: str) -> int:
        number = self._known.get(written)
        if number is None:
            kind = "latin" if written[0] <= _LAST_LATIN else "arabic"
            form = None if written[0].isdigit() else plain_form(written, kind)
            number = self._known[written] = self._number(form) if form else _DEPENDS
        return number

    def _by_place(self, found: list[int], written: Sequence[str], text: str) -> list[int]:
        numbers: list[int] = []
        place = start = 0  # in words and in the text
        while _DEPENDS in found[place:]:
            before = found.index(_DEPENDS, place)
            for word in written[place:before]:
                start = text.index(word, start) + len(word)
            terms, length = terms_at(tuple(islice(TOKEN.finditer(text, start), _MOST_TOGETHER)), text, 0)
            numbers += found[place:before]
            numbers += [self._number(term.form) for term in terms]
            for word in written[before : before + length]:
                start = text.index(word, start) + len(word)
            place = before + length
        return numbers + found[place:]

    def _number(self, form: Form) -> int:
        return self.forms.setdefault(form, len(self.forms))
