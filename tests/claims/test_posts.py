"""A post is taken apart into the sentences that claim something; a question stays one."""

import pytest

from bot.claims import is_question
from bot.claims.posts import sentences_of

NEWS = "Iraqi forces took over Ain al-Asad on 17 January 2026."


def looked_at(post: str) -> list[str]:
    return [each.text for each in sentences_of(post).looked_at]


def test_each_line_and_each_sentence_is_looked_at_by_itself() -> None:
    post = f"• {NEWS} The Americans had left the base before.\nThe army of Iraq is in control"
    assert looked_at(post) == [NEWS, "The Americans had left the base before.", "The army of Iraq is in control"]


def test_what_only_tells_who_posted_it_is_passed_over() -> None:
    assert looked_at(f"Breaking: {NEWS}\n\nFollow us: @babylonnews") == [NEWS]


def test_a_question_within_a_post_claims_nothing() -> None:
    assert looked_at(f"{NEWS} Who will guard the large base of Ain al-Asad now?") == [NEWS]


def test_of_a_long_post_a_dozen_sentences_are_looked_at_and_the_others_counted() -> None:
    found = sentences_of("\n".join(f"On {day} May 2026 some {day} soldiers left Babylon." for day in range(1, 21)))
    assert (len(found.looked_at), found.left) == (12, 8)


@pytest.mark.parametrize(
    "text",
    [
        "When did the Americans leave Ain al-Asad?",
        "متى خرج الأميركيون من عين الأسد؟",
        "عاجل | متى خرج الأميركيون من عين الأسد",
        "thank you very much",
        "السلام عليكم ورحمة الله",
        "انسحاب القوات",
        "😂😂",
    ],
)
def test_a_short_question_and_talk_are_no_posts(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        "تسلمت القوات العراقية قاعدة عين الأسد في 17 كانون الثاني 2026",
        f"{NEWS} {NEWS} {NEWS} {NEWS} Why does nobody speak of it?",
    ],
)
def test_news_are_no_question(text: str) -> None:
    assert not is_question(text)
