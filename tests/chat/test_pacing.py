"""Messages leave as fast as Telegram takes them, in a fair order."""

import asyncio

from bot.chat.connection.pacing import Pacing
from bot.chat.sending import Urgency
from tests.jumping_loop import run_jumping, seconds_passed

PERSON, OTHER, GROUP = 7, 8, -7


async def times_of(pacing: Pacing, *chats: int, urgency: Urgency = Urgency.ANSWER) -> list[float]:
    """Return when messages to these chats leave that are all to be sent now."""

    async def leave(chat: int) -> float:
        await pacing.turn(chat, urgency)
        return seconds_passed()

    return await asyncio.gather(*(leave(chat) for chat in chats))


def most_within(seconds: float, times: list[float]) -> int:
    """Return how many leave in the fullest window of so many seconds."""
    return max(len([time for time in times if start <= time < start + seconds]) for start in times)


def test_a_chat_gets_one_message_a_second_with_short_bursts() -> None:
    times = run_jumping(times_of(Pacing(), *[PERSON] * 30))
    assert times[2] < 0.5
    assert most_within(3, times) == 3


def test_a_group_gets_twenty_a_minute_and_not_fewer() -> None:
    times = run_jumping(times_of(Pacing(), *[GROUP] * 60))
    assert most_within(60, times) == 20
    assert times[19] < 20


def test_everybody_together_gets_less_than_thirty_a_second_and_hardly_fewer() -> None:
    times = run_jumping(times_of(Pacing(), *range(1, 301)))
    assert most_within(1, times) <= 27
    assert max(times) < 12


def test_nobody_waits_for_a_chat_that_is_written_to_more_than_it_may_be() -> None:
    times = run_jumping(times_of(Pacing(), *[PERSON] * 300, OTHER))
    assert times[-1] < 0.2


def test_answers_go_before_news_that_wait_longer() -> None:
    async def story() -> tuple[list[float], list[float]]:
        pacing = Pacing()
        news = asyncio.create_task(times_of(pacing, *range(1, 301), urgency=Urgency.NEWS))
        await asyncio.sleep(1)
        return await times_of(pacing, 1001, 1002, 1003), await news

    answers, news = run_jumping(story())
    assert max(answers) - 1 < 0.2
    assert max(news) > 9


def test_who_gives_up_takes_no_room() -> None:
    async def story() -> list[float]:
        pacing = Pacing()
        given_up = [asyncio.create_task(times_of(pacing, PERSON)) for _ in range(100)]
        await asyncio.sleep(0.1)
        for task in given_up:
            task.cancel()
        return await times_of(pacing, PERSON)

    assert run_jumping(story())[0] < 4


def test_an_attempt_that_came_to_nothing_takes_no_second_room_in_its_chat() -> None:
    async def story() -> float:
        pacing = Pacing()
        await times_of(pacing, *[GROUP] * 20)
        began = seconds_passed()
        for _ in range(20):
            await pacing.turn(GROUP, Urgency.ANSWER, has_room=True)
        return seconds_passed() - began

    assert run_jumping(story()) < 1
