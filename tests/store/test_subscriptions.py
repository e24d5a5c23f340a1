"""Who wants to hear of new documents is kept in a real SQLite file, with no more about them than that needs."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.store import PendingDigest, StoreError, Subscriptions
from bot.text.languages import Language
from tests.database import execute
from tests.store.opened import Result, do

SARA, OMAR = 7, 8
NOON = datetime(2026, 1, 18, 12, tzinfo=UTC)
EARLIER = datetime(2026, 1, 17, 12, tzinfo=UTC)


def with_subscriptions(file: Path, act: Callable[[Subscriptions], Awaitable[Result]]) -> Result:
    return do(file, lambda store: act(store.subscriptions))


def subscribe(file: Path, person: int = SARA, language: Language = Language.ENGLISH) -> bool:
    return with_subscriptions(file, lambda subscriptions: subscriptions.subscribe(person, language))


def unsubscribe(file: Path, person: int = SARA) -> bool:
    return with_subscriptions(file, lambda subscriptions: subscriptions.unsubscribe(person))


def note(file: Path, *slugs: str) -> None:
    with_subscriptions(file, lambda subscriptions: subscriptions.note_documents(slugs))


def waiting(file: Path) -> PendingDigest | None:
    return with_subscriptions(file, lambda subscriptions: subscriptions.next_pending())


def to_tell(file: Path) -> tuple[int, tuple[str, ...]] | None:
    found = waiting(file)
    return (found.person, found.documents) if found else None


def tell(file: Path, at: datetime = NOON) -> None:
    found = waiting(file)
    assert found
    with_subscriptions(file, lambda subscriptions: subscriptions.mark_told(found, at))


def test_what_was_there_before_somebody_subscribed_is_not_told(file: Path) -> None:
    note(file, "old")
    subscribe(file)
    assert to_tell(file) is None


def test_a_document_that_came_since_is_to_be_told(file: Path) -> None:
    note(file, "old")
    subscribe(file)
    note(file, "new", "old")
    assert to_tell(file) == (SARA, ("new",))


def test_documents_of_several_reloads_are_told_together_in_their_order(file: Path) -> None:
    subscribe(file)
    note(file, "b")
    note(file, "a", "b")
    assert to_tell(file) == (SARA, ("b", "a"))


def test_a_document_that_is_gone_before_it_was_told_is_not_told(file: Path) -> None:
    subscribe(file)
    note(file, "kept", "lost")
    note(file, "kept")
    assert to_tell(file) == (SARA, ("kept",))


def test_the_last_document_that_is_gone_leaves_nobody_waiting(file: Path) -> None:
    subscribe(file)
    note(file, "lost")
    note(file)
    assert to_tell(file) is None


def test_what_comes_after_a_removed_document_is_still_told(file: Path) -> None:
    note(file, "first")
    subscribe(file)
    note(file)
    note(file, "second")
    assert to_tell(file) == (SARA, ("second",))


def test_who_was_told_is_left_alone(file: Path) -> None:
    subscribe(file)
    note(file, "new")
    tell(file)
    assert to_tell(file) is None


def test_a_document_that_came_while_others_were_told_is_told_next(file: Path) -> None:
    subscribe(file)
    note(file, "first")
    first = waiting(file)
    assert first
    note(file, "first", "second")
    with_subscriptions(file, lambda subscriptions: subscriptions.mark_told(first, NOON))
    assert to_tell(file) == (SARA, ("second",))


def test_when_somebody_was_told_is_known_to_the_second(file: Path) -> None:
    subscribe(file)
    note(file, "first")
    tell(file, NOON)
    note(file, "first", "second")
    found = waiting(file)
    assert found
    assert found.told_at == NOON


def test_who_was_never_told_comes_first(file: Path) -> None:
    subscribe(file, SARA)
    note(file, "first")
    tell(file)
    subscribe(file, OMAR)
    note(file, "first", "second")
    assert to_tell(file) == (OMAR, ("second",))


def test_who_has_waited_longest_comes_next(file: Path) -> None:
    subscribe(file, SARA)
    subscribe(file, OMAR)
    note(file, "first")
    tell(file, NOON)
    tell(file, EARLIER)
    note(file, "first", "second")
    assert to_tell(file) == (OMAR, ("second",))


def test_a_second_subscription_is_none(file: Path) -> None:
    assert [subscribe(file), subscribe(file)] == [True, False]


def test_a_second_subscription_loses_nothing_that_is_to_be_told(file: Path) -> None:
    subscribe(file)
    note(file, "new")
    subscribe(file)
    assert to_tell(file) == (SARA, ("new",))


def test_a_second_subscription_is_in_the_language_spoken_now(file: Path) -> None:
    subscribe(file, language=Language.ENGLISH)
    subscribe(file, language=Language.ARABIC)
    assert execute(file, "SELECT language FROM subscription") == [("ar",)]


def test_nothing_is_kept_about_who_unsubscribed(file: Path) -> None:
    subscribe(file)
    assert unsubscribe(file)
    assert execute(file, "SELECT * FROM subscription") == []


def test_who_is_not_subscribed_cannot_unsubscribe(file: Path) -> None:
    assert not unsubscribe(file)


def test_a_forgotten_person_is_not_subscribed_any_more_and_the_others_are(file: Path) -> None:
    subscribe(file, SARA)
    subscribe(file, OMAR)
    do(file, lambda store: store.forget(SARA))
    assert execute(file, "SELECT person FROM subscription") == [(OMAR,)]


def test_who_unsubscribed_while_being_told_stays_unsubscribed(file: Path) -> None:
    subscribe(file)
    note(file, "new")
    told = waiting(file)
    assert told
    unsubscribe(file)
    with_subscriptions(file, lambda subscriptions: subscriptions.mark_told(told, NOON))
    assert execute(file, "SELECT * FROM subscription") == []


def test_a_subscription_that_cannot_be_kept_is_an_error_of_the_store(file: Path) -> None:
    subscribe(file)
    execute(file, "DROP TABLE subscription")
    with pytest.raises(StoreError, match="no such table"):
        subscribe(file)


def test_no_more_is_kept_about_a_subscriber_than_telling_them_needs(file: Path) -> None:
    subscribe(file)
    columns = {name for (name,) in execute(file, "SELECT name FROM pragma_table_info('subscription')")}
    assert columns == {"person", "language", "told_through", "told_at", "announced_through"}
