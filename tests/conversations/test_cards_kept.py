"""Cards over time: the bot started anew, its sources changed, its store broken, a person forgotten."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.chat.writing.deep_links import link_to_source
from bot.documents import read_corpus
from bot.locale import read_phrases
from bot.text.languages import Language
from tests.corpora import write_document
from tests.paths import ROOT
from tests.process import BotProcess, bot_process
from tests.standin import Chat, Message, Reply, StandIn
from tests.strict import strict_telegram

ARABIC, ENGLISH = read_phrases()[Language.ARABIC], read_phrases()[Language.ENGLISH]
ADMIN = 778
NO_CHAT = "chat not found"  # the menu of an administrator who has not written yet
QUESTION = "متى تنتهي مهمة التحالف في العراق؟"
OTHER_QUESTION = "من تسلّم قاعدة عين الأسد؟"


@contextmanager
def running(telegram: StandIn, folder: Path) -> Iterator[BotProcess]:
    polls = len(telegram.calls("getUpdates"))
    with bot_process(telegram, folder, BOT_ADMINS=str(ADMIN)) as process:
        telegram.wait_until(lambda: len(telegram.calls("getUpdates")) > polls, 20)
        yield process
        assert process.stop() == 0


@pytest.fixture(scope="module")
def telegram() -> Iterator[StandIn]:
    with strict_telegram(NO_CHAT) as telegram:
        yield telegram


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, telegram: StandIn) -> Iterator[Path]:
    """Return the folder of a running bot, whose sources and store the tests change."""
    folder = tmp_path_factory.mktemp("bot")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    with running(telegram, folder):
        yield folder


pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def chat(telegram: StandIn) -> Chat:
    return reader(telegram)


@dataclass(frozen=True)
class Before:
    """What was said before the bot was started anew."""

    chat: Chat
    sent: Message
    card: Reply
    follow_up: Reply


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Before]:
    folder = tmp_path_factory.mktemp("restarted")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    with strict_telegram(NO_CHAT) as telegram:
        chat = reader(telegram)
        with running(telegram, folder):
            sent = chat.say("كم جنديا أميركيا كان في العراق بداية 2025؟")
            before = Before(chat, sent, chat.next_reply(), asked(chat, "وفي سوريا؟"))
        with running(telegram, folder) as bot:
            yield before
            assert "Traceback" not in bot.log


def reader(telegram: StandIn) -> Chat:
    return telegram.private(telegram.user("Sara", language_code="ar"))


def asked(chat: Chat, question: str = QUESTION) -> Reply:
    chat.say(question)
    return chat.next_reply()


def reload(telegram: StandIn) -> None:
    admin = telegram.private(telegram.user("Admin", id=ADMIN))
    admin.say("/reload")
    admin.next_reply()


def execute(folder: Path, sql: str, *values: int) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as store:
        return store.execute(sql, values).fetchall()


@contextmanager
def away(folder: Path, table: str) -> Iterator[None]:
    """Take a table away from the running bot for a while."""
    execute(folder, f"ALTER TABLE {table} RENAME TO {table}_away")
    try:
        yield
    finally:
        execute(folder, f"ALTER TABLE {table}_away RENAME TO {table}")


def test_buttons_work_after_a_restart(before: Before) -> None:
    chat, card = before.chat, before.card
    assert chat.press(card, ARABIC.card.context).answer() == ""
    chat.next_edit(card)
    assert chat.press(card, ARABIC.card.back).answer() == ""
    assert chat.next_edit(card).text == card.text


def test_a_follow_up_is_shown_again_after_a_restart(before: Before) -> None:
    chat, card = before.chat, before.follow_up
    chat.press(card, ARABIC.card.more)
    chat.next_edit(card)
    chat.press(card, ARABIC.card.back)
    assert chat.next_edit(card).text == card.text


def test_a_question_changed_after_a_restart_changes_its_answer(before: Before) -> None:
    before.chat.edit(before.sent, OTHER_QUESTION)
    assert before.chat.next_edit(before.card).text != before.card.text


def test_a_button_of_older_sources_says_so(telegram: StandIn, folder: Path, chat: Chat) -> None:
    card = asked(chat)
    write_document(folder / "corpus", "new1.ar.md", "انتهت مهمة التحالف.")
    reload(telegram)
    assert chat.press(card, ARABIC.card.more).answer() == ARABIC.card.stale
    assert chat.press(card, ARABIC.card.helpful).answer() == ARABIC.card.thanks_helpful
    chat.stays_silent()


def test_a_button_works_on_after_a_reload_without_a_change(telegram: StandIn, chat: Chat) -> None:
    card = asked(chat)
    reload(telegram)
    assert chat.press(card, ARABIC.card.context).answer() == ""
    assert chat.next_edit(card).buttons


def test_a_changed_question_is_answered_from_the_new_sources(telegram: StandIn, folder: Path, chat: Chat) -> None:
    sent = chat.say(QUESTION)
    card = chat.next_reply()
    write_document(folder / "corpus", "new2.ar.md", "انتهت مهمة التحالف.")
    reload(telegram)
    chat.edit(sent, OTHER_QUESTION)
    chat.next_edit(card)
    assert chat.press(card, ARABIC.card.context).answer() == ""


def test_the_reader_goes_on_unless_its_own_source_changed(telegram: StandIn, folder: Path, chat: Chat) -> None:
    corpus = folder / "corpus"
    document = next(each for each in read_corpus(corpus).documents if each.slug == "iraq-evacuates-bases")
    payload = link_to_source("WithdrawalBot", document).partition("?start=")[2]
    page = asked(chat, f"/start {payload}")
    write_document(corpus, "new3.ar.md", "انتهت مهمة التحالف.")
    reload(telegram)
    assert chat.press(page, ARABIC.paging.next).answer() == ""
    chat.next_edit(page)
    for language in Language:
        file = corpus / f"{document.slug}.{language}.md"
        file.write_text(file.read_text(encoding="utf-8") + "\n\nنهاية.\n", encoding="utf-8")
    reload(telegram)
    assert chat.press(page, ARABIC.paging.previous).answer() == ARABIC.card.stale


def test_without_a_place_to_keep_them_answers_go_without_buttons(folder: Path, chat: Chat) -> None:
    asked(chat)
    with away(folder, "card"):
        reply = asked(chat)
        assert "المصدر" in reply.text
        assert reply.buttons == []


def test_a_press_that_cannot_be_looked_up_is_answered(folder: Path, chat: Chat) -> None:
    card = asked(chat)
    with away(folder, "card"):
        assert chat.press(card, ARABIC.card.context).answer() == ARABIC.chat.failure


def test_a_judgement_that_cannot_be_kept_is_not_thanked_for(folder: Path, chat: Chat) -> None:
    card = asked(chat)
    with away(folder, "rating"):
        assert chat.press(card, ARABIC.card.helpful).answer() == ARABIC.chat.failure


def test_a_changed_question_is_left_alone_when_nobody_knows_its_answer(folder: Path, chat: Chat) -> None:
    sent = chat.say(QUESTION)
    chat.next_reply()
    with away(folder, "card"):
        chat.edit(sent, OTHER_QUESTION)
        chat.stays_silent()


def test_who_is_forgotten_leaves_neither_cards_nor_judgements(folder: Path, chat: Chat) -> None:
    card = asked(chat)
    chat.press(card, ARABIC.card.helpful).answer()
    confirm = asked(chat, "/forget")
    chat.press(confirm, ARABIC.privacy.yes)
    chat.next_edit(confirm)
    assert execute(folder, "SELECT id FROM card WHERE asker = ?", chat.id) == []
    assert execute(folder, "SELECT card FROM rating WHERE person = ?", chat.id) == []
    assert chat.press(card, ARABIC.card.context).answer() == ARABIC.card.gone


def test_endless_names_and_addresses_stay_within_what_telegram_takes(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    name, address = "Agency & " * 150, "https://example.org/" + "&a=" * 600
    outlets = [f'  - publisher: "{name}{n}"\n    url: "{address}{n}"\n    paragraphs: [1, 2]' for n in range(8)]
    for number in range(6):
        write_document(
            tmp_path / "corpus",
            f"brief{number}.ar.md",
            "تنتهي مهمة التحالف الدولي في الرطبة في 30 أيلول 2025. " * 20,
            "تنتهي مهمة التحالف الدولي في الرطبة في أيلول 2025. " * 20,
            head="kind: brief\nsources:\n" + "\n".join(outlets),
        )
    with strict_telegram(NO_CHAT) as telegram, running(telegram, tmp_path):
        chat = reader(telegram)
        card = asked(chat, "متى تنتهي مهمة التحالف الدولي في الرطبة؟")
        chat.press(card, ARABIC.card.more)
        pages = [chat.next_edit(card)]
        while any(button.text == ARABIC.paging.next for row in pages[-1].buttons for button in row):
            chat.press(card, ARABIC.paging.next)
            pages.append(chat.next_edit(card))
        chat.press(card, ARABIC.card.back)
        pages.append(chat.next_edit(card))
    assert len(pages) > 2
    assert all(len(page.text) <= 4096 for page in pages)
