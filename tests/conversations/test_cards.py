"""Whole conversations around an answer: its buttons, its links, its changed question, its removal."""

import re
from pathlib import Path

import pytest

from bot.chat.writing.bidi import mark_for
from bot.chat.writing.deep_links import key_of, link_to_passage, link_to_question, link_to_source
from bot.documents import Document, Passage
from bot.engine import Engine
from bot.text.languages import Language
from tests.conversations.talk import (
    ARABIC,
    ENGLISH,
    ENGLISH_QUESTION,
    HOW_MANY,
    IN_SYRIA,
    QUESTION,
    UNANSWERED,
    asked_in,
    data_of,
    query,
    said,
    start,
    texts,
    turned,
)
from tests.standin import Chat, Reply, StandIn, User
from tests.standin.shapes import object_at


@pytest.fixture(scope="module")
def document(engine: Engine) -> Document:
    return next(each for each in engine.corpus.documents if each.slug == "iraq-evacuates-bases")


def test_the_first_quote_is_open_and_the_others_are_folded(chat: Chat) -> None:
    reply = said(chat)
    assert len(reply.marked("blockquote")) == 1
    assert len(reply.marked("expandable_blockquote")) >= 2  # an original beside a translation too


def test_an_answer_in_private_has_its_buttons(chat: Chat) -> None:
    words = ARABIC.card
    rows = [
        [words.context, words.more, words.other],
        [words.source, words.related],
        [words.helpful, words.unhelpful],
    ]
    assert [[button.text for button in row] for row in said(chat).buttons] == rows


def test_a_refusal_can_only_be_judged(chat: Chat) -> None:
    assert texts(said(chat, UNANSWERED)) == [ARABIC.card.helpful, ARABIC.card.unhelpful]


def test_a_courtesy_has_no_buttons(chat: Chat) -> None:
    assert said(chat, "شكرا").buttons == []


def test_further_passages_say_that_they_are_not_the_answer(chat: Chat) -> None:
    assert turned(chat, said(chat), ARABIC.card.more).text.startswith(ARABIC.card.more_heading.partition("{")[0])


def test_further_passages_are_turned_in_place(chat: Chat) -> None:
    first = turned(chat, said(chat), ARABIC.card.more)
    second = turned(chat, first, ARABIC.paging.next)
    assert second.text != first.text
    assert turned(chat, second, ARABIC.paging.previous).text == first.text


def test_related_questions_are_offered_under_the_answer(chat: Chat) -> None:
    card = said(chat)
    shown = turned(chat, card, ARABIC.card.related)
    assert (shown.text, texts(shown)[-1], len(texts(shown))) == (card.text, ARABIC.card.back, 4)


def test_a_related_question_is_said_and_answered(chat: Chat) -> None:
    shown = turned(chat, said(chat), ARABIC.card.related)
    question, *_ = texts(shown)
    chat.press_data(shown, data_of(shown, question))
    assert question in chat.next_reply().text
    assert quotes_something(chat.next_reply())


def test_in_a_group_anybody_may_ask_on(group: Chat, sara: User, ali: User) -> None:
    _, card = asked_in(group, sara)
    shown = turned(group, card, ARABIC.card.related, by=ali)
    question, *_ = texts(shown)
    group.press_data(shown, data_of(shown, question), by=ali)
    assert question in group.next_reply().text
    assert quotes_something(group.next_reply())


@pytest.mark.parametrize("number", [0, 4, 9999])
def test_a_related_question_that_was_never_offered_is_said_to_be_gone(number: int, chat: Chat) -> None:
    card = said(chat)
    forged = data_of(card, ARABIC.card.related).replace("related", "ask").rpartition(":")[0] + f":{number}"
    assert chat.press_data(card, forged).answer().lstrip("\u200f") == ARABIC.card.gone
    chat.stays_silent()


@pytest.mark.parametrize("view", [ARABIC.card.more, ARABIC.card.context, ARABIC.card.related])
def test_the_way_back_leads_to_the_same_answer(view: str, chat: Chat) -> None:
    card = said(chat)
    back = turned(chat, turned(chat, card, view), ARABIC.card.back)
    assert (back.text, back.entities, back.buttons) == (card.text, card.entities, card.buttons)


def test_every_line_of_every_view_begins_on_its_side(chat: Chat) -> None:
    card = said(chat)
    views = [turned(chat, card, button).text for button in (ARABIC.card.more, ARABIC.card.context)]
    rows = [row for view in views for row in view.split("\n") if re.search("[\u0621-\u064a]", row)]
    assert rows
    assert [row for row in rows if mark_for(row, Language.ARABIC)] == []


def test_the_context_shows_the_quoted_passage_whole(chat: Chat) -> None:
    card = said(chat)
    quoted = card.marked("blockquote")[0].strip("\u200e\u200f")
    assert quoted in turned(chat, card, ARABIC.card.context).marked("blockquote")[0]


def test_the_other_language_is_shown_in_place_and_back(chat: Chat) -> None:
    card = said(chat)
    other = turned(chat, card, ARABIC.card.other)
    assert quotes_something(other)
    assert turned(chat, other, ENGLISH.card.other).text == card.text


def test_a_follow_up_is_recomputed_with_the_question_before(chat: Chat) -> None:
    said(chat, HOW_MANY)
    card = said(chat, IN_SYRIA)
    assert "900" in card.text
    assert turned(chat, turned(chat, card, ARABIC.card.context), ARABIC.card.back).text == card.text


@pytest.mark.parametrize("view", [ARABIC.card.more, ARABIC.card.context, ARABIC.card.other])
def test_anyone_in_a_group_may_read_on(view: str, group: Chat, sara: User, ali: User) -> None:
    _, card = asked_in(group, sara)
    assert turned(group, card, view, by=ali).buttons


def test_everyone_in_a_group_judges_for_themselves(group: Chat, folder: Path, sara: User, ali: User) -> None:
    _, card = asked_in(group, sara)
    group.press(card, ARABIC.card.helpful, by=sara).answer()
    group.press(card, ARABIC.card.unhelpful, by=ali).answer()
    number = data_of(card, ARABIC.card.helpful).split(":")[1]
    assert query(folder, "SELECT helpful FROM rating WHERE card = ? ORDER BY person", number) == [(1,), (0,)]


def test_toasts_are_in_the_language_of_who_presses(group: Chat, sara: User, ali: User) -> None:
    _, card = asked_in(group, sara)
    press = group.press(card, ARABIC.card.helpful, by=ali)
    assert press.answer() == ENGLISH.card.thanks_helpful


def test_a_press_too_late_to_be_answered_still_shows_its_view(chat: Chat) -> None:
    card = said(chat)
    chat.press(card, ARABIC.card.context, stale=True)
    assert chat.next_edit(card).buttons


def test_an_english_question_on_an_arabic_text_shows_its_translation_first(chat: Chat) -> None:
    card = said(chat, "When will the military mission of the coalition end, according to the joint statement?")
    rows = card.text.split("\n")
    assert rows[0].strip("\u200e") == ENGLISH.answer.translation
    assert rows[1] in {quoted.strip() for quoted in card.marked("blockquote")}
    label = rows.index(ENGLISH.answer.original_ar)
    assert any(rows[label + 1] in quoted for quoted in card.marked("expandable_blockquote"))


def test_two_presses_at_once_are_both_answered(chat: Chat) -> None:
    card = said(chat)
    data = data_of(card, ARABIC.card.context)
    assert [press.answer() for press in (chat.press_data(card, data), chat.press_data(card, data))] == ["", ""]
    chat.next_edit(card)
    chat.stays_silent()


def test_a_press_on_what_was_deleted_is_answered(chat: Chat) -> None:
    card = said(chat)
    chat.delete(card)
    assert chat.press_data(card, data_of(card, ARABIC.card.context)).answer() == ARABIC.card.gone


@pytest.mark.parametrize("data", ["card:1:steal:ar:1", "card:-1:more:ar:1", "card:1:more:fr:1", "card:", "؟"])
def test_data_that_no_button_has_is_let_go(data: str, chat: Chat) -> None:
    card = said(chat)
    assert chat.press_data(card, data).answer() == ""
    chat.stays_silent()


@pytest.mark.parametrize(
    "data",
    [
        "card:0:context:ar:1",
        "card:1:context:ar:1",
        "card:999999999999999:context:ar:1",
        "card:1:more:ar:99999",
        "card:1:more:ar:1:1",
    ],
)
def test_the_forged_data_of_another_card_shows_nothing(data: str, chat: Chat) -> None:
    said(chat)
    card = said(chat)
    assert chat.press_data(card, data).answer() == ARABIC.card.gone
    chat.stays_silent()


@pytest.mark.parametrize(("page", "shown"), [("0", 0), ("9999", 1)])
def test_a_forged_page_turns_to_the_nearest(page: str, shown: int, chat: Chat) -> None:
    card = said(chat)
    data = data_of(card, ARABIC.card.more)
    assert chat.press_data(card, data.removesuffix("1") + page).answer() == ""
    heading = chat.next_edit(card).text.split("\n")[0]
    number, pages = re.findall("\u2068(\\d+)\u2069", heading)
    assert number == ("1", pages)[shown]


@pytest.mark.parametrize("view", ["context", "more"])
def test_a_refusal_has_no_view_even_for_forged_data(view: str, chat: Chat) -> None:
    card = said(chat, UNANSWERED)
    data = data_of(card, ARABIC.card.helpful).replace("helpful", view)
    assert chat.press_data(card, data).answer() == ""
    chat.stays_silent()


def test_a_forged_removal_in_private_is_refused(chat: Chat) -> None:
    card = said(chat)
    data = data_of(card, ARABIC.card.helpful).replace("helpful", "remove")
    assert chat.press_data(card, data).answer() == ARABIC.card.remove_refused


def test_the_card_of_another_chat_is_not_shown(telegram: StandIn, chat: Chat) -> None:
    stranger = telegram.private(telegram.user("Mallory", language_code="en"))
    secret = data_of(said(chat), ARABIC.card.context)
    assert stranger.press_data(said(stranger), secret).answer() == ENGLISH.card.gone
    stranger.stays_silent()


def test_thanks_are_said_and_the_last_judgement_counts(chat: Chat, folder: Path) -> None:
    card = said(chat)
    assert chat.press(card, ARABIC.card.helpful).answer() == ARABIC.card.thanks_helpful
    assert chat.press(card, ARABIC.card.unhelpful).answer() == ARABIC.card.thanks_unhelpful
    assert query(folder, "SELECT helpful FROM rating WHERE person = ?", chat.id) == [(0,)]


def test_in_a_group_the_whole_source_opens_in_private(group: Chat, sara: User) -> None:
    _, card = asked_in(group, sara)
    url = next(button.url for row in card.buttons for button in row if button.text == ARABIC.card.source)
    assert url.startswith("https://t.me/WithdrawalBot?start=s-")


def test_a_link_to_a_source_opens_the_reader(chat: Chat, document: Document) -> None:
    page = start(chat, link_to_source("WithdrawalBot", document))
    assert document.version(Language.ARABIC).paragraphs[0].text in page.text


def test_the_reader_is_turned_in_place(chat: Chat, document: Document) -> None:
    page = start(chat, link_to_source("WithdrawalBot", document))
    assert "\u20682\u2069" in turned(chat, page, ARABIC.paging.next).text.split("\n")[0]


def test_a_forged_page_of_the_reader_turns_to_the_last(chat: Chat, document: Document) -> None:
    shown = start(chat, link_to_source("WithdrawalBot", document))
    data = f"read:{key_of(document)}:{document.fingerprint}:ar:99999"
    assert chat.press_data(shown, data).answer() == ""
    assert document.version(Language.ARABIC).paragraphs[-1].text in chat.next_edit(shown).text


def test_the_reader_does_not_read_aloud_in_groups(group: Chat, document: Document, sara: User) -> None:
    _, card = asked_in(group, sara)
    data = f"read:{key_of(document)}:{document.fingerprint}:ar:1"
    assert group.press_data(card, data, by=sara).answer() == ARABIC.card.gone
    group.stays_silent()


def test_a_page_of_a_source_that_is_not_there_is_told(chat: Chat) -> None:
    card = said(chat)
    assert chat.press_data(card, f"read:{'0' * 12}:{'0' * 16}:ar:1").answer() == ARABIC.card.stale


def test_the_reader_changes_its_language(chat: Chat, document: Document) -> None:
    page = start(chat, link_to_source("WithdrawalBot", document))
    other = turned(chat, page, ARABIC.card.other)
    assert document.version(Language.ENGLISH).paragraphs[0].text in other.text


def test_a_link_to_a_passage_opens_it_among_its_neighbours(chat: Chat, document: Document) -> None:
    page = start(chat, link_to_passage("WithdrawalBot", Passage(document, 2)))
    assert document.version(Language.ARABIC).paragraphs[1].text in page.marked("blockquote")[0]


def test_a_link_to_a_question_asks_it(chat: Chat) -> None:
    link = link_to_question("WithdrawalBot", QUESTION)
    assert link
    assert quotes_something(start(chat, link))


@pytest.mark.parametrize("payload", ["s-000000000000", "p-000000000000-1", "q-_", "a-", "x"])
def test_a_link_that_leads_nowhere_gets_a_sentence_and_the_welcome(payload: str, chat: Chat) -> None:
    assert said(chat, f"/start {payload}").text == ARABIC.card.link_unknown
    assert chat.next_reply().text.startswith(ARABIC.chat.start.split("\n", maxsplit=1)[0])


def test_a_changed_question_changes_its_answer(chat: Chat) -> None:
    sent = chat.say(QUESTION)
    card = chat.next_reply()
    chat.edit(sent, ENGLISH_QUESTION)
    changed = chat.next_edit(card)
    assert quotes_something(changed)
    assert ENGLISH.card.context in texts(changed)


def test_a_changed_question_is_never_answered_twice(chat: Chat) -> None:
    sent = chat.say(QUESTION)
    chat.next_reply()
    chat.edit(sent, QUESTION)
    chat.stays_silent()


def test_a_question_changed_to_and_fro_has_its_first_answer_again(group: Chat, sara: User) -> None:
    sent, card = asked_in(group, sara)
    for text in (ENGLISH_QUESTION, QUESTION):
        group.edit(sent, f"@WithdrawalBot {text}")
        changed = group.next_edit(card)
    assert changed.text == card.text


def test_a_question_changed_without_end_gets_one_hint(group: Chat, sara: User) -> None:
    sent, card = asked_in(group, sara)
    for number in range(7):
        group.edit(sent, f"@WithdrawalBot {(ENGLISH_QUESTION, QUESTION)[number % 2]} {number}")
    for _ in range(4):  # the fifth answer of the minute is the last
        group.next_edit(card)
    assert group.next_reply().text == ARABIC.chat.slow_down
    group.stays_silent()


def test_a_changed_question_with_the_same_answer_changes_nothing(group: Chat, sara: User) -> None:
    sent, _ = asked_in(group, sara)
    group.edit(sent, f"@WithdrawalBot {QUESTION}!")
    group.stays_silent()


def test_a_bare_call_that_becomes_a_question_changes_its_answer(group: Chat, sara: User, ali: User) -> None:
    about = group.say(QUESTION, sender=sara)
    call = group.say("@WithdrawalBot", sender=ali, reply_to=about)
    card = group.next_reply()
    group.edit(call, f"@WithdrawalBot {ENGLISH_QUESTION}")
    assert quotes_something(group.next_edit(card))


def test_what_becomes_a_question_only_now_is_answered(chat: Chat) -> None:
    sent = chat.say_sticker()
    chat.next_reply()
    chat.edit(sent, QUESTION)
    assert quotes_something(chat.next_reply())


def test_courtesies_are_not_answered_again(chat: Chat) -> None:
    sent = chat.say("شكرا")
    chat.next_reply()
    chat.edit(sent, "شكرا!")
    chat.stays_silent()


@pytest.mark.parametrize("text", ["/help", "/start", "/sources"])
def test_a_command_in_a_changed_message_is_not_carried_out(text: str, chat: Chat) -> None:
    sent = chat.say(QUESTION)
    chat.next_reply()
    chat.edit(sent, text)
    chat.stays_silent()


def test_a_changed_ask_changes_its_answer(group: Chat, sara: User) -> None:
    sent = group.say(f"/ask {QUESTION}", sender=sara)
    card = group.next_reply()
    group.edit(sent, f"/ask@WithdrawalBot {ENGLISH_QUESTION}")
    assert quotes_something(group.next_edit(card))


def test_a_mention_added_in_a_group_is_answered(group: Chat, sara: User) -> None:
    sent = group.say(QUESTION, sender=sara)
    group.edit(sent, f"@WithdrawalBot {QUESTION}")
    assert quotes_something(group.next_reply())


def test_an_answer_stays_when_the_mention_is_taken_away(group: Chat, sara: User) -> None:
    sent, _ = asked_in(group, sara)
    group.edit(sent, ENGLISH_QUESTION)
    group.stays_silent()


def test_a_changed_talk_among_people_is_none_of_its_business(group: Chat, sara: User) -> None:
    group.edit(group.say("نعم", sender=sara), QUESTION)
    group.stays_silent()


def deletions(telegram: StandIn, card: Reply) -> int:
    where = [(object_at(card.message, "chat") or {})["id"], card.id]
    return [[call.fields["chat_id"], call.fields["message_id"]] for call in telegram.calls("deleteMessage")].count(
        where
    )


def test_the_asker_removes_the_answer(telegram: StandIn, group: Chat, sara: User) -> None:
    _, card = asked_in(group, sara)
    assert group.press(card, ARABIC.card.remove, by=sara).answer() == ""
    assert deletions(telegram, card) == 1


def test_whoever_called_the_bot_removes_the_answer(telegram: StandIn, group: Chat, sara: User, ali: User) -> None:
    about = group.say(QUESTION, sender=sara)
    call = group.say("@WithdrawalBot", sender=ali, reply_to=about)
    card = group.next_reply()
    assert group.press(card, ARABIC.card.remove, by=about.sender).answer() == ARABIC.card.remove_refused
    assert group.press(card, ARABIC.card.remove, by=call.sender).answer() == ""
    assert deletions(telegram, card) == 1


def test_who_is_no_member_removes_nothing(telegram: StandIn, group: Chat, sara: User, ali: User) -> None:
    _, card = asked_in(group, sara)
    telegram.fail("getChatAdministrators", group, status=400, description="Bad Request: PARTICIPANT_ID_INVALID")
    press = group.press(card, ARABIC.card.remove, by=ali)
    assert press.answer() == ENGLISH.card.remove_refused
    assert deletions(telegram, card) == 0


def test_a_removed_answer_pressed_again_is_answered(group: Chat, sara: User) -> None:
    _, card = asked_in(group, sara)
    group.press(card, ARABIC.card.remove, by=sara).answer()
    press = group.press_data(card, data_of(card, ARABIC.card.remove), by=sara)
    assert press.answer() == ARABIC.card.gone


def test_a_card_of_a_group_that_became_a_supergroup_is_answered(telegram: StandIn, sara: User) -> None:
    group = telegram.group("Newsroom", kind="group")
    _, card = asked_in(group, sara)
    group.upgrade(by=sara)
    assert group.press_data(card, data_of(card, ARABIC.card.context), by=sara).answer() == ARABIC.card.gone


def test_a_group_administrator_removes_the_answer(telegram: StandIn, group: Chat, sara: User) -> None:
    _, card = asked_in(group, sara)
    boss = telegram.user("Boss")
    group.appoint(boss)
    assert group.press(card, ARABIC.card.remove, by=boss).answer() == ""
    assert deletions(telegram, card) == 1


def test_others_are_told_who_may_remove_the_answer(telegram: StandIn, group: Chat, sara: User, ali: User) -> None:
    _, card = asked_in(group, sara)
    press = group.press(card, ARABIC.card.remove, by=ali)
    assert press.answer() == ENGLISH.card.remove_refused
    assert deletions(telegram, card) == 0


def test_an_answer_too_old_to_be_deleted_is_told(telegram: StandIn, group: Chat, sara: User) -> None:
    _, card = asked_in(group, sara)
    telegram.fail("deleteMessage", group, status=400, description="Bad Request: message can't be deleted for everyone")
    assert group.press(card, ARABIC.card.remove, by=sara).answer() == ARABIC.card.remove_too_late


def test_a_changed_question_brings_no_removed_answer_back(telegram: StandIn, group: Chat, sara: User) -> None:
    sent, card = asked_in(group, sara)
    group.press(card, ARABIC.card.remove, by=sara).answer()
    telegram.fail("editMessageText", group, status=400, description="Bad Request: message to edit not found")
    group.edit(sent, f"@WithdrawalBot {ENGLISH_QUESTION}")
    group.stays_silent()
