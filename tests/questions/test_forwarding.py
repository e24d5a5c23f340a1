"""What a forwarded post has around its words is taken off."""

import pytest

from bot.questions.forwarding import without_signature
from bot.questions.small_talk import without_courtesy

QUESTION = "متى تنسحب القوات من العراق؟"


@pytest.mark.parametrize(
    "post",
    [
        "{}\n\nقناة الحدث | t.me/alhadath_77",
        "{}\n@baghdad_news",
        "{}\n\nhttps://t.me/some/77",
        "{}\n— السومرية نيوز",
        "{}\nتابعونا على تليغرام",
        "{}\nJoin our channel",
        "السومرية نيوز | {}",
        "عاجل | {}",
        "#عاجل | {}",
        "عاجل: {}",
        "#عاجل {}",
        "{} #عاجل",
        "BREAKING: {}",
        "خبر عاجل\n{}",
    ],
)
def test_a_signature_is_taken_off(post: str) -> None:
    assert without_signature(post.format(QUESTION)).strip() == QUESTION


@pytest.mark.parametrize(
    "text",
    [
        QUESTION,
        "القواعد العراقية\nمتى تخلى؟",
        "how many soldiers: 5 or 6?",
        "what\nis\nthe\nupdate",
        "قناة الحدث",
        "عاجل",
        "متى ينتهي؟\nوأين؟",
        "متى ينتهي الانسحاب؟ #العراق",
    ],
)
def test_what_is_said_stays(text: str) -> None:
    assert without_signature(text) == text


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("السلام عليكم، متى تنتهي المهمة؟ وشكرا", "متى تنتهي المهمة؟"),
        ("لو سمحت متى تنتهي المهمة؟ شكرا جزيلا لك", "متى تنتهي المهمة؟"),
        ("متى تنتهي المهمة من فضلك", "متى تنتهي المهمة"),
        ("please, when does it end? thanks!", "when does it end?"),
        ("Hi! When does it end please? Many thanks", "When does it end"),
        ("Is it going well", "Is it going well"),
        ("is the situation good", "is the situation good"),
    ],
)
def test_courtesy_around_a_question_is_taken_off(text: str, asked: str) -> None:
    assert without_courtesy(text) == asked
