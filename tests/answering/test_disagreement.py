"""Where sources give different dates or numbers, the answer says so."""

from pathlib import Path

import pytest

from bot.answering.answers import Answer
from bot.engine import Engine
from bot.text.languages import Language
from tests.corpora import write_document

FILLER = ("Bees make honey in spring.", "Cats sleep all day.", "Dogs bark at night.")
HOW_MANY, WHEN = "How many penguins marched out of Babylon?", "When did the penguins march out of Babylon?"


def answer(folder: Path, question: str, *texts: str) -> Answer:
    """Ask of documents of one paragraph each."""
    for number, text in enumerate(texts):
        write_document(folder, f"source{number}.en.md", text)
    write_document(folder, "filler.en.md", *FILLER)
    return Engine(folder, Language.ENGLISH).ask(question).answer


def values(found: Answer) -> set[str]:
    return {claim.value for claim in found.claims}


def test_different_numbers_of_the_same_are_told(tmp_path: Path) -> None:
    texts = ("Some 2,500 penguins marched out of Babylon.", "About 900 penguins marched out of Babylon.")
    assert values(answer(tmp_path, HOW_MANY, *texts)) == {"2,500", "900"}


def test_each_number_is_told_with_its_citation(tmp_path: Path) -> None:
    texts = ("Some 2,500 penguins marched out of Babylon.", "About 900 penguins marched out of Babylon.")
    found = answer(tmp_path, HOW_MANY, *texts)
    assert found.claims
    by_number = {citation.number: citation.quote.text for citation in found.citations}
    assert all(claim.value in by_number[claim.number] for claim in found.claims)


def test_different_dates_of_the_same_are_told(tmp_path: Path) -> None:
    texts = ("In May 2024 the penguins marched out of Babylon.", "In June 2025 the penguins marched out of Babylon.")
    assert values(answer(tmp_path, WHEN, *texts)) == {"May 2024", "June 2025"}


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (HOW_MANY, "Some 2,500 penguins marched out of Babylon.", "The 2500 penguins marched out of Babylon."),
        (
            WHEN,
            "In May 2024 the penguins marched out of Babylon.",
            "On 3 May 2024 the penguins marched out of Babylon.",
        ),
        (WHEN, "2024-05-03 the penguins marched out of Babylon.", "On 3 May 2024 the penguins marched out of Babylon."),
        (HOW_MANY, "Some 2,500 penguins marched out of Babylon.", "Nobody counted the penguins that left Babylon."),
        (HOW_MANY, "Some 2,500 penguins marched out of Babylon.", "In 2024 penguins marched out of Babylon."),
        (
            "Did penguins march out of Babylon?",
            "The 7 penguins marched out of Babylon.",
            "9 penguins marched out of Babylon.",
        ),
        (HOW_MANY, "Some 2,500 penguins marched out of Babylon.", "The 900 penguins of Nineveh stayed."),
    ],
)
def test_sources_that_agree_or_speak_of_other_things_do_not_differ(
    question: str, one: str, other: str, tmp_path: Path
) -> None:
    assert answer(tmp_path, question, one, other).claims == ()


def test_one_document_does_not_contradict_itself(tmp_path: Path) -> None:
    write_document(
        tmp_path,
        "a.en.md",
        "Seven 7 penguins marched out of Babylon.",
        "Then 9 penguins marched out of Babylon.",
        *FILLER,
    )
    assert Engine(tmp_path, Language.ENGLISH).ask(HOW_MANY).answer.claims == ()
