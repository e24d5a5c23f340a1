"""Who waits for which question is kept until they are told, take it back or are forgotten."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.store import Store, WaitingPerson
from bot.text.languages import Language
from tests.store.opened import do

NOW = datetime.now(UTC).replace(microsecond=0)
SARA = WaitingPerson(7, "ما كلفة الإخلاء؟", None, Language.ARABIC, NOW)
ALI = WaitingPerson(8, "And in Syria?", "How many troops are in Iraq?", Language.ENGLISH, NOW - timedelta(days=1))


def keep(file: Path, *waiting: WaitingPerson) -> None:
    async def add_all(store: Store) -> None:
        for each in waiting:
            await store.waiting.add(each)

    do(file, add_all)


def everybody(file: Path) -> tuple[WaitingPerson, ...]:
    return do(file, lambda store: store.waiting.everybody())


def test_who_waits_for_what_is_told_the_longest_waiting_first(file: Path) -> None:
    keep(file, SARA, ALI)
    assert everybody(file) == (ALI, SARA)


def test_nobody_waits_twice_for_the_same(file: Path) -> None:
    keep(file, SARA, replace(SARA, since=NOW + timedelta(hours=1)))
    assert everybody(file) == (SARA,)


def test_a_person_waits_for_the_question_that_was_kept(file: Path) -> None:
    keep(file, SARA)
    assert do(file, lambda store: store.waiting.waits(7, SARA.question))
    assert not do(file, lambda store: store.waiting.waits(7, "Another?"))
    assert not do(file, lambda store: store.waiting.waits(8, SARA.question))


def test_what_is_taken_back_is_not_waited_for(file: Path) -> None:
    keep(file, SARA, ALI)
    do(file, lambda store: store.waiting.end(7, SARA.question))
    assert everybody(file) == (ALI,)


def test_who_is_forgotten_waits_for_nothing(file: Path) -> None:
    keep(file, SARA, ALI)
    do(file, lambda store: store.forget(8))
    assert everybody(file) == (SARA,)
