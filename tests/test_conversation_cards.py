"""Whole conversations around an answer: its buttons, its links, its changed question, its removal."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.chat.deep_links import link_to_passage, link_to_question, link_to_source
from bot.chat.direction import mark_for
from bot.documents import Document, Passage, read_corpus
from bot.phrases import read_phrases
from bot.text.languages import Language
from tests.process import ROOT, BotProcess, bot_process
from tests.standin import Chat, Message, Reply, StandIn
from tests.standin.shapes import object_at

ARABIC, ENGLISH = read_phrases()[Language.ARABIC], read_phrases()[Language.ENGLISH]
QUESTION = "متى تنتهي مهمة التحالف في العراق؟"
ENGLISH_QUESTION = "When does the coalition mission in Syria end?"


@pytest.fixture(scope="module")
def telegram() -> Iterator[StandIn]:
    """Serve a bot that must never send what has to be refused or altered, save for what presses make normal."""
    with StandIn() as telegram:
        yield telegram
        assert telegram.losses == []
        assert [
            call.error for call in telegram.refused if not re.search("not modified|to edit not found", call.error)
        ] == []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bot")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    return folder


@pytest.fixture(scope="module")
def bot(telegram: StandIn, folder: Path) -> Iterator[BotProcess]:
    with bot_process(telegram, folder) as process:
        telegram.wait_for_poll(20)
        yield process
        assert process.stop() == 0
        assert "Traceback" not in process.log


@pytest.fixture(scope="module")
def document() -> Document:
    return next(each for each in read_corpus(ROOT / "corpus").documents if each.slug == "iraq-evacuates-bases")


@pytest.fixture
def chat(telegram: StandIn) -> Chat:
    return telegram.private(telegram.user("Sara", language_code="ar"))


@pytest.fixture
def group(telegram: StandIn) -> Chat:
    return telegram.group("Newsroom")


pytestmark = pytest.mark.usefixtures("bot")


def asked(chat: Chat, question: str = QUESTION) -> Reply:
    chat.say(question)
    return chat.next_reply()


def asked_in(group: Chat, telegram: StandIn, question: str = QUESTION) -> tuple[Message, Reply]:
    sent = group.say(f"@WithdrawalBot {question}", sender=telegram.user("Sara", language_code="ar"))
    return sent, group.next_reply()


def texts(reply: Reply) -> list[str]:
    return [button.text for row in reply.buttons for button in row]


def data_of(reply: Reply, text: str) -> str:
    return next(button.data for row in reply.buttons for button in row if button.text == text)


def start(chat: Chat, link: str) -> None:
    chat.say(f"/start {link.partition('?start=')[2]}")


def test_the_first_quote_is_open_and_the_others_are_folded(chat: Chat) -> None:
    reply = asked(chat)
    assert [len(reply.marked(kind)) for kind in ("blockquote", "expandable_blockquote")] == [1, 2]


def test_an_answer_in_private_has_its_buttons(chat: Chat) -> None:
    words = ARABIC.card
    rows = [[words.context, words.more, words.other], [words.source, words.helpful, words.unhelpful]]
    assert [[button.text for button in row] for row in asked(chat).buttons] == rows


def test_a_refusal_can_only_be_judged(chat: Chat) -> None:
    assert texts(asked(chat, "ما هي عاصمة البرازيل")) == [ARABIC.card.helpful, ARABIC.card.unhelpful]


def test_a_courtesy_has_no_buttons(chat: Chat) -> None:
    assert asked(chat, "شكرا").buttons == []


def test_further_passages_say_that_they_are_not_the_answer(chat: Chat) -> None:
    card = asked(chat)
    assert chat.press(card, ARABIC.card.more).answer() == ""
    assert chat.next_edit(card).text.startswith(ARABIC.card.more_heading.partition("{")[0])


def test_further_passages_are_turned_in_place(chat: Chat) -> None:
    card = asked(chat)
    chat.press(card, ARABIC.card.more)
    first = chat.next_edit(card)
    chat.press(card, ARABIC.card.next)
    chat.next_edit(card)
    chat.press(card, ARABIC.card.previous)
    assert chat.next_edit(card).text == first.text


@pytest.mark.parametrize("view", [ARABIC.card.more, ARABIC.card.context])
def test_the_way_back_leads_to_the_same_answer(view: str, chat: Chat) -> None:
    card = asked(chat)
    chat.press(card, view)
    chat.next_edit(card)
    chat.press(card, ARABIC.card.back)
    back = chat.next_edit(card)
    assert (back.text, back.entities, back.buttons) == (card.text, card.entities, card.buttons)


def test_every_line_of_every_view_begins_on_its_side(chat: Chat) -> None:
    card = asked(chat)
    views = []
    for button in (ARABIC.card.more, ARABIC.card.back, ARABIC.card.context):
        chat.press(card, button)
        views.append(chat.next_edit(card).text)
    rows = [row for view in views for row in view.split("\n") if re.search("[\u0621-\u064a]", row)]
    assert [row for row in rows if mark_for(row, Language.ARABIC)] == []


def test_the_context_shows_the_quoted_passage_whole(chat: Chat) -> None:
    card = asked(chat)
    quoted = card.marked("blockquote")[0].strip("\u200e\u200f")
    chat.press(card, ARABIC.card.context)
    assert quoted in chat.next_edit(card).marked("blockquote")[0]


def test_the_other_language_is_shown_in_place_and_back(chat: Chat) -> None:
    card = asked(chat)
    chat.press(card, ARABIC.card.other)
    other = chat.next_edit(card)
    assert "Source \u20681\u2069: " in other.text
    chat.press(card, ENGLISH.card.other)
    assert chat.next_edit(card).text == card.text


def test_a_follow_up_is_recomputed_with_the_question_before(chat: Chat) -> None:
    asked(chat, "كم جنديا أميركيا كان في العراق بداية 2025؟")
    card = asked(chat, "وفي سوريا؟")
    chat.press(card, ARABIC.card.context)
    chat.next_edit(card)
    chat.press(card, ARABIC.card.back)
    assert chat.next_edit(card).text == card.text


def test_anyone_in_a_group_may_read_on(telegram: StandIn, group: Chat) -> None:
    _, card = asked_in(group, telegram)
    group.press(card, ARABIC.card.context, by=telegram.user("Ali"))
    assert group.next_edit(card).buttons


def test_two_presses_at_once_are_both_answered(chat: Chat) -> None:
    card = asked(chat)
    data = data_of(card, ARABIC.card.context)
    assert [press.answer() for press in (chat.press_data(card, data), chat.press_data(card, data))] == ["", ""]


def test_a_press_on_what_was_deleted_is_answered(chat: Chat) -> None:
    card = asked(chat)
    chat.delete(card)
    assert chat.press_data(card, data_of(card, ARABIC.card.context)).answer() == ARABIC.card.gone


@pytest.mark.parametrize(
    "data", ["card:999999999:context:ar:1", "card:1:steal:ar:1", "card:-1:more:ar:1", "card:1:more:fr:1", "card:", "؟"]
)
def test_forged_data_is_answered_and_changes_nothing(data: str, chat: Chat) -> None:
    card = asked(chat)
    assert chat.press_data(card, data).answer() in {"", ARABIC.card.gone}
    chat.stays_silent()


def test_the_card_of_another_chat_is_not_shown(telegram: StandIn, chat: Chat) -> None:
    stranger = telegram.private(telegram.user("Mallory", language_code="en"))
    secret = data_of(asked(chat), ARABIC.card.context)
    assert stranger.press_data(asked(stranger), secret).answer() == ENGLISH.card.gone
    stranger.stays_silent()


def test_thanks_are_said_and_the_last_judgement_counts(chat: Chat, folder: Path) -> None:
    card = asked(chat)
    assert chat.press(card, ARABIC.card.helpful).answer() == ARABIC.card.thanks_helpful
    assert chat.press(card, ARABIC.card.unhelpful).answer() == ARABIC.card.thanks_unhelpful
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as store:
        assert store.execute("SELECT helpful FROM rating WHERE person = ?", (chat.id,)).fetchall() == [(0,)]


def test_in_a_group_the_whole_source_opens_in_private(telegram: StandIn, group: Chat) -> None:
    _, card = asked_in(group, telegram)
    url = next(button.url for row in card.buttons for button in row if button.text == ARABIC.card.source)
    assert url.startswith("https://t.me/WithdrawalBot?start=s-")


def test_a_link_to_a_source_opens_the_reader(chat: Chat, document: Document) -> None:
    start(chat, link_to_source("WithdrawalBot", document))
    page = chat.next_reply()
    assert document.version(Language.ARABIC).paragraphs[0].text in page.text


def test_the_reader_is_turned_in_place(chat: Chat, document: Document) -> None:
    start(chat, link_to_source("WithdrawalBot", document))
    page = chat.next_reply()
    chat.press(page, ARABIC.card.next)
    assert "\u20682\u2069" in chat.next_edit(page).text.split("\n")[0]


def test_the_reader_changes_its_language(chat: Chat, document: Document) -> None:
    start(chat, link_to_source("WithdrawalBot", document))
    page = chat.next_reply()
    chat.press(page, ARABIC.card.other)
    assert document.version(Language.ENGLISH).paragraphs[0].text in chat.next_edit(page).text


def test_a_link_to_a_passage_opens_it_among_its_neighbours(chat: Chat, document: Document) -> None:
    start(chat, link_to_passage("WithdrawalBot", Passage(document, 2)))
    assert document.version(Language.ARABIC).paragraphs[1].text in chat.next_reply().marked("blockquote")[0]


def test_a_link_to_a_question_asks_it(chat: Chat) -> None:
    link = link_to_question("WithdrawalBot", QUESTION)
    assert link
    start(chat, link)
    assert "المصدر \u20681\u2069" in chat.next_reply().text


@pytest.mark.parametrize("payload", ["s-000000000000", "p-000000000000-1", "q-_", "x", "a-" + "A" * 62])
def test_a_link_that_leads_nowhere_gets_a_sentence_and_the_welcome(payload: str, chat: Chat) -> None:
    chat.say(f"/start {payload}")
    replies = [chat.next_reply().text]
    if replies[0] == ARABIC.card.link_unknown:
        replies.append(chat.next_reply().text)
        assert replies[1].startswith(ARABIC.chat.start.split("\n", maxsplit=1)[0])


def test_a_changed_question_changes_its_answer(chat: Chat) -> None:
    sent = chat.say(QUESTION)
    card = chat.next_reply()
    chat.edit(sent, ENGLISH_QUESTION)
    changed = chat.next_edit(card)
    assert "Source \u20681\u2069: " in changed.text
    assert ENGLISH.card.context in texts(changed)


def test_a_changed_question_is_never_answered_twice(chat: Chat) -> None:
    sent = chat.say(QUESTION)
    chat.next_reply()
    chat.edit(sent, QUESTION)
    chat.stays_silent()


def test_what_becomes_a_question_only_now_is_answered(chat: Chat) -> None:
    sent = chat.say_sticker()
    chat.next_reply()
    chat.edit(sent, QUESTION)
    assert "المصدر" in chat.next_reply().text


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


def test_a_changed_ask_changes_its_answer(telegram: StandIn, group: Chat) -> None:
    sent = group.say(f"/ask {QUESTION}", sender=telegram.user("Sara"))
    card = group.next_reply()
    group.edit(sent, f"/ask@WithdrawalBot {ENGLISH_QUESTION}")
    assert "Source" in group.next_edit(card).text


def test_a_mention_added_in_a_group_is_answered(telegram: StandIn, group: Chat) -> None:
    sent = group.say(QUESTION, sender=telegram.user("Sara"))
    group.edit(sent, f"@WithdrawalBot {QUESTION}")
    assert "المصدر" in group.next_reply().text


def test_an_answer_stays_when_the_mention_is_taken_away(telegram: StandIn, group: Chat) -> None:
    sent, _ = asked_in(group, telegram)
    group.edit(sent, ENGLISH_QUESTION)
    group.stays_silent()


def test_a_changed_talk_among_people_is_none_of_its_business(telegram: StandIn, group: Chat) -> None:
    group.edit(group.say("نعم", sender=telegram.user("Sara")), QUESTION)
    group.stays_silent()


def deletions(telegram: StandIn, card: Reply) -> int:
    where = [(object_at(card.message, "chat") or {})["id"], card.id]
    return [[call.fields["chat_id"], call.fields["message_id"]] for call in telegram.calls("deleteMessage")].count(
        where
    )


def test_the_asker_removes_the_answer(telegram: StandIn, group: Chat) -> None:
    sent, card = asked_in(group, telegram)
    assert group.press(card, ARABIC.card.remove, by=sent.sender).answer() == ""
    assert deletions(telegram, card) == 1


def test_a_group_administrator_removes_the_answer(telegram: StandIn, group: Chat) -> None:
    _, card = asked_in(group, telegram)
    boss = telegram.user("Boss")
    group.appoint(boss)
    assert group.press(card, ARABIC.card.remove, by=boss).answer() == ""
    assert deletions(telegram, card) == 1


def test_others_are_told_who_may_remove_the_answer(telegram: StandIn, group: Chat) -> None:
    _, card = asked_in(group, telegram)
    press = group.press(card, ARABIC.card.remove, by=telegram.user("Ali", language_code="en"))
    assert press.answer() == ENGLISH.card.remove_refused
    assert deletions(telegram, card) == 0


def test_an_answer_too_old_to_be_deleted_is_told(telegram: StandIn, group: Chat) -> None:
    sent, card = asked_in(group, telegram)
    telegram.fail("deleteMessage", status=400, description="Bad Request: message can't be deleted for everyone")
    assert group.press(card, ARABIC.card.remove, by=sent.sender).answer() == ARABIC.card.remove_too_late


def test_a_changed_question_brings_no_removed_answer_back(telegram: StandIn, group: Chat) -> None:
    sent, card = asked_in(group, telegram)
    group.press(card, ARABIC.card.remove, by=sent.sender).answer()
    telegram.fail("editMessageText", status=400, description="Bad Request: message to edit not found")
    group.edit(sent, f"@WithdrawalBot {ENGLISH_QUESTION}")
    group.stays_silent()
