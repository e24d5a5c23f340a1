"""The settings of groups: the bot as a process, over real HTTP, every message parsed by TDLib."""

import pytest

from bot.locale import Phrases
from tests.conversations.newsroom import Group, chosen, newsroom
from tests.conversations.talk import (
    ARABIC,
    ENGLISH,
    ENGLISH_QUESTION,
    HOW_MANY,
    ON_THE_ARTICLE,
    OTHER_QUESTION,
    quotes_something,
    said,
    texts,
    turned,
)
from tests.standin import Chat, StandIn
from tests.strict import Manners


def test_an_administrator_sees_the_choices_with_the_usual_ones_ticked(telegram: StandIn) -> None:
    panel = newsroom(telegram).panel()
    assert panel.text == ENGLISH.group.panel
    assert chosen(panel) == [ENGLISH.group.follows, ENGLISH.group.full]


def test_the_creator_of_a_group_may_choose_too(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.chat.room.members[group.sara.id] = "creator"
    assert group.panel().text == ENGLISH.group.panel


def test_a_chosen_language_is_ticked_and_the_panel_goes_on_in_that_of_who_chooses(telegram: StandIn) -> None:
    group = newsroom(telegram)
    panel = group.panel()
    group.chat.press(panel, ENGLISH.group.arabic, by=group.sara)
    changed = group.chat.next_edit(panel)
    assert (changed.text, chosen(changed)) == (ENGLISH.group.panel, [ENGLISH.group.arabic, ENGLISH.group.full])


def test_the_bot_speaks_the_language_of_the_group_to_everybody(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.choose("group:language:ar")
    group.chat.say("/ask", sender=group.ali)
    assert group.chat.next_reply().text.startswith(ARABIC.chat.ask_usage.partition("{")[0])


def test_a_question_without_letters_is_answered_in_the_language_of_the_group(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.choose("group:language:ar")
    assert quotes_something(group.ask("2500, 900?"))


def test_a_clear_question_keeps_its_language(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.choose("group:language:ar")
    assert quotes_something(group.ask(ENGLISH_QUESTION))


def test_a_language_can_be_left_to_the_asker_again(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.choose("group:language:ar")
    group.choose("group:language:auto")
    assert group.panel().text == ENGLISH.group.panel


def test_no_link_is_previewed_unless_the_group_chooses_that(telegram: StandIn) -> None:
    assert newsroom(telegram).ask(OTHER_QUESTION).link_preview_off


def test_a_group_may_choose_the_preview_of_the_first_outlets_link(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.choose("group:preview:on")
    card = group.ask(OTHER_QUESTION)
    assert card.previewed == card.links[0][1]


def test_the_preview_stays_while_a_card_is_turned_and_back(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.choose("group:preview:on")
    card = group.ask(OTHER_QUESTION)
    opened = turned(group.chat, card, ARABIC.card.context, by=group.sara)
    assert opened.link_preview_off
    assert turned(group.chat, opened, ARABIC.card.back, by=group.sara).previewed == card.previewed


def test_a_card_whose_source_has_no_address_previews_nothing(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.choose("group:preview:on")
    assert group.ask(ON_THE_ARTICLE).link_preview_off


def test_a_chosen_preview_is_ticked_and_taken_back(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.choose("group:preview:on")
    assert chosen(group.panel()) == [ENGLISH.group.follows, ENGLISH.group.full, ENGLISH.group.preview]
    group.choose("group:preview:off")
    assert group.ask(OTHER_QUESTION).link_preview_off


def test_a_short_answer_has_the_first_citation_of_the_full_one(telegram: StandIn) -> None:
    group = newsroom(telegram)
    full = group.ask(HOW_MANY)
    group.choose("group:answers:short")
    group.chat.say(f"/ask {HOW_MANY}", sender=group.sara)
    short = group.chat.next_reply()
    assert full.text == short.text
    assert ["2" in texts(each) for each in (full, short)] == [True, False]


def test_a_short_answer_tells_both_sides_where_sources_differ(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.choose("group:answers:short")
    answer = group.ask("How many penguins marched out of Babylon?")
    assert answer.text.startswith(ENGLISH.answer.differ)
    assert {"1", "2"} <= {*texts(answer)}


def test_short_answers_can_be_full_again(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.choose("group:answers:short")
    group.choose("group:answers:full")
    assert "2" in texts(group.ask(HOW_MANY))


def test_each_choice_leaves_the_other_alone(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.choose("group:answers:short")
    group.choose("group:language:ar")
    assert chosen(group.panel()) == [ENGLISH.group.arabic, ENGLISH.group.short]


def test_the_settings_of_one_group_are_not_those_of_another(telegram: StandIn) -> None:
    newsroom(telegram).choose("group:answers:short")
    assert "2" in texts(newsroom(telegram).ask(HOW_MANY))


def test_a_member_is_told_that_the_settings_are_for_administrators(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.chat.say("/settings", sender=group.ali)
    assert group.chat.next_reply().text == ENGLISH.group.admins_only


def test_the_press_of_a_member_changes_nothing(telegram: StandIn) -> None:
    group = newsroom(telegram)
    panel = group.panel()
    press = group.chat.press(panel, ENGLISH.group.short, by=group.ali)
    assert press.answer() == ENGLISH.group.admins_only
    assert chosen(group.panel()) == [ENGLISH.group.follows, ENGLISH.group.full]


def test_an_administrator_of_another_group_is_none_here(telegram: StandIn) -> None:
    group, other = newsroom(telegram), newsroom(telegram)
    press = group.chat.press(group.panel(), ENGLISH.group.short, by=other.sara)
    assert press.answer() == ENGLISH.group.admins_only


def test_an_anonymous_administrator_gets_the_choices_and_presses_by_name(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.chat.say("/settings", sender_chat=group.chat)
    panel = group.chat.next_reply()
    assert panel.text == ARABIC.group.panel  # nobody knows which language an anonymous person speaks
    group.chat.press(panel, ARABIC.group.short, by=group.sara)
    assert chosen(group.chat.next_edit(panel)) == [ENGLISH.group.follows, ENGLISH.group.short]


def test_who_writes_in_the_name_of_another_chat_gets_no_choices(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.chat.say("/settings", sender_chat=telegram.channel("Channel"))
    assert group.chat.next_reply().text == ARABIC.group.admins_only


def test_in_private_it_says_what_the_command_is_for(english_chat: Chat) -> None:
    assert said(english_chat, "/settings").text == ENGLISH.group.in_private


@pytest.mark.parametrize(
    "data", ["group:language:fr", "group:answers:", "group:language:ar:answers:short", "group:language:ar "]
)
def test_forged_choices_are_let_go(data: str, telegram: StandIn) -> None:
    group = newsroom(telegram)
    assert group.chat.press_data(group.panel(), data, by=group.sara).answer() == ""
    assert chosen(group.panel()) == [ENGLISH.group.follows, ENGLISH.group.full]


def test_a_choice_forged_in_private_is_let_go(english_chat: Chat) -> None:
    assert english_chat.press_data(said(english_chat, "/help"), "group:language:ar").answer() == ""
    english_chat.stays_silent()


def test_a_choice_that_is_in_force_already_is_answered(telegram: StandIn, manners: Manners) -> None:
    group = newsroom(telegram)
    assert group.chat.press_data(group.panel(), "group:answers:full", by=group.sara).answer() == ""
    group.chat.stays_silent()
    manners.forgive("message is not modified")


def test_a_press_from_when_the_bot_was_down_still_counts(telegram: StandIn) -> None:
    group = newsroom(telegram)
    panel = group.panel()
    group.chat.press(panel, ENGLISH.group.short, by=group.sara, stale=True)
    assert chosen(group.chat.next_edit(panel)) == [ENGLISH.group.follows, ENGLISH.group.short]


def test_a_group_that_becomes_a_supergroup_keeps_its_settings_and_is_not_greeted_again(telegram: StandIn) -> None:
    group = newsroom(telegram, kind="group")
    group.choose("group:answers:short")
    moved = Group(group.chat.upgrade(by=group.sara), group.sara, group.ali)
    assert chosen(moved.panel()) == [ENGLISH.group.follows, ENGLISH.group.short]
    moved.chat.stays_silent()


def test_removed_from_a_group_it_forgets_its_settings(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.choose("group:answers:short")
    group.chat.give_bot_status("left", by=group.sara)
    group.chat.give_bot_status("member", by=group.sara)
    group.chat.next_reply()  # the introduction
    assert chosen(group.panel()) == [ENGLISH.group.follows, ENGLISH.group.full]


@pytest.mark.parametrize("phrases", [ARABIC, ENGLISH], ids=["ar", "en"])
def test_only_the_administrators_of_groups_have_the_command_in_their_menu(phrases: Phrases, telegram: StandIn) -> None:
    code = "ar" if phrases is ARABIC else "en"
    assert telegram.commands("all_chat_administrators", code)["settings"] == phrases.menu.settings
    assert "settings" not in telegram.commands("all_private_chats", code) | telegram.commands("all_group_chats", code)


def test_help_in_a_group_tells_of_the_settings_and_of_bare_mentions(telegram: StandIn) -> None:
    group = newsroom(telegram)
    group.chat.say("/help", sender=group.ali)
    text = group.chat.next_reply().text
    assert "/settings" in text
    assert "reply to it with my name" in text
