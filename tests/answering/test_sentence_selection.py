"""Which sentence or two of a paragraph are quoted, word for word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.quotes import Quote, cut_quote
from bot.answering.sentence_selection import MOST_CHARACTERS, piece_of, same_piece
from bot.documents import OutletName
from bot.text.sentence_splitting import find_sentences
from tests.answering.wanting import choose, want

WORDS = [
    "troops",
    "base.",
    "Erbil",
    "«التحالف»",
    "المُهِمَّة",
    "القاعدة؟",
    "2,500",
    "U.S.",
    "withdrawal!",
    "\n",
    "  ",
    "He",
]
PARAGRAPH = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join).filter(str.strip)
FILLER = "and so on it went "
PIECES = ["troops", "«Erbil»", "(2,500)", "القاعدة،", "  ", FILLER * 5, FILLER * 25]
LONG_PARAGRAPH = st.lists(st.sampled_from(PIECES), min_size=3, max_size=12).map(" ".join).filter(str.strip)
QUESTION = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


def quote(paragraph: str, question: str) -> Quote:
    return cut_quote(paragraph, piece_of(paragraph, choose(paragraph, question)), want(question))


def translate(paragraph: str, translation: str, question: str) -> str:
    piece = same_piece(paragraph, choose(paragraph, question), translation)
    return cut_quote(translation, piece, want(question)).text


@pytest.mark.parametrize(
    ("paragraph", "question", "sentence"),
    [
        ("It began in 2014. Troops left Erbil. It ended.", "Did troops leave Erbil?", "Troops left Erbil."),
        (
            "Talks began. Parliament voted. Troops left Erbil in May. Detainees moved.",
            "When did troops leave Erbil?",
            "Troops left Erbil in May.",
        ),
        (
            "بدأت المحادثات. غادرت القوات أربيل في أيار. صوت البرلمان.",
            "متى غادرت القوات أربيل؟",
            "غادرت القوات أربيل في أيار.",
        ),
    ],
)
def test_the_sentence_that_answers_is_quoted_alone(paragraph: str, question: str, sentence: str) -> None:
    assert quote(paragraph, question).text == sentence


def test_a_sentence_with_the_date_goes_before_one_with_as_many_words_where_a_time_is_asked_for() -> None:
    paragraph = "Talks went on. Troops left Erbil in May. Troops left Erbil at last."
    assert quote(paragraph, "When did troops leave Erbil?").text.startswith("Troops left Erbil in May.")


@pytest.mark.parametrize(
    ("paragraph", "question", "pair"),
    [
        (
            "The minister met the troops. He announced the departure in May. Parliament voted.",
            "When was the departure announced?",
            "The minister met the troops. He announced the departure in May.",
        ),
        (
            "بدأت المحادثات. أعلن الوزير الخروج. وأضاف أن القوات تغادر في أيار. صوت البرلمان.",
            "متى تغادر القوات؟",
            "أعلن الوزير الخروج. وأضاف أن القوات تغادر في أيار.",
        ),
        (
            "الملف التالي هو السلاح. فقد وعد الوزير في أيار بخريطة طريق. صوت البرلمان.",
            "متى وعد الوزير بخريطة طريق؟",
            "الملف التالي هو السلاح. فقد وعد الوزير في أيار بخريطة طريق.",
        ),
        (
            "The base was quiet. However, drones hit Erbil in May. Parliament voted.",
            "When did drones hit Erbil?",
            "The base was quiet. However, drones hit Erbil in May.",
        ),
    ],
)
def test_a_sentence_that_begins_with_a_pronoun_or_a_mere_connective_is_quoted_with_the_one_before(
    paragraph: str, question: str, pair: str
) -> None:
    assert quote(paragraph, question).text == pair


def test_a_pronoun_at_the_very_beginning_of_a_paragraph_is_quoted_alone() -> None:
    assert quote("He left Erbil in May. Parliament voted.", "When did he leave Erbil?").text == "He left Erbil in May."


def test_a_neighbour_that_has_what_else_is_asked_is_quoted_too() -> None:
    paragraph = "Talks went on. Troops left Mosul. Advisers left Erbil. Detainees moved."
    found = quote(paragraph, "Did troops leave Mosul and did advisers leave Erbil?")
    assert found.text == "Troops left Mosul. Advisers left Erbil."


def test_of_equal_sentences_the_earliest_is_quoted() -> None:
    assert quote("Troops left. Two. Three. Troops left.", "troops").start == 0


def test_without_a_shared_word_the_beginning_is_quoted() -> None:
    assert quote("One. Two. Three. Four.", "troops").start == 0


def test_what_a_sentence_credits_does_not_speak_for_it() -> None:
    paragraph = "Troops left Erbil. Bees make honey, according to Reuters."
    reuters = OutletName("Reuters", "رويترز", ())
    assert choose(paragraph, "What did Reuters say of troops?", outlets=(reuters,)) == (0, 1)


def test_a_quote_begins_and_ends_at_its_place_in_the_paragraph() -> None:
    cut = quote("One. Two. Three. Troops left. Five.", "troops")
    assert (cut.start, cut.end) == (17, 29)


def test_a_sentence_over_the_limit_is_cut_between_two_words() -> None:
    cut = quote(FILLER * 100, "")
    assert len(cut.text) <= MOST_CHARACTERS
    assert set(cut.text.split()) <= set(FILLER.split())


def test_a_word_over_the_limit_is_cut_at_the_limit() -> None:
    assert quote("x" * 2000, "").text == "x" * MOST_CHARACTERS


def test_of_a_translation_the_same_sentence_is_quoted() -> None:
    paragraph = "It began in 2014. Troops left Erbil. It ended in 2026."
    translation = "بدأت في عام 2014. غادرت القوات أربيل. انتهت في عام 2026."
    assert translate(paragraph, translation, "troops in Erbil") == "غادرت القوات أربيل."


def test_of_a_translation_in_one_sentence_all_is_quoted() -> None:
    assert translate("Troops left. It ended.", "غادرت القوات وانتهت المهمة.", "troops") == "غادرت القوات وانتهت المهمة."


@given(PARAGRAPH, QUESTION)
def test_a_quote_of_any_paragraph_is_a_verbatim_piece_of_it(paragraph: str, question: str) -> None:
    cut = quote(paragraph, question)
    assert cut.text
    assert cut.text in paragraph


@given(PARAGRAPH, QUESTION)
def test_a_quote_of_any_paragraph_is_at_most_two_sentences(paragraph: str, question: str) -> None:
    first, end = choose(paragraph, question)
    assert 0 <= first < end <= min(first + 2, len(find_sentences(paragraph)))


@given(LONG_PARAGRAPH, QUESTION)
def test_a_quote_is_never_longer_than_the_limit(paragraph: str, question: str) -> None:
    assert 0 < len(quote(paragraph, question).text) <= MOST_CHARACTERS


@given(LONG_PARAGRAPH, QUESTION)
def test_a_cut_splits_no_word(paragraph: str, question: str) -> None:
    assert set(quote(paragraph, question).text.split()) <= set(paragraph.split())


@given(PARAGRAPH, PARAGRAPH, QUESTION)
def test_the_quote_of_any_translation_is_a_verbatim_piece_of_it(one: str, other: str, question: str) -> None:
    piece = translate(one, other, question)
    assert piece
    assert piece in other
