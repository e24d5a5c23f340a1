"""One chat's updates keep their order; chats do not wait for each other, nor for a pause of another."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.chat.connection.fair_queue import MOST_AT_ONCE, FairQueue, Waiting
from bot.chat.connection.turnstile import Turnstile
from bot.inbox import Arrival

Handle = Callable[[int], Awaitable[None]]


def waiting(number: int) -> Waiting:
    return Waiting(Arrival(number, "{}", 0.0))


async def work_off(handle: Handle, *chats: int) -> None:
    """Handle an update in each of these chats, numbered from 0, in slots."""
    left = set(range(len(chats)))
    done = asyncio.Event()

    async def in_slot(each: Waiting, slots: asyncio.Semaphore) -> None:
        async with slots:
            await handle(each.arrival.update_id)
        left.discard(each.arrival.update_id)
        if not left:
            done.set()

    queue = FairQueue(in_slot, Turnstile(lambda: True))
    for number, chat in enumerate(chats):
        queue.put(("chat", chat), waiting(number))
    await done.wait()
    await queue.stop()


def test_a_slow_chat_does_not_hold_up_another() -> None:
    order: list[int] = []

    async def story() -> None:
        other_is_done = asyncio.Event()

        async def handle(number: int) -> None:
            if number == 0:
                await other_is_done.wait()
            order.append(number)
            other_is_done.set()

        await work_off(handle, 1, 2)

    asyncio.run(story())
    assert order == [1, 0]


def test_updates_of_one_chat_are_handled_one_after_another() -> None:
    order: list[str] = []

    async def handle(number: int) -> None:
        order.append(f"{number} begins")
        await asyncio.sleep(0)
        order.append(f"{number} ends")

    asyncio.run(work_off(handle, 7, 7))
    assert order == ["0 begins", "0 ends", "1 begins", "1 ends"]


def test_a_chat_with_much_to_do_goes_behind_those_that_came_later() -> None:
    order: list[int] = []

    async def handle(number: int) -> None:
        order.append(number)
        await asyncio.sleep(0)

    busy = [chat for chat in range(MOST_AT_ONCE) for _ in range(3)]
    asyncio.run(work_off(handle, *busy, 999))
    assert order.index(len(busy)) <= 2 * MOST_AT_ONCE


def test_what_is_not_begun_when_it_stops_is_left() -> None:
    begun: list[int] = []

    async def story() -> None:
        may_go = asyncio.Event()

        async def handle(each: Waiting, _: asyncio.Semaphore) -> None:
            begun.append(each.arrival.update_id)
            await may_go.wait()

        queue = FairQueue(handle, Turnstile(lambda: True))
        for number in range(3):
            queue.put(("chat", 1), waiting(number))
        await asyncio.sleep(0)
        stopping = asyncio.create_task(queue.stop())
        await asyncio.sleep(0)
        may_go.set()
        await stopping

    asyncio.run(story())
    assert begun == [0]


def test_only_so_many_answers_wait_to_be_sent_and_the_rest_comes_after() -> None:
    begun: list[int] = []

    async def story() -> None:
        are_begun, may_go = {10: asyncio.Event(), 15: asyncio.Event()}, asyncio.Event()

        async def handle(each: Waiting, _: asyncio.Semaphore) -> None:
            begun.append(each.arrival.update_id)
            if len(begun) in are_begun:
                are_begun[len(begun)].set()
            await may_go.wait()

        queue = FairQueue(handle, Turnstile(lambda: True), most_begun=10)
        for number in range(15):
            queue.put(("chat", number), waiting(number))
        await are_begun[10].wait()
        for _ in range(100):  # rounds of the event loop, in which another could begin
            await asyncio.sleep(0)
        assert len(begun) == 10
        may_go.set()
        await are_begun[15].wait()
        await queue.stop()

    asyncio.run(story())
    assert begun == [*range(15)]


def test_what_waits_for_a_place_when_it_stops_is_left() -> None:
    begun: list[int] = []

    async def story() -> None:
        is_begun, may_go = asyncio.Event(), asyncio.Event()

        async def handle(each: Waiting, _: asyncio.Semaphore) -> None:
            begun.append(each.arrival.update_id)
            is_begun.set()
            await may_go.wait()

        queue = FairQueue(handle, Turnstile(lambda: True), most_begun=1)
        for number in range(2):
            queue.put(("chat", number), waiting(number))
        await is_begun.wait()
        stopping = asyncio.create_task(queue.stop())
        await asyncio.sleep(0)
        may_go.set()
        await stopping

    asyncio.run(story())
    assert begun == [0]
