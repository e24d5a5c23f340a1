"""A question is bounded in length."""

from bot.questions.asking import as_asked
from bot.text.terms import find_words


def test_a_question_of_usual_length_is_read_whole() -> None:
    text = "متى تنسحب القوات؟ " * 10
    assert as_asked(text) == text


def test_of_a_text_far_too_long_the_beginning_and_the_end_are_read() -> None:
    asked = as_asked(f"Forwarded {'many words ' * 350} when does it end?")
    assert len(find_words(asked)) < 150
    assert (asked[:9], asked[-17:]) == ("Forwarded", "when does it end?")
