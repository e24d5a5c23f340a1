"""The connection knows whether Telegram may answer something."""

import asyncio
from contextlib import suppress

import pytest

from bot.chat.connection.sending_connection import SendingConnection
from bot.chat.connection.token_watch import TokenWatch
from bot.chat.sending import UnconfirmedError
from tests.standin import StandIn


@pytest.mark.parametrize("comes", [True, False], ids=["comes", "never comes"])
def test_an_answer_is_awaited_until_it_has_come_or_cannot_come(comes: bool) -> None:  # noqa: FBT001
    async def story(url: str) -> list[bool]:
        connection = SendingConnection(TokenWatch(), url)
        await connection.initialize()
        seen = [connection.is_awaited]
        asking = asyncio.create_task(connection.do_request(url, "POST"))
        await asyncio.sleep(0)
        seen.append(connection.is_awaited)
        with suppress(UnconfirmedError):
            await asking
        seen.append(connection.is_awaited)
        await connection.shutdown()
        return seen

    with StandIn() as telegram:
        if not comes:
            telegram.drop("getMe")
        assert asyncio.run(story(f"{telegram.url}/bot{telegram.token}/getMe")) == [False, True, False]
