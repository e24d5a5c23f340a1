"""Requests that need no proxy: which fail how, and when they are not made so."""

import asyncio

import pytest
from telegram.error import NetworkError, TimedOut

from bot.chat.connection.direct_request import DirectRequest, has_proxy
from bot.chat.connection.sending_connection import SendingConnection
from bot.chat.connection.token_watch import TokenWatch
from bot.chat.sending import UnconfirmedError, UnreachableError
from tests.standin import StandIn

NOBODY = "http://127.0.0.1:9/bot123456:secret/getMe"  # the port is reserved for what nobody runs any more


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


async def made(url: str) -> tuple[int, bytes]:
    connection = SendingConnection(TokenWatch(), url)
    await connection.initialize()
    try:
        return await connection.do_request(url, "POST")
    finally:
        await connection.shutdown()


def test_what_nobody_listens_to_is_surely_not_done() -> None:
    with pytest.raises(UnreachableError) as caught:
        asyncio.run(made(NOBODY))
    assert "secret" not in str(caught.value)


def test_what_is_cut_off_may_be_done() -> None:
    with StandIn() as telegram:
        telegram.drop("getMe")
        with pytest.raises(UnconfirmedError):
            asyncio.run(made(f"{telegram.url}/bot{telegram.token}/getMe"))


def test_who_takes_too_long_is_not_waited_for() -> None:
    async def story(url: str) -> None:
        request = DirectRequest(1, 0.05)
        await request.initialize()
        try:
            await request.do_request(url, "POST")
        finally:
            await request.shutdown()

    with StandIn() as telegram:
        telegram.hang("getMe")
        with pytest.raises(TimedOut):
            asyncio.run(story(f"{telegram.url}/bot{telegram.token}/getMe"))


def test_an_address_that_is_none_does_not_tell_the_token() -> None:
    with pytest.raises(NetworkError) as caught:
        asyncio.run(made("http://:secret/getMe"))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "all_proxy"])
def test_where_the_environment_names_a_proxy_it_is_used(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:3128")
    assert has_proxy("https://api.telegram.org")


def test_a_proxy_for_another_scheme_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:3128")
    assert not has_proxy("http://127.0.0.1:8081")
