"""The private chat as its reader lives it: the bot as a process, over real HTTP, every message parsed by TDLib."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.locale import Phrases, read_phrases
from bot.text.languages import Language
from tests.paths import ROOT
from tests.process import BotProcess, bot_process
from tests.standin import Chat, StandIn
from tests.standin.reply import Reply
from tests.standin.shapes import Object
from tests.strict import strict_telegram

ARABIC, ENGLISH = read_phrases()[Language.ARABIC], read_phrases()[Language.ENGLISH]
ADMIN = 778
VOICE: Object = {"file_id": "voice", "file_unique_id": "voice", "duration": 3}
PHOTO: Object = {"file_id": "photo", "file_unique_id": "photo", "width": 320, "height": 240}
VIDEO: Object = {"file_id": "video", "file_unique_id": "video", "width": 320, "height": 240, "duration": 3}
ROUND_VIDEO: Object = {"file_id": "round", "file_unique_id": "round", "length": 240, "duration": 3}
FILE: Object = {"file_id": "file", "file_unique_id": "file"}
# An administrator has no chat yet; a button is pressed twice.
NORMAL_LIFE = ["chat not found", "message is not modified"]
PERSONAL = ["/language", "/privacy", "/forget"]


@pytest.fixture(scope="module")
def telegram() -> Iterator[StandIn]:
    with strict_telegram(*NORMAL_LIFE) as telegram:
        yield telegram


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bot")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    return folder


@contextmanager
def running(telegram: StandIn, folder: Path) -> Iterator[BotProcess]:
    polls = len(telegram.calls("getUpdates"))
    with bot_process(telegram, folder, BOT_ADMINS=str(ADMIN)) as process:
        telegram.wait_until(lambda: len(telegram.calls("getUpdates")) > polls)
        yield process
        assert process.stop() == 0
        assert "Traceback" not in process.log


@pytest.fixture(scope="module")
def bot(telegram: StandIn, folder: Path) -> Iterator[BotProcess]:
    with running(telegram, folder) as process:
        yield process


pytestmark = pytest.mark.usefixtures("bot")


def reader(telegram: StandIn, code: str = "en") -> Chat:
    return telegram.private(telegram.user("Sara", language_code=code))


def said(chat: Chat, text: str) -> Reply:
    """Return what the bot says to `text`."""
    chat.say(text)
    return chat.next_reply()


def turned(chat: Chat, reply: Reply, button: str) -> Reply:
    """Press a button that begins so, which has to be answered in silence, and return what the message became."""
    now = next(each for row in reply.buttons for each in row if each.text.lstrip("\u200e\u200f").startswith(button))
    assert chat.press_data(reply, now.data).answer() == ""
    return chat.next_edit(reply)


def kept(folder: Path) -> set[int]:
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as store:
        return {number for (number,) in store.execute("SELECT id FROM person")}


# Titles


def test_sources_are_found_by_the_words_of_their_titles(telegram: StandIn) -> None:
    chat = reader(telegram)
    heading, *found = said(chat, "/sources pentagon").text.split("\n")
    assert "\u2068pentagon\u2069" in heading
    assert found
    assert all("Pentagon" in row for row in found)


def test_an_arabic_word_finds_sources_for_an_english_reader_too(telegram: StandIn) -> None:
    assert "Syria" in said(reader(telegram), "/sources سوريا").text


def test_pages_of_found_sources_keep_to_what_was_searched(telegram: StandIn) -> None:
    chat = reader(telegram)
    first = said(chat, "/sources coalition")
    second = turned(chat, first, ENGLISH.paging.next)
    assert "\u2068coalition\u2069" in second.text.split("\n")[0]
    assert "page \u20682\u2069" in second.text.split("\n")[0]
    assert "\u206811\u2069. " in second.text


def test_words_with_braces_are_looked_for_as_they_are(telegram: StandIn) -> None:
    assert "\u2068{page} <b>\u2069" in said(reader(telegram), "/sources {page} <b>").text


def test_words_in_no_title_get_one_sentence(telegram: StandIn) -> None:
    expected = ENGLISH.sources.not_found.format(words="\u2068penguins\u2069")
    assert said(reader(telegram), "/sources penguins").text.lstrip("\u200e") == expected


def test_a_forged_page_of_found_sources_lists_the_last(telegram: StandIn) -> None:
    chat = reader(telegram)
    first = said(chat, "/sources coalition")
    assert chat.press_data(first, "found:en:9999").answer() == ""
    assert "\u2068coalition\u2069" in chat.next_edit(first).text


# The timeline


def test_the_timeline_leads_from_years_to_a_month_and_back(telegram: StandIn) -> None:
    chat = reader(telegram)
    years = said(chat, "/timeline")
    months = turned(chat, years, "2026")
    assert "The year \u20682026\u2069" in months.text
    month = turned(chat, months, "January")
    assert month.text.startswith("January 2026: ")
    assert turned(chat, month, ENGLISH.timeline.all_years).text == years.text


def test_each_event_is_linked_to_its_passage_and_to_an_outlet(telegram: StandIn) -> None:
    month = said(reader(telegram), "/timeline 2026-01")
    inside = [day for day, address in month.links if address.startswith("https://t.me/WithdrawalBot?start=p-")]
    assert inside[-1] == "21 January 2026"
    assert len(month.links) == 2 * len(inside)


def test_the_link_of_an_event_shows_it_in_its_place(telegram: StandIn) -> None:
    chat = reader(telegram)
    address = said(chat, "/timeline 2026-01").links[-2][1]
    assert "2026-01-21" in said(chat, f"/start {address.partition('?start=')[2]}").marked("blockquote")[0]


def test_a_source_without_an_address_opens_in_the_reader(telegram: StandIn) -> None:
    chat = reader(telegram)
    title, address = said(chat, "/sources pentagon").links[0]
    assert address.startswith("https://t.me/WithdrawalBot?start=s-")
    assert title in said(chat, f"/start {address.partition('?start=')[2]}").text


@pytest.mark.parametrize("wanted", ["2026-01", "\u0662\u0660\u0662\u0666-\u0660\u0661", "كانون الثاني 2026"])
def test_the_timeline_jumps_to_a_month(wanted: str, telegram: StandIn) -> None:
    assert said(reader(telegram, "ar"), f"/timeline {wanted}").text.startswith("كانون الثاني 2026: ")


def test_the_timeline_jumps_to_a_year(telegram: StandIn) -> None:
    assert said(reader(telegram, "ar"), "/timeline ٢٠٢٦").text.startswith("سنة \u20682026\u2069")


def test_a_month_leads_to_its_neighbours(telegram: StandIn) -> None:
    chat = reader(telegram)
    month = said(chat, "/timeline 2026-01")
    assert turned(chat, month, "‹ December 2025").text.startswith("December 2025: ")


def test_a_year_without_events_is_told_with_the_others_to_choose(telegram: StandIn) -> None:
    reply = said(reader(telegram), "/timeline 1999")
    assert reply.text.startswith(ENGLISH.timeline.nothing.format(when="\u20681999\u2069"))
    assert reply.buttons


def test_what_is_no_month_is_named(telegram: StandIn) -> None:
    assert "\u2068soon\u2069" in said(reader(telegram), "/timeline soon").text


@pytest.mark.parametrize(
    "data", ["timeline:fr", "timeline:en:0", "timeline:en:2026-13:1", "timeline:en:2026-01:0", "timeline:"]
)
def test_a_forged_button_of_the_timeline_is_let_go(data: str, telegram: StandIn) -> None:
    chat = reader(telegram)
    assert chat.press_data(said(chat, "/timeline"), data).answer() == ""


def test_a_button_for_a_month_without_events_turns_to_what_is_there(telegram: StandIn) -> None:
    chat = reader(telegram)
    years = said(chat, "/timeline")
    assert chat.press_data(years, "timeline:en:2026-11:7").answer() == ""
    assert "The year \u20682026\u2069" in chat.next_edit(years).text


def test_anybody_may_turn_the_timeline_in_a_group(telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    group.say("/timeline@WithdrawalBot 2026", sender=telegram.user("Sara", language_code="en"))
    year = group.next_reply()
    month = next(each for row in year.buttons for each in row if "January" in each.text)
    assert group.press(year, month, by=telegram.user("Ali")).answer() == ""
    assert group.next_edit(year).text.startswith("January 2026")


# The language


def test_a_chosen_language_is_spoken_from_then_on(telegram: StandIn) -> None:
    chat = reader(telegram, "ar")
    assert turned(chat, said(chat, "/language"), "English").text == ENGLISH.chat_language.chosen
    assert said(chat, "/ask").text.startswith("Write your question")


def test_an_answer_stays_in_the_language_of_its_question(telegram: StandIn) -> None:
    chat = reader(telegram)
    turned(chat, said(chat, "/language"), "English")
    assert "المصدر" in said(chat, ARABIC.examples.when).text


def test_the_present_choice_is_ticked(telegram: StandIn) -> None:
    chat = reader(telegram)
    changed = turned(chat, said(chat, "/language"), "العربية")
    assert [each.text.strip("\u200e\u200f") for each in changed.buttons[0]] == [
        "✓ العربية",
        "English",
        ARABIC.chat_language.automatic,
    ]


def test_automatic_keeps_nothing(telegram: StandIn, folder: Path) -> None:
    chat = reader(telegram)
    reply = turned(chat, said(chat, "/language"), "العربية")
    assert chat.id in kept(folder)
    assert turned(chat, reply, ARABIC.chat_language.automatic).text == ENGLISH.chat_language.chosen_automatic
    assert chat.id not in kept(folder)


def test_a_language_pressed_twice_is_answered_twice(telegram: StandIn) -> None:
    chat = reader(telegram)
    reply = said(chat, "/language")
    turned(chat, reply, "English")
    assert chat.press_data(reply, "language:en").answer() == ""


@pytest.mark.parametrize("data", ["language:fr", "language:", "language:en:1"])
def test_a_forged_language_is_let_go(data: str, telegram: StandIn, folder: Path) -> None:
    chat = reader(telegram)
    assert chat.press_data(said(chat, "/language"), data).answer() == ""
    assert chat.id not in kept(folder)


# What is kept


def test_privacy_leads_to_forgetting(telegram: StandIn) -> None:
    chat = reader(telegram)
    reply = said(chat, "/privacy")
    assert reply.text == ENGLISH.privacy.kept
    assert turned(chat, reply, ENGLISH.privacy.forget).text == ENGLISH.privacy.confirm


def test_forgetting_deletes_what_is_kept(telegram: StandIn, folder: Path) -> None:
    chat = reader(telegram, "ar")
    turned(chat, said(chat, "/language"), "English")
    assert chat.id in kept(folder)
    assert turned(chat, said(chat, "/forget"), ENGLISH.privacy.yes).text == ENGLISH.privacy.forgotten
    assert chat.id not in kept(folder)
    assert said(chat, "/forget").text == ARABIC.privacy.confirm


def test_forgetting_ends_the_thread_of_questions(telegram: StandIn) -> None:
    chat = reader(telegram, "ar")
    said(chat, ARABIC.examples.how_many)
    turned(chat, said(chat, "/forget"), ARABIC.privacy.yes)
    assert said(chat, "كم؟").text.startswith(ARABIC.answer.not_found)


def test_who_thinks_better_of_it_is_not_forgotten(telegram: StandIn, folder: Path) -> None:
    chat = reader(telegram)
    turned(chat, said(chat, "/language"), "English")
    assert turned(chat, said(chat, "/forget"), ENGLISH.privacy.no).text == ENGLISH.privacy.stays
    assert chat.id in kept(folder)


def test_nobody_can_have_somebody_else_forgotten(telegram: StandIn, folder: Path) -> None:
    victim, mallory = reader(telegram), telegram.user("Mallory", language_code="en")
    turned(victim, said(victim, "/language"), "English")
    group = telegram.group("Newsroom")
    group.say("/forget@WithdrawalBot", sender=mallory)
    press = group.press_data(group.next_reply(), f"forget:yes:{victim.id}", by=mallory)
    assert press.answer() == ENGLISH.privacy.not_yours
    assert victim.id in kept(folder)


@pytest.mark.parametrize("data", ["forget:yes:", "forget:all:1", f"forget:yes:{'9' * 30}", "forget:yes:-1"])
def test_a_forged_button_of_forgetting_is_let_go(data: str, telegram: StandIn) -> None:
    chat = reader(telegram)
    assert chat.press_data(said(chat, "/forget"), data).answer() == ""


@pytest.mark.parametrize("command", PERSONAL)
def test_in_a_group_it_points_to_the_private_chat(command: str, telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    group.say(f"{command}@WithdrawalBot", sender=telegram.user("Sara", language_code="en"))
    reply = group.next_reply()
    assert command in reply.text
    assert "private chat" in reply.text
    assert reply.buttons == []


# Examples


@pytest.mark.parametrize("command", ["/start", "/help"])
@pytest.mark.parametrize(("code", "phrases"), [("ar", ARABIC), ("en", ENGLISH)])
def test_an_example_is_answered_as_if_it_had_been_asked(
    command: str, code: str, phrases: Phrases, telegram: StandIn
) -> None:
    chat = reader(telegram, code)
    help_message = said(chat, command)
    assert len(help_message.buttons) == 3
    for row in help_message.buttons:
        assert chat.press(help_message, row[0]).answer() == ""
        reply = chat.next_reply()
        assert reply.links
        assert reply.marked("bold")
    assert phrases.examples.tap in help_message.text


def test_an_example_can_be_followed_up(telegram: StandIn) -> None:
    chat = reader(telegram, "ar")
    chat.press(said(chat, "/help"), ARABIC.examples.how_many)
    chat.next_reply()
    assert "900" in said(chat, "وفي سوريا؟").text


def test_in_a_group_no_example_is_there_to_tap(telegram: StandIn) -> None:
    group, sara = telegram.group("Newsroom"), telegram.user("Sara", language_code="en")
    group.say("/help@WithdrawalBot", sender=sara)
    reply = group.next_reply()
    assert reply.buttons == []
    assert group.press_data(reply, "example:en:when", by=sara).answer() == ""
    group.stays_silent()


@pytest.mark.parametrize("data", ["example:en:why", "example:fr:when", "example:en:when:1"])
def test_a_forged_example_is_let_go(data: str, telegram: StandIn) -> None:
    chat = reader(telegram)
    assert chat.press_data(said(chat, "/help"), data).answer() == ""
    chat.stays_silent()


# What has no text


def test_a_voice_message_is_asked_to_be_written(telegram: StandIn) -> None:
    chat = reader(telegram)
    chat.send(voice=VOICE)
    assert chat.next_reply().text == ENGLISH.media.sound


def test_a_round_video_is_sound_too(telegram: StandIn) -> None:
    chat = reader(telegram)
    chat.send(video_note=ROUND_VIDEO)
    assert chat.next_reply().text == ENGLISH.media.sound


def test_a_photo_without_words_is_asked_for_a_caption(telegram: StandIn) -> None:
    chat = reader(telegram)
    chat.send(photo=[PHOTO])
    assert chat.next_reply().text == ENGLISH.media.picture


def test_a_video_is_not_seen(telegram: StandIn) -> None:
    chat = reader(telegram)
    chat.send(video=VIDEO)
    assert chat.next_reply().text == ENGLISH.media.picture


def test_a_file_is_not_opened(telegram: StandIn) -> None:
    chat = reader(telegram)
    chat.send(document=FILE)
    assert chat.next_reply().text == ENGLISH.media.file


def test_a_caption_is_a_question(telegram: StandIn) -> None:
    chat = reader(telegram)
    chat.say_caption(ENGLISH.examples.when)
    assert "Source" in chat.next_reply().text


def test_a_voice_message_in_a_group_is_passed_over(telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    group.send(voice=VOICE, sender=telegram.user("Sara"))
    group.stays_silent()


# Around the chat


@pytest.mark.parametrize(("code", "phrases"), [("", ARABIC), ("ar", ARABIC), ("en", ENGLISH)])
def test_the_bot_has_a_name_in_every_language(code: str, phrases: Phrases, telegram: StandIn) -> None:
    telegram.wait_until(lambda: telegram.short_description("en") != "")
    assert telegram.name(code) == phrases.menu.name


def test_an_administrator_gets_the_menu_when_they_first_write(telegram: StandIn) -> None:
    telegram.wait_until(lambda: telegram.short_description("en") != "")
    whose: Object = {"type": "chat", "chat_id": ADMIN}
    assert telegram.commands(whose, "en") == {}
    chat = telegram.private(telegram.user("Admin", id=ADMIN, language_code="en"))
    said(chat, "/start")
    telegram.wait_until(lambda: "reload" in telegram.commands(whose, "en"))


def test_a_chosen_language_outlives_a_restart(folder: Path, telegram: StandIn, bot: BotProcess) -> None:
    chat = reader(telegram, "ar")
    turned(chat, said(chat, "/language"), "English")
    years = said(chat, "/sources coalition")
    assert bot.stop() == 0
    with running(telegram, folder):
        assert said(chat, "/ask").text.startswith("Write your question")
        assert "\u2068coalition\u2069" in turned(chat, years, ENGLISH.paging.next).text
