"""Tells which editors' questions the bot answers with another passage than the one they name, or not at all."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bot.answering.answers import Answer
from bot.documents import Corpus, CorpusReason, EditorsQuestion
from bot.documents.editors_questions import QUESTIONS
from bot.problems import Problem


def review_answers(
    folder: Path, corpus: Corpus, ask: Callable[[str], Answer], follow: Callable[[list[str]], Iterable[str]]
) -> Iterator[Problem]:
    """Yield each question whose first citation is none of its own; `follow` shows how far it has come."""
    named: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
    for question in corpus.questions:
        named[question.text].update(_place(question))
    for text in follow([text for text, places in named.items() if places]):
        cited = next(((each.passage.document.slug, each.passage.number) for each in ask(text).citations), None)
        if cited not in named[text]:
            values = {"question": text, "found": f"{cited[0]} {cited[1]}" if cited else "-"}
            yield Problem(str(folder / QUESTIONS), 0, CorpusReason.answered_elsewhere, values)


def _place(question: EditorsQuestion) -> Iterator[tuple[str, int]]:
    if question.document and question.paragraph:
        yield question.document, question.paragraph
