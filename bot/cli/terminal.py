"""Writes answers for people at a terminal: what answers comes first, then who says so and when, with links."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from shutil import get_terminal_size

from rich.console import Console, ConsoleDimensions
from rich.padding import Padding
from rich.text import Text

from bot.answering.answers import Answer
from bot.answering.attribution import Credit, Outlet, credit, label_of_quote
from bot.answering.citations import Citation
from bot.answering.quotes import Quote
from bot.cli.hyperlinks import has_hyperlinks
from bot.cli.json_lines import AskedQuestion
from bot.documents import OutletName
from bot.engine import Engine
from bot.locale import AnswerPhrases, Phrases
from bot.text.languages import Language

_DIM = "dim"
_INDENT = 4


class TerminalWriter:
    """Prints answers for people on standard output."""

    def __init__(self, engine: Engine, sentences: Mapping[Language, Phrases], language: Language) -> None:
        """Answer with `engine`, each question in its own language; one without letters in `language`."""
        self._engine = engine
        self._sentences = sentences
        self._language = language
        self._has_written = False
        # Lines are broken for a terminal only: whoever reads a pipe wants each quote in one piece.
        self._console = Console(markup=False, emoji=False, highlight=False, soft_wrap=not sys.stdout.isatty())
        if self._console.is_dumb_terminal:  # rich takes it to be 80 columns wide, whatever it says
            self._console.size = ConsoleDimensions(*get_terminal_size())

    def write(self, asked: AskedQuestion, *, is_one_of_many: bool = False) -> None:
        """Answer what is asked; of several questions each is repeated above its answer, the others apart by a line."""
        parts, previous = self._engine.divide(asked.question), asked.previous
        answers: list[Answer] = []
        for part in parts:
            answer = self._engine.ask(part.text, previous, self._language).answer
            if answer.adds_to(answers):
                self._write(answer, part.text if is_one_of_many or len(parts) > 1 else None)
            answers.append(answer)
            previous = (*previous, part.text)
        sys.stdout.flush()

    def _write(self, answer: Answer, question: str | None) -> None:
        """Write an answer, below its `question` if that is to be repeated."""
        if self._has_written:
            self._console.print()
        self._has_written = True
        if question:
            self._console.print(Text(f"» {question}", "bold"))
        related, names = self._engine.related(answer), self._engine.corpus.outlets_by_name
        print_answer(self._console, answer, self._sentences[answer.language], related, names)

    def refuse(self, line: int, sentence: str) -> None:
        """Leave a line that is no question unanswered; standard error says it."""


def print_answer(
    console: Console, answer: Answer, phrases: Phrases, related: Sequence[str], names: Mapping[str, OutletName]
) -> None:
    """Print an answer in the asker's language; in a pipe without colour and without broken lines.

    `names` has the outlets by their spellings, case folded.
    """
    if answer.small_talk:
        console.print(Text(phrases.small_talk[answer.small_talk]))
    elif not answer.answered:
        console.print(Text(_lead(answer, phrases.answer)))
    if answer.claims:
        values = (phrases.answer.claim.format(value=each.value, number=each.number) for each in answer.claims)
        console.print(Text(f"{phrases.answer.differ} {f'{phrases.answer.outlet_separator} '.join(values)}", "bold"))
    for citation in answer.shown:
        if citation.number > 1:
            console.print()
        _print_citation(console, citation, phrases, credit(citation, phrases, answer.language, names))
    if related:
        console.print()
        console.print(Text(phrases.answer.related, _DIM))
    for question in related:
        _print_indented(console, Text(f"- {question}", _DIM))


def _lead(answer: Answer, words: AnswerPhrases) -> str:
    """Return what stands above what comes near, or in place of an answer."""
    if answer.nearest:
        return words.more if answer.asks_more else words.nearest
    return words.no_more if answer.only_told else words.not_found


def _print_citation(console: Console, citation: Citation, phrases: Phrases, attribution: Credit) -> None:
    words = phrases.answer
    quote = citation.translation or citation.quote
    console.print(Text.assemble((f"[{citation.number}] ", "bold"), _marked(quote, console)))
    for line in _outlet_lines(attribution.lead, attribution.outlets, phrases, console):
        _print_indented(console, line)
    _print_indented(console, Text(words.source.format(number=citation.number, title=attribution.title), _DIM))
    if citation.translation:
        label = label_of_quote(citation, phrases)
        _print_indented(console, Text.assemble((f"{label} ", _DIM), _marked(citation.quote, console)))


def _marked(quote: Quote, console: Console) -> Text:
    """Return a quote with what answers in colour; where there is none underlined, on a dumb terminal in asterisks."""
    marks = "*" if console.is_terminal and console.color_system is None else ""
    style = "bold underline" if console.no_color else "bold green"
    text, done = Text(), 0
    for start, end in quote.highlights:
        text.append(quote.text[done:start]).append(f"{marks}{quote.text[start:end]}{marks}", style)
        done = end
    return text.append(quote.text[done:])


def _outlet_lines(lead: str | None, outlets: Sequence[Outlet], phrases: Phrases, console: Console) -> Iterator[Text]:
    """Yield who says so: linked names in one line, or each outlet above its address."""
    named = [phrases.answer.outlet.format(name=each.name, day=each.day) if each.day else each.name for each in outlets]
    if console.is_terminal and console.color_system and has_hyperlinks(os.environ):
        names = (Text(name, f"link {each.url}" if each.url else "") for name, each in zip(named, outlets, strict=True))
        linked = Text(f"{phrases.answer.outlet_separator} ").join(names)
        yield Text(" ").join(piece for piece in (Text(lead or ""), linked) if piece)
        return
    above = f"{lead} " if lead else ""
    if not outlets:
        yield Text(above.rstrip())
    for name, outlet in zip(named, outlets, strict=True):
        yield Text(f"{above}{name}")
        above = ""
        if outlet.url:
            yield Text(outlet.url, _DIM, no_wrap=True)


def _print_indented(console: Console, text: Text) -> None:
    # What must not be broken the terminal itself may run on in its next line: it stays one link, and copies as one.
    if console.is_terminal and not text.no_wrap:
        console.print(Padding(text, (0, 0, 0, _INDENT), expand=False))
    else:
        console.print(Text(" " * _INDENT) + text, soft_wrap=True)
