"""What the words of a question are in the other language: by dictionary, by glossary, and names by their sound."""

from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import GlossaryEntry
from bot.expansion import QueryExpander
from bot.text.languages import Language
from bot.text.terms import find_terms, find_words

NAMES = "بريجنسكي كوشنر هارير Kushner Frodo"
GLOSSARY = (
    GlossaryEntry("عين الأسد", "Ain al-Asad", ("قاعدة الأسد", "Asad Camp"), "base"),
    GlossaryEntry("إخلاء (قاعدة)", "quitting (of a base)", (), "term"),
    GlossaryEntry("عسكر", "troops", (), "term"),
)
BRIDGE = QueryExpander(GLOSSARY, find_terms(NAMES))
WORDS = ["troops", "bank", "prime", "minister", "Kushner", "قاعدة", "البيان", "المشترك", "2024", "May", "the", "من"]


def translate(text: str) -> list[tuple[str, Mapping[str, float]]]:
    """Return the phrases of `text` that have a translation, each with the stems of these."""
    expansions = [found for found in BRIDGE.expand(find_words(text)) if found.language is not found.terms[0].language]
    return [(" ".join(term.word for term in found.terms), found.stems) for found in expansions]


def phrases(text: str) -> list[str]:
    return [phrase for phrase, _ in translate(text)]


def weigh(text: str, *translations: str) -> list[float]:
    """Return the weights of the words of `translations` as those of `text`, 0 for what is none."""
    stems = dict(pair for _, found in translate(text) for pair in found.items())
    return [stems.get(term.text, 0.0) for word in translations for term in find_terms(word)]


@pytest.mark.parametrize(
    ("word", "translation"),
    [("withdrawal", "انسحاب"), ("advisers", "مستشارون"), ("انسحاب", "withdrawal"), ("البرلمان", "parliament")],
)
def test_a_word_is_translated(word: str, translation: str) -> None:
    assert weigh(word, translation) > [0]


@pytest.mark.parametrize(("form", "translation"), [("parliament's", "برلمان"), ("ومستشاريها", "adviser")])
def test_a_form_that_the_dictionary_lacks_is_translated_by_its_stem(form: str, translation: str) -> None:
    assert weigh(form, translation) > [0]


def test_the_longest_phrase_is_translated_as_one() -> None:
    assert phrases("the prime minister of Iraq") == ["prime minister", "iraq"]


def test_the_words_of_a_phrase_share_its_weight() -> None:
    assert weigh("joint statement", "بيان", "مشترك") == [0.5, 0.5]


def test_an_arabic_phrase_is_translated_as_one() -> None:
    assert phrases("متى صدر البيان المشترك؟")[-1] == "البيان المشترك"


def test_words_between_phrases_are_translated_too() -> None:
    assert phrases("troops and prime minister and troops") == ["troops", "prime minister", "troops"]


def test_a_name_of_the_glossary_is_translated() -> None:
    assert weigh("Ain al-Asad", "عين", "أسد") == [0.5, 0.5]


def test_a_further_name_of_the_glossary_is_translated() -> None:
    assert weigh("Asad Camp", "عين") > [0]


def test_a_further_name_of_the_glossary_is_a_translation_that_weighs_less() -> None:
    first, further = weigh("Ain al-Asad", "عين", "قاعدة")
    assert 0 < further < first


def test_the_glossary_is_read_without_its_explanations_in_brackets() -> None:
    assert weigh("quitting", "إخلاء", "قاعدة") == [1, 0]


def test_a_word_in_the_glossary_keeps_what_the_dictionary_says_of_it() -> None:
    assert 0 not in weigh("troops", "عسكر", "قوات")


@pytest.mark.parametrize("name", ["Brzezinski", "Harir"])
def test_an_english_name_is_found_in_arabic_by_its_sound(name: str) -> None:
    assert phrases(name) == [name.lower()]


@pytest.mark.parametrize("written", ["فرودو", "وفرودو", "لفرودو", "بفرودو"])
def test_an_arabic_name_is_found_in_english_with_and_without_clitics(written: str) -> None:
    assert weigh(written, "Frodo") > [0]


def test_a_name_that_sounds_otherwise_is_not_found() -> None:
    assert weigh("غاندالف", "Frodo", "Kushner") == [0, 0]


def test_a_name_is_looked_for_only_among_the_words_of_the_texts() -> None:
    assert QueryExpander((), ()).expand(find_words("فرودو")) == ()


@pytest.mark.parametrize("text", ["", "2,500", "May", "٢٠٢٤", "the", "متى", "xqzjk"])
def test_numbers_months_function_words_and_nonsense_have_no_translation(text: str) -> None:
    assert translate(text) == []


def test_a_doubtful_translation_weighs_less_than_a_sure_one() -> None:
    sure, doubtful = weigh("bank", "مصرف", "ضفة")
    assert 0 < doubtful < sure


def test_a_later_translation_weighs_less_than_an_earlier_one() -> None:
    first, second = weigh("troops", "قوات", "جنود")
    assert 0 < second < first


@given(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join))
def test_every_weight_of_any_question_is_above_nothing_and_at_most_one(text: str) -> None:
    found = BRIDGE.expand(find_words(text))
    assert all(0 < weight <= 1 for one in found for weight in (*one.stems.values(), *one.words.values()))


@given(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join))
def test_no_word_of_any_question_is_translated_twice_at_one_place(text: str) -> None:
    translated = [found for found in BRIDGE.expand(find_words(text)) if found.language is not found.terms[0].language]
    assert Counter(term.word for found in translated for term in found.terms) <= Counter(
        word.word for word in find_words(text)
    )


def test_what_is_arabic_is_translated_into_english_and_back() -> None:
    found = {(one.terms[0].language, one.language) for one in BRIDGE.expand(find_words("انسحاب withdrawal"))}
    assert {(language, language.other) for language in Language} <= found
