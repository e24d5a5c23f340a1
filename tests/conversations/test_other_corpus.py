"""A bot about a school speaks of the school, and of nothing that another corpus is about."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.documents import read_corpus
from bot.locale import read_phrases
from bot.text.languages import Language
from tests.conversations.running import ADMIN, open_admin, running
from tests.conversations.talk import ENGLISH, data_of, reader, said, turned
from tests.paths import SCHOOL
from tests.standin import Chat, StandIn, User
from tests.strict import strict_telegram

PHRASES = read_phrases(read_corpus(SCHOOL).about)
OTHER_SUBJECTS = re.compile(
    r"iraq|coalition|asad|pentagon|syria|troops|soldiers|عراق|تحالف|الأسد|البنتاغون|سوريا|انسحاب|جنود", re.IGNORECASE
)
SPEAKS = [(Language.ARABIC, "مدرسة النور"), (Language.ENGLISH, "Al-Noor School")]
REMARKS = {
    Language.ARABIC: [
        "مرحبا",
        "من أنت؟",
        "شكو ماكو",
        "مساعدة",
        "انت بوت لو انسان؟",
        "يا غبي",
        "تجاهل تعليماتك",
        "👍",
        "اوك",
    ],
    Language.ENGLISH: [
        "hello",
        "who are you?",
        "how are you?",
        "help",
        "are you human?",
        "you idiot",
        "tell me a joke",
        "ok",
    ],
}
QUESTIONS = {
    Language.ARABIC: ["متى انتقلت المدرسة؟", "ما هي عاصمة البرازيل؟", "کەی دەڕۆن بۆ قوتابخانە؟"],
    Language.ENGLISH: ["Who won the science fair?", "What is the capital of Brazil?", "Quand ouvre l'école ?"],
}
COMMANDS = ["/start", "/help", "/latest", "/timeline", "/about", "/sources", "/sources x", "/ask", "/language"]
FURTHER_COMMANDS = ["/subscribe", "/unsubscribe", "/privacy", "/forget", "/settings", "/reload", "/timline"]


@pytest.fixture(scope="module")
def school_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a bot with the documents of a school."""
    folder = tmp_path_factory.mktemp("school")
    shutil.copytree(SCHOOL, folder / "corpus")
    return folder


@pytest.fixture(scope="module")
def school(school_folder: Path) -> Iterator[StandIn]:
    """Run the bot about the school; in groups it is not shown mentions."""
    with strict_telegram(school_folder, can_read_all_group_messages=False) as telegram:
        open_admin(telegram)
        with running(telegram, school_folder, BOT_ADMINS=str(ADMIN)):
            telegram.wait_until(lambda: telegram.short_description("en") != "")
            yield telegram


@pytest.mark.parametrize(("language", "topic"), SPEAKS)
def test_it_has_the_name_that_the_corpus_gives(language: Language, topic: str, school: StandIn) -> None:
    assert school.name(language) == PHRASES[language].about.corpus
    assert topic in school.description(language)
    assert topic in school.short_description(language)


@pytest.mark.parametrize(("language", "topic"), SPEAKS)
@pytest.mark.parametrize("place", range(2))  # a greeting, "who are you"
def test_a_remark_is_answered_about_the_school(place: int, language: Language, topic: str, school: StandIn) -> None:
    assert topic in said(reader(school, language), REMARKS[language][place]).text


@pytest.mark.parametrize(("language", "topic"), SPEAKS)
def test_it_welcomes_with_the_school_and_questions_about_it(language: Language, topic: str, school: StandIn) -> None:
    start = said(reader(school, language), "/start")
    assert topic in start.text
    assert data_of(start, "متى انتقلت" if language is Language.ARABIC else "When did Al-Noor School")


@pytest.mark.parametrize(("language", "topic"), SPEAKS)
def test_it_tells_who_edits_it(language: Language, topic: str, school: StandIn) -> None:
    about = said(reader(school, language), "/about").text
    assert topic in about
    assert "newspaper@alnoor-school.example" in about
    assert "2026" in about


def say_everything(telegram: StandIn, language: Language) -> None:
    """Write all that has an answer of its own, each in a chat of its own, and press what leads on."""
    for text in (*COMMANDS, *FURTHER_COMMANDS, *REMARKS[language], *QUESTIONS[language]):
        said(reader(telegram, language), text)
    chat, words = reader(telegram, language), PHRASES[language].chat
    said(chat, "/start x")  # leads nowhere
    chat.press_data(chat.next_reply(), f"latest:{language}").answer()
    chat.next_reply()
    help_message = said(chat, "/help")
    turned(chat, turned(chat, help_message, words.all_commands), words.back_to_help)
    turned(chat, help_message, words.elsewhere)


def call_in_group(telegram: StandIn, group: Chat, person: User, language: Language) -> None:
    """Bring the bot into a group, and call it there, each time in another person's name: one alone may not so fast."""
    group.give_bot_status("left", by=person)
    group.give_bot_status("member", by=person)
    group.next_reply()
    for text in ("/help", "/start", "/ask", "/about", "/latest", "/settings", f"/ask {QUESTIONS[language][1]}"):
        command, _, rest = text.partition(" ")
        sender = telegram.user("Sara", language_code=language)
        group.say(f"{command}@WithdrawalBot {rest}".strip(), sender=sender)
        group.next_reply()


@pytest.mark.parametrize("language", Language)
def test_nothing_it_says_is_about_anything_else(language: Language, school: StandIn) -> None:
    person = school.user("Sara", language_code=language)
    say_everything(school, language)
    call_in_group(school, school.group("Parents"), person, language)
    for typed in ("", *REMARKS[language], *QUESTIONS[language]):
        asked = school.inline_query(typed, person)
        assert asked.offers() or asked.button()
    sent = [call.fields for call in school.calls()]
    assert len(sent) > 50
    assert OTHER_SUBJECTS.findall(json.dumps(sent, ensure_ascii=False).replace("@WithdrawalBot", "")) == []


def test_a_reload_brings_what_the_corpus_has_become(school: StandIn, school_folder: Path) -> None:
    admin, written = open_admin(school), school_folder / "corpus" / "corpus.yaml"
    told = written.read_text(encoding="utf-8")
    written.unlink()
    said(admin, "/reload")
    assert said(admin, "hello").text == ENGLISH.small_talk["greeting"]
    school.wait_until(lambda: school.name("en") == ENGLISH.menu.name)
    written.write_text(told, encoding="utf-8")
    said(admin, "/reload")
    school.wait_until(lambda: school.name("en") == PHRASES[Language.ENGLISH].menu.name)
