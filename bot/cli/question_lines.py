"""Answers the lines of standard input, one by one."""

import sys
from collections.abc import Iterable

import click

from bot.cli.json_lines import MOST_IN_QUESTION, SHAPE, JsonWriter, QuestionTooLongError, read_question
from bot.cli.operator import BAD_INPUT, DONE
from bot.cli.streams import read_lines
from bot.cli.terminal import TerminalWriter
from bot.error_sentences import opening_of
from bot.locale import Phrases

_MOST_IN_LINE = 1_048_576  # bytes: a question and the earlier ones of its conversation
_BYTE_ORDER_MARK = "\ufeff"


def ask_lines(writer: JsonWriter | TerminalWriter, phrases: Phrases, *, repeats_questions: bool) -> int:
    """Answer every line that is a question; people's empty lines are passed over, a program's are questions too."""
    return _ask(read_lines(sys.stdin.buffer, _MOST_IN_LINE), writer, phrases, repeats_questions=repeats_questions)


def _ask(
    lines: Iterable[bytes | None], writer: JsonWriter | TerminalWriter, phrases: Phrases, *, repeats_questions: bool
) -> int:
    code = DONE
    for number, raw in enumerate(lines, 1):
        line = raw.decode(errors="surrogateescape").rstrip("\r\n") if raw is not None else None
        text = well_formed(line).removeprefix(_BYTE_ORDER_MARK) if line is not None else None
        if line is not None and well_formed(line) != line:
            code = _tell(phrases.terminal.not_utf8_input.format(line=number))
        if text is not None and not text.strip() and isinstance(writer, TerminalWriter):
            continue
        try:
            asked = read_question(text)
        except ValueError as error:
            sentence = _sentence(number, text, error, phrases)
            writer.refuse(number, sentence)
            code = _tell(sentence)
        else:
            writer.write(asked, is_one_of_many=repeats_questions)
    return code


def _sentence(number: int, text: str | None, error: ValueError, phrases: Phrases) -> str:
    if text is None or isinstance(error, QuestionTooLongError):
        return phrases.terminal.long_line.format(line=number, most=MOST_IN_QUESTION)
    return phrases.terminal.bad_line.format(line=number, value=opening_of(text), shape=SHAPE)


def _tell(sentence: str) -> int:
    click.echo(sentence, err=True)
    return BAD_INPUT


def well_formed(text: str) -> str:
    """Return `text` with U+FFFD in place of bytes that were not UTF-8."""
    return text.encode(errors="surrogateescape").decode(errors="replace")
