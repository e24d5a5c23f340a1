"""Reads XQuAD: questions in two languages, each with the one paragraph that answers it."""

import json
from dataclasses import dataclass
from pathlib import Path

from bot.text.languages import Language


@dataclass(frozen=True)
class Questions:
    """The paragraphs and questions of one language."""

    language: Language
    paragraphs: tuple[str, ...]
    texts: dict[str, str]  # id of a question, alike in all languages -> what is asked
    gold: dict[str, int]  # id of a question -> place of its paragraph


def read_xquad(folder: Path) -> dict[Language, Questions]:
    """Return the questions of `folder`, which has one file for each language, its name ending in `.ar.json` etc."""
    return {language: _read(folder, language) for language in Language}


def _read(folder: Path, language: Language) -> Questions:
    [file] = folder.glob(f"*.{language}.json")
    places: dict[str, int] = {}
    texts: dict[str, str] = {}
    gold: dict[str, int] = {}
    for article in json.loads(file.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            place = places.setdefault(" ".join(paragraph["context"].split()), len(places))
            for question in paragraph["qas"]:
                texts[question["id"]] = question["question"]
                gold[question["id"]] = place
    return Questions(language, tuple(places), texts, gold)
