"""Bans, announcements and a person's own data are kept in a real SQLite file, and told as they are."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.engine import Engine
from bot.store import Action, Card, PendingKind, PendingPlace, QueryLogEntry, Role, Store, WaitingPerson
from bot.text.languages import Language
from tests.database import execute
from tests.store.opened import do

SARA, ALI = 123456789012, 987654321098


async def ban(store: Store) -> None:
    await store.bans.add(SARA)
    await store.bans.add(-100)


def test_who_is_banned_is_so_over_a_restart(file: Path) -> None:
    do(file, ban)

    async def look(store: Store) -> list[bool]:
        return [store.bans.has(number) for number in (SARA, -100, ALI)]

    assert do(file, look) == [True, True, False]


def test_who_is_unbanned_is_banned_no_more(file: Path) -> None:
    async def unban(store: Store) -> tuple[bool, bool, bool]:
        await ban(store)
        return await store.bans.remove(SARA), await store.bans.remove(SARA), store.bans.has(SARA)

    assert do(file, unban) == (True, False, False)


def test_a_ban_outlives_being_forgotten_and_keeps_no_id(file: Path) -> None:
    async def forget(store: Store) -> bool:
        await ban(store)
        await store.forget(SARA)
        return store.bans.has(SARA)

    assert do(file, forget)
    assert not {SARA, -100} & {who for (who,) in execute(file, "SELECT who FROM banned")}


async def all_sent(store: Store) -> list[tuple[int, str]]:
    sent: list[tuple[int, str]] = []
    while pending := await store.announcements.next_pending():
        sent.append((pending.person, pending.text))
        await store.announcements.mark_sent(pending)
    return sent


def test_everybody_who_is_subscribed_gets_an_announcement_once_and_in_order(file: Path) -> None:
    async def announce(store: Store) -> list[tuple[int, str]]:
        await store.subscriptions.subscribe(SARA, Language.ENGLISH)
        await store.announcements.add("first")
        await store.announcements.add("second")
        await store.subscriptions.subscribe(ALI, Language.ARABIC)  # too late
        return await all_sent(store)

    assert do(file, announce) == [(SARA, "first"), (SARA, "second")]


def test_what_was_not_sent_before_a_stop_is_sent_after_it(file: Path) -> None:
    async def announce(store: Store) -> None:
        await store.subscriptions.subscribe(SARA, Language.ENGLISH)
        await store.subscriptions.subscribe(ALI, Language.ENGLISH)
        await store.announcements.add("news")
        pending = await store.announcements.next_pending()
        assert pending
        await store.announcements.mark_sent(pending)

    do(file, announce)
    assert do(file, all_sent) == [(ALI, "news")]


def test_own_data_are_everything_that_is_kept_and_nobody_elses(file: Path, engine: Engine) -> None:
    async def export(store: Store) -> str:
        for person, question in ((SARA, "متى تنتهي مهمة التحالف؟"), (ALI, "من تسلّم القاعدة؟")):
            who, now = store.pseudonym(person), datetime.now(UTC)
            card = Card(who, 11, 10, who, question, who, None, (), "ar", "0123456789abcdef", now)
            number = store.cards.add(card)
            await store.cards.rate(number, SARA, helpful=True)
            answer = replace(engine.ask(question).answer, question=question)
            store.query_log.record(QueryLogEntry(now, "private", answer, 1.0, who))
            await store.people.choose_language(person, Language.ENGLISH)
            await store.subscriptions.subscribe(person, Language.ENGLISH)
            await store.staff.appoint(person, Role.editor)
            store.audit.note(Action.promoted, person, "editor", about=person)
            await store.waiting.add(WaitingPerson(person, question, None, Language.ARABIC, now))
            await store.pending.put(PendingPlace(PendingKind.announcement, person, 1), question, 1)
        return await store.own_data(SARA)

    kept = do(file, export)
    assert "من تسلّم" not in kept
    parts = json.loads(kept)
    assert [part for part, found in parts.items() if not found] == []
    assert parts["questions"][0]["question"] == "متى تنتهي مهمة التحالف؟"
    assert parts["opinions"] == [{"question": "متى تنتهي مهمة التحالف؟", "helpful": 1}]
    assert parts["opinions_on_answers_to_others"] == [{"number": 1}]


def test_of_nobody_nothing_is_known(file: Path) -> None:
    parts = json.loads(do(file, lambda store: store.own_data(SARA)))
    assert parts.pop("opinions_on_answers_to_others") == [{"number": 0}]
    assert [part for part, found in parts.items() if found] == []
