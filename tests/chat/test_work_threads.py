"""Long questions keep only each other waiting, and no work keeps the event loop waiting."""

import asyncio
from threading import Event, get_ident
from time import monotonic

from bot.chat.work_threads import WorkThreads

LONG = "long " * 100


def test_a_short_question_does_not_wait_for_long_ones() -> None:
    async def story() -> list[str]:
        threads, may_go, order = WorkThreads(), Event(), []

        def work(name: str) -> None:
            if name.startswith("long"):
                may_go.wait()
            order.append(name)

        long_ones = [asyncio.create_task(threads.run(LONG, work, f"long {number}")) for number in range(20)]
        await asyncio.sleep(0)
        await threads.run("Short?", work, "short")
        may_go.set()
        await asyncio.gather(*long_ones)
        return order

    assert asyncio.run(story())[0] == "short"


def test_a_short_question_does_not_wait_for_what_may_take_long() -> None:
    async def story() -> str:
        threads, may_go = WorkThreads(), Event()
        reading = asyncio.create_task(threads.run_long(may_go.wait))
        await asyncio.sleep(0)
        answer = await threads.run("Short?", str, "short")
        may_go.set()
        await reading
        return answer

    assert asyncio.run(story()) == "short"


def test_questions_are_worked_out_one_after_another() -> None:
    async def story() -> list[str]:
        threads, order = WorkThreads(), list[str]()

        def work(name: str) -> None:
            order.append(f"{name} begins")
            may_go.wait(0.1)  # for another, if it could begin
            order.append(f"{name} ends")

        may_go = Event()
        await asyncio.gather(*(threads.run("Short?", work, name) for name in ("first", "second")))
        return order

    assert asyncio.run(story()) == ["first begins", "first ends", "second begins", "second ends"]


def test_only_what_is_short_is_worked_out_in_the_event_loop() -> None:
    async def story() -> list[bool]:
        threads = WorkThreads()
        return [await threads.run_if_long(text, get_ident) == get_ident() for text in ("Short?", LONG)]

    assert asyncio.run(story()) == [True, False]


def test_others_have_time_between_two_long_questions() -> None:
    async def story() -> list[float]:
        threads, begun = WorkThreads(), list[float]()

        def work() -> None:
            begun.append(monotonic())
            Event().wait(0.1)

        await asyncio.gather(*(threads.run(LONG, work) for _ in range(2)))
        return begun

    first, second = asyncio.run(story())
    assert second - first >= 0.2
