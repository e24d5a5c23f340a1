"""The program: runs a command and turns what can go wrong into a sentence on standard error and an exit code."""

import gc
import io
import os
import sys
from collections.abc import Iterable, Sequence

import babel
import click

from bot.cli.commands import make_program
from bot.cli.operator import Operator
from bot.cli.usage import usage_sentence
from bot.documents import CorpusError
from bot.error_sentences import CannotRunError, corpus_sentences, gold_sentences, setting_sentences
from bot.evaluation.gold_problems import GoldError
from bot.locale import Phrases, read_phrases
from bot.settings import SettingsError
from bot.text.languages import Language, language_of_tag

# The word lists are hundreds of thousands of small objects, none of them garbage: to look through them time and again
# takes as long as to read them.
_ALLOCATIONS_BEFORE_COLLECTING = 200_000
BAD_INPUT, BAD_USAGE, INTERRUPTED = 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line, by default this process's own, and exit."""
    gc.set_threshold(_ALLOCATIONS_BEFORE_COLLECTING)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Arabic, whatever the locale is
    try:
        code = _run(arguments, Operator(_operators_language(), read_phrases()))
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the last flush has somewhere to go
        code = BAD_INPUT
    sys.exit(code)


def _operators_language() -> Language:
    return language_of_tag(babel.default_locale("LC_MESSAGES")) or Language.ENGLISH


def _run(arguments: Sequence[str] | None, operator: Operator) -> int:
    phrases = operator.phrases
    try:
        return int(make_program(operator).main(arguments, standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return BAD_USAGE
    except CorpusError as error:
        return _tell(corpus_sentences(error, phrases), BAD_INPUT)
    except GoldError as error:
        return _tell(gold_sentences(error, phrases), BAD_INPUT)
    except (click.ClickException, SettingsError, CannotRunError) as error:
        return _tell(_usage_sentences(error, phrases), BAD_USAGE)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED


def _usage_sentences(error: click.ClickException | SettingsError | CannotRunError, phrases: Phrases) -> Sequence[str]:
    if isinstance(error, SettingsError):
        return setting_sentences(error, phrases)
    if isinstance(error, click.ClickException):
        return [usage_sentence(error, phrases)]
    return [str(error)]


def _tell(sentences: Iterable[str], code: int) -> int:
    for sentence in sentences:
        click.echo(sentence, err=True)
    return code


if __name__ == "__main__":
    main()
