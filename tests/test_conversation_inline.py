"""Inline queries and guest mentions: the bot as a process, over real HTTP, every message parsed by TDLib."""

from collections.abc import Iterator

import pytest

from bot.phrases import read_phrases
from bot.text.languages import Language
from tests.process import ROOT, BotProcess, bot_process
from tests.standin import StandIn

ARABIC, ENGLISH = read_phrases()[Language.ARABIC], read_phrases()[Language.ENGLISH]
QUESTION = "متى تنتهي مهمة التحالف في العراق؟"


@pytest.fixture(scope="module")
def telegram() -> Iterator[StandIn]:
    with StandIn() as telegram:
        yield telegram
        assert telegram.refused == []
        assert telegram.losses == []


@pytest.fixture(scope="module", autouse=True)
def bot(telegram: StandIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotProcess]:
    folder = tmp_path_factory.mktemp("bot")
    with bot_process(telegram, folder, BOT_CORPUS=str(ROOT / "corpus")) as process:
        telegram.wait_for_poll(20)
        yield process
        assert process.stop() == 0
        assert "Traceback" not in process.log


def test_a_question_in_any_chat_offers_complete_cited_answers(telegram: StandIn) -> None:
    offered = str(telegram.inline_query(QUESTION, telegram.user("Sara", language_code="ar")))
    assert QUESTION in offered
    assert "<blockquote" in offered


def test_at_most_ten_results_are_offered(telegram: StandIn) -> None:
    results = telegram.inline_query(QUESTION, telegram.user("Sara"))["results"]
    assert isinstance(results, list)
    assert 1 < len(results) <= 10


def test_a_passage_that_does_not_answer_is_marked_as_further(telegram: StandIn) -> None:
    assert ARABIC.inline.further in str(telegram.inline_query(QUESTION, telegram.user("Sara")))


def test_what_the_sources_do_not_say_offers_nothing_to_send(telegram: StandIn) -> None:
    offered = telegram.inline_query("What is the capital of Brazil?", telegram.user("John"))
    assert offered["results"] == []
    assert ENGLISH.inline.not_said in str(offered["button"])


def test_one_letter_is_not_searched_for(telegram: StandIn) -> None:
    assert telegram.inline_query("m", telegram.user("John"))["results"] == []


def test_results_are_not_kept_beyond_a_reload(telegram: StandIn) -> None:
    assert telegram.inline_query(QUESTION, telegram.user("Sara"))["cache_time"] == 0


def test_a_guest_mention_is_answered_with_a_quote(telegram: StandIn) -> None:
    answered = telegram.mention_as_guest(f"@WithdrawalBot {QUESTION}", telegram.user("Sara"))
    assert "<blockquote" in str(answered["input_message_content"])
