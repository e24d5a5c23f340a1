"""Every sentence exists in both languages, with the same words to fill in, and stands on its proper side."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from bot.chat.direction import isolate, mark_for
from bot.documents import Reason
from bot.phrases import Phrases, format_day, read_phrases
from bot.settings import Settings
from bot.text.languages import Language

ROOT = Path(__file__).parent.parent
PHRASES = read_phrases()
ARABIC, ENGLISH = PHRASES[Language.ARABIC], PHRASES[Language.ENGLISH]
SOURCE = "".join(
    file.read_text(encoding="utf-8") for file in (ROOT / "bot").rglob("*.py") if file.parent.name != "phrases"
)
IN_CHAT = {"answer", "courtesy", "chat", "sources", "reload", "menu"}


def sentences(phrases: Phrases) -> Iterator[tuple[str, str]]:
    for section, named in phrases.model_dump().items():
        for name, sentence in named.items():
            yield f"{section}.{name}", sentence


def worded_rows(phrases: Phrases) -> list[str]:
    """Return each line of a chat's sentences that has letters of its own, its values filled in."""
    return [
        row.format(**{word: isolate("Latin 12") for word in placeholders(row)})
        for section, named in phrases.model_dump().items()
        if section in IN_CHAT
        for sentence in named.values()
        for row in sentence.split("\n")
        if any(letter.isalpha() for letter in re.sub(r"\{\w+\}", "", row))
    ]


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize(("name", "sentence"), list(sentences(ARABIC)))
def test_a_sentence_has_the_same_words_to_fill_in_in_both_languages(name: str, sentence: str) -> None:
    assert placeholders(sentence) == placeholders(dict(sentences(ENGLISH))[name])


@pytest.mark.parametrize("phrases", PHRASES.values(), ids=str)
def test_every_reason_of_a_corpus_problem_has_its_sentence(phrases: Phrases) -> None:
    assert phrases.problems.keys() == set(Reason)


@pytest.mark.parametrize("phrases", PHRASES.values(), ids=str)
def test_every_setting_has_the_sentence_for_a_bad_value(phrases: Phrases) -> None:
    assert phrases.settings.keys() == {*Settings.model_fields, "no_token", "env_file"}


@pytest.mark.parametrize(("language", "row"), [(name, row) for name in Language for row in worded_rows(PHRASES[name])])
def test_a_sentence_of_the_chat_begins_on_the_side_of_its_language(language: Language, row: str) -> None:
    assert mark_for(row, language) == ""


@pytest.mark.parametrize(("name", "sentence"), list(sentences(ARABIC)))
def test_every_sentence_is_said_somewhere(name: str, sentence: str) -> None:
    assert sentence
    section, _, key = name.partition(".")
    assert section in {"settings", "problems", "gold", "courtesy"} or re.search(rf'[."]{key}\b', SOURCE), name


@pytest.mark.parametrize("text", [ARABIC.menu.description, ENGLISH.menu.description])
def test_the_description_is_within_what_telegram_takes(text: str) -> None:
    assert len(text) <= 512


@pytest.mark.parametrize("text", [ARABIC.menu.short_description, ENGLISH.menu.short_description])
def test_the_short_description_is_within_what_telegram_takes(text: str) -> None:
    assert len(text) <= 120


def test_an_iraqi_reads_dates_with_the_month_names_of_iraq() -> None:
    assert format_day(date(2026, 1, 18), Language.ARABIC) == "18 كانون الثاني 2026"


def test_an_english_reader_sees_the_day_before_the_month() -> None:
    assert format_day(date(2026, 1, 18), Language.ENGLISH) == "18 January 2026"
