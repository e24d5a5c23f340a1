"""What is measured and fitted by gold questions: the commands `evaluate` and `calibrate`."""

from pathlib import Path

import click

from bot.calibration.report import following, print_curve
from bot.calibration.run import Source, calibrate_on
from bot.cli.opening import installed_dictionary, open_engine, settings_for
from bot.cli.operator import BAD_INPUT, DONE, Operator
from bot.documents import read_corpus
from bot.evaluation.gold import read_gold
from bot.evaluation.report import follow, print_run
from bot.evaluation.run import compare_runs, make_run, read_run
from bot.evaluation.scores import score


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
    settings = settings_for(operator, corpus)
    files: list[tuple[Path, Path | None]] = [*((settings.corpus, file) for file in gold or (None,)), *also]
    corpora = {folder: read_corpus(folder) for folder in dict.fromkeys(folder for folder, _ in files)}
    sources = [
        Source(corpora[folder], () if file is None else read_gold(file, corpora[folder])) for folder, file in files
    ]
    words = operator.phrases.calibration
    fitted = calibrate_on(sources, installed_dictionary(settings), following(operator.phrases))
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


def _tell(sentence: str) -> int:
    click.echo(sentence, err=True)
    return BAD_INPUT
