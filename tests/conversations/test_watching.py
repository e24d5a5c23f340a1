"""With BOT_WATCH the bot takes over what changes in its folder, and tells its owner once of what stays broken."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conversations.running import ADMIN, make_folder, open_admin, running
from tests.conversations.talk import ARABIC, reader, said
from tests.corpora import write_document
from tests.process import BotProcess
from tests.standin import Chat, StandIn
from tests.strict import strict_telegram

ASKED = "How many ziggurats were built in Babylon?"
BROKEN = "---\nlanguage: en\n---\nNo title.\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("watched"))


@pytest.fixture(scope="module")
def telegram(home: Path) -> Iterator[StandIn]:
    with strict_telegram(home) as telegram:
        open_admin(telegram)
        yield telegram


@pytest.fixture(scope="module")
def bot(home: Path, telegram: StandIn) -> Iterator[BotProcess]:
    with running(telegram, home, BOT_ADMINS=str(ADMIN), BOT_WATCH="on") as bot:
        telegram.wait_until(lambda: telegram.short_description("en") != "")
        yield bot


@pytest.fixture
def owner(telegram: StandIn) -> Chat:
    return open_admin(telegram)


def changes(bot: BotProcess) -> int:
    return bot.log.count("The documents have changed.")


def wait_for_change(bot: BotProcess, before: int) -> None:
    bot.wait_until(lambda: changes(bot) > before, "nothing was taken over")


def test_a_new_document_answers_without_a_reload_and_the_log_tells_what_it_brought(
    bot: BotProcess, home: Path, telegram: StandIn
) -> None:
    before = changes(bot)
    write_document(home / "corpus", "ziggurats.en.md", "Seven ziggurats were built in Babylon.")
    wait_for_change(bot, before)
    assert "Seven ziggurats were built in Babylon." in said(reader(telegram), ASKED).marked("blockquote")
    assert "; • ziggurats.en.md" in bot.log


def test_what_an_editor_puts_in_the_place_of_a_file_is_taken_over(
    bot: BotProcess, home: Path, telegram: StandIn
) -> None:
    before = changes(bot)
    write_document(home, "ziggurats.en.md", "Eight ziggurats were built in Babylon.")
    (home / "ziggurats.en.md").replace(home / "corpus" / "ziggurats.en.md")
    wait_for_change(bot, before)
    assert "Eight ziggurats were built in Babylon." in said(reader(telegram), ASKED).marked("blockquote")


def test_of_what_stays_broken_the_owner_is_told_once_and_it_heals(
    bot: BotProcess, home: Path, owner: Chat, telegram: StandIn
) -> None:
    before, file = changes(bot), home / "corpus" / "ziggurats.en.md"
    file.write_text(BROKEN, encoding="utf-8")
    told = owner.next_reply().text
    assert ARABIC.troubles["corpus_broken"] in told
    assert "ziggurats.en.md:1" in told
    assert "Eight ziggurats were built in Babylon." in said(reader(telegram), ASKED).marked("blockquote")
    write_document(home / "corpus", "ziggurats.en.md", "Nine ziggurats were built in Babylon.")
    wait_for_change(bot, before)
    assert "Nine ziggurats were built in Babylon." in said(reader(telegram), ASKED).marked("blockquote")
    assert owner.untaken() == []


def test_another_folder_in_its_place_is_taken_over(bot: BotProcess, home: Path) -> None:
    before = changes(bot)
    other = make_folder(home / "other") / "corpus"
    write_document(other, "hanging.en.md", "The hanging gardens of Babylon bloomed.")
    (home / "corpus").rename(home / "old")
    other.rename(home / "corpus")
    wait_for_change(bot, before)
    assert "; • hanging.en.md" in bot.log
