"""What each command does: it reads the settings and hands its work on."""

import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from pydantic import ValidationError

from bot.cli.json_lines import MOST_IN_QUESTION, AskedQuestion, JsonWriter
from bot.cli.opening import open_engine, settings_for
from bot.cli.operator import DONE, Operator
from bot.cli.progress import following
from bot.cli.question_lines import ask_lines, well_formed
from bot.cli.terminal import TerminalWriter
from bot.error_sentences import CannotRunError
from bot.locale import read_phrases


def run(operator: Operator, corpus: Path | None, database: Path | None) -> int:
    """Run the Telegram bot until it is stopped."""
    import asyncio  # noqa: PLC0415 - as the next ones

    from bot.chat.connection.proxies import check_environment  # noqa: PLC0415 - as the next one
    from bot.chat.lifecycle import run_bot  # noqa: PLC0415 - half a second that `ask` need not wait for
    from bot.cli.logs import set_up_logging  # noqa: PLC0415 - likewise
    from bot.long_lived import settle  # noqa: PLC0415 - as these

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(DONE))  # for the moment until the event loop listens
    settings = settings_for(operator, corpus, database, None)
    settings = settings.with_webhook_secret()
    set_up_logging(settings.log, settings.secrets | {settings.bot_token})  # without which nothing else need be read
    check_environment(operator.phrases)
    engine = open_engine(settings, following(operator.phrases))
    engine.prepare()
    settle()
    return asyncio.run(run_bot(settings, engine, operator.phrases))


def ask(operator: Operator, question: tuple[str, ...], *, as_json: bool, limit: int, corpus: Path | None) -> int:
    """Answer the question given, else each line of standard input."""
    engine = open_engine(settings_for(operator, corpus), following(operator.phrases))
    sentences = read_phrases(engine.corpus.about)
    writer = JsonWriter(engine, sentences, limit) if as_json else TerminalWriter(engine, sentences, operator.language)
    if question:
        writer.write(_asked(question, operator))
        return DONE
    is_typed = sys.stdin.isatty()  # then each question stands above its answer already
    if is_typed:
        click.echo(operator.phrases.terminal.asking, err=True)
    return ask_lines(writer, operator.phrases, repeats_questions=not is_typed)


def _asked(words: Sequence[str], operator: Operator) -> AskedQuestion:
    try:
        return AskedQuestion(question=well_formed(" ".join(words)))
    except ValidationError as error:
        raise CannotRunError(operator.phrases.terminal.long_question.format(most=MOST_IN_QUESTION)) from error
