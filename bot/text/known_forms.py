"""Keeps the forms of words that were found when an index was built: a word of its texts is looked up, not analysed.

What a form is depends on the word alone, whichever index it comes from.
"""

from collections.abc import Mapping

from bot.lexicons.word_table import WordTable, flat
from bot.text.languages import Language

Form = tuple[str, str, Language | None]  # stem, folded word, language

_known: list[WordTable[list[str]]] = []


def table_of_forms(forms: Mapping[str, Form]) -> bytes:
    """Return a table of the forms of words as they are written."""
    return flat({written: form for written, form in forms.items() if form[2]})


def know_forms(table: bytes) -> None:
    """Look words up in a table from now on."""
    _known[:] = [WordTable(table)]


def known_form(written: str) -> Form | None:
    """Return the form of a word; None if it is not known."""
    found = _known[0].get(written) if _known else None
    return (found[0], found[1], Language(found[2])) if found else None
