"""A question ends the same in both languages, and however it is typed."""

from collections.abc import Mapping
from functools import cache

import pytest

from bot.engine import Engine
from tests.golden_questions import QUESTIONS, Golden, Result, result_of
from tests.typing_changes import CHANGES, Change

BY_ID = {golden.id: golden for golden in QUESTIONS}
BOTH = [(golden, BY_ID[golden.id[:-2] + "en"]) for golden in QUESTIONS if golden.id[:-2] + "en" in BY_ID]
# Pairs of one number are twins where the same paragraphs answer both; the others ask different things of one document.
TWINS: Mapping[str, tuple[Golden, Golden]] = {
    arabic.id[:-3]: (arabic, english)
    for arabic, english in BOTH
    if arabic.id.endswith("-ar") and arabic.gold and {*arabic.gold} == {*english.gold}
}
MOST_DIFFERENT = 8
DIFFERENT: Mapping[str, str] = {
    "azg-2": "the same paragraph is in front, in English a hair below what an answer takes",
    "bil-2": "no twins: one asks for the Iraqis that Britain trained, the other for the Peshmerga",
    "cme-3": "two documents say where the headquarters is, one before the other by a hair in each language",
    "cme-4": "two documents quote the admiral, one before the other by a hair in each language",
    "krg-2": "two documents tell of the worry, one before the other by a hair in each language",
    "qaa-1": "that the Americans left weighs more in English, and another document begins with it",
    "tss-2": "both are answered, each from another of the documents that tell of the return",
    "wra-4": "both have the same paragraph in front, which meets not all that is required of an answer in English",
}
RETYPED = [
    *("cme-1-ar", "bho-1-ar", "wie-1-ar", "uss-1-ar", "wts-1-ar", "a07-ar"),
    *("cme-1-en", "bho-1-en", "wie-1-en", "uss-1-en", "wts-1-en", "a07-en"),
]


@cache
def result(engine: Engine, question: str) -> Result:
    return result_of(engine.ask(question).answer)


def test_there_are_twins_of_many_kinds() -> None:
    assert len(TWINS) >= 59


def test_no_more_twins_differ_than_did() -> None:
    assert len(DIFFERENT) <= MOST_DIFFERENT


def test_exactly_the_listed_twins_end_differently(shipped_engine: Engine) -> None:
    differ = {name for name, pair in TWINS.items() if len({result(shipped_engine, each.question) for each in pair}) > 1}
    assert differ == {*DIFFERENT}


@pytest.mark.parametrize("day", [17, 18])
@pytest.mark.parametrize("arabic", ["كانون الثاني", "يناير"])
def test_what_happened_on_a_day_is_told_alike_in_both_languages(shipped_engine: Engine, day: int, arabic: str) -> None:
    both = f"What happened on {day} January 2026?", f"ماذا حدث في {day} {arabic} 2026؟"
    assert {result(shipped_engine, question) for question in both} == {("the-story-in-short", "answer")}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_harmless_change_of_typing_changes_nothing(shipped_engine: Engine, change: Change) -> None:
    asked = [golden for golden in map(BY_ID.__getitem__, RETYPED) if golden.lang in change.languages]
    usual = {golden.id: result(shipped_engine, golden.question) for golden in asked}
    retyped = {golden.id: result(shipped_engine, change.of(golden.question)) for golden in asked}
    assert retyped == usual
