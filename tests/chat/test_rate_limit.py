"""Repeats and floods get one hint, then silence."""

from datetime import UTC, datetime, timedelta

from bot.chat.asking.rate_limit import RateLimit, Verdict

NOON = datetime(2026, 1, 18, 12, tzinfo=UTC)
SARA, OMAR, GROUP = 7, 8, -100


def ask(cooldown: RateLimit, question: str, second: float = 0, person: int = SARA, chat: int = GROUP) -> Verdict:
    return cooldown.judge_in_group(chat, person, question, NOON + timedelta(seconds=second))


def test_the_same_question_is_not_answered_again_at_once() -> None:
    cooldown = RateLimit()
    assert [ask(cooldown, "When?"), ask(cooldown, " when? ", 29)] == [Verdict.ANSWER, Verdict.SILENCE]


def test_the_same_question_is_answered_again_later() -> None:
    cooldown = RateLimit()
    assert [ask(cooldown, "When?"), ask(cooldown, "When?", 30)] == [Verdict.ANSWER] * 2


def test_two_people_may_ask_the_same() -> None:
    cooldown = RateLimit()
    assert [ask(cooldown, "When?"), ask(cooldown, "When?", person=OMAR)] == [Verdict.ANSWER] * 2


def test_a_flood_by_one_person_gets_one_hint() -> None:
    cooldown = RateLimit()
    verdicts = [ask(cooldown, str(number)) for number in range(8)]
    assert verdicts == [Verdict.ANSWER] * 5 + [Verdict.HINT] + [Verdict.SILENCE] * 2


def test_a_minute_later_the_person_is_answered_again() -> None:
    cooldown = RateLimit()
    for number in range(8):
        ask(cooldown, str(number))
    assert ask(cooldown, "When?", 60) is Verdict.ANSWER


def test_a_flood_by_many_people_gets_one_hint() -> None:
    cooldown = RateLimit()
    verdicts = [ask(cooldown, "When?", person=person) for person in range(18)]
    assert verdicts == [Verdict.ANSWER] * 15 + [Verdict.HINT] + [Verdict.SILENCE] * 2


def test_a_flood_in_one_group_does_not_reach_another() -> None:
    cooldown = RateLimit()
    for number in range(8):
        ask(cooldown, str(number))
    assert ask(cooldown, "When?", chat=-200) is Verdict.ANSWER


def test_in_private_there_is_more_room() -> None:
    cooldown = RateLimit()
    verdicts = [cooldown.judge_in_private(SARA, NOON) for _ in range(22)]
    assert verdicts == [Verdict.ANSWER] * 20 + [Verdict.HINT, Verdict.SILENCE]


def test_a_changed_question_may_be_the_same_again_but_counts() -> None:
    cooldown = RateLimit()
    verdicts = [cooldown.judge_in_group(-100, SARA, None, NOON) for _ in range(7)]
    assert verdicts == [Verdict.ANSWER] * 5 + [Verdict.HINT, Verdict.SILENCE]
