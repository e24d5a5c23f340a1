"""What a running bot tells whoever measures it: figures on a port, and a line in the log for each question."""

import json
import re
from urllib.request import urlopen

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.conversations.talk import said
from tests.process import BotProcess
from tests.standin import Chat

QUESTION = "When did the zebras take over the observatory of Zimzim?"


def figures(address: str) -> dict[tuple[str, ...], float]:
    """Return every figure by its name and the values of its labels in the order of their names."""
    with urlopen(f"http://{address}/metrics") as page:
        families = list(text_string_to_metric_families(page.read().decode()))
    samples = [sample for family in families for sample in family.samples]
    return {(sample.name, *(sample.labels[name] for name in sorted(sample.labels))): sample.value for sample in samples}


def lines_of_questions(bot: BotProcess) -> list[dict[str, object]]:
    """Return what stands in the log of each question, so far: the line comes behind the reply."""
    return [json.loads(line)["question"] for line in bot.log.splitlines() if '"question": {' in line]


def line_of(bot: BotProcess, before: int, language: str) -> dict[str, object]:
    """Return what stands in the log of a private question, when it is there, behind so many other lines."""

    def found() -> list[dict[str, object]]:  # before it may come what others asked
        new = lines_of_questions(bot)[before:]
        return [line for line in new if (line["language"], line["chat"]) == (language, "private")]

    bot.wait_until(lambda: bool(found()), "the question is not told")
    return found()[0]


def test_a_question_is_counted_and_timed(english_chat: Chat, bot: BotProcess, metrics_address: str) -> None:
    before, told = figures(metrics_address), len(lines_of_questions(bot))
    said(english_chat, QUESTION)
    line_of(bot, told, "en")
    after = figures(metrics_address)
    grown = {name for name, value in after.items() if value > before.get(name, 0)}
    assert ("withdrawal_bot_sent_total", "sendMessage") in grown
    assert any(name[0] == "withdrawal_bot_questions_total" for name in grown)
    assert {("withdrawal_bot_stage_seconds_count", stage) for stage in ("queue", "answer", "send")} <= grown


@pytest.mark.usefixtures("bot")
def test_signs_of_life_are_there_to_be_read(metrics_address: str) -> None:
    told = figures(metrics_address)
    assert told["withdrawal_bot_is_receiving",] == 1
    assert told["withdrawal_bot_documents",] > 0
    assert told["withdrawal_bot_poll_age_seconds",] >= 0


def test_the_log_has_a_line_for_a_question_and_not_what_was_asked(english_chat: Chat, bot: BotProcess) -> None:
    before = len(lines_of_questions(bot))
    said(english_chat, QUESTION)
    told = line_of(bot, before, "en")
    assert told.keys() == {"outcome", "language", "chat", "queue_ms", "answer_ms", "send_ms"}
    assert not re.search("zebras|Zimzim", bot.log)
