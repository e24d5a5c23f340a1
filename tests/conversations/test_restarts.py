"""What outlives a restart: one bot that is stopped and started again, and one that is killed, over real HTTP."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.adding.articles import BRIEFING
from tests.conversations.newsroom import Group, chosen, newsroom
from tests.conversations.running import ADMIN, make_folder, open_admin, running
from tests.conversations.subscribers import add, kept, let_a_day_pass, reload_with, subscriber
from tests.conversations.talk import (
    ARABIC,
    ENGLISH,
    HOW_MANY,
    IN_SYRIA,
    OTHER_QUESTION,
    QUESTION,
    data_of,
    quotes_something,
    reader,
    said,
    turned,
)
from tests.process import BotProcess
from tests.standin import Chat, Message, Reply, StandIn
from tests.strict import strict_telegram


@dataclass(frozen=True)
class People:
    """Who talked to the bot while it ran for the first time, and what they have of it."""

    asking: Chat
    card: Reply
    follow_up: Reply
    sent: Message  # by somebody else
    answered: Reply  # to that
    english: Chat  # whose Telegram is in Arabic, but who chose English
    sources: Reply
    group: Group
    told: Chat  # of one new source, while two more came later that day
    others: list[Chat]  # the telling of whom was broken off
    draft: Reply  # of an administrator's document
    date_asked: Reply  # for that draft
    announcement: Reply  # not confirmed


def talk(telegram: StandIn, corpus: Path) -> People:
    """Let people talk to the bot, the last of them while it tells many of a new source."""
    admin = open_admin(telegram)
    asking, english, group = reader(telegram, "ar"), reader(telegram, "ar"), newsroom(telegram)
    turned(english, said(english, "/language"), "English")
    sources = said(english, "/sources scroll")
    group.choose("group:language:ar")
    group.choose("group:answers:short")
    told = subscriber(telegram)
    reload_with(corpus, admin, "first")
    told.next_reply()
    for slug in ("second", "third"):
        reload_with(corpus, admin, slug)
    others = [subscriber(telegram) for _ in range(20)]
    reload_with(corpus, admin, "fourth")
    others[0].next_reply()
    draft = said(admin, "/add " + "\n\n".join(BRIEFING))
    admin.press_data(draft, data_of(draft, ENGLISH.draft.edit_published))
    date_asked, announcement = admin.next_reply(), said(admin, "/announce We have moved.")
    card, follow_up = said(asking, HOW_MANY), said(asking, IN_SYRIA)
    sent = reader(telegram, "ar").say(QUESTION)
    answered = sent.chat.next_reply()
    pages = (asking, card, follow_up, sent, answered, english, sources, group, told, others)
    return People(*pages, draft, date_asked, announcement)


@dataclass(frozen=True)
class Story:
    """A bot that runs for the second time, and what happened before."""

    telegram: StandIn
    bot: BotProcess
    people: People
    early: Chat  # who asked before the first start, and something else before the second
    moved: list[Chat]  # a group that asked before the first start and became a supergroup, old and new
    menus: int  # calls that set one


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    folder = make_folder(tmp_path_factory.mktemp("restarted"))
    with strict_telegram(folder) as telegram:
        open_admin(telegram)
        early, group = reader(telegram, "ar"), newsroom(telegram, kind="group")
        early.say(QUESTION)
        group.chat.say(f"/ask {QUESTION}", sender=group.ali)
        moved = [group.chat, group.chat.upgrade(by=group.sara)]
        with running(telegram, folder, BOT_ADMINS=str(ADMIN)) as bot:
            telegram.wait_until(lambda: telegram.short_description("en") != "")
            people = talk(telegram, folder / "corpus")
            assert bot.stop() == 0
        menus = len(telegram.calls("setMyCommands"))
        let_a_day_pass(folder, people.told)
        early.say("/help")
        with running(telegram, folder, BOT_ADMINS=str(ADMIN)) as bot:
            yield Story(telegram, bot, people, early, moved, menus)


def titles(digest: Reply) -> list[str]:
    return re.findall("• \u2068(.*)\u2069", digest.text)


def test_what_was_asked_before_a_start_is_answered_once(story: Story) -> None:
    assert quotes_something(story.early.next_reply())
    assert "/sources" in story.early.next_reply().text
    story.early.stays_silent()


def test_a_question_of_a_group_that_has_moved_is_answered_where_it_is_now(story: Story) -> None:
    old, new = story.moved
    assert quotes_something(new.next_reply())
    old.stays_silent()


def test_buttons_work_after_a_restart(story: Story) -> None:
    chat, card = story.people.asking, story.people.card
    assert turned(chat, turned(chat, card, "2"), ARABIC.card.back).text == card.text


def test_a_follow_up_is_shown_again_after_a_restart(story: Story) -> None:
    chat, card = story.people.asking, story.people.follow_up
    assert turned(chat, turned(chat, card, ARABIC.card.more), ARABIC.card.back).text == card.text


def test_a_question_changed_after_a_restart_changes_its_answer(story: Story) -> None:
    sent = story.people.sent
    sent.chat.edit(sent, OTHER_QUESTION)
    changed = sent.chat.next_edit(story.people.answered)
    assert changed.text == said(reader(story.telegram, "ar"), OTHER_QUESTION).text


def test_a_chosen_language_outlives_a_restart(story: Story) -> None:
    assert said(story.people.english, "/ask").text.startswith("Write your question")


def test_pages_of_found_sources_keep_to_what_was_searched_over_a_restart(story: Story) -> None:
    second = turned(story.people.english, story.people.sources, ENGLISH.paging.next)
    assert "\u2068scroll\u2069" in second.text.split("\n")[0]


def test_the_settings_of_a_group_survive_a_restart(story: Story) -> None:
    assert chosen(story.people.group.panel()) == [ENGLISH.group.arabic, ENGLISH.group.short]


def test_a_draft_takes_what_was_asked_for_before_a_restart_and_is_dropped_once(story: Story) -> None:
    admin = open_admin(story.telegram)
    admin.say("2025-10-14", reply_to=story.people.date_asked)
    draft = admin.next_reply()
    assert "14 October 2025" in draft.text
    assert turned(admin, draft, ENGLISH.draft.cancel).text == ENGLISH.draft.dropped
    cancel = data_of(story.people.draft, ENGLISH.draft.cancel)
    assert admin.press_data(story.people.draft, cancel).answer() == ENGLISH.draft.gone


def test_an_announcement_can_be_dropped_after_a_restart(story: Story) -> None:
    admin = open_admin(story.telegram)
    dropped = turned(admin, story.people.announcement, ENGLISH.owner.announce_no)
    assert dropped.text == ENGLISH.owner.announce_dropped


def test_a_second_start_sets_no_menu_that_is_there_already(story: Story) -> None:
    asked = 2 * len(["", "ar", "en"])  # the last thing that each start asks for
    story.telegram.wait_until(lambda: len(story.telegram.calls("getMyShortDescription")) >= asked)
    assert len(story.telegram.calls("setMyCommands")) == story.menus > 0


def test_several_reloads_make_one_digest_the_next_day_even_over_a_restart(story: Story) -> None:
    assert titles(story.people.told.next_reply()) == ["second.en.md", "third.en.md", "fourth.en.md"]


def test_a_stop_in_the_middle_repeats_and_loses_nothing(story: Story) -> None:
    _, *others = story.people.others
    assert [titles(chat.next_reply()) for chat in others] == [["fourth.en.md"]] * len(others)
    story.bot.wait_until(lambda: all(kept(story.bot.folder).values()), "not everybody was noted as told")
    assert [chat.untaken() for chat in story.people.others] == [[]] * len(story.people.others)


@dataclass(frozen=True)
class AfterKill:
    """A bot that runs again after it was killed while it told the first of three subscribers of a new source."""

    first: Reply
    chats: list[Chat]


@pytest.fixture(scope="module")
def after_kill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AfterKill]:
    folder = tmp_path_factory.mktemp("killed")
    corpus = folder / "corpus"
    corpus.mkdir()
    add(corpus, "old")
    with strict_telegram(folder) as telegram:
        admin = open_admin(telegram)
        with running(telegram, folder, BOT_ADMINS=str(ADMIN)) as bot:
            chats = [subscriber(telegram) for _ in range(3)]
            add(corpus, "new")
            telegram.hang("sendMessage")
            admin.say("/reload")
            first = chats[0].next_reply()
            bot.kill()
        telegram.release("sendMessage")
        add(corpus, "added-while-down")
        with running(telegram, folder, BOT_ADMINS=str(ADMIN)) as bot:
            bot.wait_until(lambda: all(kept(folder).values()), "not everybody was told")
            yield AfterKill(first, chats)


def test_a_kill_in_the_middle_repeats_one_digest_at_most(after_kill: AfterKill) -> None:
    assert titles(after_kill.first) == ["new.en.md"]
    assert [len(chat.untaken()) for chat in after_kill.chats] == [1, 1, 1]


def test_what_was_added_while_the_bot_was_down_is_told_at_the_start(after_kill: AfterKill) -> None:
    assert [chat for chat in after_kill.chats if "added-while-down.en.md" not in chat.untaken()[0]] == []
