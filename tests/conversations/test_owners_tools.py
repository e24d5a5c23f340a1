"""What the bot's owner does from the chat, and what people do with their own data: over real HTTP."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conversations.running import ADMIN, make_folder, open_admin, running
from tests.conversations.talk import (
    ARABIC,
    ENGLISH,
    ENGLISH_QUESTION,
    QUESTION,
    asked_in,
    data_of,
    quotes_something,
    reader,
    said,
    turned,
    until_handled,
)
from tests.standin import Chat, StandIn, User
from tests.strict import strict_telegram

OWNER = ENGLISH.owner
NEWS = "We have added three documents & a <b>map</b>."


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("owned"))


@pytest.fixture(scope="module")
def telegram(home: Path) -> Iterator[StandIn]:
    with strict_telegram(home) as telegram:
        open_admin(telegram)
        with running(telegram, home, BOT_ADMINS=str(ADMIN)):
            telegram.wait_until(lambda: telegram.short_description("en") != "")
            yield telegram


@pytest.fixture
def admin(telegram: StandIn) -> Chat:
    chat = open_admin(telegram)
    chat.untaken()
    return chat


@pytest.fixture
def sara(telegram: StandIn) -> User:
    return telegram.user("Sara", language_code="en")


def test_who_is_banned_gets_silence_until_they_are_unbanned(
    telegram: StandIn, home: Path, admin: Chat, sara: User
) -> None:
    chat, group = telegram.private(sara), telegram.group("Newsroom")
    assert said(admin, f"/ban {sara.id}").text == OWNER.banned.format(id=f"\u2068{sara.id}\u2069")
    for sent in (chat.say(QUESTION), chat.say("/help"), group.say(f"/ask {QUESTION}", sender=sara)):
        until_handled(home, sent.update)
    assert said(admin, f"/unban {sara.id}").text == OWNER.unbanned.format(id=f"\u2068{sara.id}\u2069")
    assert quotes_something(said(chat))
    chat.stays_silent()
    group.stays_silent()


def test_a_banned_persons_buttons_do_nothing(telegram: StandIn, home: Path, admin: Chat, sara: User) -> None:
    chat = telegram.private(sara)
    card = said(chat, ENGLISH_QUESTION)
    said(admin, f"/ban {sara.id}")
    until_handled(home, chat.press_data(card, data_of(card, ENGLISH.card.context)).update)
    said(admin, f"/unban {sara.id}")
    chat.stays_silent()


def test_a_chat_is_banned_for_everybody(telegram: StandIn, home: Path, admin: Chat, sara: User) -> None:
    group = telegram.group("Spam")
    said(admin, f"/ban {group.id}")
    until_handled(home, group.say(f"/ask {QUESTION}", sender=sara).update)
    assert quotes_something(said(telegram.private(sara)))
    assert group.untaken() == []
    said(admin, f"/unban {group.id}")
    assert quotes_something(asked_in(group, sara)[1])
    group.stays_silent()


def test_who_wrote_what_is_replied_to_is_banned(telegram: StandIn, admin: Chat, sara: User) -> None:
    group = telegram.group("Newsroom")
    spam = group.say("Join!", sender=sara)
    assert admin.person
    group.say("/ban", sender=admin.person, reply_to=spam)
    assert str(sara.id) in group.next_reply().text
    telegram.private(sara).say(QUESTION)
    assert said(admin, f"/unban {sara.id}").text == OWNER.unbanned.format(id=f"\u2068{sara.id}\u2069")
    telegram.private(sara).stays_silent()


@pytest.mark.parametrize("written", ["/ban", "/ban @sara", "/ban 1 2", "/unban"])
def test_a_ban_of_nobody_is_explained(written: str, admin: Chat) -> None:
    assert said(admin, written).text == OWNER.ban_usage


def test_administrators_are_not_banned(admin: Chat) -> None:
    assert said(admin, f"/ban {ADMIN}").text == OWNER.ban_refused


@pytest.mark.parametrize("command", ["/ban 5", "/unban 5", "/announce spam", "/health", "/reload"])
def test_for_others_these_commands_do_not_exist(command: str, telegram: StandIn) -> None:
    name = command.split(maxsplit=1)[0]
    assert said(reader(telegram), command).text.startswith(f"I don't know \u2068{name}\u2069.")


@pytest.mark.parametrize("command", ["/ban 5", "/announce spam"])
def test_neither_do_they_for_group_administrators_named_or_not(command: str, telegram: StandIn, sara: User) -> None:
    group = telegram.group("Newsroom")
    group.appoint(sara)
    group.say(command, sender=sara)
    group.say(command, sender=sara, sender_chat=group)
    group.stays_silent()


def subscriber(telegram: StandIn, code: str) -> Chat:
    chat = reader(telegram, code)
    said(chat, "/subscribe")
    return chat


def test_an_announcement_is_shown_first_and_then_sent_to_subscribers_alone(telegram: StandIn, admin: Chat) -> None:
    subscribers, other = [subscriber(telegram, code) for code in ("ar", "en")], reader(telegram)
    preview = said(admin, f"/announce {NEWS}")
    assert preview.text.startswith(NEWS)
    assert [chat.untaken() for chat in subscribers] == [[], []]
    assert turned(admin, preview, OWNER.announce_yes).text.endswith(OWNER.announced)
    told = [chat.next_reply() for chat in subscribers]
    assert [reply.text for reply in told] == [NEWS, NEWS]
    assert told[0].buttons[0][0].text == ARABIC.subscription.end
    other.stays_silent()


def test_an_announcement_that_is_thought_better_of_is_not_sent(telegram: StandIn, admin: Chat) -> None:
    chat = subscriber(telegram, "en")
    preview = said(admin, f"/announce {NEWS}")
    assert turned(admin, preview, OWNER.announce_no).text == OWNER.announce_dropped
    chat.stays_silent()


def test_an_announcement_is_decided_on_once(telegram: StandIn, admin: Chat) -> None:
    preview = said(admin, f"/announce {NEWS}")
    data = data_of(preview, OWNER.announce_yes)
    turned(admin, preview, OWNER.announce_no)
    assert admin.press_data(preview, data).answer() == OWNER.announce_gone
    assert telegram.refused == []


def test_nobody_else_can_confirm_an_announcement(telegram: StandIn, admin: Chat) -> None:
    data = data_of(said(admin, f"/announce {NEWS}"), OWNER.announce_yes)
    stranger = reader(telegram)
    assert stranger.press_data(said(stranger, "/help"), data).answer() == ""
    stranger.stays_silent()


def test_an_announcement_of_nothing_or_too_much_is_explained(admin: Chat) -> None:
    assert said(admin, "/announce").text == OWNER.announce_usage
    assert said(admin, f"/announce {'word ' * 815}").text == OWNER.announce_too_long


def exported(telegram: StandIn) -> dict[str, list[dict[str, object]]]:
    kept: dict[str, list[dict[str, object]]] = json.loads(str(telegram.calls("sendDocument")[-1].fields["document"]))
    return kept


def test_people_get_what_is_kept_about_them_as_a_file(telegram: StandIn, sara: User) -> None:
    chat = telegram.private(sara)
    said(chat, ENGLISH_QUESTION)
    assert said(chat, "/mydata").message["caption"] == ENGLISH.privacy.exported
    assert [each["question"] for each in exported(telegram)["questions"]] == [ENGLISH_QUESTION]


def test_the_button_beside_forgetting_gives_it_too(telegram: StandIn, sara: User) -> None:
    chat = telegram.private(sara)
    panel = said(chat, "/privacy")
    assert chat.press_data(panel, data_of(panel, ENGLISH.privacy.export)).answer() == ""
    assert chat.next_reply().message["caption"] == ENGLISH.privacy.exported


def test_in_a_group_nobodys_data_are_shown(telegram: StandIn, sara: User) -> None:
    group = telegram.group("Newsroom")
    group.say("/mydata", sender=sara)
    assert "/mydata" in group.next_reply().text
