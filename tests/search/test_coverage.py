"""What many texts have of a question is the same, counted all at once or by one text after another."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search import Matcher, Query, QuestionWords
from bot.search.text_words import TextWords
from bot.search.vocabulary import Vocabulary
from tests.corpora import make_document, make_index

_WORDS = (
    "troops", "troop", "soldiers", "left", "leave", "Erbil", "Baghdad", "Ain", "al-Asad", "base", "joint", "statement",
    "2500", "in", "January", "2026", "withdrawal", "withdraws", "Pentagon", "the",
    "القوات", "قوات", "غادرت", "مغادرة", "أربيل", "بغداد", "عين", "الأسد", "قاعدة", "البيان", "المشترك", "انسحاب",
    "الانسحاب", "انسحبت", "كانون", "الثاني", "ألفي", "جندي", "الجنود", "من", "وزارة", "الدفاع",
)  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join)
INDEX = make_index(make_document("all", english=[" ".join(_WORDS)]))


def covered(question: str, texts: list[str]) -> tuple[Query, list[dict[str, float]]]:
    vocabulary = Vocabulary()
    read = [TextWords(texts[:1], vocabulary), TextWords(texts[1:], vocabulary)]
    query = INDEX.understand(question)
    words = QuestionWords(query, vocabulary)
    rows = words.cover(read).texts
    return query, [
        {term: surely for term, surely in zip(words.terms, row.tolist(), strict=True) if surely} for row in rows
    ]


@given(_TEXTS, st.lists(_TEXTS, min_size=2, max_size=6))
def test_texts_have_the_terms_that_each_by_itself_has(question: str, texts: list[str]) -> None:
    query, found = covered(question, texts)
    matcher = Matcher(query)
    assert found == [pytest.approx(dict(matcher.covered(text))) for text in texts]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("which city did they leave?", "They left Erbil."),
        ("joint statement", "البيان المشترك"),
        ("Ain al-Asad", "قاعدة عين الأسد"),
        ("withdrawl", "the withdrawal"),
    ],
)
def test_what_a_word_stands_for_stands_with_or_is_written_like_counts(question: str, text: str) -> None:
    query, [found, _] = covered(question, [text, ""])
    assert found == dict(Matcher(query).covered(text)) != {}


def test_words_that_were_not_known_when_a_question_was_asked_first_answer_when_it_is_asked_again() -> None:
    vocabulary, query = Vocabulary(), INDEX.understand("soldiers left")
    QuestionWords(query, vocabulary)
    read = TextWords(["the soldiers have left"], vocabulary)
    assert QuestionWords(query, vocabulary).cover([read]).texts.tolist() == [[1.0, 1.0]]


def test_how_surely_words_answer_is_added_up_by_text() -> None:
    vocabulary = Vocabulary()
    read = TextWords(["soldiers and soldiers", "", "a base"], vocabulary)
    found = QuestionWords(INDEX.understand("soldiers"), vocabulary).cover([read])
    assert found.summed(found.surely).tolist() == [2.0, 0.0, 0.0]
    assert np.array_equal(found.sizes, [2, 0, 1])
