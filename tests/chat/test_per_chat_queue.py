"""One chat's updates keep their order; chats do not wait for each other."""

import asyncio
from datetime import UTC, datetime

from telegram import Chat, Message, Update

from bot.chat.connection.per_chat_queue import PerChatQueue


def update(number: int, chat: int) -> Update:
    return Update(number, Message(number, datetime.now(UTC), Chat(chat, Chat.PRIVATE)))


async def finished(*jobs: tuple[int, asyncio.Event]) -> list[int]:
    """Handle a job per chat, each waiting for its event, which the last one of them sets; return their order."""
    processor, order = PerChatQueue(), []

    async def handle(number: int, may_go: asyncio.Event) -> None:
        if number == len(jobs) - 1:
            may_go.set()
        await may_go.wait()
        order.append(number)

    await asyncio.gather(
        *(
            processor.process_update(update(number, chat), handle(number, event))
            for number, (chat, event) in enumerate(jobs)
        )
    )
    return order


def test_a_slow_chat_does_not_hold_up_another() -> None:
    async def story() -> list[int]:
        other_is_done = asyncio.Event()
        return await finished((1, other_is_done), (2, other_is_done))

    assert asyncio.run(story()) == [1, 0]


def test_updates_of_one_chat_are_handled_one_after_another() -> None:
    async def story() -> list[str]:
        processor, order = PerChatQueue(), []

        async def handle(name: str) -> None:
            order.append(f"{name} begins")
            await asyncio.sleep(0)
            order.append(f"{name} ends")

        await asyncio.gather(*(processor.process_update(update(n, 7), handle(str(n))) for n in (1, 2)))
        return order

    assert asyncio.run(story()) == ["1 begins", "1 ends", "2 begins", "2 ends"]
