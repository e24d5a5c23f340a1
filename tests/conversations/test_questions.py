"""Whole conversations: the bot as a process, over real HTTP, every message parsed by TDLib."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.locale import Phrases, read_phrases
from bot.text.languages import Language
from tests.paths import ROOT
from tests.process import BotProcess, bot_process
from tests.standin import Chat, StandIn
from tests.strict import strict_telegram

ARABIC, ENGLISH = read_phrases()[Language.ARABIC], read_phrases()[Language.ENGLISH]
QUESTION = "متى تنتهي مهمة التحالف في العراق؟"
ENGLISH_QUESTION = "When does the coalition mission in Syria end?"
ADMIN = 777


@pytest.fixture(scope="module")
def telegram() -> Iterator[StandIn]:
    with strict_telegram() as telegram:
        yield telegram


@pytest.fixture(scope="module")
def admin(telegram: StandIn) -> Chat:
    """Open the chat of an administrator who wrote to the bot before."""
    return telegram.private(telegram.user("Admin", id=ADMIN, language_code="en"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bot")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    return folder


@pytest.fixture(scope="module")
def bot(telegram: StandIn, folder: Path, admin: Chat) -> Iterator[BotProcess]:
    with bot_process(telegram, folder, BOT_ADMINS=str(admin.id)) as process:
        telegram.wait_for_poll(20)
        yield process
        assert process.stop() == 0
        assert telegram.token not in process.log
        assert "Traceback" not in process.log


pytestmark = pytest.mark.usefixtures("bot")


def test_a_private_question_is_answered_with_a_quote_and_its_source(telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("Sara", language_code="ar"))
    chat.say(QUESTION)
    reply = chat.next_reply()
    assert reply.marked("blockquote") or reply.marked("expandable_blockquote")
    assert "المصدر \u20681\u2069: " in reply.text


def test_an_english_question_is_answered_in_english_with_links_to_open(telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("John", language_code="ar"))
    chat.say(ENGLISH_QUESTION)
    reply = chat.next_reply()
    assert "Source \u20681\u2069: " in reply.text
    assert reply.links


def test_in_private_the_answer_is_no_reply(telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("Sara"))
    chat.say(QUESTION)
    assert chat.next_reply().reply_to is None


def test_no_preview_fills_the_screen(telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("Sara"))
    chat.say(QUESTION)
    assert chat.next_reply().link_preview_off


def test_what_the_sources_do_not_say_is_said_honestly(telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("Sara"))
    chat.say("ما هي عاصمة البرازيل")
    assert chat.next_reply().text.startswith(ARABIC.answer.not_found)


def test_questions_of_one_chat_are_answered_in_their_order(telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("Sara"))
    for question in (QUESTION, "ما هي عاصمة البرازيل", ENGLISH_QUESTION):
        chat.say(question)
    starts = [chat.next_reply().text.split("\n", maxsplit=1)[0] for _ in range(3)]
    assert [starts[1], starts[2]] == [ARABIC.answer.not_found, ENGLISH.answer.translation]


def test_thanks_between_two_questions_do_not_break_the_thread(telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("Sara"))
    for remark in ("كم جنديا أميركيا كان في العراق بداية 2025؟", "شكرا", "وفي سوريا؟"):
        chat.say(remark)
    replies = [chat.next_reply().text for _ in range(3)]
    assert replies[1] == ARABIC.small_talk["thanks"]
    assert "900" in replies[2]


def test_a_sticker_gets_a_friendly_line_in_private(telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("Sara", language_code="en"))
    chat.say_sticker()
    assert chat.next_reply().text == ENGLISH.chat.only_text


def test_a_mention_in_a_group_is_answered_as_a_reply(telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    sent = group.say(f"@WITHDRAWALBOT {QUESTION}", sender=telegram.user("Sara"))
    assert group.next_reply().reply_to == sent.id


def test_a_mention_in_a_caption_is_answered(telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    group.say_caption(f"{QUESTION} @WithdrawalBot", sender=telegram.user("Sara"))
    assert "المصدر" in group.next_reply().text


def test_a_bare_mention_gets_a_hint(telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    group.say("@WithdrawalBot", sender=telegram.user("Sara", language_code="en"))
    assert group.next_reply().text == ENGLISH.chat.mention_usage


def test_a_reply_to_its_message_is_a_question(telegram: StandIn) -> None:
    group, sara = telegram.group("Newsroom"), telegram.user("Sara")
    group.say(f"@WithdrawalBot {QUESTION}", sender=sara)
    group.say(ENGLISH_QUESTION, sender=sara, reply_to=group.next_reply())
    assert "Source" in group.next_reply().text


def test_the_command_with_its_name_is_a_question(telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    group.say(f"/ask@WithdrawalBot {QUESTION}", sender=telegram.user("Sara"))
    assert "المصدر" in group.next_reply().text


def test_the_command_without_a_question_gets_an_example(telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("Sara", language_code="ar-IQ"))
    chat.say("/ask")
    assert "/ask متى تنتهي مهمة التحالف؟" in chat.next_reply().text


def test_in_a_topic_it_answers_in_that_topic(telegram: StandIn) -> None:
    topic = telegram.forum("Newsroom", topics=["Iraq"]).topic("Iraq")
    topic.say(f"@WithdrawalBot {QUESTION}", sender=telegram.user("Sara"))
    assert "المصدر" in topic.next_reply().text


def test_a_follow_up_is_understood_from_the_question_before(telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("Sara"))
    chat.say("كم جنديا أميركيا كان في العراق بداية 2025؟")
    chat.next_reply()
    chat.say("وفي سوريا؟")
    assert "900" in chat.next_reply().text


def test_a_follow_up_is_understood_from_the_reply_it_answers(telegram: StandIn) -> None:
    group, sara, ali = telegram.group("Newsroom"), telegram.user("Sara"), telegram.user("Ali")
    group.say("@WithdrawalBot كم جنديا أميركيا كان في العراق بداية 2025؟", sender=sara)
    first = group.next_reply()
    group.say("@WithdrawalBot ما هي عاصمة البرازيل", sender=sara)
    group.next_reply()
    group.say("وفي سوريا؟", sender=ali, reply_to=first)
    assert "900" in group.next_reply().text


def test_what_one_person_asked_says_nothing_about_anothers_question(telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    group.say("@WithdrawalBot كم جنديا أميركيا كان في العراق بداية 2025؟", sender=telegram.user("Sara"))
    group.next_reply()
    group.say("@WithdrawalBot كم؟", sender=telegram.user("Ali"))
    assert group.next_reply().text.startswith(ARABIC.answer.not_found)


def test_a_talk_among_people_is_none_of_its_business(telegram: StandIn) -> None:
    group, sara = telegram.group("Newsroom"), telegram.user("Sara")
    first = group.say(QUESTION, sender=sara)
    group.say("نعم", sender=telegram.user("Ali"), reply_to=first)
    group.stays_silent()


def test_another_bot_is_not_answered(telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    group.say(f"@WithdrawalBot {QUESTION}", sender=telegram.user("Other", is_bot=True))
    group.stays_silent()


def test_an_inline_result_is_not_answered(telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    group.say(f"@WithdrawalBot {QUESTION}", sender=telegram.user("Sara"), via_bot=True)
    group.stays_silent()


def test_a_post_of_a_linked_channel_is_not_answered(telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    group.say(f"@WithdrawalBot {QUESTION}", automatic_forward=True)
    group.stays_silent()


def test_a_command_for_another_bot_is_not_answered(telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    group.say(f"/ask@OtherBot {QUESTION}", sender=telegram.user("Sara"))
    group.stays_silent()


@pytest.mark.parametrize(("code", "phrases"), [("ar", ARABIC), ("en-GB", ENGLISH), ("fr", ARABIC), (None, ARABIC)])
def test_the_welcome_speaks_the_language_of_the_person(code: str | None, phrases: Phrases, telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("Sara", language_code=code))
    chat.say("/start")
    assert chat.next_reply().text.startswith(phrases.chat.start.split("\n", maxsplit=1)[0])


def test_the_help_names_the_bot(telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("Sara", language_code="en"))
    chat.say("/help")
    assert "@WithdrawalBot" in chat.next_reply().text


def test_the_sources_are_listed_a_page_at_a_time(telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("Sara", language_code="en"))
    chat.say("/sources")
    first = chat.next_reply()
    press = chat.press(first, ENGLISH.paging.next)
    assert press.answer() == ""
    assert chat.next_edit(first).text.startswith("My sources, page \u20682\u2069 of \u20684\u2069:")


def test_a_page_that_does_not_exist_turns_to_the_last_one(telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("Sara", language_code="en"))
    chat.say("/sources")
    first = chat.next_reply()
    chat.press_data(first, "sources:en:9999")
    assert chat.next_edit(first).text.startswith("My sources, page \u20684\u2069")


@pytest.mark.parametrize("data", ["sources:fr:1", "sources:en:-1", "?", "sources:en:1:2"])
def test_a_forged_button_is_let_go(data: str, telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("Sara"))
    chat.say("/sources")
    assert chat.press_data(chat.next_reply(), data).answer() == ""


def test_a_stranger_cannot_reload(telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("Mallory", language_code="en"))
    chat.say("/reload")
    assert chat.next_reply().text == ENGLISH.chat.admins_only


def test_a_stranger_cannot_even_see_the_command_in_a_group(telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    group.say("/reload", sender=telegram.user("Mallory"))
    group.stays_silent()


def test_an_administrator_is_sent_from_a_group_to_the_private_chat(telegram: StandIn, admin: Chat) -> None:
    group = telegram.group("Newsroom")
    group.say("/reload", sender=admin.person)
    assert group.next_reply().text == ENGLISH.chat.private_only


def test_a_reload_without_a_change_says_so(admin: Chat) -> None:
    admin.say("/reload")
    assert admin.next_reply().text.startswith("Nothing has changed: \u206832\u2069 documents")


def test_a_new_document_is_reported_and_answers(admin: Chat, folder: Path) -> None:
    new = folder / "corpus" / "penguins.en.md"
    new.write_text("---\ntitle: Penguins of Babylon\nlanguage: en\n---\nPenguins marched out of Babylon.\n", "utf-8")
    admin.say("/reload")
    assert "Penguins of Babylon" in admin.next_reply().text
    admin.say("Which penguins marched out of Babylon?")
    assert "Penguins marched out of Babylon." in admin.next_reply().marked("blockquote")
    new.unlink()


def test_a_broken_corpus_is_reported_and_the_old_answers_go_on(admin: Chat, folder: Path) -> None:
    broken = folder / "corpus" / "broken.en.md"
    broken.write_text("---\nlanguage: en\n---\nNo title.\n", encoding="utf-8")
    admin.say("/reload")
    report = admin.next_reply().text
    broken.unlink()
    assert "corpus/broken.en.md:1\u2069: '\u2068title\u2069' is missing" in report
    admin.say(QUESTION)
    assert "المصدر" in admin.next_reply().text


@pytest.mark.parametrize(("code", "phrases"), [("", ARABIC), ("ar", ARABIC), ("en", ENGLISH)])
def test_the_menu_of_private_chats_is_in_every_language(code: str, phrases: Phrases, telegram: StandIn) -> None:
    shown = ("ask", "sources", "timeline", "help", "language", "subscribe", "unsubscribe", "privacy", "forget", "start")
    names = {name: getattr(phrases.menu, name) for name in shown}
    telegram.wait_until(lambda: telegram.short_description("en") != "")
    assert telegram.commands("all_private_chats", code) == names


def test_only_an_administrator_sees_reload_in_the_menu(telegram: StandIn) -> None:
    telegram.wait_until(lambda: telegram.short_description("en") != "")
    assert "reload" in telegram.commands({"type": "chat", "chat_id": ADMIN})
    assert "reload" not in telegram.commands("all_private_chats") | telegram.commands("all_group_chats")


@pytest.mark.parametrize(("code", "phrases"), [("ar", ARABIC), ("en", ENGLISH)])
def test_an_empty_chat_explains_the_bot(code: str, phrases: Phrases, telegram: StandIn) -> None:
    telegram.wait_until(lambda: telegram.short_description("en") != "")
    assert telegram.description(code) == phrases.menu.description


def test_a_question_is_recorded_without_its_asker(telegram: StandIn, folder: Path) -> None:
    chat = telegram.private(telegram.user("Scheherazade", id=987654321))
    chat.say("متى يغادر التحالف أربيل؟")
    chat.next_reply()
    chat.say("/help")
    chat.next_reply()  # a chat's turns come one after the other: the question's is over
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as query_log:
        kept = [str(row) for table in ("question", "citation") for row in query_log.execute(f"SELECT * FROM {table}")]  # noqa: S608
    assert any("متى يغادر التحالف أربيل؟" in row for row in kept)
    assert not [row for row in kept if "987654321" in row]
