"""The program: runs a command and turns what can go wrong into a sentence on standard error and an exit code."""

import gc
import os
import sys
from collections.abc import Iterable, Sequence

import click

from bot.cli.operator import BAD_INPUT, BAD_USAGE, INTERRUPTED, Operator, operators_language
from bot.cli.program import make_program
from bot.cli.streams import OutputError, UnreadableInputError, discard_output, open_standard_streams
from bot.cli.usage import usage_sentence
from bot.locale import read_phrases
from bot.problems import CannotGoOnError

# The word lists are hundreds of thousands of small objects, none of them garbage: to look through them time and again
# takes as long as to read them.
_ALLOCATIONS_BEFORE_COLLECTING = 200_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line, by default this process's own, and exit."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # no sum here is worth the start of more; NumPy looks at import
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # it would look for some in every installed package
    gc.set_threshold(_ALLOCATIONS_BEFORE_COLLECTING)
    open_standard_streams()
    operator = Operator(operators_language(os.environ), read_phrases())
    try:
        code = _run(arguments, operator)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        discard_output()
        code = BAD_INPUT
    except UnreadableInputError as error:
        code = _tell([operator.phrases.terminal.input.format(detail=error)], BAD_INPUT)
    except OutputError as error:
        discard_output()
        code = _tell([operator.phrases.terminal.output.format(detail=error)], BAD_INPUT)
    sys.exit(code)


def _run(arguments: Sequence[str] | None, operator: Operator) -> int:
    phrases = operator.phrases
    try:
        return int(make_program(operator).main(arguments, standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return BAD_USAGE
    except click.ClickException as error:
        return _tell([usage_sentence(error, phrases)], BAD_USAGE)
    except CannotGoOnError as error:
        from bot.cli.complaints import complaints  # noqa: PLC0415 - what most commands do without

        return _tell(*complaints(error, phrases))
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED


def _tell(sentences: Iterable[str], code: int) -> int:
    for sentence in sentences:
        click.echo(sentence, err=True)
    return code


if __name__ == "__main__":
    main()
