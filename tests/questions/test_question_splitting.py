"""A message may ask several questions; what only looks so asks one."""

import pytest

from bot.questions.question_splitting import MOST_QUESTIONS, questions_in


def _asked_in(text: str) -> tuple[str, ...]:
    return tuple(part.text for part in questions_in(text))


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
    assert _asked_in(text.replace("|", "\n")) == tuple(text.split("|"))


def test_a_mark_or_an_and_divides_a_line_too() -> None:
    assert _asked_in("متى خرجوا؟ ومن تسلم القاعدة؟") == ("متى خرجوا؟", "ومن تسلم القاعدة؟")
    assert _asked_in("ليش طلعوا الأمريكان وشوكت يرجعون للعراق") == ("ليش طلعوا الأمريكان", "وشوكت يرجعون للعراق")


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("how many troops were in Iraq and who commanded them?", "and who commanded them?"),
        ("كم دولة شاركت بالتحالف ومنو اسسه", "ومنو اسسه"),
        ("كم دولة في التحالف ومن يقوده؟", "ومن يقوده؟"),
        ("What is the coalition and what did it do in Iraq?", "and what did it do in Iraq?"),
        ("Did the US leave Iraq and will it come back?", "and will it come back?"),
        ("متى انسحبوا وهل سيعودون؟", "وهل سيعودون؟"),
        ("Who killed Qassem Soleimani and when?", "and when?"),
    ],
)
def test_what_needs_the_first_for_its_subject_is_a_question_too(text: str, second: str) -> None:
    assert _asked_in(text)[1] == second


@pytest.mark.parametrize(
    ("text", "asked", "written"),
    [
        (
            "When and where was the statement signed?",
            ("When was the statement signed?", "where was the statement signed?"),
            ("When", "where was the statement signed?"),
        ),
        (
            "متى وأين وُقّع البيان المشترك؟",
            ("متى وُقّع البيان المشترك؟", "أين وُقّع البيان المشترك؟"),
            ("متى", "وأين وُقّع البيان المشترك؟"),
        ),
    ],
)
def test_two_asking_words_share_what_they_ask_of(text: str, asked: tuple[str, ...], written: tuple[str, ...]) -> None:
    assert _asked_in(text) == asked
    assert tuple(part.written for part in questions_in(text)) == written


@pytest.mark.parametrize(
    "text",
    [
        "متى؟",
        "who and what is the SDF?",
        "What is the difference between who leads the coalition and who leads NATO?",
        "how many soldiers who fought and who died were American?",
        "How many raids and how many strikes were carried out in 2025?",
        "What happened in Iraq between 2014 and 2017?",
        "كم سنة إضافية طلبت واشنطن أن يظل جنودها ولم تقبل بغداد؟",
        "هل تعرف وين راحوا الجنود",
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
    assert _asked_in(text) == (text,)


def test_of_very_many_the_first_are_taken() -> None:
    listed = "\n".join(f"{number}. When did troop {number} leave Iraq?" for number in range(1, 9))
    assert _asked_in(listed) == tuple(listed.split("\n")[:MOST_QUESTIONS])


def test_every_part_stands_in_the_text_to_the_letter() -> None:
    text = "  عن حرير: أين تقع؟؟  ومتى أُخليت قاعدة حرير؟ شكرا  "
    assert all(part.written in text for part in questions_in(text))
