"""Writes answers for people at a terminal: quotes, the words that matched in colour, and where they come from."""

import sys
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.answering.answers import Answer, Citation
from bot.answering.attribution import Outlet, credit
from bot.answering.quotes import Quote
from bot.cli.json_lines import AskedQuestion
from bot.engine import Engine
from bot.locale import Phrases
from bot.text.languages import Language

_MATCH, _DIM = "bold green", "dim"


class TerminalWriter:
    """Prints answers for people on standard output."""

    def __init__(self, engine: Engine, sentences: Mapping[Language, Phrases]) -> None:
        """Answer with `engine`, each question in its own language."""
        self._engine = engine
        self._sentences = sentences
        # Lines are broken for a terminal only: whoever reads a pipe wants each quote in one piece.
        self._console = Console(markup=False, emoji=False, highlight=False, soft_wrap=not sys.stdout.isatty())

    def write(self, asked: AskedQuestion) -> None:
        """Answer a question."""
        answer = self._engine.ask(asked.question, asked.previous).answer
        print_answer(self._console, answer, self._sentences[answer.language], self._engine.related(answer))
        sys.stdout.flush()


def print_answer(console: Console, answer: Answer, phrases: Phrases, related: Sequence[str] = ()) -> None:
    """Print an answer in the asker's language; in a pipe without colour and without broken lines."""
    if answer.small_talk:
        console.print(Text(phrases.small_talk[answer.small_talk]))
    elif not answer.answered:
        console.print(Text(phrases.answer.nearest if answer.nearest else phrases.answer.not_found))
    if answer.claims:
        values = (phrases.answer.claim.format(value=each.value, number=each.number) for each in answer.claims)
        console.print(Text(f"{phrases.answer.differ} {f'{phrases.answer.outlet_separator} '.join(values)}", "bold"))
    for citation in answer.shown:
        if citation.number > 1:
            console.print()
        _print_citation(console, citation, phrases, answer.language)
    if related:
        console.print()
        console.print(Text(phrases.answer.related, _DIM))
    for question in related:
        _print_indented(console, Text(f"- {question}", _DIM))


def _print_citation(console: Console, citation: Citation, phrases: Phrases, language: Language) -> None:
    words = phrases.answer
    number = Text(f"[{citation.number}] ", style="bold")
    if citation.translation:
        console.print(number + _coloured(citation.translation) + Text(f" ({words.translation})", _DIM))
        original = words.original_ar if citation.language is Language.ARABIC else words.original_en
        _print_indented(console, Text(f"{original} ", _DIM) + _coloured(citation.quote))
    else:
        console.print(number + _coloured(citation.quote))
    attribution = credit(citation, phrases, language)
    _print_indented(console, Text(words.source.format(number=citation.number, title=attribution.title), "bold"))
    outlets = f"{words.outlet_separator} ".join(_outlet(outlet, words.outlet) for outlet in attribution.outlets)
    _print_indented(console, Text(" ".join(filter(None, (attribution.lead, outlets))), _DIM))


def _coloured(quote: Quote) -> Text:
    text = Text(quote.text)
    for start, end in quote.highlights:
        text.stylize(_MATCH, start, end)
    return text


def _outlet(outlet: Outlet, pattern: str) -> str:
    name = pattern.format(name=outlet.name, day=outlet.day) if outlet.day else outlet.name
    return f"{name} {outlet.url}" if outlet.url else name


def _print_indented(console: Console, text: Text) -> None:
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, 4)))
    else:
        console.print(Text("    ") + text)
