"""What is read of updates before they are objects: whatever comes, nothing is raised but what says why."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError

from bot.chat.connection.raw_updates import (
    LeaveAloneError,
    NonsenseError,
    queue_key_of,
    read_answer,
    read_update,
    update_id_of,
)
from bot.inbox import Json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["message", "chat", "from", "id", "x"]), inner),
)


def answer(result: Json, **more: Json) -> bytes:
    return json.dumps({"ok": True, "result": result, **more}).encode()


def test_updates_with_a_number_are_taken_and_others_left() -> None:
    assert read_answer(200, answer([{"update_id": 7}, "x", {"update_id": "8"}])) == [{"update_id": 7}]


@pytest.mark.parametrize(
    "payload", [b"", b"<html>", b"\xff", b"[]", b'{"ok": false}', answer({}), answer(["x"]), b"[" * 99999]
)
def test_nonsense_is_told_apart(payload: bytes) -> None:
    with pytest.raises(NonsenseError):
        read_answer(200, payload)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, InvalidToken),
        (404, InvalidToken),
        (409, Conflict),
        (429, LeaveAloneError),
        (502, NetworkError),
        (799, NetworkError),
    ],
)
def test_a_refusal_says_what_it_is_even_without_words(status: int, kind: type[TelegramError]) -> None:
    with pytest.raises(kind):
        read_answer(status, b"<html>")


def test_a_pause_is_as_long_as_told() -> None:
    with pytest.raises(LeaveAloneError) as caught:
        read_answer(429, b'{"ok": false, "parameters": {"retry_after": 12}}')
    assert caught.value.seconds == 12


@pytest.mark.parametrize("number", [None, True, -1, 2**63, 1.0, "7", [7]])
def test_what_is_no_number_of_an_update_is_none(number: Json) -> None:
    assert update_id_of({"update_id": number}) is None


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ({"message": {"chat": {"id": -5}, "from": {"id": 7}}}, ("chat", -5)),
        ({"callback_query": {"from": {"id": 7}, "message": {"chat": {"id": -5}}}}, ("chat", -5)),
        ({"inline_query": {"from": {"id": 7}}}, ("person", 7)),
        ({"my_chat_member": {"chat": {"id": -5}, "from": {"id": 7}}}, ("chat", -5)),
        ({"message": {"chat": {"id": -5}, "migrate_to_chat_id": -100}}, ("move", -5)),
        ({"message": {"chat": {"id": -100}, "migrate_from_chat_id": -5}}, ("move", -100)),
        ({"message": "x"}, ("nobody", 0)),
    ],
)
def test_updates_wait_with_those_of_their_chat_or_person(body: dict[str, Json], key: tuple[str, int]) -> None:
    assert queue_key_of({"update_id": 1, **body}) == key


@given(st.dictionaries(st.sampled_from(["message", "callback_query", "x"]), JSON))
def test_any_update_has_a_queue(body: dict[str, Json]) -> None:
    assert queue_key_of({"update_id": 1, **body})


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_body_is_read_or_not(body: bytes) -> None:
    update = read_update(body)
    assert update is None or "update_id" in update
