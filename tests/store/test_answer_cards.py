"""Cards and what people thought of them are kept in a real SQLite file, for as long as is said and no longer."""

import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store import KEPT_FOR, Card, Pseudonym, Store, StoreError
from bot.store.pseudonyms import read_pseudonyms
from bot.store.schema import STEPS
from tests.database import execute
from tests.store.opened import Result, do

NOW = datetime.now(UTC).replace(microsecond=0)


def of(file: Path, number: int) -> Pseudonym:
    return read_pseudonyms(file).of(number)


@pytest.fixture
def card(file: Path) -> Card:
    chat, asker = of(file, -100), of(file, 7)
    question, previous = "وفي سوريا؟", "متى تنتهي المهمة؟"
    return Card(chat, None, 10, asker, question, asker, previous, (asker,), "ar", "0123456789abcdef", NOW)


def add(file: Path, *cards: Card) -> list[int]:
    async def add_all(store: Store) -> list[int]:
        return [store.cards.add(card) for card in cards]

    return do(file, add_all)


def now(act: Callable[[Store], Result]) -> Callable[[Store], Awaitable[Result]]:
    """Return an act that waits for nothing as one that can be awaited."""

    async def acting(store: Store) -> Result:
        return act(store)

    return acting


def test_a_card_is_found_as_it_was_kept(file: Path, card: Card) -> None:
    (number,) = add(file, card)
    assert do(file, lambda store: store.cards.find(number)) == card


def test_a_card_without_a_question_before_has_none(file: Path, card: Card) -> None:
    alone = replace(card, previous=None, previous_authors=())
    (number,) = add(file, alone)
    assert do(file, lambda store: store.cards.find(number)) == alone


def test_a_number_without_a_card_finds_none(file: Path) -> None:
    assert do(file, lambda store: store.cards.find(999_999_999_999_999)) is None


def test_numbers_rise_and_fit_a_button(file: Path, card: Card) -> None:
    first, second = add(file, card, card)
    (third,) = add(file, card)
    assert first < second < third < 10**15


def test_a_number_is_known_before_it_is_written(file: Path, card: Card) -> None:
    async def find_at_once(store: Store) -> Card | None:
        return await store.cards.find(store.cards.add(card))

    assert do(file, find_at_once) == card


def test_a_card_that_was_not_sent_answers_nothing(file: Path, card: Card) -> None:
    add(file, card)
    assert do(file, lambda store: store.cards.answering(-100, 10)) == ()


def test_the_cards_that_were_sent_answer_their_message_the_oldest_first(file: Path, card: Card) -> None:
    first, second = add(file, replace(card, message=11), replace(card, message=12))
    do(file, now(lambda store: store.cards.mark_sent(first, 13)))
    sent = (first, replace(card, message=13)), (second, replace(card, message=12))
    assert do(file, lambda store: store.cards.answering(-100, 10)) == sent


def test_a_card_just_sent_answers_its_question(file: Path, card: Card) -> None:
    async def look(store: Store) -> tuple[tuple[int, Card], ...]:
        store.cards.mark_sent(store.cards.add(card), 12)
        return await store.cards.answering(-100, 10)

    assert [each for _, each in do(file, look)] == [replace(card, message=12)]


def test_a_changed_card_loses_what_was_thought_of_it(file: Path, card: Card) -> None:
    (number,) = add(file, replace(card, message=11))
    do(file, lambda store: store.cards.rate(number, 8, helpful=True))
    changed = replace(card, message=11, question="متى؟", language="en", fingerprint="f" * 16)
    do(file, now(lambda store: store.cards.change(number, changed)))
    assert do(file, lambda store: store.cards.find(number)) == changed
    assert execute(file, "SELECT * FROM rating") == []


def test_what_a_person_thinks_last_is_kept(file: Path, card: Card) -> None:
    (number,) = add(file, card)
    do(file, lambda store: store.cards.rate(number, 8, helpful=True))
    do(file, lambda store: store.cards.rate(number, 8, helpful=False))
    assert execute(file, "SELECT card, person, helpful FROM rating") == [(number, of(file, 8), 0)]


def test_a_card_that_is_gone_cannot_be_judged(file: Path) -> None:
    with pytest.raises(StoreError):
        do(file, lambda store: store.cards.rate(1, 8, helpful=True))


def test_a_forgotten_person_leaves_no_card_and_no_judgement(file: Path, card: Card) -> None:
    others = replace(card, asker=of(file, 8), author=of(file, 8), previous_authors=(of(file, 8),))
    first, second = add(file, card, others)
    do(file, lambda store: store.cards.rate(first, 8, helpful=True))
    do(file, lambda store: store.cards.rate(second, 7, helpful=True))
    do(file, lambda store: store.cards.rate(second, 8, helpful=True))
    do(file, lambda store: store.forget(7))
    assert execute(file, "SELECT id, asker FROM card") == [(second, of(file, 8))]
    assert execute(file, "SELECT card, person FROM rating") == [(second, of(file, 8))]


def test_a_card_of_somebody_elses_words_is_deleted_with_them(file: Path, card: Card) -> None:
    add(file, replace(card, asker=of(file, 8)))
    do(file, lambda store: store.forget(7))
    assert execute(file, "SELECT * FROM card") == []


def test_a_card_that_follows_up_somebody_elses_words_loses_those(file: Path, card: Card) -> None:
    (number,) = add(file, replace(card, asker=of(file, 8), author=of(file, 8)))
    do(file, lambda store: store.forget(7))
    assert execute(file, "SELECT id, previous, previous_authors FROM card") == [(number, None, None)]


def test_what_is_too_old_is_dropped_when_the_store_is_opened(file: Path, card: Card) -> None:
    _, kept = add(file, replace(card, asked_at=NOW - KEPT_FOR - timedelta(minutes=1)), card)
    do(file, lambda store: store.cards.find(1))
    assert execute(file, "SELECT id FROM card") == [(kept,)]


def test_what_becomes_too_old_is_dropped_while_the_bot_runs(file: Path, card: Card) -> None:
    async def add_both(store: Store) -> int:
        await store.cards.rate(store.cards.add(card), 8, helpful=True)
        return store.cards.add(replace(card, asked_at=NOW + KEPT_FOR + timedelta(minutes=1)))

    later = do(file, add_both)
    assert execute(file, "SELECT id FROM card") == [(later,)]
    assert execute(file, "SELECT * FROM rating") == []


def test_a_group_that_moved_takes_its_cards_along_without_the_old_numbers(file: Path, card: Card) -> None:
    moved, _ = add(file, replace(card, message=11), replace(card, chat=of(file, -200), message=12))
    do(file, now(lambda store: store.cards.move(-100, -1000)))
    kept = execute(file, "SELECT chat, message, question_message FROM card ORDER BY id")
    assert kept == [(of(file, -1000), None, None), (of(file, -200), 12, 10)]
    found = do(file, lambda store: store.cards.find(moved))
    assert found == replace(card, chat=of(file, -1000), question_message=None)
    assert do(file, lambda store: store.cards.answering(-1000, 10)) == ()


def test_neither_chat_nor_person_is_kept_by_its_id(file: Path, card: Card) -> None:
    (number,) = add(file, card)
    do(file, lambda store: store.cards.rate(number, 7, helpful=True))
    kept = [*execute(file, "SELECT * FROM card")[0], *execute(file, "SELECT * FROM rating")[0]]
    assert not {7, -100} & set(kept)


def test_a_store_of_the_schema_before_gets_the_tables(file: Path, card: Card) -> None:
    before = next(number for number, step in enumerate(STEPS) if "CREATE TABLE card" in step)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("".join(STEPS[:before]) + f"PRAGMA user_version = {before};")
    (number,) = add(file, card)
    assert execute(file, "SELECT id FROM card") == [(number,)]
