"""Texts read as numbers of forms are the same words as those that are looked for as terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import read_corpus
from bot.text.form_numbers import FormNumbers
from bot.text.known_forms import Form, know_forms, known_form, table_of_forms
from bot.text.terms import find_words
from tests.paths import CORPUS

PIECES = st.sampled_from(
    (
        *("غادر", "الجنود", "قاعدة", "حررررب", "أَلْف", "ألفين", "شهرين", "كانون", "الثاني", "آب", "2", "2.5", "2026"),
        *(
            "3/4/2026",
            "12-05-24",
            "٢٠٢٦",
            "m",
            "July",
            "two",
            "thousand",
            "U.S.",
            "don't",
            "@name",
            "#وسم",
            "www.a.iq/b",
        ),
        *("،", ".", "م", "ـــ", "soooon", "-", "/", ":", "1,945", "شهر 3"),
    )
)
TEXTS = st.lists(st.lists(PIECES, max_size=8).map(" ".join), max_size=5)


def forms_by_numbers(texts: list[str]) -> list[list[Form]]:
    """Return the forms of the words of some texts, read one after another."""
    numbers = FormNumbers()
    found = [numbers.read(text) for text in texts]
    forms = list(numbers.forms)
    return [[forms[number] for number in of_text] for of_text in found]


@given(TEXTS)
def test_the_forms_of_a_text_are_those_of_its_words(texts: list[str]) -> None:
    assert forms_by_numbers(texts) == [[word.form for word in find_words(text)] for text in texts]


def test_it_is_so_of_the_corpus_that_comes_with_the_bot() -> None:
    texts = [passage.original for passage in read_corpus(CORPUS).passages]
    assert forms_by_numbers(texts) == [[word.form for word in find_words(text)] for text in texts]


@pytest.mark.parametrize("text", ["", " ", "؟!", "\n"])
def test_a_text_without_words_has_no_forms(text: str) -> None:
    assert forms_by_numbers([text]) == [[]]


def test_a_word_that_is_known_has_the_form_that_it_has_anyway() -> None:
    numbers = FormNumbers()
    numbers.read("غادر الجنود القاعدة in July 2026")
    know_forms(table_of_forms(numbers.written))
    assert {written: known_form(written) for written in numbers.written} == numbers.written
