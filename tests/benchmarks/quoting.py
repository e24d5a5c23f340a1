"""Counts how often the first quote has the answer: `python -m tests.benchmarks.quoting XQUAD_DIR`.

Each question of XQuAD has an answer marked in its paragraph, a few words. The bot quotes a sentence or two of what
it holds likeliest; right is a quote that contains the marked words.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bot.answering.answers import Answer
from bot.text.languages import Language
from tests.benchmarks.xquad import Questions, read_xquad
from tests.corpora import ask_index, make_document, make_index


def read_answers(folder: Path, language: Language) -> dict[str, list[str]]:
    """Return the marked answers of each question by its id."""
    [file] = folder.glob(f"*.{language}.json")
    articles = json.loads(file.read_text(encoding="utf-8"))["data"]
    questions = (q for article in articles for paragraph in article["paragraphs"] for q in paragraph["qas"])
    return {question["id"]: [answer["text"] for answer in question["answers"]] for question in questions}


def ask(asked: Questions, searched: Questions) -> Iterator[tuple[str, Answer]]:
    """Yield the id of each question and what the bot answers from the paragraphs of `searched`."""
    arabic = searched.language is Language.ARABIC
    index = make_index(
        *(
            make_document(str(place), arabic=[text] if arabic else (), english=() if arabic else [text])
            for place, text in enumerate(searched.paragraphs)
        )
    )
    for name, question in asked.texts.items():
        yield name, ask_index(question, index, fallback=asked.language)


def main() -> None:
    """Print a row for each pair of languages."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.quoting")
    parser.add_argument("folder", type=Path, help="folder with XQuAD's *.ar.json and *.en.json")
    folder: Path = parser.parse_args().folder
    xquad = read_xquad(folder)
    table = Table("questions", "paragraphs", "first quote has the answer", "refused", "characters", box=SIMPLE_HEAD)
    for asked in Language:
        for searched in Language:
            gold = read_answers(folder, searched)
            answers = dict(ask(xquad[asked], xquad[searched]))
            quotes = {name: found.citations[0].quote.text for name, found in answers.items() if found.answered}
            right = [any(answer in quotes.get(name, "") for answer in gold[name]) for name in answers]
            refused = 100 * (1 - len(quotes) / len(answers))
            length = mean(map(len, quotes.values()))
            table.add_row(asked, searched, f"{100 * mean(right):.1f} %", f"{refused:.1f} %", f"{length:.0f}")
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
