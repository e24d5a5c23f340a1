"""What each command does: it reads the settings and hands its work on."""

import asyncio
import os
import signal
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

import click
from pydantic import ValidationError

from bot.answering.calibration import CalibrationError, read_calibration
from bot.cli.json_lines import MOST_IN_QUESTION, AskedQuestion, JsonWriter
from bot.cli.logs import set_up_logging
from bot.cli.operator import BAD_INPUT, DONE, Operator
from bot.cli.question_lines import ask_lines, well_formed
from bot.cli.terminal import TerminalWriter
from bot.documents import check_corpus, read_corpus
from bot.engine import Engine
from bot.error_sentences import CannotRunError, setting_sentence, warning_sentence
from bot.evaluation.gold import read_gold
from bot.evaluation.report import follow, print_run
from bot.evaluation.run import compare_runs, make_run, read_run
from bot.evaluation.scores import score
from bot.expansion import INSTALLED, FreeDict, FreeDictError, find_freedict
from bot.lexicons.compiled import keep_tables_in
from bot.locale import read_phrases
from bot.problems import printable
from bot.setting_values import expanded
from bot.settings import PREFIX, SettingProblem, Settings, SettingsError, doubtful_settings, read_settings
from bot.snapshots import Snapshots
from bot.text.languages import Language

# The settings that an answer needs.
FOR_ANSWERS = frozenset({"corpus", "language", "dictionary", "calibration", "cache"})


def run(operator: Operator, corpus: Path | None, database: Path | None) -> int:
    """Run the Telegram bot until it is stopped."""
    from bot.chat.connection.proxies import check_environment  # noqa: PLC0415 - as the next one
    from bot.chat.lifecycle import run_bot  # noqa: PLC0415 - half a second that `ask` need not wait for
    from bot.chat.long_lived import settle  # noqa: PLC0415 - as these

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(DONE))  # for the moment until the event loop listens
    settings = settings_for(operator, corpus, database, None)
    settings = settings.with_webhook_secret()
    set_up_logging(settings.log, settings.secrets | {settings.bot_token})  # without which nothing else need be read
    check_environment(operator.phrases)
    engine = open_engine(settings)
    engine.prepare()
    settle()
    return asyncio.run(run_bot(settings, engine, operator.phrases))


def ask(operator: Operator, question: tuple[str, ...], *, as_json: bool, limit: int, corpus: Path | None) -> int:
    """Answer the question given, else each line of standard input."""
    engine = open_engine(settings_for(operator, corpus))
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


def check(operator: Operator, folder: Path | None, corpus: Path | None) -> int:
    """Report every problem of a corpus folder."""
    path = expanded(folder) if folder else settings_for(operator, corpus, needed={"corpus"}).corpus
    found = check_corpus(path)
    words = operator.phrases.count
    for problem in found.left_out:
        click.echo(warning_sentence(problem, operator.phrases), err=True)
    documents = words.documents.about(found.documents, operator.language)
    passages = words.passages.about(found.passages, operator.language)
    done = operator.phrases.terminal.check_done
    click.echo(done.format(folder=printable(str(path)), documents=documents, passages=passages))
    return DONE


def evaluate(operator: Operator, file: Path, corpus: Path | None, compare: Path | None, *, as_json: bool) -> int:
    """Score the answers to gold questions."""
    before = read_run(compare) if compare else None
    engine = open_engine(settings_for(operator, corpus))
    questions = follow(read_gold(file, engine.corpus), operator.phrases)
    run = make_run(score(gold, engine.ask(gold.question, gold.previous).answer) for gold in questions)
    if compare and before:
        run = compare_runs(compare, before, run)
    if as_json:
        click.echo(run.to_json())
    else:
        print_run(run, operator.phrases)
    return DONE


def calibrate(
    operator: Operator, gold: tuple[Path, ...], also: tuple[tuple[Path, Path], ...], output: Path, corpus: Path | None
) -> int:
    """Fit the tables by which answers are judged, and show how they do where they were not fitted."""
    from bot.calibration.report import following, print_curve  # noqa: PLC0415 - nothing else needs it
    from bot.calibration.run import Source, calibrate_on  # noqa: PLC0415 - likewise

    settings = settings_for(operator, corpus)
    files: list[tuple[Path, Path | None]] = [*((settings.corpus, file) for file in gold or (None,)), *also]
    corpora = {folder: read_corpus(folder) for folder in dict.fromkeys(folder for folder, _ in files)}
    sources = [
        Source(corpora[folder], () if file is None else read_gold(file, corpora[folder])) for folder, file in files
    ]
    words = operator.phrases.calibration
    fitted = calibrate_on(sources, _installed(settings), following(operator.phrases))
    if fitted is None:
        return _tell(words.nothing)
    try:
        output.write_text(fitted.calibration.model_dump_json(indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        return _tell(words.not_written.format(file=output, detail=error.strerror or error))
    print_curve(fitted.with_questions, words.with_questions, operator.phrases)
    print_curve(fitted.without_questions, words.without_questions, operator.phrases)
    click.echo(words.written.format(file=output))
    return DONE


def settings_for(
    operator: Operator,
    corpus: Path | None,
    database: Path | None = None,
    needed: Collection[str] | None = FOR_ANSWERS,
) -> Settings:
    """Return the settings, and tell what may be meant as one and is none."""
    for problem in doubtful_settings(os.environ):
        click.echo(setting_sentence(problem, operator.phrases), err=True)
    return read_settings(corpus, database, needed)


def open_engine(settings: Settings) -> Engine:
    """Read the corpus; SettingsError or CorpusError if that cannot be done."""
    try:
        calibration = read_calibration(settings.calibration) if settings.calibration else None
    except CalibrationError as error:
        problem = SettingProblem("calibration", f"{PREFIX}CALIBRATION", f"{settings.calibration} ({error})")
        raise SettingsError(problem) from error
    snapshots = Snapshots(settings.cache_folder)
    keep_tables_in(snapshots)
    return Engine(settings.corpus, Language(settings.language), _installed(settings), calibration, snapshots)


def _installed(settings: Settings) -> FreeDict | None:
    try:
        return find_freedict(settings.dictionary)
    except FreeDictError as error:
        problem = SettingProblem("dictionary", f"{PREFIX}DICTIONARY", f"{settings.dictionary or INSTALLED} ({error})")
        raise SettingsError(problem) from error


def _tell(sentence: str) -> int:
    click.echo(sentence, err=True)
    return BAD_INPUT
