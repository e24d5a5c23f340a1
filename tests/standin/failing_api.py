"""Carries out the calls of a bot as Telegram does, save for what goes wrong because a test arranged it."""

import asyncio
from collections.abc import Callable

from bot.preview.bot_api.bot_api import BotApi
from bot.preview.bot_api.polling import Line
from bot.preview.bot_api.record import Call
from bot.preview.bot_api.shapes import Json
from bot.preview.bot_api.world import World

from .faults import Fault, Faults, GarbledAnswerError, Kind, LostConnectionError
from .rates import Rates


class FailingApi(BotApi):
    """The server as one bot sees it, with faults and limits that a test can turn on."""

    leave: Callable[[float], None]  # lets the server be away for so many seconds

    def __init__(self, token: str, world: World) -> None:
        super().__init__(token, world)
        self.faults = Faults()
        self.rates = Rates()

    async def carry_out(self, call: Call, line: Line) -> Json:
        """Return the result of a call, unless a fault meets it. Raises ApiError, and what a fault raises."""
        fault = self.faults.next_for(call)
        if fault:
            return await self._fail(fault, call, line)
        result = await self._succeed(call, line)
        await self._hang(call.method, line)
        away = self.faults.takes_leave(call.method) if result else 0.0
        if away:
            self.leave(away)  # in a moment, when this is answered
        return result

    async def _succeed(self, call: Call, line: Line) -> Json:
        self.rates.check(call)
        return await super().carry_out(call, line)

    async def _fail(self, fault: Fault, call: Call, line: Line) -> Json:
        result = await self._succeed(call, line) if fault.carried_out else None
        if fault.error:
            raise fault.error
        if fault.kind is Kind.GARBLED:
            raise GarbledAnswerError(fault.body)
        if fault.kind is Kind.DROPPED:
            raise LostConnectionError
        await asyncio.sleep(fault.delay)
        return result

    async def _hang(self, method: str, line: Line) -> None:
        if self.faults.hangs(method):
            await self.world.changes.until(lambda: True if line.gone or not self.faults.hangs(method) else None)
