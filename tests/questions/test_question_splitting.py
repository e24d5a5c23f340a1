"""A message may ask several questions; what only looks so asks one."""

import pytest

from bot.questions.question_splitting import MOST_QUESTIONS, questions_in


@pytest.mark.parametrize(
    "text",
    [
        "متى انسحب التحالف من العراق؟|ومن تسلم قاعدة عين الأسد؟",
        "When did they leave?|Why?",
        "متى انسحب التحالف|من استلم عين الأسد",
        "عن عين الأسد: متى سُلّمت؟|من تسلمها؟",
        "When did the US troops leave Iraq|and who took over Ain al-Asad?",
        "ليش طلعوا الأمريكان|وشوكت يرجعون للعراق؟",
        "كم جنديا كان في العراق|وكم بقي في سوريا وأربيل؟",
    ],
)
def test_several_questions_are_told_apart(text: str) -> None:
    assert questions_in(text.replace("|", "\n")) == tuple(text.split("|"))


def test_a_mark_or_an_and_divides_a_line_too() -> None:
    assert questions_in("متى خرجوا؟ ومن تسلم القاعدة؟") == ("متى خرجوا؟", "ومن تسلم القاعدة؟")
    assert questions_in("ليش طلعوا الأمريكان وشوكت يرجعون للعراق") == ("ليش طلعوا الأمريكان", "وشوكت يرجعون للعراق")


@pytest.mark.parametrize(
    "text",
    [
        "متى؟",
        "Who killed Qassem Soleimani and when?",
        "متى وأين وُقّع البيان المشترك؟",
        "هل انسحبت القوات من قاعدة عين الأسد ومن قاعدة حرير في أربيل؟",
        "Did the troops leave Iraq and Syria?",
        "متى تنتهي مهمة التحالف في العراق وما زال المستشارون في أربيل؟",
        "مرحبا\nمتى انسحب التحالف؟",
        "hello, how are you? when did the coalition leave?",
        "Really?? When did they go?!",
        "متى انسحبوا؟ أقصد الأميركيين",
        "When did they go? thanks a lot!",
        "نص طويل\nفي سطرين بلا سؤال",
        "؟؟",
        "",
    ],
)
def test_one_question_stays_whole(text: str) -> None:
    assert questions_in(text) == (text,)


def test_of_very_many_the_first_are_taken() -> None:
    listed = "\n".join(f"{number}. When did troop {number} leave Iraq?" for number in range(1, 9))
    assert questions_in(listed) == tuple(listed.split("\n")[:MOST_QUESTIONS])


def test_every_part_stands_in_the_text_to_the_letter() -> None:
    text = "  عن حرير: أين تقع؟؟  ومتى أُخليت قاعدة حرير؟ شكرا  "
    assert all(part in text for part in questions_in(text))
