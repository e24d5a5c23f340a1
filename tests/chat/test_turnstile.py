"""Between two who have much to do the event loop goes round, and whoever comes alone does not wait."""

import asyncio

from bot.chat.connection.turnstile import Turnstile


def order_of(coming: int, *, awaited: bool) -> list[str]:
    """Return in which order some pass who come together, and an answer of Telegram is read that comes with them."""
    order: list[str] = []

    async def read_answer() -> None:
        for _ in range(4):  # one for each piece of it
            await asyncio.sleep(0)
        order.append("answer")

    async def story() -> None:
        turnstile = Turnstile(lambda: awaited)

        async def come(number: int) -> None:
            await turnstile.turn()
            order.append(str(number))

        passing = [asyncio.create_task(come(number)) for number in range(coming)]
        await asyncio.gather(*passing, read_answer())

    asyncio.run(story())
    return order


def test_an_answer_of_telegram_is_read_before_a_second_one_passes() -> None:
    assert order_of(3, awaited=True) == ["0", "answer", "1", "2"]


def test_nobody_waits_while_no_answer_may_come() -> None:
    assert order_of(3, awaited=False)[:3] == ["0", "1", "2"]


def test_whoever_comes_alone_passes_at_once() -> None:
    async def story() -> None:
        passing = asyncio.create_task(Turnstile(lambda: True).turn())
        await asyncio.sleep(0)
        assert passing.done()

    asyncio.run(story())


def test_who_waits_and_goes_away_holds_nobody_up() -> None:
    async def story() -> None:
        turnstile = Turnstile(lambda: True)
        await turnstile.turn()
        leaving, staying = asyncio.create_task(turnstile.turn()), asyncio.create_task(turnstile.turn())
        await asyncio.sleep(0)
        leaving.cancel()
        await staying

    asyncio.run(story())
