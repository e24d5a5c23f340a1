"""What of a paragraph is quoted, word for word, and which of its words are marked."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.sentence_selection import MOST_CHARACTERS, MOST_SENTENCES, Quote, choose_sentences, cut_quote
from bot.search import Matcher
from bot.text.sentence_splitting import find_sentences
from bot.text.terms import find_terms
from tests.corpora import make_query

WORDS = ["troops", "base.", "Erbil", "«التحالف»", "المُهِمَّة", "القاعدة؟", "2,500", "U.S.", "withdrawal!", "\n", "  "]
PARAGRAPH = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join).filter(str.strip)
FILLER = "and so on it went "
PIECES = ["troops", "«Erbil»", "(2,500)", "القاعدة،", "  ", FILLER * 5, FILLER * 25]
LONG_PARAGRAPH = st.lists(st.sampled_from(PIECES), min_size=3, max_size=12).map(" ".join).filter(str.strip)
QUESTION = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


def read_terms(text: str) -> set[str]:
    return {term.text for term in find_terms(text)}


def quote(paragraph: str, question: str) -> Quote:
    matcher = Matcher(make_query(question))
    return cut_quote(paragraph, choose_sentences(paragraph, matcher), matcher)


def mark(paragraph: str, question: str) -> list[str]:
    cut = quote(paragraph, question)
    return [cut.text[start:end] for start, end in cut.highlights]


def translate(paragraph: str, translation: str, question: str) -> str:
    matcher = Matcher(make_query(question))
    return cut_quote(translation, choose_sentences(paragraph, matcher), matcher).text


def test_a_short_paragraph_is_quoted_whole() -> None:
    paragraph = "It began in 2014. Troops left. It ended."
    assert quote(paragraph, "troops").text == paragraph


def test_a_paragraph_of_many_sentences_is_quoted_where_the_words_are() -> None:
    paragraph = "One. Two. Three. Four. Five. Troops left Erbil. Seven."
    assert "Troops left Erbil." in quote(paragraph, "troops in Erbil").text


def test_at_most_three_sentences_are_quoted() -> None:
    assert quote("One. Two. Three. Four. Five.", "four").text == "Two. Three. Four."


def test_sentences_that_share_more_words_together_are_quoted_together() -> None:
    paragraph = "Troops stayed. Two. Three. Four. Troops left. They left Erbil. Seven."
    assert "Troops left. They left Erbil." in quote(paragraph, "troops in Erbil").text


def test_of_equal_pieces_the_earliest_is_quoted() -> None:
    paragraph = "Troops left. Two. Three. Four. Troops left. Six."
    assert quote(paragraph, "troops").text == "Troops left. Two. Three."


def test_without_a_shared_word_the_beginning_is_quoted() -> None:
    assert quote("One. Two. Three. Four.", "troops").text == "One. Two. Three."


def test_a_quote_begins_and_ends_at_its_place_in_the_paragraph() -> None:
    cut = quote("One. Two. Three. Four. Five.", "four")
    assert (cut.start, cut.end) == (5, 22)


def test_long_sentences_are_not_joined_beyond_the_limit() -> None:
    long = FILLER * 30 + "to the end."
    assert quote(f"Troops left. {long} {long}", "troops").text == f"Troops left. {long}"


def test_a_sentence_over_the_limit_is_cut() -> None:
    assert len(quote(FILLER * 100, "").text) <= MOST_CHARACTERS


def test_a_long_sentence_is_cut_from_the_word_that_was_asked_for() -> None:
    assert quote(FILLER * 60 + "troops left " + FILLER * 60, "troops").text.startswith("troops left")


def test_a_long_sentence_with_the_word_at_its_very_end_is_quoted_to_the_end() -> None:
    assert quote(FILLER * 100 + "troops", "troops").text.endswith("troops")


def test_a_bracket_before_the_word_that_was_asked_for_stays() -> None:
    assert quote(FILLER * 60 + "(troops) left " + FILLER * 60, "troops").text.startswith("(troops)")


def test_a_quotation_mark_before_the_first_word_of_a_long_sentence_stays() -> None:
    assert quote("«القوات» " + FILLER * 60, "القوات").text.startswith("«القوات»")


def test_the_words_of_the_question_are_marked() -> None:
    assert mark("The troops left the base in Erbil.", "troops in Erbil") == ["troops", "Erbil"]


def test_no_other_word_is_marked() -> None:
    assert mark("The troops left the base in Erbil.", "Baghdad") == []


def test_a_word_is_marked_at_each_place() -> None:
    assert mark("Troops came, troops left.", "troops") == ["Troops", "troops"]


def test_a_marked_arabic_word_keeps_its_article_and_vowel_signs() -> None:
    assert mark("انتهت المُهِمَّةُ أمس.", "مهمة") == ["المُهِمَّةُ"]


def test_a_number_is_marked_as_the_text_writes_it() -> None:
    assert mark("نحو ٢٬٥٠٠ جندي.", "2500") == ["٢٬٥٠٠"]


def test_neighbouring_words_are_marked_as_one() -> None:
    assert mark("The joint statement of 2024.", "joint statement") == ["joint statement"]


@pytest.mark.parametrize("between", [", ", "-", "\n", " of "])
def test_words_with_more_than_a_space_between_them_are_marked_apart(between: str) -> None:
    assert mark(f"troops{between}Erbil", "troops in Erbil") == ["troops", "Erbil"]


def test_places_of_marks_are_counted_from_the_beginning_of_the_quote() -> None:
    assert quote("One. Two. Three. Four. Troops left.", "troops").highlights == ((13, 19),)


def test_of_a_translation_the_same_sentences_are_quoted() -> None:
    paragraph = "One. Two. Three. Four. Troops left."
    assert translate(paragraph, "أولا. ثانيا. ثالثا. رابعا. خامسا.", "troops") == "ثالثا. رابعا. خامسا."


def test_of_a_translation_in_fewer_sentences_the_corresponding_part_is_quoted() -> None:
    paragraph = "One. Two. Three. Four. Five. Troops left."
    assert translate(paragraph, "البداية. النهاية.", "troops") == "النهاية."


def test_where_the_end_falls_inside_a_sentence_of_the_translation_it_is_quoted_whole() -> None:
    paragraph = "Troops left. Two. Three. Four. Five."
    assert translate(paragraph, "أولا. ثانيا. ثالثا. رابعا.", "troops") == "أولا. ثانيا. ثالثا."


def test_of_a_translation_in_more_sentences_all_that_correspond_are_quoted() -> None:
    assert translate("Troops left.", "غادرت القوات. كلها. أمس. فجرا.", "troops") == "غادرت القوات. كلها. أمس. فجرا."


@given(PARAGRAPH, QUESTION)
def test_a_quote_of_any_paragraph_is_a_verbatim_piece_of_it(paragraph: str, question: str) -> None:
    cut = quote(paragraph, question)
    assert cut.text
    assert cut.text in paragraph


@given(PARAGRAPH, QUESTION)
def test_a_quote_of_any_paragraph_is_at_most_three_sentences(paragraph: str, question: str) -> None:
    assert 1 <= len(find_sentences(quote(paragraph, question).text)) <= MOST_SENTENCES


@given(LONG_PARAGRAPH, QUESTION)
def test_a_quote_is_never_longer_than_the_limit(paragraph: str, question: str) -> None:
    assert 0 < len(quote(paragraph, question).text) <= MOST_CHARACTERS


@given(LONG_PARAGRAPH, QUESTION)
def test_a_cut_splits_no_word(paragraph: str, question: str) -> None:
    assert set(quote(paragraph, question).text.split()) <= set(paragraph.split())


@given(LONG_PARAGRAPH, QUESTION)
def test_a_quote_has_a_word_of_the_question_if_the_paragraph_has_one(paragraph: str, question: str) -> None:
    shared = read_terms(question) & read_terms(paragraph)
    assert bool(shared & read_terms(quote(paragraph, question).text)) is bool(shared)


@given(PARAGRAPH, QUESTION)
def test_marks_lie_inside_the_quote_in_order_and_never_overlap(paragraph: str, question: str) -> None:
    cut = quote(paragraph, question)
    places = [0, *(place for span in cut.highlights for place in span), len(cut.text)]
    assert all(one <= other for one, other in pairwise(places))


@given(PARAGRAPH, QUESTION)
def test_only_words_of_the_question_are_ever_marked(paragraph: str, question: str) -> None:
    marked = {term for piece in mark(paragraph, question) for term in read_terms(piece)}
    assert marked <= read_terms(question)


@given(PARAGRAPH, PARAGRAPH, QUESTION)
def test_the_quote_of_any_translation_is_a_verbatim_piece_of_it(one: str, other: str, question: str) -> None:
    piece = translate(one, other, question)
    assert piece
    assert piece in other
