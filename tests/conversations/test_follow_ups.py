"""Whole conversations of more than one question: what follows up an answer never repeats it."""

import pytest

from tests.conversations.talk import (
    ARABIC,
    ENGLISH,
    ENGLISH_QUESTION,
    HOW_MANY,
    IN_SYRIA,
    ON_THE_ARTICLE,
    OTHER_QUESTION,
    QUESTION,
    quotes_something,
    said,
)
from tests.standin import Chat, User

NOT_OURS = ["and the weather?", "bananas?", "asdfgh", "football?", "and on the moon?", "who is messi"]


@pytest.mark.parametrize("question", NOT_OURS)
def test_what_nothing_here_is_about_is_no_question_after_an_answer_either(question: str, english_chat: Chat) -> None:
    said(english_chat, ENGLISH_QUESTION)
    assert said(english_chat, question).text == ENGLISH.answer.not_found


@pytest.mark.parametrize("question", ["والطقس؟", "والموز؟", "شسيبل", "والسينما؟", "منو ميسي"])
def test_so_it_is_in_arabic(question: str, chat: Chat) -> None:
    said(chat, OTHER_QUESTION)
    assert said(chat, question).text == ARABIC.answer.not_found


@pytest.mark.parametrize("remark", ["👍", "👍🏽", "🤔", "🇮🇶", "❤️", "😂😂", "؟؟", "...", "🤷‍♀️"])
def test_a_sign_after_an_answer_brings_no_card(remark: str, chat: Chat) -> None:
    said(chat, OTHER_QUESTION)
    assert not quotes_something(said(chat, remark))


@pytest.mark.parametrize("follow_up", ["لماذا؟", "ليش", "من أشرف؟", "أخبرني المزيد", "كمّل", "وبعدين؟", "أين؟"])
def test_a_follow_up_never_repeats_the_card(follow_up: str, chat: Chat) -> None:
    assert said(chat, OTHER_QUESTION).html != said(chat, follow_up).html


@pytest.mark.parametrize("follow_up", ["why?", "and why?", "who supervised?", "tell me more", "go on", "what else?"])
def test_so_it_is_in_english(follow_up: str, english_chat: Chat) -> None:
    assert said(english_chat, ENGLISH_QUESTION).text != said(english_chat, follow_up).text


def test_of_what_the_sources_say_no_more_than_above_that_is_said(english_chat: Chat) -> None:
    said(english_chat, ON_THE_ARTICLE)
    assert said(english_chat, "can they do it").text == ENGLISH.answer.no_more


def test_who_asks_for_more_is_shown_something_else_each_time(chat: Chat) -> None:
    said(chat, OTHER_QUESTION)
    shown = [quote for _ in range(6) for quote in said(chat, "المزيد").marked("blockquote")[:1]]
    assert len(shown) == len(set(shown)) > 2


def test_who_asks_for_more_before_any_question_is_asked_of_what(english_chat: Chat) -> None:
    assert said(english_chat, "tell me more").text == ENGLISH.small_talk["more"]


def test_who_doubts_is_told_how_to_check(chat: Chat) -> None:
    said(chat, QUESTION)
    assert said(chat, "متأكد؟").text == ARABIC.small_talk["proof"]


def test_thanks_between_two_questions_change_nothing(chat: Chat) -> None:
    said(chat, HOW_MANY)
    assert said(chat, "شكرا عيوني ❤️").text == ARABIC.small_talk["thanks"]
    assert "900" in said(chat, IN_SYRIA).text


@pytest.mark.parametrize("complaint", ["مو صحيح هذا الجواب", "جوابك غلط"])
def test_who_finds_an_answer_wrong_is_told_how_to_have_it_mended(complaint: str, chat: Chat) -> None:
    said(chat, QUESTION)
    words = said(chat, complaint).text
    assert words == ARABIC.small_talk["wrong"]
    assert ARABIC.card.unhelpful in words


def test_a_follow_up_to_a_follow_up_goes_on_from_the_question(chat: Chat) -> None:
    said(chat, HOW_MANY)
    said(chat, "المزيد")
    assert "900" in said(chat, IN_SYRIA).text


def test_what_was_no_question_is_forgotten_at_once(chat: Chat) -> None:
    said(chat, HOW_MANY)
    said(chat, "والموز؟")
    assert "900" in said(chat, IN_SYRIA).text


def test_a_mention_follows_up_what_it_answers(group: Chat, sara: User, ali: User) -> None:
    stated = group.say("تسلّم الجيش العراقي قاعدة عين الأسد", sender=sara)
    group.say("@WithdrawalBot متى؟", sender=ali, reply_to=stated)
    assert "17" in group.next_reply().text
