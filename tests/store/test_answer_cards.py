"""Cards and what people thought of them are kept in a real SQLite file, for as long as is said and no longer."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store import KEPT_FOR, Card, Store, StoreError
from bot.store.schema import STEPS
from tests.database import execute
from tests.store.opened import do

NOW = datetime.now(UTC).replace(microsecond=0)
CARD = Card(-100, None, 10, 7, "وفي سوريا؟", "متى تنتهي المهمة؟", "ar", "0123456789abcdef", NOW)


def add(file: Path, *cards: Card) -> None:
    async def add_all(store: Store) -> None:
        for card in cards:
            await store.cards.add(card)

    do(file, add_all)


def test_a_card_is_found_as_it_was_kept(file: Path) -> None:
    add(file, CARD)
    assert do(file, lambda store: store.cards.find(1)) == CARD


def test_a_card_without_a_question_before_has_none(file: Path) -> None:
    add(file, replace(CARD, previous=None))
    assert do(file, lambda store: store.cards.find(1)) == replace(CARD, previous=None)


def test_a_number_without_a_card_finds_none(file: Path) -> None:
    assert do(file, lambda store: store.cards.find(999_999_999_999_999)) is None


def test_a_number_is_never_given_twice(file: Path) -> None:
    add(file, CARD)
    do(file, lambda store: store.cards.forget(CARD.asker))
    assert do(file, lambda store: store.cards.add(CARD)) == 2


def test_a_card_that_was_not_sent_answers_nothing(file: Path) -> None:
    add(file, CARD)
    assert do(file, lambda store: store.cards.answering(-100, 10)) is None


def test_the_latest_card_that_was_sent_answers_its_question(file: Path) -> None:
    add(file, replace(CARD, message=11), replace(CARD, message=12))
    do(file, lambda store: store.cards.mark_sent(1, 13))
    assert do(file, lambda store: store.cards.answering(-100, 10)) == (2, replace(CARD, message=12))


def test_a_changed_card_loses_what_was_thought_of_it(file: Path) -> None:
    add(file, replace(CARD, message=11))
    do(file, lambda store: store.cards.rate(1, 8, helpful=True))
    changed = replace(CARD, message=11, question="متى؟", language="en", fingerprint="f" * 16)
    do(file, lambda store: store.cards.change(1, changed))
    assert do(file, lambda store: store.cards.find(1)) == changed
    assert execute(file, "SELECT * FROM rating") == []


def test_what_a_person_thinks_last_is_kept(file: Path) -> None:
    add(file, CARD)
    do(file, lambda store: store.cards.rate(1, 8, helpful=True))
    do(file, lambda store: store.cards.rate(1, 8, helpful=False))
    assert execute(file, "SELECT card, person, helpful FROM rating") == [(1, 8, 0)]


def test_a_card_that_is_gone_cannot_be_judged(file: Path) -> None:
    with pytest.raises(StoreError):
        do(file, lambda store: store.cards.rate(1, 8, helpful=True))


def test_a_forgotten_person_leaves_no_card_and_no_judgement(file: Path) -> None:
    add(file, CARD, replace(CARD, asker=8))
    do(file, lambda store: store.cards.rate(1, 8, helpful=True))
    do(file, lambda store: store.cards.rate(2, 7, helpful=True))
    do(file, lambda store: store.cards.rate(2, 8, helpful=True))
    do(file, lambda store: store.forget(7))
    assert execute(file, "SELECT id, asker FROM card") == [(2, 8)]
    assert execute(file, "SELECT card, person FROM rating") == [(2, 8)]


def test_what_is_too_old_is_dropped_when_the_store_is_opened(file: Path) -> None:
    add(file, replace(CARD, asked_at=NOW - KEPT_FOR - timedelta(minutes=1)), CARD)
    do(file, lambda store: store.cards.find(1))
    assert execute(file, "SELECT id FROM card") == [(2,)]


def test_what_becomes_too_old_is_dropped_while_the_bot_runs(file: Path) -> None:
    async def add_both(store: Store) -> None:
        await store.cards.add(CARD)
        await store.cards.rate(1, 8, helpful=True)
        await store.cards.add(replace(CARD, asked_at=NOW + KEPT_FOR + timedelta(minutes=1)))

    do(file, add_both)
    assert execute(file, "SELECT id FROM card") == [(2,)]
    assert execute(file, "SELECT * FROM rating") == []


def test_a_group_that_moved_takes_its_cards_along_without_the_old_numbers(file: Path) -> None:
    add(file, replace(CARD, message=11), replace(CARD, chat=-200, message=12))
    do(file, lambda store: store.cards.move(-100, -1000))
    kept = execute(file, "SELECT chat, message, question_message, asker FROM card ORDER BY id")
    assert kept == [(-1000, None, None, 7), (-200, 12, 10, 7)]
    assert do(file, lambda store: store.cards.find(1)) == replace(CARD, chat=-1000, question_message=None)
    assert do(file, lambda store: store.cards.answering(-1000, 10)) is None


def test_a_store_of_the_schema_before_gets_the_tables(file: Path) -> None:
    before = next(number for number, step in enumerate(STEPS) if "CREATE TABLE card" in step)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("".join(STEPS[:before]) + f"PRAGMA user_version = {before};")
    add(file, CARD)
    assert execute(file, "SELECT id FROM card") == [(1,)]
