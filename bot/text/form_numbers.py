"""Reads texts as the numbers of their words' forms: far faster than as terms, and enough to index them."""

from collections.abc import Mapping, Sequence

from bot.text.drawn_out import DRAWN_OUT
from bot.text.known_forms import Form
from bot.text.normalised import is_plain, normalise
from bot.text.terms import TOKEN, WRITTEN, plain_form, terms_at

_DEPENDS = -1  # what a word is, on where it stands
_LAST_LATIN = "\u024f"


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
        found = self._of_words(WRITTEN.findall(text)) if is_plain(text) else None
        if found is None:
            text = normalise(text).text
            found = [*map(self._look_up, WRITTEN.findall(text))]
        return self._by_place(found, text) if _DEPENDS in found else found

    def _of_words(self, written: Sequence[str]) -> list[int] | None:
        """Return what each word of a plain text is by itself; None if any of them is drawn out."""
        try:
            return [*map(self._known.__getitem__, written)]
        except KeyError:
            new = [word for word in written if word not in self._known]
        return None if any(map(DRAWN_OUT.search, new)) else [*map(self._look_up, written)]

    def _look_up(self, written: str) -> int:
        number = self._known.get(written)
        if number is None:
            kind = "latin" if written[0] <= _LAST_LATIN else "arabic"
            form = None if written[0].isdigit() else plain_form(written, kind)
            number = self._known[written] = self._number(form) if form else _DEPENDS
        return number

    def _by_place(self, found: list[int], text: str) -> list[int]:
        tokens = tuple(TOKEN.finditer(text))
        numbers: list[int] = []
        place = 0
        while _DEPENDS in found[place:]:
            end = found.index(_DEPENDS, place)
            terms, length = terms_at(tokens, text, end)
            numbers += found[place:end]
            numbers += [self._number(term.form) for term in terms]
            place = end + length
        return numbers + found[place:]

    def _number(self, form: Form) -> int:
        return self.forms.setdefault(form, len(self.forms))
