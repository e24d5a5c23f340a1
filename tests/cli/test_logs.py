"""No secret reaches a log, whatever is logged."""

import json
import logging
import re
import subprocess
import sys

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.logs import JsonFormatter, RedactingFormatter, TerminalFormatter
from tests.paths import ROOT

TOKEN = "123456:ABC-DEF"
SECRET = "webhook+secret/1"
LONG_TOKEN = "987654321:" + "Aa1_-" * 7


def formatted(message: str, error: BaseException | None = None, *values: object) -> str:
    info = (type(error), error, None) if error else None
    record = logging.LogRecord("bot", logging.ERROR, __file__, 1, message, values, info)
    return written(JsonFormatter, record)


def written(kind: type[RedactingFormatter], record: logging.LogRecord) -> str:
    return kind(frozenset({TOKEN, SECRET, ""})).format(record)


def test_a_token_in_an_address_is_blotted_out() -> None:
    assert "https://api.telegram.org/bot***/getMe" in formatted(f"https://api.telegram.org/bot{TOKEN}/getMe")


def test_a_token_in_an_exception_is_blotted_out() -> None:
    assert TOKEN not in formatted("failed", ValueError(f"The token `{TOKEN}` was rejected"))


def test_a_secret_in_an_address_is_blotted_out_as_it_is_escaped_there() -> None:
    assert "setWebhook?secret_token=***" in formatted("setWebhook?secret_token=webhook%2Bsecret%2F1")


def test_a_secret_among_the_values_of_a_record_is_blotted_out() -> None:
    assert SECRET not in formatted("called with %s", None, {"secret_token": SECRET})


def test_a_secret_in_the_cause_of_an_exception_is_blotted_out() -> None:
    error = RuntimeError("failed")
    error.__cause__ = ValueError(SECRET)
    assert SECRET not in formatted("failed", error)


@pytest.mark.parametrize("token", [LONG_TOKEN, LONG_TOKEN.replace(":", "%3A")])
def test_another_bots_token_is_blotted_out_too(token: str) -> None:
    assert "https://example.org/file/bot***/a.jpg" in formatted(f"https://example.org/file/bot{token}/a.jpg")


@given(before=st.text(), after=st.text())
def test_a_secret_is_blotted_out_whatever_stands_around_it(before: str, after: str) -> None:
    written = formatted("%s", None, before + TOKEN + SECRET + after)
    assert TOKEN not in written or TOKEN in before + after
    assert SECRET not in written or SECRET in before + after


def test_what_nobody_has_caught_is_written_without_secrets() -> None:
    fails = (
        f"from bot.cli.logs import set_up_logging; set_up_logging('info', frozenset({{'{SECRET}'}})); 1 / {SECRET!r}"
    )
    result = subprocess.run([sys.executable, "-c", fails], capture_output=True, text=True, check=False, cwd=ROOT)
    assert result.returncode == 1
    assert "TypeError" in result.stderr
    assert SECRET not in result.stderr


def record_of(message: str, level: int = logging.WARNING, error: BaseException | None = None) -> logging.LogRecord:
    info = (type(error), error, None) if error else None
    return logging.LogRecord("bot.chat", level, __file__, 1, message, (), info)


def test_programs_get_an_object_in_one_line() -> None:
    line = written(JsonFormatter, record_of("first\n\u0646", error=ValueError("bad")))
    told = json.loads(line)
    assert "\n" not in line
    assert told.keys() == {"time", "level", "logger", "message", "exception"}
    assert (told["level"], told["logger"], told["message"]) == ("warning", "bot.chat", "first\n\u0646")
    assert told["exception"] == "ValueError: bad"


def test_what_is_told_of_a_question_is_part_of_the_object() -> None:
    record = record_of("Question")
    record.question = {"outcome": "near", "queue_ms": 1.5}
    assert json.loads(written(JsonFormatter, record))["question"] == {"outcome": "near", "queue_ms": 1.5}


def test_people_get_the_time_and_what_is_out_of_the_common_in_colour() -> None:
    usual, error = (written(TerminalFormatter, record_of("told", level)) for level in (logging.INFO, logging.ERROR))
    assert re.fullmatch(r"\d\d:\d\d:\d\d  told", click.unstyle(usual))
    assert "\x1b[31mtold" in error


def test_no_message_steers_the_terminal() -> None:
    assert "\x1b]0;" not in written(TerminalFormatter, record_of("\x1b]0;mine\x07"))
