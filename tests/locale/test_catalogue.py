"""Every sentence exists in both languages, with the same words to fill in, and stands on its proper side."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from string import Formatter

import pytest
from babel import Locale

from bot.adding.drafts import Refusal, Remark
from bot.chat.writing.bidi import isolate, mark_for
from bot.documents import CorpusReason
from bot.documents.history import Deed
from bot.locale import Counted, Phrases, SentencesError, format_day, format_month, read_phrases, wordings_of
from bot.settings import Settings
from bot.text.languages import Language
from bot.text.other_languages import OtherLanguage
from bot.troubles import Trouble
from tests.paths import ROOT

PHRASES = read_phrases()
ARABIC, ENGLISH = PHRASES[Language.ARABIC], PHRASES[Language.ENGLISH]
PAGE = ROOT / "bot" / "preview" / "page"
SOURCE = "".join(
    file.read_text(encoding="utf-8")
    for file in chain((ROOT / "bot").rglob("*.py"), PAGE.glob("*.html"), PAGE.glob("*.js"))
    if file.parent.name != "locale"
)
IN_CHAT = {
    "answer",
    "small_talk",
    "chat",
    "joining",
    "sources",
    "paging",
    "card",
    "reload",
    "inline",
    "menu",
    "timeline",
    "about",
    "choice",
    "chat_language",
    "group",
    "subscription",
    "privacy",
    "examples",
    "media",
    "health",
    "troubles",
    "editing",
}


def sections(phrases: Phrases) -> Iterator[tuple[str, str, str]]:
    """Yield section, name and wording of every sentence, and of every form of one that depends on a number."""
    for section, named in wordings_of(phrases).items():
        for name, sentence in named.items():
            forms = sentence.values() if isinstance(sentence, Mapping) else [sentence]
            yield from ((section, name, form) for form in forms if form)


def sentences(phrases: Phrases) -> Iterator[tuple[str, str]]:
    for section, name, sentence in sections(phrases):
        yield f"{section}.{name}", sentence


def counted(phrases: Phrases) -> Iterator[Mapping[str, str | None]]:
    for named in wordings_of(phrases).values():
        yield from (sentence for sentence in named.values() if isinstance(sentence, Mapping))


def worded_rows(phrases: Phrases) -> list[str]:
    """Return each line of a chat's sentences that has letters of its own, its values filled in."""
    return [
        row.format(**{word: isolate("Latin 12") for word in placeholders(row)})
        for section, name, sentence in sections(phrases)
        if section in IN_CHAT and name not in set(OtherLanguage)
        for row in sentence.split("\n")
        if any(letter.isalpha() for letter in re.sub(r"\{\w+\}", "", row))
    ]


def filled_in(phrases: Phrases, name: str) -> set[str]:
    """Return the words to fill in of a sentence, of all its forms together."""
    return set().union(*(placeholders(form) for other, form in sentences(phrases) if other == name))


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize(
    ("forms", "complaint"),
    [
        ({"one": "a day"}, "Counted.other is missing"),
        ({"one": "a day", "other": "days", "dozen": "a dozen"}, "Counted has too much: dozen"),
        ({"one": "a day", "other": " "}, "Counted.other is no text"),
    ],
)
def test_what_a_section_lacks_or_has_too_much_is_named(forms: Mapping[str, str], complaint: str) -> None:
    with pytest.raises(SentencesError, match=complaint):
        Counted(**forms)


@pytest.mark.parametrize("language", Language)
def test_a_sentence_about_a_number_has_every_form_of_its_language(language: Language) -> None:
    wanted = {*Locale(language).plural_form.tags, "other"}
    found = [{name for name, form in forms.items() if form} for forms in counted(PHRASES[language])]
    assert found == [wanted] * len(found) != []


ARABIC_DAYS = Counted(
    zero="لا أيام", one="يوم", two="يومان", few="{count} أيام", many="{count} يومًا", other="{count} يوم"
)


@pytest.mark.parametrize(
    ("count", "form"),
    [(0, "لا أيام"), (1, "يوم"), (2, "يومان"), (3, "{count} أيام"), (11, "{count} يومًا"), (100, "{count} يوم")],
)
def test_arabic_counts_in_six_forms(count: int, form: str) -> None:
    assert ARABIC_DAYS.form(count, Language.ARABIC) == form


@pytest.mark.parametrize("name", sorted({name for name, _ in sentences(ARABIC)}))
def test_a_sentence_has_the_same_words_to_fill_in_in_both_languages(name: str) -> None:
    assert filled_in(ARABIC, name) == filled_in(ENGLISH, name)


@pytest.mark.parametrize("phrases", PHRASES.values(), ids=map(str, PHRASES))
def test_every_reason_of_a_corpus_problem_has_its_sentence(phrases: Phrases) -> None:
    assert phrases.problems.keys() == set(CorpusReason)


DOUBTFUL = ("env_unreadable", "env_line", "misspelt", "renamed", "unknown")  # of .env and of names


@pytest.mark.parametrize("phrases", PHRASES.values(), ids=map(str, PHRASES))
def test_every_deed_remark_and_refusal_has_its_sentence(phrases: Phrases) -> None:
    found = (phrases.deeds, phrases.remarks, phrases.refusals)
    assert [each.keys() for each in found] == [set(Deed), set(Remark), set(Refusal)]


@pytest.mark.parametrize("phrases", PHRASES.values(), ids=map(str, PHRASES))
def test_every_trouble_has_its_sentence(phrases: Phrases) -> None:
    assert phrases.troubles.keys() == set(Trouble)


@pytest.mark.parametrize("phrases", PHRASES.values(), ids=map(str, PHRASES))
def test_every_setting_has_the_sentence_for_a_bad_value(phrases: Phrases) -> None:
    assert phrases.settings.keys() == {*Settings.model_fields, "no_token", "env_file", *DOUBTFUL}


@pytest.mark.parametrize(("language", "row"), [(name, row) for name in Language for row in worded_rows(PHRASES[name])])
def test_a_sentence_of_the_chat_begins_on_the_side_of_its_language(language: Language, row: str) -> None:
    assert mark_for(row, language) == ""


@pytest.mark.parametrize(("name", "sentence"), list(sentences(ARABIC)))
def test_every_sentence_is_said_somewhere(name: str, sentence: str) -> None:
    assert sentence
    section, _, key = name.partition(".")
    by_key = {"settings", "problems", "gold", "small_talk", "troubles", "deeds", "remarks", "refusals"}
    assert section in by_key or re.search(rf'[."]{key}\b', SOURCE), name


@pytest.mark.parametrize("text", [ARABIC.menu.description, ENGLISH.menu.description])
def test_the_description_is_within_what_telegram_takes(text: str) -> None:
    assert len(text) <= 512


@pytest.mark.parametrize("text", [ARABIC.menu.short_description, ENGLISH.menu.short_description])
def test_the_short_description_is_within_what_telegram_takes(text: str) -> None:
    assert len(text) <= 120


@pytest.mark.parametrize("text", [ARABIC.menu.name, ENGLISH.menu.name])
def test_the_name_is_within_what_telegram_takes(text: str) -> None:
    assert len(text) <= 64


def test_a_command_in_an_arabic_sentence_keeps_its_slash_in_front() -> None:
    rows = [row for _, sentence in sentences(ARABIC) for row in sentence.split("\n")]
    assert [row for row in rows if re.search(r"(?<![\u200e\w.:/])/[a-z]", row)] == []


@pytest.mark.parametrize("word", ["شيئا", "جوابا", "شكرا", "أهلا", "مثلا", "حرفيا", "سؤالا"])
def test_tanwin_is_written(word: str) -> None:
    assert [name for name, sentence in sentences(ARABIC) if re.search(rf"{word}(?!\w|\u064b)", sentence)] == []


@pytest.mark.parametrize("phrases", PHRASES.values(), ids=map(str, PHRASES))
def test_no_sentence_is_about_one_corpus(phrases: Phrases) -> None:
    about_one = re.compile(r"iraq|coalition|pentagon|syria|عراق|تحالف|البنتاغون|سوريا", re.IGNORECASE)
    assert [name for name, sentence in sentences(phrases) if about_one.search(sentence)] == []


def test_english_has_one_spelling_in_arabic() -> None:
    assert [name for name, sentence in sentences(ARABIC) if re.search("[إا]نكليزي", sentence)] == []


def test_an_iraqi_reads_months_with_the_names_of_iraq() -> None:
    assert format_month(2026, 1, Language.ARABIC) == "كانون الثاني 2026"


def test_an_iraqi_reads_dates_with_the_month_names_of_iraq() -> None:
    assert format_day(date(2026, 1, 18), Language.ARABIC) == "18 كانون الثاني 2026"


def test_an_english_reader_sees_the_day_before_the_month() -> None:
    assert format_day(date(2026, 1, 18), Language.ENGLISH) == "18 January 2026"
