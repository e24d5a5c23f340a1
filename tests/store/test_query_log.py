"""What was asked is kept in a real SQLite file; who asked, as a pseudonym alone."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest

from bot.engine import Engine
from bot.store import (
    LOG_KEPT_FOR,
    Groups,
    GroupSettings,
    NewerStoreError,
    Pseudonym,
    QueryLogEntry,
    Store,
    StoreError,
    open_store,
)
from bot.store.pseudonyms import read_pseudonyms
from bot.store.schema import STEPS
from bot.text.languages import Language
from tests.database import execute
from tests.store.opened import do

BAGHDAD = timezone(timedelta(hours=3))
LONG = timedelta(days=36_500)


def entry(engine: Engine, question: str = "متى تنتهي مهمة التحالف في العراق؟") -> QueryLogEntry:
    return QueryLogEntry(datetime(2026, 1, 18, 12, 0, tzinfo=BAGHDAD), "private", engine.ask(question).answer, 1.5)


async def record(file: Path, *entries: QueryLogEntry) -> None:
    async with open_store(file, log_kept_for=LONG) as store:
        for each in entries:
            store.query_log.record(each)


def test_a_question_is_kept_with_its_circumstances(file: Path, engine: Engine) -> None:
    asyncio.run(record(file, entry(engine)))
    kept = execute(file, "SELECT question, language, chat_kind, answered, took_ms FROM question")
    assert kept == [("متى تنتهي مهمة التحالف في العراق؟", "ar", "private", 1, 1.5)]


def test_the_time_is_kept_in_utc(file: Path, engine: Engine) -> None:
    asyncio.run(record(file, entry(engine)))
    assert execute(file, "SELECT asked_at FROM question") == [("2026-01-18T09:00:00.000+00:00",)]


def test_every_cited_passage_is_kept_in_its_order(file: Path, engine: Engine) -> None:
    asked = entry(engine)
    asyncio.run(record(file, asked))
    cited = [(c.number, c.passage.document.slug, c.passage.number) for c in asked.answer.citations]
    assert execute(file, "SELECT number, document, paragraph FROM citation ORDER BY number") == cited


def test_an_honest_refusal_is_kept_too(file: Path, engine: Engine) -> None:
    asyncio.run(record(file, entry(engine, "ما هي عاصمة البرازيل")))
    assert execute(file, "SELECT answered, (SELECT count(*) FROM citation) FROM question") == [(0, 0)]


def test_questions_of_the_same_moment_do_not_mix(file: Path, engine: Engine) -> None:
    asyncio.run(record(file, *[entry(engine)] * 20))
    per_question = execute(file, "SELECT count(*) FROM citation GROUP BY question_id")
    assert per_question == [(len(entry(engine).answer.citations),)] * 20


def test_a_journal_opened_again_still_has_what_was_kept(file: Path, engine: Engine) -> None:
    asyncio.run(record(file, entry(engine)))
    asyncio.run(record(file, entry(engine)))
    assert execute(file, "SELECT count(*) FROM question") == [(2,)]


def test_the_file_is_in_wal_mode(file: Path) -> None:
    asyncio.run(record(file))
    assert execute(file, "PRAGMA journal_mode") == [("wal",)]


def test_of_who_asked_a_pseudonym_is_kept(file: Path, engine: Engine) -> None:
    asyncio.run(record(file, replace(entry(engine), author=Pseudonym(b"somebody"))))
    assert execute(file, "SELECT author FROM question") == [(b"somebody",)]


def test_what_is_older_than_it_is_kept_is_dropped(file: Path, engine: Engine) -> None:
    async def drop(store: Store) -> None:
        store.query_log.record(entry(engine))
        store.query_log.record(replace(entry(engine), asked_at=entry(engine).asked_at - timedelta(minutes=1)))
        await store.drop_old(entry(engine).asked_at + LOG_KEPT_FOR)

    do(file, drop)
    assert execute(file, "SELECT asked_at FROM question") == [("2026-01-18T09:00:00.000+00:00",)]


def test_a_folder_that_is_not_there_is_an_error_of_the_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="unable to open"):
        asyncio.run(record(tmp_path / "nowhere" / "query_log.sqlite3"))


def test_a_file_that_is_no_database_is_an_error_of_the_store(file: Path) -> None:
    file.write_text("This is a text file, and a longer one than the head of a database would be. " * 20)
    with pytest.raises(StoreError, match="not a database"):
        asyncio.run(record(file))


def test_a_journal_of_a_newer_program_is_left_alone(file: Path) -> None:
    execute(file, "PRAGMA user_version = 99")
    with pytest.raises(NewerStoreError):
        asyncio.run(record(file))


def test_a_question_whose_citations_cannot_be_kept_is_not_kept_in_half(file: Path, engine: Engine) -> None:
    asyncio.run(record(file))
    execute(file, "DROP TABLE citation")
    asyncio.run(record(file, entry(engine)))
    assert execute(file, "SELECT count(*) FROM question") == [(0,)]


def test_what_can_never_be_kept_does_not_stand_in_the_way_of_what_can(file: Path, engine: Engine) -> None:
    asyncio.run(record(file))
    execute(file, "DROP TABLE citation")
    asyncio.run(record(file, entry(engine), entry(engine, "ما هي عاصمة البرازيل")))
    assert execute(file, "SELECT answered FROM question") == [(0,)]


async def choose(file: Path, **languages: Language) -> None:
    async with open_store(file) as store:
        for person, language in languages.items():
            await store.people.choose_language(int(person.removeprefix("p")), language)


async def language_of(file: Path, person: int) -> Language | None:
    async with open_store(file) as store:
        return store.people.language_of(person)


async def forget(file: Path, person: int) -> Language | None:
    async with open_store(file) as store:
        await store.forget(person)
        return store.people.language_of(person)


def test_a_chosen_language_is_known_when_the_store_is_opened_again(file: Path) -> None:
    asyncio.run(choose(file, p7=Language.ENGLISH))
    assert asyncio.run(language_of(file, 7)) is Language.ENGLISH


def test_a_language_chosen_later_replaces_the_first(file: Path) -> None:
    asyncio.run(choose(file, p7=Language.ENGLISH))
    asyncio.run(choose(file, p7=Language.ARABIC))
    assert execute(file, "SELECT person, language FROM person") == [(read_pseudonyms(file).of(7), "ar")]


def test_who_chose_nothing_is_not_kept(file: Path) -> None:
    asyncio.run(choose(file, p7=Language.ENGLISH))
    assert asyncio.run(language_of(file, 8)) is None


def test_a_forgotten_person_leaves_no_trace_and_the_others_stay(file: Path) -> None:
    asyncio.run(choose(file, p7=Language.ENGLISH, p8=Language.ARABIC))
    assert asyncio.run(forget(file, 7)) is None
    assert execute(file, "SELECT person FROM person") == [(read_pseudonyms(file).of(8),)]


def test_a_language_that_cannot_be_kept_is_not_remembered_either(file: Path) -> None:
    async def choose_without_table() -> Language | None:
        async with open_store(file) as store:
            execute(file, "DROP TABLE person")
            with pytest.raises(StoreError):
                await store.people.choose_language(7, Language.ENGLISH)
            return store.people.language_of(7)

    assert asyncio.run(choose_without_table()) is None


def test_a_store_of_the_first_schema_gets_the_table_of_people(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(f"{STEPS[0]};PRAGMA user_version = 1;")
    asyncio.run(choose(file, p7=Language.ENGLISH))
    assert execute(file, "SELECT person FROM person") == [(read_pseudonyms(file).of(7),)]


SHORT_ENGLISH = GroupSettings(Language.ENGLISH, short=True)


def after(file: Path, *acts: Callable[[Groups], Awaitable[None]]) -> dict[int, GroupSettings]:
    """Return the settings of the chats -1 and -2 in a store opened anew, once `acts` were done in another one."""

    async def carry_out() -> dict[int, GroupSettings]:
        async with open_store(file) as store:
            for act in acts:
                await act(store.groups)
            known = {chat: store.groups.settings_of(chat) for chat in (-1, -2)}
        async with open_store(file) as store:
            assert known == {chat: store.groups.settings_of(chat) for chat in (-1, -2)}
        return known

    return asyncio.run(carry_out())


def test_a_group_that_chose_nothing_has_full_answers_in_the_language_of_whoever_asks(file: Path) -> None:
    assert after(file)[-1] == GroupSettings(language=None, short=False)


def test_the_settings_of_a_group_are_its_own(file: Path) -> None:
    assert after(file, lambda g: g.change(-1, SHORT_ENGLISH)) == {-1: SHORT_ENGLISH, -2: GroupSettings()}


def test_settings_chosen_later_replace_the_first(file: Path) -> None:
    last = GroupSettings(None, short=True)
    assert after(file, lambda g: g.change(-1, SHORT_ENGLISH), lambda g: g.change(-1, last))[-1] == last


def test_the_settings_of_a_group_move_with_it_however_often_it_is_told(file: Path) -> None:
    move = partial(Groups.move, old=-1, new=-2)
    moved = after(file, lambda g: g.change(-1, SHORT_ENGLISH), move, move)
    assert moved == {-1: GroupSettings(), -2: SHORT_ENGLISH}


def test_a_group_without_settings_moves_with_none(file: Path) -> None:
    assert after(file, lambda g: g.change(-2, SHORT_ENGLISH), lambda g: g.move(-1, -2))[-2] == SHORT_ENGLISH


def test_the_settings_of_a_group_that_is_dropped_are_gone(file: Path) -> None:
    after(file, lambda g: g.change(-1, SHORT_ENGLISH), lambda g: g.drop(-1))
    assert execute(file, "SELECT * FROM group_settings") == []


def test_settings_that_cannot_be_kept_are_not_in_force_either(file: Path) -> None:
    async def change_without_table() -> GroupSettings:
        async with open_store(file) as store:
            execute(file, "DROP TABLE group_settings")
            with pytest.raises(StoreError):
                await store.groups.change(-1, SHORT_ENGLISH)
            return store.groups.settings_of(-1)

    assert asyncio.run(change_without_table()) == GroupSettings()
