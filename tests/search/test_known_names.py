"""The names of a corpus's glossary are found in texts, however they are written."""

import pytest

from bot.documents import GlossaryEntry
from bot.search import KnownNames

NAMES = KnownNames(
    (
        GlossaryEntry("بغداد", "Baghdad", (), "place"),
        GlossaryEntry("مطار بغداد", "Baghdad airport (main)", ("BIAP",), "place"),
        GlossaryEntry("البيشمركة", "Peshmerga", (), "unit"),
    )
)


def find(text: str, *kinds: str) -> list[str]:
    return [text[start:end] for start, end in NAMES.find(text, kinds)]


@pytest.mark.parametrize("text", ["baghdad", "بغداد", "BIAP"])
def test_a_name_is_found_in_either_language_and_by_its_variants(text: str) -> None:
    assert find(f"in {text} today", "place") == [text]


def test_the_longest_name_at_a_place_is_found() -> None:
    assert find("at Baghdad airport and in Baghdad", "place") == ["Baghdad airport", "Baghdad"]


def test_an_article_makes_no_other_name() -> None:
    assert find("قوات بيشمركة", "unit") == ["بيشمركة"]


def test_only_names_of_the_wanted_kinds_are_found() -> None:
    assert find("the Peshmerga in Baghdad", "unit") == ["Peshmerga"]


def test_a_corpus_without_a_glossary_knows_no_names() -> None:
    assert list(KnownNames(()).find("Baghdad", ["place"])) == []
