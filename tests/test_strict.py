"""The watch over manners tells what a bot did wrong, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.standin import StandIn
from tests.standin.calls import ask
from tests.strict import Manners

REFUSAL = "sendMessage: Bad Request: chat not found"


@pytest.fixture
def telegram() -> Iterator[StandIn]:
    with StandIn() as telegram:
        yield telegram


@pytest.fixture
def log_file(tmp_path: Path) -> Path:
    return tmp_path / "bot.log"


@pytest.fixture
def manners(telegram: StandIn, log_file: Path) -> Manners:
    return Manners(telegram, log_file)


def write_to_nobody(telegram: StandIn) -> None:
    ask(telegram, "sendMessage", chat_id=5, text="a")


def test_a_refusal_is_told_once(telegram: StandIn, manners: Manners) -> None:
    write_to_nobody(telegram)
    assert [manners.offences(), manners.offences()] == [[REFUSAL], []]


def test_an_error_in_the_log_is_told(manners: Manners, log_file: Path) -> None:
    error = '{"time": "2026-01-18T12:00:00.000+00:00", "level": "error", "message": "Update 1 could not be handled"}'
    log_file.write_text(f"{error}\nTraceback (most recent call last):\n", encoding="utf-8")
    assert manners.offences() == [error]


def test_a_line_on_the_wrong_side_is_told(telegram: StandIn, manners: Manners) -> None:
    chat = telegram.private(telegram.user("Sara"))
    ask(telegram, "sendMessage", chat_id=chat.id, text="المصدر\nSource", parse_mode="HTML")
    assert manners.offences() == ["المصدر\nSource"]


def test_what_is_forgiven_is_not_told(telegram: StandIn, manners: Manners) -> None:
    write_to_nobody(telegram)
    manners.forgive("chat not found")
    assert manners.offences() == []


def test_only_what_happened_can_be_forgiven(manners: Manners) -> None:
    with pytest.raises(AssertionError):
        manners.forgive("chat not found")


def test_nothing_else_is_forgiven(telegram: StandIn, manners: Manners) -> None:
    write_to_nobody(telegram)
    with pytest.raises(AssertionError, match="chat not found"):
        manners.forgive("message is not modified")
