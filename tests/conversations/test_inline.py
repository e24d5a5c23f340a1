"""Inline queries and guest mentions: the bot as a process, over real HTTP, every message parsed by TDLib."""

from pathlib import Path

import pytest

from bot.chat.writing.bidi import mark_for
from bot.engine import Engine
from bot.locale import Phrases
from bot.text.languages import Language, detect_language
from tests.conversations.talk import (
    ARABIC,
    ENGLISH,
    ENGLISH_QUESTION,
    ENGLISH_UNANSWERED,
    QUESTION,
    examples,
    query,
    quotes_something,
    reader,
    said,
    turned,
    written,
)
from tests.corpora import write_document
from tests.process import BotProcess
from tests.standin import Chat, Offer, StandIn, User


@pytest.fixture
def elsewhere(telegram: StandIn) -> Chat:
    """Return a group that the bot is not in."""
    return telegram.group_without_bot("Elsewhere")


@pytest.fixture
def _nothing_asked_before(bot: BotProcess) -> None:
    """Let the bot forget what was asked, which it offers to others if it was asked often."""
    for table in ("citation", "question"):
        query(bot.folder, f"DELETE FROM {table}")  # noqa: S608


def offers(telegram: StandIn, text: str, language: str = "ar") -> list[Offer]:
    """Return what the bot offers a new person who types `text`."""
    return telegram.inline_query(text, telegram.user("Sara", language_code=language)).offers()


def questions(offered: list[Offer]) -> list[str]:
    """Return which question each offer answers."""
    return [offer.reply.marked("bold")[0].strip("\u2068\u2069") for offer in offered]


def quotes(offer: Offer) -> list[str]:
    return offer.reply.marked("blockquote") + offer.reply.marked("expandable_blockquote")


def kept(folder: Path, kind: str, least: int = 0) -> list[object]:
    """Return the questions of a kind of chat in the query log, once there are so many."""
    written(folder, "SELECT 1 WHERE (SELECT count(*) FROM question WHERE chat_kind = ?) >= ?", kind, least)
    return [
        question for (question,) in query(folder, "SELECT question FROM question WHERE chat_kind = ? ORDER BY id", kind)
    ]


def wait_for_turn(telegram: StandIn, person: User) -> None:
    """Wait until the bot has done with all that a person did, which it takes one after the other."""
    telegram.inline_query("", person).offers()


def test_a_question_in_any_chat_offers_cited_answers_under_the_question(telegram: StandIn) -> None:
    offer, *_ = offers(telegram, QUESTION)
    assert questions([offer]) == [QUESTION]
    assert quotes(offer)
    assert quotes_something(offer.reply)


def test_at_most_ten_results_are_offered(telegram: StandIn) -> None:
    assert 1 < len(offers(telegram, QUESTION)) <= 10


def test_an_english_question_offers_the_original_and_its_translation(telegram: StandIn) -> None:
    texts = [offer.reply.text for offer in offers(telegram, "Where does the second phase of the mission begin?", "en")]
    assert any(ENGLISH.answer.original_ar in text for text in texts)


def test_a_passage_that_does_not_answer_says_so_in_title_and_message(telegram: StandIn) -> None:
    label = ARABIC.inline.further_title.partition(":")[0]
    further = [offer for offer in offers(telegram, QUESTION) if label in offer.title]
    assert further
    assert all(ARABIC.inline.further in offer.reply.text for offer in further)


@pytest.mark.parametrize("question", [QUESTION, ENGLISH_QUESTION, ""])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_titles_and_snippets_are_short_and_begin_on_their_side(question: str, language: str, telegram: StandIn) -> None:
    spoken = detect_language(question) or Language(language)
    offered = offers(telegram, question, language)
    assert offered
    for offer in offered:
        assert (len(offer.title) <= 90, mark_for(offer.title, spoken)) == (True, "")
        written = detect_language(offer.description)
        assert written
        assert (len(offer.description) <= 170, mark_for(offer.description, written)) == (True, "")


def test_what_is_sent_says_what_was_offered(telegram: StandIn) -> None:
    offered = offers(telegram, QUESTION)
    assert offered
    for offer in offered:
        words = offer.description.strip("\u200e\u200f…").split()[:4]
        assert words
        assert " ".join(words) in offer.reply.text


@pytest.mark.parametrize(
    ("text", "hint"), [(ENGLISH_UNANSWERED, ENGLISH.inline.not_said), ("hello", ENGLISH.inline.ask), ("؟؟", "")]
)
def test_what_cannot_be_answered_offers_nothing_to_send(text: str, hint: str, telegram: StandIn, ali: User) -> None:
    asked = telegram.inline_query(text, ali)
    assert asked.offers() == []
    assert asked.button() == (hint or ENGLISH.inline.not_said)


@pytest.mark.parametrize(("code", "phrases"), [("ar", ARABIC), ("en", ENGLISH)])
@pytest.mark.parametrize("text", ["", " ", "m"])
@pytest.mark.usefixtures("_nothing_asked_before")
def test_before_there_is_a_question_the_examples_are_offered(
    text: str, code: str, phrases: Phrases, telegram: StandIn, engine: Engine
) -> None:
    answered = [question for question in examples(phrases) if engine.ask(question).answer.answered]
    offered = offers(telegram, text, code)
    assert questions(offered) == answered != []
    assert all(quotes(offer) for offer in offered)


@pytest.mark.usefixtures("_nothing_asked_before")
def test_what_people_asked_is_offered_to_nobody(telegram: StandIn) -> None:
    question = "من تسلّم قاعدة عين الأسد في 2026؟"
    for _ in range(3):
        chat = reader(telegram, "ar")
        said(chat, question)
        chat.until_done()
    assert question not in questions(offers(telegram, ""))


def test_results_are_neither_kept_by_telegram_nor_shared(telegram: StandIn, sara: User) -> None:
    answer = telegram.inline_query(QUESTION, sara).answer()
    assert (answer["cache_time"], answer["is_personal"]) == (0, True)


def test_after_a_reload_the_new_words_are_offered_under_a_new_id(telegram: StandIn, admin: Chat, corpus: Path) -> None:
    sentences, seen = ("Seven ziggurats were built in Babylon.", "Nine ziggurats were built in Babylon."), []
    for sentence in sentences:
        write_document(corpus, "ziggurats.en.md", sentence)
        said(admin, "/reload")
        seen.append(offers(telegram, "How many ziggurats were built in Babylon?", "en")[0])
    assert [quotes(offer) for offer in seen] == [[sentence] for sentence in sentences]
    assert seen[0].id != seen[1].id


def test_a_chosen_result_is_recorded_and_what_was_only_typed_is_not(telegram: StandIn, ali: User, folder: Path) -> None:
    before = kept(folder, "inline")
    for typed in ("When does the coalition", ENGLISH_QUESTION):
        asked = telegram.inline_query(typed, ali)
        offered = asked.offers()
    asked.choose(offered[0])
    wait_for_turn(telegram, ali)
    assert kept(folder, "inline", len(before) + 1) == [*before, ENGLISH_QUESTION]


def test_a_chosen_suggestion_is_no_question(telegram: StandIn, ali: User, folder: Path) -> None:
    before = kept(folder, "inline")
    asked = telegram.inline_query("", ali)
    asked.choose(asked.offers()[0])
    wait_for_turn(telegram, ali)
    assert kept(folder, "inline") == before


def test_an_answer_that_comes_too_late_breaks_nothing(
    telegram: StandIn, bot: BotProcess, elsewhere: Chat, sara: User
) -> None:
    telegram.inline_query(QUESTION, sara, stale=True).answer()
    elsewhere.mention_as_guest(f"@WithdrawalBot {QUESTION}", sender=sara, stale=True).answer()
    assert telegram.inline_query(QUESTION, sara).offers()
    assert "query is too old" in bot.log.lower()


def test_the_longest_query_is_answered(telegram: StandIn, sara: User) -> None:
    assert telegram.inline_query("متى " * 64, sara).answer()


def test_the_button_of_an_inline_query_leads_to_the_ordinary_welcome(telegram: StandIn, ali: User) -> None:
    button = telegram.inline_query(ENGLISH_UNANSWERED, ali).answer()["button"]
    assert isinstance(button, dict)
    welcome = said(telegram.private(ali), f"/start {button['start_parameter']}").text
    assert welcome.startswith(ENGLISH.chat.start.split("\n", maxsplit=1)[0])


def test_the_help_tells_of_inline_queries(english_chat: Chat) -> None:
    elsewhere = turned(english_chat, said(english_chat, "/help"), ENGLISH.chat.elsewhere)
    assert ENGLISH.inline.help.format(bot="\u2068@WithdrawalBot\u2069") in elsewhere.text


def test_a_guest_mention_is_answered_with_a_quote_under_the_question(elsewhere: Chat, sara: User) -> None:
    asked = elsewhere.mention_as_guest(f"@withdrawalbot {QUESTION}", sender=sara)
    (offer,) = asked.offers()
    assert QUESTION in offer.reply.text
    assert quotes(offer)


def test_a_guest_mention_is_recorded(folder: Path, elsewhere: Chat, sara: User) -> None:
    question = "من تسلّم قاعدة عين الأسد بعد الانسحاب؟"
    before = len(kept(folder, "guest"))
    elsewhere.mention_as_guest(f"@WithdrawalBot {question}", sender=sara).answer()
    elsewhere.mention_as_guest("@WithdrawalBot", sender=sara).answer()  # one turn after the other
    assert kept(folder, "guest", before + 1)[-1] == question


def test_what_the_sources_do_not_say_is_said_to_a_guest_mention(elsewhere: Chat, ali: User) -> None:
    asked = elsewhere.mention_as_guest(f"@WithdrawalBot {ENGLISH_UNANSWERED}", sender=ali)
    assert ENGLISH.answer.not_found in asked.offers()[0].reply.text


def test_a_bare_guest_mention_answers_the_question_it_replies_to(elsewhere: Chat, sara: User, ali: User) -> None:
    question = elsewhere.say(ENGLISH_QUESTION, sender=ali)
    asked = elsewhere.mention_as_guest("@WithdrawalBot", sender=sara, reply_to=question)
    (offer,) = asked.offers()
    assert ENGLISH_QUESTION in offer.reply.text
    assert quotes(offer)


def test_a_bare_guest_mention_of_nothing_is_told_how_to_ask(elsewhere: Chat, ali: User) -> None:
    (offer,) = elsewhere.mention_as_guest("@WithdrawalBot", sender=ali).offers()
    assert offer.reply.text == ENGLISH.chat.mention_usage


def test_another_bot_is_no_guest_to_answer(telegram: StandIn, elsewhere: Chat, sara: User) -> None:
    robot = telegram.user("Robot", is_bot=True)
    ignored = elsewhere.mention_as_guest(f"@WithdrawalBot {QUESTION}", sender=robot)
    elsewhere.mention_as_guest(f"@WithdrawalBot {QUESTION}", sender=sara).answer()
    assert not ignored.is_answered


def test_a_guest_has_no_commands(admin: Chat, elsewhere: Chat) -> None:
    person = admin.person
    assert person
    ignored = elsewhere.mention_as_guest("/reload@WithdrawalBot", sender=person)
    asked = elsewhere.mention_as_guest("@WithdrawalBot /reload", sender=person)
    assert "\u2068/reload\u2069" in asked.offers()[0].reply.text  # a question like any other
    assert not ignored.is_answered
    admin.stays_silent()
