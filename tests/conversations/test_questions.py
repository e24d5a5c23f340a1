"""Whole conversations: the bot as a process, over real HTTP, every message parsed by TDLib."""

from pathlib import Path

import pytest

from bot.locale import Phrases
from tests.conversations.running import ADMIN
from tests.conversations.talk import (
    ARABIC,
    ENGLISH,
    ENGLISH_QUESTION,
    ENGLISH_UNANSWERED,
    HOW_MANY,
    IN_SYRIA,
    QUESTION,
    UNANSWERED,
    asked_in,
    examples,
    query,
    quotes_something,
    reader,
    said,
    turned,
    written,
)
from tests.corpora import write_document
from tests.standin import Chat, StandIn, User


def test_a_private_question_is_answered_with_a_quote_and_its_source(chat: Chat) -> None:
    reply = said(chat, QUESTION)
    assert reply.marked("blockquote")
    assert quotes_something(reply)


def test_an_english_question_is_answered_in_english_with_links_to_open(chat: Chat) -> None:
    reply = said(chat, ENGLISH_QUESTION)
    assert quotes_something(reply)
    assert reply.links


def test_in_private_the_answer_is_no_reply(chat: Chat) -> None:
    assert said(chat, QUESTION).reply_to is None


def test_no_preview_fills_the_screen(chat: Chat) -> None:
    assert said(chat, QUESTION).link_preview_off


def test_what_the_sources_do_not_say_is_said_honestly(chat: Chat) -> None:
    assert said(chat, UNANSWERED).text.startswith(ARABIC.answer.not_found)


def test_questions_of_one_chat_are_answered_in_their_order(chat: Chat) -> None:
    for question in (UNANSWERED, QUESTION, ENGLISH_QUESTION):
        chat.say(question)
    first, second, third = (chat.next_reply() for _ in range(3))
    assert first.text == ARABIC.answer.not_found
    assert (quotes_something(second), ENGLISH.answer.also_ar in third.text) == (True, True)


def test_thanks_between_two_questions_do_not_break_the_thread(chat: Chat) -> None:
    for remark in (HOW_MANY, "شكرا", IN_SYRIA):
        chat.say(remark)
    replies = [chat.next_reply().text for _ in range(3)]
    assert replies[1] == ARABIC.small_talk["thanks"]
    assert "900" in replies[2]


def test_a_sticker_gets_a_friendly_line_in_private(english_chat: Chat) -> None:
    english_chat.say_sticker()
    assert english_chat.next_reply().text == ENGLISH.chat.only_text


def test_a_mention_in_a_group_is_answered_as_a_reply(group: Chat, sara: User) -> None:
    sent = group.say(f"@WITHDRAWALBOT {QUESTION}", sender=sara)
    assert group.next_reply().reply_to == sent.id


def test_a_mention_in_a_caption_is_answered(group: Chat, sara: User) -> None:
    group.say_caption(f"{QUESTION} @WithdrawalBot", sender=sara)
    assert quotes_something(group.next_reply())


def test_a_bare_mention_gets_a_hint(group: Chat, ali: User) -> None:
    group.say("@WithdrawalBot", sender=ali)
    assert group.next_reply().text == ENGLISH.chat.mention_usage


def test_a_reply_to_its_message_is_a_question(group: Chat, sara: User) -> None:
    _, answer = asked_in(group, sara)
    group.say(ENGLISH_QUESTION, sender=sara, reply_to=answer)
    assert quotes_something(group.next_reply())


def test_the_command_with_its_name_is_a_question(group: Chat, sara: User) -> None:
    group.say(f"/ask@WithdrawalBot {QUESTION}", sender=sara)
    assert quotes_something(group.next_reply())


def test_the_command_without_a_question_gets_an_example(telegram: StandIn) -> None:
    command = f"\u2068/ask\u2069 \u2068{examples(ARABIC)[0]}\u2069"
    assert command in said(reader(telegram, "ar-IQ"), "/ask").text


def test_in_a_topic_it_answers_in_that_topic(telegram: StandIn, sara: User) -> None:
    topic = telegram.forum("Newsroom", topics=["Iraq"]).topic("Iraq")
    topic.say(f"@WithdrawalBot {QUESTION}", sender=sara)
    assert quotes_something(topic.next_reply())


def test_a_follow_up_is_understood_from_the_question_before(chat: Chat) -> None:
    said(chat, HOW_MANY)
    assert "900" in said(chat, IN_SYRIA).text


def test_a_follow_up_is_understood_from_the_reply_it_answers(group: Chat, sara: User, ali: User) -> None:
    _, first = asked_in(group, sara, HOW_MANY)
    asked_in(group, sara, UNANSWERED)
    group.say(IN_SYRIA, sender=ali, reply_to=first)
    assert "900" in group.next_reply().text


def test_what_one_person_asked_says_nothing_about_anothers_question(group: Chat, sara: User, ali: User) -> None:
    asked_in(group, sara, HOW_MANY)
    _, answer = asked_in(group, ali, "كم؟")
    assert answer.text.startswith(ARABIC.answer.not_found)


def test_a_talk_among_people_is_none_of_its_business(group: Chat, sara: User, ali: User) -> None:
    first = group.say(QUESTION, sender=sara)
    group.say("نعم", sender=ali, reply_to=first)
    group.stays_silent()


def test_another_bot_is_not_answered(telegram: StandIn, group: Chat) -> None:
    group.say(f"@WithdrawalBot {QUESTION}", sender=telegram.user("Other", is_bot=True))
    group.stays_silent()


def test_an_inline_result_is_not_answered(group: Chat, sara: User) -> None:
    group.say(f"@WithdrawalBot {QUESTION}", sender=sara, via_bot=True)
    group.stays_silent()


def test_a_post_of_a_linked_channel_is_not_answered(group: Chat) -> None:
    group.say(f"@WithdrawalBot {QUESTION}", automatic_forward=True)
    group.stays_silent()


def test_a_command_for_another_bot_is_not_answered(group: Chat, sara: User) -> None:
    group.say(f"/ask@OtherBot {QUESTION}", sender=sara)
    group.stays_silent()


@pytest.mark.parametrize(("code", "phrases"), [("ar", ARABIC), ("en-GB", ENGLISH), ("fr", ARABIC), (None, ARABIC)])
def test_the_welcome_speaks_the_language_of_the_person(code: str | None, phrases: Phrases, telegram: StandIn) -> None:
    assert said(reader(telegram, code), "/start").text.startswith(phrases.chat.start.split("\n", maxsplit=1)[0])


def test_the_sources_are_listed_a_page_at_a_time(english_chat: Chat) -> None:
    first = said(english_chat, "/sources")
    second = turned(english_chat, first, ENGLISH.paging.next)
    assert second.text.startswith("My sources, page \u20682\u2069 of \u20683\u2069:")


def test_a_page_that_does_not_exist_turns_to_the_last_one(english_chat: Chat) -> None:
    first = said(english_chat, "/sources")
    english_chat.press_data(first, "sources:en:9999")
    assert english_chat.next_edit(first).text.startswith("My sources, page \u20683\u2069")


@pytest.mark.parametrize("data", ["sources:fr:1", "sources:en:-1", "?", "sources:en:1:2"])
def test_a_forged_button_is_let_go(data: str, chat: Chat) -> None:
    assert chat.press_data(said(chat, "/sources"), data).answer() == ""
    chat.stays_silent()


def test_a_stranger_cannot_reload(english_chat: Chat) -> None:
    nonsense = said(english_chat, "/zzzzzzz").text
    assert said(english_chat, "/reload").text == nonsense.replace("/zzzzzzz", "/reload")


def test_a_stranger_cannot_even_see_the_command_in_a_group(group: Chat, ali: User) -> None:
    group.say("/reload", sender=ali)
    group.stays_silent()


def test_an_administrator_is_sent_from_a_group_to_the_private_chat(group: Chat, admin: Chat) -> None:
    group.say("/reload", sender=admin.person)
    assert group.next_reply().text == ENGLISH.chat.private_only


def test_a_reload_without_a_change_says_so(admin: Chat, folder: Path) -> None:
    documents = {file.name.split(".")[0] for file in (folder / "corpus").glob("*.*.md")}
    assert said(admin, "/reload").text.startswith(f"Nothing has changed: \u2068{len(documents)}\u2069 documents")


def test_a_new_document_is_reported_and_answers(admin: Chat, corpus: Path, english_chat: Chat) -> None:
    write_document(corpus, "ziggurats.en.md", "Seven ziggurats were built in Babylon.")
    assert "ziggurats.en.md" in said(admin, "/reload").text
    answer = said(english_chat, "How many ziggurats were built in Babylon?")
    assert "Seven ziggurats were built in Babylon." in answer.marked("blockquote")


def test_a_broken_corpus_is_reported_and_the_old_answers_go_on(admin: Chat, corpus: Path, chat: Chat) -> None:
    broken = corpus / "broken.en.md"
    broken.write_text("---\nlanguage: en\n---\nNo title.\n", encoding="utf-8")
    assert "corpus/broken.en.md:1\u2069: '\u2068title\u2069' is missing" in said(admin, "/reload").text
    assert quotes_something(said(chat, QUESTION))


def test_what_is_broken_can_be_passed_over_and_all_else_be_used(
    admin: Chat, corpus: Path, chat: Chat, english_chat: Chat
) -> None:
    (corpus / "iraq-evacuates-bases.ar.md").write_text("---\nlanguage: ar\n---\nNo title.\n", encoding="utf-8")
    write_document(corpus, "ziggurats.en.md", "Seven ziggurats were built in Babylon.")
    assert said(admin, "/reload").text.endswith(ENGLISH.reload.keep)
    told = said(admin, "/reload keep").text
    assert "corpus/iraq-evacuates-bases.ar.md:1\u2069: '\u2068title\u2069' is missing" in told
    assert ENGLISH.reload.kept.format(count="\u20681\u2069", names="\u2068iraq-evacuates-bases\u2069") in told
    assert "ziggurats.en.md" in told
    assert quotes_something(said(chat, QUESTION))
    answer = said(english_chat, "How many ziggurats were built in Babylon?")
    assert "Seven ziggurats were built in Babylon." in answer.marked("blockquote")


@pytest.mark.parametrize(("code", "phrases"), [("", ARABIC), ("ar", ARABIC), ("en", ENGLISH)])
def test_the_menu_of_private_chats_is_in_every_language(code: str, phrases: Phrases, telegram: StandIn) -> None:
    shown = ("latest", "timeline", "sources", "language", "help")
    names = {name: getattr(phrases.menu, name) for name in shown}
    assert telegram.commands("all_private_chats", code) == names


def test_only_an_administrator_sees_reload_in_the_menu(telegram: StandIn) -> None:
    assert "reload" in telegram.commands({"type": "chat", "chat_id": ADMIN})
    assert "reload" not in telegram.commands("all_private_chats") | telegram.commands("all_group_chats")


@pytest.mark.parametrize(("code", "phrases"), [("ar", ARABIC), ("en", ENGLISH)])
def test_an_empty_chat_explains_the_bot(code: str, phrases: Phrases, telegram: StandIn) -> None:
    assert telegram.description(code) == phrases.menu.description


def test_a_question_is_recorded_without_its_asker(telegram: StandIn, folder: Path) -> None:
    chat = telegram.private(telegram.user("Scheherazade", id=987654321))
    question = f"{ENGLISH_UNANSWERED} Scheherazade asks."
    said(chat, question)
    assert written(folder, "SELECT * FROM question WHERE question = ?", question)
    kept = [str(row) for table in ("question", "card") for row in query(folder, f"SELECT * FROM {table}")]  # noqa: S608
    assert not [row for row in kept if "987654321" in row]
