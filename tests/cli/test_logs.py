"""The token reaches no log."""

import logging

from bot.cli.logs import RedactingFormatter

TOKEN = "123456:ABC-DEF"


def formatted(message: str, error: BaseException | None = None) -> str:
    info = (type(error), error, None) if error else None
    record = logging.LogRecord("bot", logging.ERROR, __file__, 1, message, (), info)
    return RedactingFormatter(frozenset({TOKEN, ""})).format(record)


def test_a_token_in_an_address_is_blotted_out() -> None:
    assert "https://api.telegram.org/bot***/getMe" in formatted(f"https://api.telegram.org/bot{TOKEN}/getMe")


def test_a_token_in_an_exception_is_blotted_out() -> None:
    assert TOKEN not in formatted("failed", ValueError(f"The token `{TOKEN}` was rejected"))
