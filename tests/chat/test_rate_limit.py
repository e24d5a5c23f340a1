"""Repeats and floods get one hint, then silence."""

from datetime import UTC, datetime, timedelta

from bot.chat.asking.rate_limit import Decision, RateLimit

NOON = datetime(2026, 1, 18, 12, tzinfo=UTC)
SARA, OMAR, GROUP = 7, 8, -100


def ask(limit: RateLimit, question: str, second: float = 0, person: int = SARA, chat: int = GROUP) -> Decision:
    return limit.check_group(chat, person, question, NOON + timedelta(seconds=second))


def test_the_same_question_is_not_answered_again_at_once() -> None:
    limit = RateLimit()
    assert [ask(limit, "When?"), ask(limit, " when? ", 29)] == [Decision.ANSWER, Decision.SILENCE]


def test_the_same_question_is_answered_again_later() -> None:
    limit = RateLimit()
    assert [ask(limit, "When?"), ask(limit, "When?", 30)] == [Decision.ANSWER] * 2


def test_two_people_may_ask_the_same() -> None:
    limit = RateLimit()
    assert [ask(limit, "When?"), ask(limit, "When?", person=OMAR)] == [Decision.ANSWER] * 2


def test_a_flood_by_one_person_gets_one_hint() -> None:
    limit = RateLimit()
    decisions = [ask(limit, str(number)) for number in range(8)]
    assert decisions == [Decision.ANSWER] * 5 + [Decision.HINT] + [Decision.SILENCE] * 2


def test_a_minute_later_the_person_is_answered_again() -> None:
    limit = RateLimit()
    for number in range(8):
        ask(limit, str(number))
    assert ask(limit, "When?", 60) is Decision.ANSWER


def test_a_flood_by_many_people_gets_one_hint() -> None:
    limit = RateLimit()
    decisions = [ask(limit, "When?", person=person) for person in range(18)]
    assert decisions == [Decision.ANSWER] * 15 + [Decision.HINT] + [Decision.SILENCE] * 2


def test_a_flood_in_one_group_does_not_reach_another() -> None:
    limit = RateLimit()
    for number in range(8):
        ask(limit, str(number))
    assert ask(limit, "When?", chat=-200) is Decision.ANSWER


def test_in_private_there_is_more_room() -> None:
    limit = RateLimit()
    decisions = [limit.check_private(SARA, NOON) for _ in range(22)]
    assert decisions == [Decision.ANSWER] * 20 + [Decision.HINT, Decision.SILENCE]


def test_a_changed_question_may_be_the_same_again_but_counts() -> None:
    limit = RateLimit()
    decisions = [limit.check_group(-100, SARA, None, NOON) for _ in range(7)]
    assert decisions == [Decision.ANSWER] * 5 + [Decision.HINT, Decision.SILENCE]


def test_presses_and_inline_queries_are_counted_for_themselves() -> None:
    limit = RateLimit()
    for _ in range(30):
        limit.check_private(SARA, NOON)
    assert limit.check_press(SARA, NOON) is Decision.ANSWER
    assert limit.check_inline(SARA, NOON) is Decision.ANSWER


def test_what_is_too_much_for_another_reason_gets_one_hint() -> None:
    limit = RateLimit()
    assert [limit.refuse(GROUP, SARA, NOON) for _ in range(2)] == [Decision.HINT, Decision.SILENCE]


def test_a_clock_that_is_set_back_by_a_day_silences_nobody() -> None:
    limit = RateLimit()
    for _ in range(30):
        limit.check_private(SARA, NOON)
    assert limit.check_private(SARA, NOON - timedelta(days=1)) is Decision.ANSWER


def test_a_question_of_tomorrow_may_be_asked_again_today() -> None:
    limit = RateLimit()
    limit.check_group(GROUP, SARA, "Who left?", NOON + timedelta(days=1))
    assert limit.check_group(GROUP, SARA, "Who left?", NOON) is Decision.ANSWER
