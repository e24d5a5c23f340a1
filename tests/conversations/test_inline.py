"""Inline queries and guest mentions: the bot as a process, over real HTTP, every message parsed by TDLib."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.chat.writing.bidi import mark_for
from bot.locale import Phrases, read_phrases
from bot.text.languages import Language, detect_language
from tests.paths import ROOT
from tests.process import BotProcess, bot_process
from tests.standin import Chat, Offer, StandIn, User
from tests.strict import strict_telegram

ARABIC, ENGLISH = read_phrases()[Language.ARABIC], read_phrases()[Language.ENGLISH]
QUESTION = "متى تنتهي مهمة التحالف في العراق؟"
ENGLISH_QUESTION = "When does the coalition mission in Syria end?"
UNANSWERED = "What is the capital of Brazil?"
ADMIN = 777


@pytest.fixture(scope="module")
def telegram() -> Iterator[StandIn]:
    with strict_telegram() as telegram:
        yield telegram


@pytest.fixture(scope="module")
def admin(telegram: StandIn) -> Chat:
    return telegram.private(telegram.user("Admin", id=ADMIN, language_code="en"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bot")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    return folder


@pytest.fixture(scope="module", autouse=True)
def bot(telegram: StandIn, folder: Path, admin: Chat) -> Iterator[BotProcess]:
    with bot_process(telegram, folder, BOT_ADMINS=str(admin.id)) as process:
        telegram.wait_for_poll(20)
        yield process
        assert process.stop() == 0
        assert "Traceback" not in process.log


def offers(telegram: StandIn, text: str, language: str = "ar") -> list[Offer]:
    """Return what the bot offers a new person who types `text`."""
    return telegram.inline_query(text, telegram.user("Sara", language_code=language)).offers()


def quotes(offer: Offer) -> list[str]:
    return offer.reply.marked("blockquote") + offer.reply.marked("expandable_blockquote")


def kept(folder: Path, kind: str) -> list[str]:
    """Return the questions of a kind of chat in the query_log."""
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as query_log:
        found = query_log.execute("SELECT question FROM question WHERE chat_kind = ? ORDER BY id", (kind,))
        return [question for (question,) in found]


def wait_for_turn(telegram: StandIn, person: User) -> None:
    """Wait until the bot has done with all that a person did, which it takes one after the other."""
    telegram.inline_query("", person).offers()


def test_a_question_in_any_chat_offers_cited_answers_under_the_question(telegram: StandIn) -> None:
    offer = offers(telegram, QUESTION)[0]
    assert offer.reply.marked("bold")[0] == f"\u2068{QUESTION}\u2069"
    assert quotes(offer)
    assert "المصدر \u20681\u2069: " in offer.reply.text


def test_at_most_ten_results_are_offered(telegram: StandIn) -> None:
    assert 1 < len(offers(telegram, QUESTION)) <= 10


def test_an_english_question_offers_the_original_and_its_translation(telegram: StandIn) -> None:
    texts = [offer.reply.text for offer in offers(telegram, "Where does the second phase of the mission begin?", "en")]
    assert any(ENGLISH.answer.translation in text and ENGLISH.answer.original_ar in text for text in texts)


def test_a_passage_that_does_not_answer_says_so_in_title_and_message(telegram: StandIn) -> None:
    label = ARABIC.inline.further_title.partition(":")[0]
    further = [offer for offer in offers(telegram, QUESTION) if label in offer.title]
    assert further
    assert all(ARABIC.inline.further in offer.reply.text for offer in further)


@pytest.mark.parametrize("question", [QUESTION, ENGLISH_QUESTION, ""])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_titles_and_snippets_are_short_and_begin_on_their_side(question: str, language: str, telegram: StandIn) -> None:
    spoken = detect_language(question) or Language(language)
    for offer in offers(telegram, question, language):
        assert (len(offer.title) <= 90, mark_for(offer.title, spoken)) == (True, "")
        written = detect_language(offer.description)
        assert written
        assert (len(offer.description) <= 170, mark_for(offer.description, written)) == (True, "")


def test_what_is_sent_says_what_was_offered(telegram: StandIn) -> None:
    for offer in offers(telegram, QUESTION):
        words = offer.description.strip("\u200e\u200f…").split()
        assert " ".join(words[:4]) in offer.reply.text


@pytest.mark.parametrize(
    ("text", "hint"), [(UNANSWERED, ENGLISH.inline.not_said), ("hello", ENGLISH.inline.ask), ("؟؟", "")]
)
def test_what_cannot_be_answered_offers_nothing_to_send(text: str, hint: str, telegram: StandIn) -> None:
    asked = telegram.inline_query(text, telegram.user("John", language_code="en"))
    assert asked.offers() == []
    assert asked.button() == (hint or ENGLISH.inline.not_said)


@pytest.mark.parametrize(("code", "phrases"), [("ar", ARABIC), ("en", ENGLISH)])
@pytest.mark.parametrize("text", ["", " ", "m"])
def test_before_there_is_a_question_the_examples_are_offered(
    text: str, code: str, phrases: Phrases, telegram: StandIn
) -> None:
    titles = [offer.title for offer in offers(telegram, text, code)]
    assert [f"\u2068{phrases.examples.when}\u2069" in title for title in titles].count(True) == 1
    assert all(quotes(offer) for offer in offers(telegram, text, code))


def test_a_question_asked_three_times_is_offered_before_the_examples(telegram: StandIn) -> None:
    question = "متى يغادر التحالف أربيل؟"
    for _ in range(3):
        chat = telegram.private(telegram.user("Sara"))
        chat.say(question)
        chat.next_reply()
        chat.stays_silent()
    assert question in offers(telegram, "")[0].title


def test_results_are_neither_kept_by_telegram_nor_shared(telegram: StandIn) -> None:
    answer = telegram.inline_query(QUESTION, telegram.user("Sara")).answer()
    assert (answer["cache_time"], answer["is_personal"]) == (0, True)


def test_after_a_reload_the_new_words_are_offered_under_a_new_id(telegram: StandIn, admin: Chat, folder: Path) -> None:
    new, question = folder / "corpus" / "penguins.en.md", "Which penguins marched out of Babylon?"
    seen = []
    for number in ("Seven", "Nine"):
        text = f"---\ntitle: Penguins\nlanguage: en\n---\n{number} penguins marched out of Babylon.\n"
        new.write_text(text, encoding="utf-8")
        admin.say("/reload")
        admin.next_reply()
        seen.append(offers(telegram, question, "en")[0])
    new.unlink()
    assert [quotes(offer) for offer in seen] == [[f"{n} penguins marched out of Babylon."] for n in ("Seven", "Nine")]
    assert seen[0].id != seen[1].id


def test_a_chosen_result_is_recorded_and_what_was_only_typed_is_not(telegram: StandIn, folder: Path) -> None:
    offers(telegram, "How many US soldiers are in Iraq", "en")
    john = telegram.user("John", language_code="en")
    asked = telegram.inline_query(ENGLISH_QUESTION, john)
    asked.choose(asked.offers()[0])
    wait_for_turn(telegram, john)
    assert kept(folder, "inline") == [ENGLISH_QUESTION]


def test_a_chosen_suggestion_is_no_question(telegram: StandIn, folder: Path) -> None:
    before = kept(folder, "inline")
    john = telegram.user("John", language_code="en")
    asked = telegram.inline_query("", john)
    asked.choose(asked.offers()[0])
    wait_for_turn(telegram, john)
    assert kept(folder, "inline") == before


def test_an_answer_that_comes_too_late_breaks_nothing(telegram: StandIn, bot: BotProcess) -> None:
    sara, elsewhere = telegram.user("Sara"), telegram.group_without_bot("Elsewhere")
    telegram.inline_query(QUESTION, sara, stale=True).answer()
    elsewhere.mention_as_guest(f"@WithdrawalBot {QUESTION}", sender=sara, stale=True).answer()
    assert telegram.inline_query(QUESTION, sara).offers()
    assert "query is too old" in bot.log.lower()


def test_the_longest_query_is_answered(telegram: StandIn) -> None:
    assert telegram.inline_query("متى " * 64, telegram.user("Sara")).answer()


def test_the_button_of_an_inline_query_leads_to_the_ordinary_welcome(telegram: StandIn) -> None:
    john = telegram.user("John", language_code="en")
    button = telegram.inline_query(UNANSWERED, john).answer()["button"]
    chat = telegram.private(john)
    assert isinstance(button, dict)
    chat.say(f"/start {button['start_parameter']}")
    assert chat.next_reply().text.startswith(ENGLISH.chat.start.split("\n")[0])


def test_the_help_tells_of_inline_queries(telegram: StandIn) -> None:
    chat = telegram.private(telegram.user("John", language_code="en"))
    chat.say("/help")
    assert ENGLISH.inline.help.format(bot="\u2068@WithdrawalBot\u2069") in chat.next_reply().text


def test_a_guest_mention_is_answered_with_a_quote_under_the_question(telegram: StandIn) -> None:
    elsewhere = telegram.group_without_bot("Elsewhere")
    asked = elsewhere.mention_as_guest(f"@withdrawalbot {QUESTION}", sender=telegram.user("Sara"))
    (offer,) = asked.offers()
    assert QUESTION in offer.reply.text
    assert quotes(offer)


def test_a_guest_mention_is_recorded(telegram: StandIn, folder: Path) -> None:
    elsewhere, question = telegram.group_without_bot("Elsewhere"), "من تسلّم قاعدة عين الأسد بعد الانسحاب؟"
    sara = telegram.user("Sara")
    elsewhere.mention_as_guest(f"@WithdrawalBot {question}", sender=sara).answer()
    elsewhere.mention_as_guest("@WithdrawalBot", sender=sara).answer()  # one turn after the other
    assert kept(folder, "guest")[-1] == question


def test_what_the_sources_do_not_say_is_said_to_a_guest_mention(telegram: StandIn) -> None:
    elsewhere = telegram.group_without_bot("Elsewhere")
    asked = elsewhere.mention_as_guest(f"@WithdrawalBot {UNANSWERED}", sender=telegram.user("John"))
    assert ENGLISH.answer.not_found in asked.offers()[0].reply.text


def test_a_bare_guest_mention_answers_the_question_it_replies_to(telegram: StandIn) -> None:
    elsewhere = telegram.group_without_bot("Elsewhere")
    question = elsewhere.say(ENGLISH_QUESTION, sender=telegram.user("John"))
    asked = elsewhere.mention_as_guest("@WithdrawalBot", sender=telegram.user("Sara"), reply_to=question)
    (offer,) = asked.offers()
    assert ENGLISH_QUESTION in offer.reply.text
    assert quotes(offer)


def test_a_bare_guest_mention_of_nothing_is_told_how_to_ask(telegram: StandIn) -> None:
    elsewhere, john = telegram.group_without_bot("Elsewhere"), telegram.user("John", language_code="en")
    (offer,) = elsewhere.mention_as_guest("@WithdrawalBot", sender=john).offers()
    assert offer.reply.text == ENGLISH.chat.mention_usage


def test_another_bot_is_no_guest_to_answer(telegram: StandIn) -> None:
    elsewhere, robot = telegram.group_without_bot("Elsewhere"), telegram.user("Robot", is_bot=True)
    ignored = elsewhere.mention_as_guest(f"@WithdrawalBot {QUESTION}", sender=robot)
    elsewhere.mention_as_guest(f"@WithdrawalBot {QUESTION}", sender=telegram.user("Sara")).answer()
    assert not ignored.is_answered


def test_a_guest_has_no_commands(telegram: StandIn, admin: Chat) -> None:
    elsewhere, person = telegram.group_without_bot("Elsewhere"), admin.person
    assert person
    ignored = elsewhere.mention_as_guest("/reload@WithdrawalBot", sender=person)
    asked = elsewhere.mention_as_guest("@WithdrawalBot /reload", sender=person)
    assert ENGLISH.answer.not_found in asked.offers()[0].reply.text
    assert not ignored.is_answered
    admin.stays_silent()
