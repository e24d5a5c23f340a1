"""Whole conversations around an answer: its buttons, its links, its changed question, its removal."""

import re
from base64 import urlsafe_b64encode
from pathlib import Path

import pytest

from bot.chat.writing.bidi import mark_for
from bot.chat.writing.deep_links import key_of, link_to_passage, link_to_source
from bot.documents import Document, Passage
from bot.engine import Engine
from bot.preview.bot_api.shapes import object_at
from bot.text.languages import Language
from tests.conversations.talk import (
    ARABIC,
    ENGLISH,
    ENGLISH_QUESTION,
    HOW_MANY,
    IN_SYRIA,
    ON_THE_ARTICLE,
    OTHER_QUESTION,
    QUESTION,
    UNANSWERED,
    asked_in,
    data_of,
    pseudonym,
    query,
    quotes_something,
    rows_of,
    said,
    start,
    texts,
    turned,
    written,
)
from tests.standin import Chat, Reply, StandIn, User


@pytest.fixture(scope="module")
def document(engine: Engine) -> Document:
    return next(each for each in engine.corpus.documents if each.slug == "iraq-evacuates-bases")


def test_a_card_begins_with_the_quote(chat: Chat) -> None:
    card = said(chat)
    assert card.text.startswith(card.marked("blockquote")[0].strip())


def test_below_the_quote_stand_outlet_and_day_in_one_line_on_its_side(chat: Chat) -> None:
    below = said(chat, OTHER_QUESTION).text.split("\n")[1]
    assert re.search(r"شفق نيوز\u2069.* · \u206817 كانون الثاني 2026\u2069$", below)
    assert mark_for(below, Language.ARABIC) == ""


def test_the_line_below_the_quote_leads_to_the_outlet(chat: Chat) -> None:
    links = dict(said(chat, OTHER_QUESTION).links)
    assert links["\u2068شفق نيوز\u2069"].startswith("https://www.shafaq.com/")


def test_the_original_is_folded_under_its_label(chat: Chat) -> None:
    (folded,) = said(chat, OTHER_QUESTION).marked("expandable_blockquote")
    assert folded.split("\n")[0] == ARABIC.answer.also_en


def test_the_article_says_what_it_is_in_place_of_two_unknowns(english_chat: Chat) -> None:
    assert ENGLISH.answer.no_publication in said(english_chat, ON_THE_ARTICLE).text.split("\n")


def test_a_card_says_no_date_in_iso_order(chat: Chat) -> None:
    for question in (QUESTION, OTHER_QUESTION, HOW_MANY):
        assert not re.search(r"\d{4}-\d\d-\d\d", said(chat, question).text)


def test_who_asks_how_things_stand_is_told_up_to_when_the_sources_reach(chat: Chat, english_chat: Chat) -> None:
    assert said(chat, "كم جنديا أميركيا في العراق الآن؟").text.endswith("\nتصل مصادري إلى \u206820 آذار 2026\u2069.")
    english = said(english_chat, "How many US troops are in Iraq now?").text
    assert english.endswith("\nMy sources reach up to \u206820 March 2026\u2069.")


def test_an_arabic_answer_has_its_first_buttons_on_the_right(chat: Chat) -> None:
    words = ARABIC.card
    assert rows_of(said(chat)) == [
        [words.more, words.context],
        [words.share, words.other],
        [words.unhelpful, words.helpful],
    ]


def test_an_english_answer_has_its_first_buttons_on_the_left(english_chat: Chat) -> None:
    words = ENGLISH.card
    assert rows_of(said(english_chat, ON_THE_ARTICLE)) == [
        [words.context, words.more],
        [words.other, words.share],
        [words.helpful, words.unhelpful],
    ]


def test_several_citations_have_a_button_each(chat: Chat) -> None:
    assert rows_of(said(chat, HOW_MANY))[0] == [ARABIC.card.more, "2", "1"]


def test_a_further_citation_is_one_line(chat: Chat) -> None:
    card = said(chat, HOW_MANY)
    last = card.text.split("\n")[-1]
    assert last == f"\u20682\u2069 · {ARABIC.answer.no_publication}"
    assert len(card.marked("blockquote")) == 1


def test_a_number_opens_its_citation_in_its_context(chat: Chat) -> None:
    second = turned(chat, said(chat, HOW_MANY), "2")
    assert second.text.startswith("\u200f\u20682\u2069 · \u2068العراق يعلن إكمال إخلاء القواعد")
    assert "2500 جندي" in second.marked("blockquote")[0]
    assert rows_of(second)[0] == [ARABIC.card.here.format(number=2), "1"]


def test_from_one_citation_the_next_is_opened(chat: Chat) -> None:
    first = turned(chat, said(chat, HOW_MANY), "1")
    assert turned(chat, first, "2").text.startswith("\u200f\u20682\u2069")


def test_an_open_citation_leads_to_its_source_and_to_the_other_language(chat: Chat) -> None:
    opened = turned(chat, said(chat, HOW_MANY), "1")
    assert rows_of(opened)[1:] == [[ARABIC.card.other, ARABIC.card.whole], [ARABIC.card.back]]
    english = turned(chat, opened, ARABIC.card.other)
    assert "2,500 US troops" in english.marked("blockquote")[0]
    assert turned(chat, english, ENGLISH.card.back).text.startswith("About 2,500 US troops")


def test_an_open_citation_stands_between_what_is_before_and_behind_it(chat: Chat) -> None:
    opened = turned(chat, said(chat, HOW_MANY), "1")
    (quoted,) = opened.marked("blockquote")
    assert quoted.startswith("كان في العراق نحو 2500 جندي أميركي")
    before, _, behind = opened.text.partition(quoted)
    assert "إقليم كردستان" in before
    assert "وقال مسؤول أميركي للوكالة" in behind


@pytest.mark.parametrize("number", ["0", "3", "9999"])
def test_a_citation_that_was_never_shown_leads_back_to_the_answer(number: str, chat: Chat) -> None:
    card = said(chat, HOW_MANY)
    assert chat.press_data(card, data_of(card, "1").removesuffix("1") + number).answer() == ""
    chat.stays_silent()


def test_an_answer_is_shared_by_asking_it_inline(chat: Chat) -> None:
    button = next(each for row in said(chat).buttons for each in row if each.text == ARABIC.card.share)
    assert button.inline_query == QUESTION


def test_what_is_shared_is_the_card_with_its_source(telegram: StandIn, chat: Chat, sara: User) -> None:
    card = said(chat, OTHER_QUESTION)
    (query,) = (button.inline_query for row in card.buttons for button in row if button.inline_query)
    shared = telegram.inline_query(query, sara).offers()[0].reply
    assert shared.text.partition("\n\n")[2] == card.text
    assert shared.links == card.links


def test_a_follow_up_that_cannot_be_asked_by_itself_is_copied_with_its_source(chat: Chat) -> None:
    said(chat, HOW_MANY)
    card = said(chat, IN_SYRIA)
    button = next(each for row in card.buttons for each in row if each.text == ARABIC.card.copy_text)
    quote, _, source = button.copied.partition("\n")
    assert quote.startswith("كان في العراق نحو 2500 جندي أميركي")
    lead = ARABIC.answer.editors_summary
    assert source.startswith(f"— {lead} رويترز عبر Hindustan Times · 1 تشرين الأول 2025\nhttps://")
    assert len(button.copied) <= 256


def test_a_refusal_is_the_sentence_alone(chat: Chat) -> None:
    refusal = said(chat, UNANSWERED)
    assert (refusal.text, refusal.buttons) == (ARABIC.answer.not_found, [])


def test_a_courtesy_has_no_buttons(chat: Chat) -> None:
    assert said(chat, "شكرا").buttons == []


def test_further_passages_say_that_they_are_not_the_answer(chat: Chat) -> None:
    assert turned(chat, said(chat), ARABIC.card.more).text.startswith(ARABIC.card.more_heading)


def test_further_passages_are_turned_in_place(chat: Chat) -> None:
    first = turned(chat, said(chat), ARABIC.card.more)
    second = turned(chat, first, ARABIC.paging.next)
    assert second.text != first.text
    assert turned(chat, second, ARABIC.paging.previous).text == first.text


def test_related_questions_are_offered_under_further_passages(chat: Chat) -> None:
    shown = turned(chat, said(chat), ARABIC.card.more)
    *questions, going = rows_of(shown)
    assert (len(questions), going) == (2, [ARABIC.card.back, ARABIC.paging.next])


def test_a_related_question_is_said_and_answered(chat: Chat) -> None:
    shown = turned(chat, said(chat), ARABIC.card.more)
    question, *_ = texts(shown)
    chat.press_data(shown, data_of(shown, question))
    assert question in chat.next_reply().text
    assert quotes_something(chat.next_reply())


def test_in_a_group_anybody_may_ask_on(group: Chat, sara: User, ali: User) -> None:
    _, card = asked_in(group, sara)
    shown = turned(group, card, ARABIC.card.more, by=ali)
    question, *_ = texts(shown)
    group.press_data(shown, data_of(shown, question), by=ali)
    assert question in group.next_reply().text
    assert quotes_something(group.next_reply())


def test_in_a_group_a_card_is_shorter_by_its_further_citations(chat: Chat, group: Chat, sara: User) -> None:
    alone = said(chat, HOW_MANY)
    _, card = asked_in(group, sara, HOW_MANY)
    assert card.text.split("\n") == alone.text.split("\n")[:-1]
    words = ARABIC.card
    assert rows_of(card) == [*rows_of(alone)[:2], [words.remove, words.unhelpful, words.helpful]]


def test_in_a_group_what_is_off_topic_gets_one_line(group: Chat, sara: User) -> None:
    group.say(f"/ask {UNANSWERED}", sender=sara)
    reply = group.next_reply()
    assert (reply.text, reply.buttons) == (ARABIC.answer.not_found, [])


@pytest.mark.parametrize("number", [0, 4, 9999])
def test_a_related_question_that_was_never_offered_is_said_to_be_gone(number: int, chat: Chat) -> None:
    card = said(chat)
    forged = data_of(card, ARABIC.card.more).replace("more", "ask").rpartition(":")[0] + f":{number}"
    assert chat.press_data(card, forged).answer().lstrip("\u200f") == ARABIC.card.gone
    chat.stays_silent()


@pytest.mark.parametrize("view", [ARABIC.card.more, ARABIC.card.context, ARABIC.card.other])
def test_the_way_back_leads_to_the_same_answer(view: str, chat: Chat) -> None:
    card = said(chat)
    way = ENGLISH.card.other if view == ARABIC.card.other else ARABIC.card.back
    back = turned(chat, turned(chat, card, view), way)
    assert (back.text, back.entities, back.buttons) == (card.text, card.entities, card.buttons)


def test_every_line_of_every_view_begins_on_its_side(chat: Chat) -> None:
    card = said(chat)
    views = [turned(chat, card, button).text for button in (ARABIC.card.more, ARABIC.card.context)]
    rows = [row for view in views for row in view.split("\n") if re.search("[\u0621-\u064a]", row)]
    assert rows
    assert [row for row in rows if mark_for(row, Language.ARABIC)] == []


def test_the_context_shows_the_same_quote(chat: Chat) -> None:
    card = said(chat)
    assert turned(chat, card, ARABIC.card.context).marked("blockquote") == card.marked("blockquote")


def test_the_other_language_is_shown_in_place_and_back(chat: Chat) -> None:
    card = said(chat)
    other = turned(chat, card, ARABIC.card.other)
    assert other.marked("expandable_blockquote")[0].startswith(ENGLISH.answer.also_ar)
    assert turned(chat, other, ENGLISH.card.other).text == card.text


def test_the_answer_is_bold_in_the_other_language_too(chat: Chat) -> None:
    card = said(chat)
    assert card.marked("bold") == ["أيلول/سبتمبر 2026"]
    assert turned(chat, card, ARABIC.card.other).marked("bold") == ["September 2026"]


def test_a_follow_up_is_recomputed_with_the_question_before(chat: Chat) -> None:
    said(chat, HOW_MANY)
    card = said(chat, IN_SYRIA)
    assert "900" in card.text
    assert turned(chat, turned(chat, card, "1"), ARABIC.card.back).text == card.text


@pytest.mark.parametrize("view", [ARABIC.card.more, ARABIC.card.context, ARABIC.card.other])
def test_anyone_in_a_group_may_read_on(view: str, group: Chat, sara: User, ali: User) -> None:
    _, card = asked_in(group, sara)
    assert turned(group, card, view, by=ali).buttons


def test_everyone_in_a_group_judges_for_themselves(group: Chat, folder: Path, sara: User, ali: User) -> None:
    _, card = asked_in(group, sara)
    number = data_of(card, ARABIC.card.helpful).split(":")[1]
    for text, person in ((ARABIC.card.helpful, sara), (ARABIC.card.unhelpful, ali)):
        group.press_data(card, data_of(card, text), by=person).answer()
        card = group.next_edit(card)
    assert query(folder, "SELECT helpful FROM rating WHERE card = ? ORDER BY person", number) in (
        [(1,), (0,)],
        [(0,), (1,)],
    )
    words = ARABIC.card
    assert rows_of(card)[-1] == [words.remove, f"{words.unhelpful} 1", f"{words.helpful} 1"]


def test_toasts_are_in_the_language_of_who_presses(group: Chat, sara: User, ali: User) -> None:
    _, card = asked_in(group, sara)
    press = group.press(card, ARABIC.card.helpful, by=ali)
    assert press.answer() == ENGLISH.card.thanks_helpful
    group.next_edit(card)


def test_a_press_too_late_to_be_answered_still_shows_its_view(chat: Chat) -> None:
    card = said(chat)
    chat.press(card, ARABIC.card.context, stale=True)
    assert chat.next_edit(card).buttons


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
        "card:0:cite:ar:1",
        "card:1:cite:ar:1",
        "card:999999999999999:cite:ar:1",
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


@pytest.mark.parametrize("view", ["cite", "more", "answer"])
def test_a_refusal_has_no_view_even_for_forged_data(view: str, chat: Chat, folder: Path) -> None:
    refusal = said(chat, UNANSWERED)
    sql, place = "SELECT id FROM card WHERE chat = ? AND message = ?", (pseudonym(folder, chat.id), refusal.id)
    ((number,),) = written(folder, sql, *place)
    assert chat.press_data(refusal, f"card:{number}:{view}:ar:1").answer() == ""
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
    assert query(folder, "SELECT helpful FROM rating WHERE person = ?", pseudonym(folder, chat.id)) == [(0,)]


def test_the_given_thumb_is_ticked(chat: Chat) -> None:
    card = said(chat)
    words, text = ARABIC.card, card.text
    chat.press(card, words.helpful).answer()
    card = chat.next_edit(card)
    assert (rows_of(card)[-1], card.text) == ([words.unhelpful, f"✓ {words.helpful}"], text)
    chat.press(card, words.unhelpful).answer()
    assert rows_of(chat.next_edit(card))[-1] == [f"✓ {words.unhelpful}", words.helpful]


def test_a_thumb_given_again_changes_nothing(chat: Chat) -> None:
    card = said(chat)
    data = data_of(card, ARABIC.card.helpful)
    chat.press_data(card, data).answer()
    chat.next_edit(card)
    assert chat.press_data(card, data).answer() == ARABIC.card.thanks_helpful
    chat.stays_silent()


def test_the_tick_is_still_there_after_a_look_behind_the_answer(chat: Chat) -> None:
    card = said(chat)
    chat.press(card, ARABIC.card.helpful).answer()
    ticked = chat.next_edit(card)
    back = turned(chat, turned(chat, ticked, ARABIC.card.context), ARABIC.card.back)
    assert (back.text, back.buttons) == (ticked.text, ticked.buttons)


def test_in_a_group_the_whole_source_opens_in_private(group: Chat, sara: User) -> None:
    _, card = asked_in(group, sara)
    opened = turned(group, card, ARABIC.card.context, by=sara)
    url = next(button.url for row in opened.buttons for button in row if button.text == ARABIC.card.whole)
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
    payload = urlsafe_b64encode(QUESTION.encode("cp1256")).decode().rstrip("=")
    assert quotes_something(start(chat, f"https://t.me/WithdrawalBot?start=a-{payload}"))


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
    assert ENGLISH.card.more in texts(changed)


def test_a_changed_question_is_never_answered_twice(chat: Chat) -> None:
    sent = chat.say(QUESTION)
    chat.next_reply()
    chat.edit(sent, QUESTION)
    chat.stays_silent()


def test_a_changed_question_changes_its_buttons_back(chat: Chat) -> None:
    sent = chat.say(QUESTION)
    card = chat.next_reply()
    chat.edit(sent, UNANSWERED)
    changed = chat.next_edit(card)
    assert (changed.text, changed.buttons) == (ARABIC.answer.not_found, [])


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


def test_a_changed_question_with_the_same_answer_is_shared_in_its_new_words(group: Chat, sara: User) -> None:
    sent, card = asked_in(group, sara)
    group.edit(sent, f"@WithdrawalBot {QUESTION}!")
    changed = group.next_edit(card)
    assert changed.text == card.text
    assert [button.inline_query for row in changed.buttons for button in row if button.inline_query] == [f"{QUESTION}!"]


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
