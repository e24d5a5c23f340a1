"""Where nothing answers: what comes nearest, what was perhaps meant, and being told later."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.writing.bidi import mark_for
from bot.text.languages import Language
from tests.calibrations import doubtful_calibration, write_calibration
from tests.conversations.running import make_folder, running
from tests.conversations.talk import (
    ARABIC,
    ENGLISH,
    ENGLISH_QUESTION,
    NEAR,
    asked_in,
    data_of,
    query,
    quotes_something,
    rows_of,
    said,
    texts,
    turned,
)
from tests.process import LOG
from tests.standin import Chat, Reply, StandIn, User
from tests.strict import Manners

TELL, TOLD = ARABIC.refusal.tell_me, ARABIC.refusal.told


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StandIn, Path]]:
    """Run a bot that takes little for an answer; give its folder too."""
    folder = make_folder(tmp_path_factory.mktemp("near"))
    with StandIn() as telegram:
        with running(telegram, folder, BOT_CALIBRATION=write_calibration(folder, doubtful_calibration())):
            yield telegram, folder
        assert Manners(telegram, folder / LOG).offences() == []


@pytest.fixture
def telegram(doubtful: tuple[StandIn, Path]) -> StandIn:
    """Return Telegram with that bot, for the chats."""
    return doubtful[0]


@pytest.fixture
def kept_in(doubtful: tuple[StandIn, Path]) -> Path:
    """Return the folder of that bot."""
    return doubtful[1]


def waiting(folder: Path, chat: Chat) -> list[tuple[object, ...]]:
    """Return which questions a person waits for."""
    return query(folder, "SELECT question, previous, language FROM waiting WHERE person = ?", chat.id)


def told_later(chat: Chat, card: Reply) -> Reply:
    """Let a person ask to be told; return what the card became."""
    assert chat.press_data(card, data_of(card, TELL)).answer().lstrip("\u200f") == ARABIC.refusal.will_tell
    return chat.next_edit(card)


def test_what_comes_nearest_is_no_answer_and_says_so_first(chat: Chat) -> None:
    first, *_, last = said(chat, NEAR).text.split("\n")
    assert (first, last) == (ARABIC.answer.nearest, ARABIC.card.did_you_mean)


def test_its_buttons_are_at_most_three_rows_and_questions_come_first(chat: Chat) -> None:
    *questions, (telling, *reading) = rows_of(said(chat, NEAR))
    assert 1 <= len(questions) <= 2
    assert [(len(row), row[0][-1]) for row in questions] == [(1, "؟")] * len(questions)
    assert (telling, reading[-2:]) == (TELL, ["2", "1"])


def test_each_offered_question_is_answered(chat: Chat) -> None:
    card = said(chat, NEAR)
    for question in (text for text in texts(card) if text.endswith("؟")):
        chat.press_data(card, data_of(card, question))
        assert question in chat.next_reply().text
        answer = chat.next_reply()
        assert quotes_something(answer)
        assert ARABIC.answer.nearest not in answer.text


def test_where_no_question_is_like_it_others_are_offered_as_examples(english_chat: Chat) -> None:
    card = said(english_chat, "When did the papyrus trade of Egypt end?")
    assert card.text.split("\n")[-1] == ENGLISH.refusal.answered
    question = next(text for text in texts(card) if text.endswith("?"))
    english_chat.press_data(card, data_of(card, question))
    assert question in english_chat.next_reply().text
    assert ENGLISH.answer.nearest not in english_chat.next_reply().text


def test_every_line_of_it_begins_on_its_side(chat: Chat) -> None:
    rows = [row for row in said(chat, NEAR).text.split("\n") if row]
    assert rows
    assert [row for row in rows if mark_for(row, Language.ARABIC)] == []


def test_it_is_not_shared(chat: Chat) -> None:
    card = said(chat, NEAR)
    assert [button for row in card.buttons for button in row if button.inline_query or button.copied] == []


def test_who_wants_to_be_told_is_kept_with_the_question(chat: Chat, kept_in: Path) -> None:
    card = said(chat, NEAR)
    marked = told_later(chat, card)
    assert waiting(kept_in, chat) == [(NEAR, None, "ar")]
    assert TOLD in texts(marked)
    assert marked.text == card.text


def test_what_a_question_followed_up_is_kept_with_it(chat: Chat, kept_in: Path) -> None:
    said(chat, ENGLISH_QUESTION)
    told_later(chat, said(chat, NEAR))
    assert waiting(kept_in, chat) == [(NEAR, ENGLISH_QUESTION, "ar")]


def test_the_same_button_takes_it_back(chat: Chat, kept_in: Path) -> None:
    card = said(chat, NEAR)
    marked = told_later(chat, card)
    assert chat.press_data(marked, data_of(marked, TOLD)).answer() == ARABIC.refusal.will_not_tell
    assert TELL in texts(chat.next_edit(marked))
    assert waiting(kept_in, chat) == []


def test_the_mark_is_still_there_after_a_look_behind_it(chat: Chat) -> None:
    marked = told_later(chat, said(chat, NEAR))
    back = turned(chat, turned(chat, marked, "1"), ARABIC.card.back)
    assert (back.text, back.buttons) == (marked.text, marked.buttons)


def test_what_comes_near_is_read_in_the_other_language_in_its_context(chat: Chat) -> None:
    opened = turned(chat, said(chat, NEAR), "1")
    back = turned(chat, turned(chat, opened, ARABIC.card.other), ENGLISH.card.back)
    assert ENGLISH.refusal.tell_me in texts(back)


def test_who_corrects_the_question_waits_no_more(chat: Chat, kept_in: Path) -> None:
    sent = chat.say(NEAR)
    marked = told_later(chat, chat.next_reply())
    chat.edit(sent, ENGLISH_QUESTION)
    chat.next_edit(marked)
    assert waiting(kept_in, chat) == []


def test_who_is_forgotten_waits_no_more(chat: Chat, kept_in: Path) -> None:
    told_later(chat, said(chat, NEAR))
    turned(chat, said(chat, "/forget"), ARABIC.privacy.yes)
    assert waiting(kept_in, chat) == []


def test_privacy_tells_that_it_is_kept(chat: Chat, english_chat: Chat) -> None:
    assert "تنتظر جوابه" in said(chat, "/privacy").text
    assert "answers to come" in said(english_chat, "/privacy").text


def test_nobody_is_told_later_in_a_group(group: Chat, sara: User, kept_in: Path) -> None:
    _, card = asked_in(group, sara, NEAR)
    assert TELL not in texts(card)
    forged = data_of(card, ARABIC.card.remove).replace("remove", "tell")
    assert group.press_data(card, forged, by=sara).answer() == ""
    group.stays_silent()
    assert query(kept_in, "SELECT question FROM waiting WHERE person = ?", sara.id) == []


def test_a_group_is_offered_the_questions_too(group: Chat, sara: User, ali: User) -> None:
    _, card = asked_in(group, sara, NEAR)
    question = next(text for text in texts(card) if text.endswith("؟"))
    group.press_data(card, data_of(card, question), by=ali)
    assert question in group.next_reply().text
    assert quotes_something(group.next_reply())
