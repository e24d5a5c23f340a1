"""The owner says who else runs the bot; each role may what it may, others get nowhere, and all is in the log."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conversations.running import ADMIN, make_folder, open_admin, running
from tests.conversations.talk import ARABIC, ENGLISH, query, reader, said
from tests.standin import Chat, Reply, StandIn
from tests.strict import strict_telegram

BOSS = 4_711  # the first of BOT_ADMINS
ROLES = ENGLISH.roles


@pytest.fixture(scope="module")
def kept_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("staffed"))


@pytest.fixture(scope="module")
def telegram(kept_in: Path) -> Iterator[StandIn]:
    with strict_telegram(kept_in) as telegram:
        open_admin(telegram)
        telegram.private(telegram.user("Boss", id=BOSS, language_code="en"))
        with running(telegram, kept_in, BOT_ADMINS=f"{BOSS},{ADMIN}"):
            telegram.wait_until(lambda: telegram.short_description("en") != "")
            yield telegram


@pytest.fixture
def boss(telegram: StandIn) -> Chat:
    return telegram.private(telegram.user("Boss", id=BOSS, language_code="en"))


@pytest.fixture
def maha(telegram: StandIn) -> Chat:
    """Return the chat of somebody without a role."""
    return reader(telegram)


def told(chat: Chat, command: str, beginning: str) -> Reply:
    """Return what is said to a command; what the owner is told of troubles meanwhile is passed over."""
    chat.say(command)
    while not (reply := chat.next_reply()).text.lstrip("\u200e\u200f").startswith(beginning):
        pass
    return reply


def promote(boss: Chat, person: int, role: str = "") -> None:
    sentence = ROLES.promoted_administrator if role else ROLES.promoted_editor
    told(boss, f"/promote {person} {role}", sentence.format(id=f"\u2068{person}\u2069"))


def exists_for(chat: Chat, command: str) -> bool:
    return not said(chat, command).text.startswith("I don't know")


def test_an_editor_sees_and_teaches_and_no_more(boss: Chat, maha: Chat) -> None:
    promote(boss, maha.id)
    assert [exists_for(maha, command) for command in ("/unanswered", "/reload", "/log", "/promote 5")] == [
        True,
        False,
        False,
        False,
    ]


def test_an_administrator_may_reload_and_see_the_log_but_appoints_nobody(boss: Chat, maha: Chat) -> None:
    promote(boss, maha.id, "administrator")
    assert [exists_for(maha, command) for command in ("/unanswered", "/reload", "/log", "/promote 5", "/demote 5")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_who_is_demoted_is_a_stranger_again(boss: Chat, maha: Chat) -> None:
    promote(boss, maha.id, "administrator")
    told(boss, f"/demote {maha.id}", ROLES.demoted.format(id=f"\u2068{maha.id}\u2069"))
    assert not exists_for(maha, "/unanswered")


def test_those_of_the_settings_stay(boss: Chat) -> None:
    told(boss, f"/demote {ADMIN}", ROLES.settled)
    told(boss, f"/promote {ADMIN}", ROLES.settled)


def test_who_has_no_role_is_not_demoted(boss: Chat, maha: Chat) -> None:
    told(boss, f"/demote {maha.id}", ROLES.has_none.format(id=f"\u2068{maha.id}\u2069"))


@pytest.mark.parametrize("written", ["/promote", "/promote maha", "/promote 1 2", "/promote -100123", "/demote"])
def test_a_role_for_nobody_is_explained(written: str, boss: Chat) -> None:
    told(boss, written, ROLES.promote_usage if "promote" in written else ROLES.demote_usage)


def test_a_reply_to_what_somebody_wrote_promotes_them(telegram: StandIn, boss: Chat, maha: Chat) -> None:
    group = telegram.group("Newsroom")
    assert boss.person
    wrote = group.say("Hello, all of you!", sender=maha.person)
    group.say("/promote", sender=boss.person, reply_to=wrote)
    assert group.next_reply().text == ROLES.promoted_editor.format(id=f"\u2068{maha.id}\u2069")
    assert exists_for(maha, "/unanswered")


@pytest.mark.parametrize("command", ["/unanswered", "/log", "/promote 5", "/demote 5"])
def test_for_strangers_these_commands_do_not_exist(command: str, maha: Chat) -> None:
    assert not exists_for(maha, command)


@pytest.mark.parametrize("command", ["/unanswered", "/log", "/promote 5"])
def test_neither_do_they_for_group_administrators_named_or_not(command: str, telegram: StandIn, maha: Chat) -> None:
    group = telegram.group("Newsroom")
    assert maha.person
    group.appoint(maha.person)
    group.say(command, sender=maha.person)
    group.say(command, sender=maha.person, sender_chat=group)
    group.stays_silent()


def test_an_owner_who_hides_behind_a_chat_has_no_role(telegram: StandIn, boss: Chat) -> None:
    group = telegram.group("Newsroom")
    group.say("/promote 5", sender=boss.person, sender_chat=group)
    group.stays_silent()


def test_only_administrators_appoint_nobody_not_even_themselves(telegram: StandIn, kept_in: Path) -> None:
    assert not exists_for(open_admin(telegram), f"/promote {ADMIN}")
    assert query(kept_in, "SELECT * FROM staff WHERE person = ?", ADMIN) == []


def test_help_has_a_page_for_those_with_a_role(telegram: StandIn, maha: Chat) -> None:
    admin = open_admin(telegram)
    buttons = [button.text for row in said(admin, "/help").buttons for button in row]
    assert ENGLISH.chat.for_staff in buttons
    assert ENGLISH.chat.for_staff not in [button.text for row in said(maha, "/help").buttons for button in row]


def test_the_log_tells_who_did_what_the_newest_first(telegram: StandIn, boss: Chat, maha: Chat) -> None:
    promote(boss, maha.id)
    lines = said(open_admin(telegram), "/log").text.split("\n\n")
    assert f"\u2068{BOSS}\u2069 · made \u2068{maha.id}\u2069 \u2068editor\u2069" in lines[1]


def test_of_a_forgotten_person_the_log_knows_nobody(telegram: StandIn, boss: Chat, maha: Chat, kept_in: Path) -> None:
    promote(boss, maha.id)
    panel = said(maha, "/forget")
    yes = next(button for row in panel.buttons for button in row if button.text == ENGLISH.privacy.yes)
    maha.press(panel, yes).answer()
    maha.next_edit(panel)
    assert str(maha.id) not in said(open_admin(telegram), "/log").text
    assert query(kept_in, "SELECT * FROM staff WHERE person = ?", maha.id) == []


def test_the_staff_is_spoken_to_in_their_language(telegram: StandIn, boss: Chat) -> None:
    editor = telegram.private(telegram.user("Maha", language_code="ar"))
    promote(boss, editor.id)
    assert said(editor, "/unanswered").text.lstrip("\u200f") == ARABIC.teaching.none


def test_a_stranger_sees_no_page_of_the_log(maha: Chat) -> None:
    assert maha.press_data(said(maha, "/help"), "log:1").answer() == ""
    maha.stays_silent()


def test_editors_see_what_is_in_the_corpus(telegram: StandIn) -> None:
    told = said(open_admin(telegram), "/corpus").text
    assert told.startswith(ENGLISH.overview.corpus)
    assert "Passages without editors' questions: \u2068" in told


def test_editors_see_how_questions_were_answered(telegram: StandIn, maha: Chat) -> None:
    said(maha, "When does the coalition mission in Syria end?")
    admin = open_admin(telegram)
    telegram.wait_until(lambda: "answer \u2068" in said(admin, "/stats").text)
    assert telegram.calls("sendPhoto")


def test_in_a_group_neither_is_told(telegram: StandIn) -> None:
    group, admin = telegram.group("Newsroom"), open_admin(telegram)
    for command in ("/corpus", "/stats"):
        group.say(command, sender=admin.person)
        assert group.next_reply().text == ENGLISH.chat.private_only


def test_what_is_done_to_documents_is_in_the_log_too(telegram: StandIn) -> None:
    admin = open_admin(telegram)
    said(admin, "/rename scroll-3 papyrus")
    said(admin, "/undo")
    first, second = said(admin, "/log").text.split("\n\n")[1:3]
    assert first.endswith(ENGLISH.staff_log["change_undone"])
    assert second.endswith("renamed \u2068scroll-3 → papyrus\u2069")
