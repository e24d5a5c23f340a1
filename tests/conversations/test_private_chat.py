"""The private chat as its reader lives it: the bot as a process, over real HTTP, every message parsed by TDLib."""

import re
from pathlib import Path

import pytest

from bot.locale import Phrases
from bot.preview.bot_api.shapes import Object
from tests.conversations.running import NEW_ADMIN
from tests.conversations.talk import (
    ARABIC,
    ENGLISH,
    ENGLISH_QUESTION,
    HOW_MANY,
    IN_SYRIA,
    QUESTION,
    data_of,
    examples,
    pseudonym,
    query,
    quotes_something,
    reader,
    said,
    start,
    texts,
    turned,
)
from tests.standin import Chat, StandIn, User
from tests.strict import Manners

VOICE: Object = {"file_id": "voice", "file_unique_id": "voice", "duration": 3}
PHOTO: Object = {"file_id": "photo", "file_unique_id": "photo", "width": 320, "height": 240}
VIDEO: Object = {"file_id": "video", "file_unique_id": "video", "width": 320, "height": 240, "duration": 3}
ROUND_VIDEO: Object = {"file_id": "round", "file_unique_id": "round", "length": 240, "duration": 3}
FILE: Object = {"file_id": "file", "file_unique_id": "file"}
PERSONAL = ["/language", "/privacy", "/forget"]


def knows(folder: Path, chat: Chat) -> bool:
    """Tell whether the bot keeps anything about the person of a private chat."""
    return query(folder, "SELECT person FROM person WHERE person = ?", pseudonym(folder, chat.id)) != []


def _unescaped(json: bytes) -> bytes:
    """Return bytes with the letters that JSON has by their numbers as they are written."""
    return re.sub(rb"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)).encode(errors="ignore"), json)


# Titles


def test_sources_are_found_by_the_words_of_their_titles(english_chat: Chat) -> None:
    heading, *found = said(english_chat, "/sources pentagon").text.split("\n")
    assert "\u2068pentagon\u2069" in heading
    assert found
    assert all("Pentagon" in row for row in found)


def test_an_arabic_word_finds_sources_for_an_english_reader_too(english_chat: Chat) -> None:
    assert "Syria" in said(english_chat, "/sources سوريا").text


def test_pages_of_found_sources_keep_to_what_was_searched(english_chat: Chat) -> None:
    first = said(english_chat, "/sources scroll")
    second = turned(english_chat, first, ENGLISH.paging.next)
    assert "\u2068scroll\u2069" in second.text.split("\n")[0]
    assert "page \u20682\u2069" in second.text.split("\n")[0]
    assert "\u206811\u2069. " in second.text


def test_words_with_braces_are_looked_for_as_they_are(english_chat: Chat) -> None:
    assert "\u2068{page} <b>\u2069" in said(english_chat, "/sources {page} <b>").text


def test_words_in_no_title_get_one_sentence(english_chat: Chat) -> None:
    expected = ENGLISH.sources.not_found.format(words="\u2068penguins\u2069")
    assert said(english_chat, "/sources penguins").text.lstrip("\u200e") == expected


def test_a_forged_page_of_found_sources_lists_the_last(english_chat: Chat) -> None:
    first = said(english_chat, "/sources scroll")
    assert english_chat.press_data(first, "found:en:9999").answer() == ""
    assert "\u2068scroll\u2069" in english_chat.next_edit(first).text


# The timeline


def test_the_timeline_leads_from_years_to_a_month_and_back(english_chat: Chat) -> None:
    years = said(english_chat, "/timeline")
    months = turned(english_chat, years, "2026")
    assert "The year \u20682026\u2069" in months.text
    month = turned(english_chat, months, "January")
    assert month.text.startswith("January 2026: ")
    assert turned(english_chat, month, ENGLISH.timeline.all_years).text == years.text


def test_each_event_is_linked_to_its_passage_and_to_an_outlet(english_chat: Chat) -> None:
    month = said(english_chat, "/timeline 2026-01")
    inside = [day for day, address in month.links if address.startswith("https://t.me/WithdrawalBot?start=p-")]
    assert inside[-1] == "21 January 2026"
    assert len(month.links) == 2 * len(inside)


def test_the_link_of_an_event_shows_it_in_its_place(english_chat: Chat) -> None:
    address = said(english_chat, "/timeline 2026-01").links[-2][1]
    assert "21 January 2026" in start(english_chat, address).marked("blockquote")[0]


def test_a_source_without_an_address_opens_in_the_reader(english_chat: Chat) -> None:
    title, address = said(english_chat, "/sources pentagon").links[0]
    assert address.startswith("https://t.me/WithdrawalBot?start=s-")
    assert title in start(english_chat, address).text


@pytest.mark.parametrize("wanted", ["2026-01", "\u0662\u0660\u0662\u0666-\u0660\u0661", "كانون الثاني 2026"])
def test_the_timeline_jumps_to_a_month(wanted: str, chat: Chat) -> None:
    assert said(chat, f"/timeline {wanted}").text.startswith("كانون الثاني 2026: ")


def test_the_timeline_jumps_to_a_year(chat: Chat) -> None:
    assert said(chat, "/timeline ٢٠٢٦").text.startswith("سنة \u20682026\u2069")


def test_a_month_leads_to_its_neighbours(english_chat: Chat) -> None:
    month = said(english_chat, "/timeline 2026-01")
    assert turned(english_chat, month, "‹ December 2025").text.startswith("December 2025: ")


def test_a_year_without_events_is_told_with_the_others_to_choose(english_chat: Chat) -> None:
    reply = said(english_chat, "/timeline 1999")
    assert reply.text.startswith(ENGLISH.timeline.nothing.format(when="\u20681999\u2069"))
    assert reply.buttons


def test_what_is_no_month_is_named(english_chat: Chat) -> None:
    assert "\u2068soon\u2069" in said(english_chat, "/timeline soon").text


@pytest.mark.parametrize(
    "data", ["timeline:fr", "timeline:en:0", "timeline:en:2026-13:1", "timeline:en:2026-01:0", "timeline:"]
)
def test_a_forged_button_of_the_timeline_is_let_go(data: str, english_chat: Chat) -> None:
    assert english_chat.press_data(said(english_chat, "/timeline"), data).answer() == ""


def test_a_button_for_a_month_without_events_turns_to_what_is_there(english_chat: Chat) -> None:
    years = said(english_chat, "/timeline")
    assert english_chat.press_data(years, "timeline:en:2026-11:7").answer() == ""
    assert "The year \u20682026\u2069" in english_chat.next_edit(years).text


def test_anybody_may_turn_the_timeline_in_a_group(group: Chat, ali: User, sara: User) -> None:
    group.say("/timeline@WithdrawalBot 2026", sender=ali)
    assert turned(group, group.next_reply(), "January", by=sara).text.startswith("January 2026")


# The language


def test_a_chosen_language_is_spoken_from_then_on(chat: Chat) -> None:
    assert turned(chat, said(chat, "/language"), "English").text == ENGLISH.chat_language.chosen
    assert said(chat, "/ask").text.startswith("Write your question")


def test_an_answer_stays_in_the_language_of_its_question(english_chat: Chat) -> None:
    turned(english_chat, said(english_chat, "/language"), "English")
    assert quotes_something(said(english_chat, QUESTION))


def test_the_present_choice_is_ticked(english_chat: Chat) -> None:
    changed = turned(english_chat, said(english_chat, "/language"), "العربية")
    assert texts(changed) == [ARABIC.chat_language.automatic, "English", "✓ العربية"]  # from the left


def test_automatic_keeps_nothing(english_chat: Chat, folder: Path) -> None:
    reply = turned(english_chat, said(english_chat, "/language"), "العربية")
    assert knows(folder, english_chat)
    assert turned(english_chat, reply, ARABIC.chat_language.automatic).text == ENGLISH.chat_language.chosen_automatic
    assert not knows(folder, english_chat)


def test_a_language_pressed_twice_is_answered_twice(english_chat: Chat, manners: Manners) -> None:
    reply = said(english_chat, "/language")
    turned(english_chat, reply, "English")
    assert english_chat.press_data(reply, "language:en").answer() == ""
    english_chat.stays_silent()
    manners.forgive("message is not modified")


@pytest.mark.parametrize("data", ["language:fr", "language:", "language:en:1"])
def test_a_forged_language_is_let_go(data: str, english_chat: Chat, folder: Path) -> None:
    assert english_chat.press_data(said(english_chat, "/language"), data).answer() == ""
    assert not knows(folder, english_chat)


# What is kept


def test_privacy_leads_to_forgetting(english_chat: Chat) -> None:
    reply = said(english_chat, "/privacy")
    assert reply.text == ENGLISH.privacy.kept.format(days="\u2068180\u2069")
    assert len(reply.text.split("\n")) == 6
    assert turned(english_chat, reply, ENGLISH.privacy.forget).text == ENGLISH.privacy.confirm


def test_all_that_is_kept_is_behind_a_button(chat: Chat) -> None:
    short = said(chat, "/privacy")
    whole = turned(chat, short, ARABIC.privacy.details)
    assert whole.text == ARABIC.privacy.all_kept.format(days="\u2068180\u2069")
    assert turned(chat, whole, ARABIC.privacy.back).text == short.text


def test_forgetting_deletes_what_is_kept(chat: Chat, folder: Path) -> None:
    turned(chat, said(chat, "/language"), "English")
    assert knows(folder, chat)
    assert turned(chat, said(chat, "/forget"), ENGLISH.privacy.yes).text == ENGLISH.privacy.forgotten
    assert not knows(folder, chat)
    assert said(chat, "/forget").text == ARABIC.privacy.confirm


def test_forgetting_leaves_nothing_of_what_was_written_in_any_file(chat: Chat, folder: Path) -> None:
    said(chat, "هل تحب الفلامنغو؟")
    turned(chat, said(chat, "/forget"), ARABIC.privacy.yes)
    files = [file for file in folder.glob("bot.*") if file.is_file()]
    assert {"bot.sqlite3", "bot.inbox.sqlite3", "bot.inbox.sqlite3-wal"} <= {file.name for file in files}
    kept = b"".join(file.read_bytes() for file in files)
    assert not any("فلامنغو".encode() in each for each in (kept, _unescaped(kept)))


def test_forgetting_ends_the_thread_of_questions(chat: Chat) -> None:
    said(chat, HOW_MANY)
    turned(chat, said(chat, "/forget"), ARABIC.privacy.yes)
    assert said(chat, "كم؟").text.startswith(ARABIC.answer.not_found)


def test_who_thinks_better_of_it_is_not_forgotten(english_chat: Chat, folder: Path) -> None:
    turned(english_chat, said(english_chat, "/language"), "English")
    assert turned(english_chat, said(english_chat, "/forget"), ENGLISH.privacy.no).text == ENGLISH.privacy.stays
    assert knows(folder, english_chat)


def test_nobody_can_have_somebody_else_forgotten(english_chat: Chat, group: Chat, ali: User, folder: Path) -> None:
    turned(english_chat, said(english_chat, "/language"), "English")
    group.say("/forget@WithdrawalBot", sender=ali)
    press = group.press_data(group.next_reply(), f"forget:yes:{english_chat.id}", by=ali)
    assert press.answer() == ENGLISH.privacy.not_yours
    assert knows(folder, english_chat)


@pytest.mark.parametrize("data", ["forget:yes:", "forget:every:1", f"forget:yes:{'9' * 30}", "forget:yes:-1"])
def test_a_forged_button_of_forgetting_is_let_go(data: str, english_chat: Chat) -> None:
    assert english_chat.press_data(said(english_chat, "/forget"), data).answer() == ""


@pytest.mark.parametrize("command", PERSONAL)
def test_in_a_group_it_points_to_the_private_chat(command: str, group: Chat, ali: User) -> None:
    group.say(f"{command}@WithdrawalBot", sender=ali)
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
    tapping, writing = reader(telegram, code), reader(telegram, code)
    help_message = said(tapping, command)
    assert phrases.examples.tap in help_message.text
    for question in examples(phrases):
        assert tapping.press_data(help_message, data_of(help_message, question)).answer() == ""
        assert tapping.next_reply().text == said(writing, question).text


def test_an_example_can_be_followed_up(telegram: StandIn) -> None:
    alone, followed_up = said(reader(telegram, "ar"), IN_SYRIA).text, set()
    for question in examples(ARABIC):
        tapping, writing = reader(telegram, "ar"), reader(telegram, "ar")
        help_message = said(tapping, "/help")
        tapping.press_data(help_message, data_of(help_message, question))
        tapping.next_reply()
        said(writing, question)
        followed_up.add(said(tapping, IN_SYRIA).text)
        assert said(writing, IN_SYRIA).text in followed_up
    assert followed_up != {alone}


def test_in_a_group_no_example_is_there_to_tap(group: Chat, ali: User) -> None:
    group.say("/help@WithdrawalBot", sender=ali)
    reply = group.next_reply()
    assert reply.buttons == []
    assert group.press_data(reply, "example:en:when", by=ali).answer() == ""
    group.stays_silent()


@pytest.mark.parametrize("data", ["example:en:why", "example:fr:when", "example:en:when:1"])
def test_a_forged_example_is_let_go(data: str, english_chat: Chat) -> None:
    assert english_chat.press_data(said(english_chat, "/help"), data).answer() == ""
    english_chat.stays_silent()


# What has no text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"voice": VOICE}, ENGLISH.media.sound),
        ({"video_note": ROUND_VIDEO}, ENGLISH.media.sound),
        ({"photo": [PHOTO]}, ENGLISH.media.picture),
        ({"video": VIDEO}, ENGLISH.media.picture),
        ({"document": FILE}, ENGLISH.media.file),
    ],
    ids=["voice", "round video", "photo", "video", "file"],
)
def test_what_has_no_text_is_answered_with_what_to_do(content: Object, sentence: str, english_chat: Chat) -> None:
    english_chat.send(sender=english_chat.person, **content)
    assert english_chat.next_reply().text == sentence


def test_a_caption_is_a_question(english_chat: Chat) -> None:
    english_chat.say_caption(ENGLISH_QUESTION)
    assert quotes_something(english_chat.next_reply())


def test_a_voice_message_in_a_group_is_passed_over(group: Chat, sara: User) -> None:
    group.send(voice=VOICE, sender=sara)
    group.stays_silent()


# Around the chat


@pytest.mark.parametrize(("code", "phrases"), [("", ARABIC), ("ar", ARABIC), ("en", ENGLISH)])
def test_the_bot_has_a_name_in_every_language(code: str, phrases: Phrases, telegram: StandIn) -> None:
    assert telegram.name(code) == phrases.menu.name


def test_an_administrator_gets_the_menu_when_they_first_write(telegram: StandIn) -> None:
    whose: Object = {"type": "chat", "chat_id": NEW_ADMIN}
    assert telegram.commands(whose, "en") == {}
    said(telegram.private(telegram.user("Admin", id=NEW_ADMIN, language_code="en")), "/start")
    telegram.wait_until(lambda: "reload" in telegram.commands(whose, "en"))
