"""No secret reaches a log, whatever is logged."""

import logging
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.logs import RedactingFormatter
from tests.paths import ROOT

TOKEN = "123456:ABC-DEF"
SECRET = "webhook+secret/1"
LONG_TOKEN = "987654321:" + "Aa1_-" * 7


def formatted(message: str, error: BaseException | None = None, *values: object) -> str:
    info = (type(error), error, None) if error else None
    record = logging.LogRecord("bot", logging.ERROR, __file__, 1, message, values, info)
    return RedactingFormatter(frozenset({TOKEN, SECRET, ""})).format(record)


def test_a_token_in_an_address_is_blotted_out() -> None:
    assert "https://api.telegram.org/bot***/getMe" in formatted(f"https://api.telegram.org/bot{TOKEN}/getMe")


def test_a_token_in_an_exception_is_blotted_out() -> None:
    assert TOKEN not in formatted("failed", ValueError(f"The token `{TOKEN}` was rejected"))


def test_a_secret_in_an_address_is_blotted_out_as_it_is_escaped_there() -> None:
    assert formatted("setWebhook?secret_token=webhook%2Bsecret%2F1").endswith("setWebhook?secret_token=***")


def test_a_secret_among_the_values_of_a_record_is_blotted_out() -> None:
    assert SECRET not in formatted("called with %s", None, {"secret_token": SECRET})


def test_a_secret_in_the_cause_of_an_exception_is_blotted_out() -> None:
    error = RuntimeError("failed")
    error.__cause__ = ValueError(SECRET)
    assert SECRET not in formatted("failed", error)


@pytest.mark.parametrize("token", [LONG_TOKEN, LONG_TOKEN.replace(":", "%3A")])
def test_another_bots_token_is_blotted_out_too(token: str) -> None:
    assert formatted(f"https://example.org/file/bot{token}/a.jpg").endswith("https://example.org/file/bot***/a.jpg")


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
