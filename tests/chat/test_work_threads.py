"""Long questions keep only each other waiting."""

import asyncio
from threading import Event

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
