"""Commands in private and what leads to them: the bot as a process, over real HTTP, every message parsed by TDLib."""

import re
import shutil
from collections.abc import Iterator

import pytest

from bot.documents import read_corpus
from bot.engine import Engine
from bot.events import find_events, newest_of
from bot.locale import Phrases, format_day, read_phrases
from bot.text.dates import dates_in, first_day_of
from bot.text.languages import Language
from tests.conversations.running import running
from tests.conversations.talk import ARABIC, ENGLISH, data_of, reader, said, start, texts, turned
from tests.paths import SCHOOL, TEST_CORPUS
from tests.standin import Chat, StandIn, User
from tests.strict import strict_telegram

NEWEST = newest_of(find_events(read_corpus(TEST_CORPUS)), 5)
IN_THE_MENU = ["latest", "timeline", "sources", "language", "help"]
LANGUAGES = [("ar", ARABIC, Language.ARABIC), ("en", ENGLISH, Language.ENGLISH)]
SCHOOL_WORDS = read_phrases(read_corpus(SCHOOL).about)


# The menus


@pytest.mark.parametrize("code", ["", "ar", "en"])
def test_the_menu_in_private_is_short(code: str, telegram: StandIn) -> None:
    assert list(telegram.commands("all_private_chats", code)) == IN_THE_MENU


# The newest events


@pytest.mark.parametrize(("code", "phrases", "language"), LANGUAGES)
def test_the_newest_events_are_dated_and_linked(
    code: str, phrases: Phrases, language: Language, telegram: StandIn
) -> None:
    latest = said(reader(telegram, code), "/latest")
    days = [format_day(event.day, language) for event in NEWEST]
    assert latest.text.split("\n")[0] == phrases.timeline.newest.format(day=f"\u2068{days[0]}\u2069")
    told = [dates_in(text) for text, address in latest.links if "start=p-" in address]
    assert [[first_day_of(found) for found in dates] for dates in told] == [[event.day] for event in NEWEST]
    assert any("t.me" not in address for _, address in latest.links)


def test_an_event_opens_in_its_place(english_chat: Chat) -> None:
    address = next(address for _, address in said(english_chat, "/latest").links if "start=p-" in address)
    assert start(english_chat, address).text


def test_the_newest_events_lead_to_all(english_chat: Chat) -> None:
    latest = said(english_chat, "/latest")
    years = turned(english_chat, latest, ENGLISH.timeline.all_events)
    assert years.text == said(english_chat, "/timeline").text


@pytest.mark.parametrize(("code", "phrases", "language"), LANGUAGES)
def test_the_welcome_leads_to_the_newest_events(
    code: str, phrases: Phrases, language: Language, telegram: StandIn
) -> None:
    chat = reader(telegram, code)
    welcome = said(chat, "/start")
    assert language
    assert chat.press_data(welcome, data_of(welcome, phrases.menu.latest)).answer() == ""
    assert chat.next_reply().text == said(chat, "/latest").text


@pytest.mark.parametrize("data", ["latest:", "latest:fr", "latest:en:2"])
def test_a_forged_button_of_the_newest_is_let_go(data: str, english_chat: Chat) -> None:
    assert english_chat.press_data(said(english_chat, "/start"), data).answer() == ""
    english_chat.stays_silent()


def test_the_newest_events_are_there_in_a_group(group: Chat, ali: User) -> None:
    group.say("/latest@WithdrawalBot", sender=ali)
    assert format_day(NEWEST[0].day, Language.ENGLISH) in group.next_reply().text


# What the corpus says about itself


def test_about_tells_how_far_the_corpus_reaches(english_chat: Chat, engine: Engine) -> None:
    about = said(english_chat, "/about").text
    assert ENGLISH.about.corpus in about
    assert engine.as_of
    assert format_day(engine.as_of, Language.ENGLISH) in about
    assert ENGLISH.about.no_contact in about


@pytest.mark.parametrize("language", Language)
def test_about_names_editors_and_licence(language: Language, telegram_of_the_school: StandIn) -> None:
    words = SCHOOL_WORDS[language].about
    about = said(reader(telegram_of_the_school, language), "/about")
    contact = words.contact.format(contact="\u2068newspaper@alnoor-school.example\u2069")
    licence = read_corpus(SCHOOL).about.within(language).licence
    assert [row.strip("\u200e\u200f") for row in about.text.split("\n")][-2:] == [
        contact,
        words.licence.format(licence=licence),
    ]


@pytest.fixture(scope="module")
def telegram_of_the_school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    """Run a bot whose corpus says what it is about."""
    folder = tmp_path_factory.mktemp("school")
    shutil.copytree(SCHOOL, folder / "corpus")
    with strict_telegram(folder) as telegram, running(telegram, folder):
        yield telegram


# Commands that do not exist


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("/timline", "/timeline"),
        ("/Latets", "/latest"),
        ("/langauge now", "/language"),
        ("/privcy@WithdrawalBot", "/privacy"),
    ],
)
def test_an_unknown_command_gets_the_nearest_in_one_line(written: str, near: str, english_chat: Chat) -> None:
    reply = said(english_chat, written)
    assert f"Did you mean \u2068{near}\u2069?" in reply.text
    assert "\n" not in reply.text


def test_a_command_like_no_other_leads_to_help(chat: Chat) -> None:
    assert said(chat, "/xyz").text == ARABIC.chat.unknown_command.format(written="\u2068/xyz\u2069")


def test_an_administrators_command_is_not_offered_to_others(english_chat: Chat) -> None:
    assert "/reload" not in said(english_chat, "/relaod").text


def test_an_unknown_command_in_a_group_is_passed_over(group: Chat, ali: User) -> None:
    group.say("/timline", sender=ali)
    group.stays_silent()


# Help


@pytest.mark.parametrize(("code", "phrases", "language"), LANGUAGES)
def test_help_is_six_short_lines_with_air_between(
    code: str, phrases: Phrases, language: Language, telegram_of_the_school: StandIn
) -> None:
    rows = [row.strip("\u200e\u200f") for row in said(reader(telegram_of_the_school, code), "/help").text.split("\n")]
    assert language
    assert [bool(row) for row in rows] == [True, False] * 5 + [True]
    assert all(len(row) <= 90 for row in rows)
    assert rows[-1] == phrases.examples.tap


@pytest.mark.parametrize(("code", "phrases", "language"), LANGUAGES)
def test_all_commands_stand_behind_a_button_of_help(
    code: str, phrases: Phrases, language: Language, telegram: StandIn
) -> None:
    chat = reader(telegram, code)
    help_message = said(chat, "/help")
    commands = turned(chat, help_message, phrases.chat.all_commands)
    listed = re.findall(r"/([a-z]+)", commands.text)
    assert language
    assert set(listed) >= {*IN_THE_MENU, "ask", "subscribe", "unsubscribe", "about", "privacy", "forget", "settings"}
    assert "reload" not in listed
    assert turned(chat, commands, phrases.chat.back_to_help).text == help_message.text


def test_groups_stand_behind_a_button_of_help(english_chat: Chat) -> None:
    groups = turned(english_chat, said(english_chat, "/help"), ENGLISH.chat.elsewhere)
    assert "\u2068@WithdrawalBot\u2069" in groups.text
    assert texts(groups) == [ENGLISH.chat.back_to_help]


@pytest.mark.parametrize("data", ["help:", "help:commands", "help:poems:en", "help:commands:fr"])
def test_a_forged_button_of_help_is_let_go(data: str, english_chat: Chat) -> None:
    assert english_chat.press_data(said(english_chat, "/help"), data).answer() == ""
    english_chat.stays_silent()


# Remarks


@pytest.mark.parametrize(
    ("remark", "kind"),
    [
        ("help", "help"),
        ("are you a person?", "person"),
        ("how are you", "wellbeing"),
        ("👍", "thanks"),
        ("you are stupid", "abuse"),
    ],
)
def test_a_remark_gets_a_fitting_line(remark: str, kind: str, english_chat: Chat) -> None:
    assert said(english_chat, remark).text == ENGLISH.small_talk[kind]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("هێزەکان کەی دەڕۆن؟", "kurdish"),
        ("چرا آمریکا از عراق خارج شد؟", "persian"),
        ("Askerler ne zaman gidecek?", "turkish"),
        ("Pourquoi les soldats sont-ils partis ?", "french"),
    ],
)
def test_other_languages_are_told_in_their_own_what_is_read(question: str, kind: str, chat: Chat) -> None:
    reply = said(chat, question)
    assert reply.text == ARABIC.small_talk[kind]
    assert reply.buttons == []
