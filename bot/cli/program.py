"""The command line: its commands and their options. What a command needs is imported when it is called."""

from functools import partial
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

import click

from bot.cli.operator import Operator
from bot.cli.usage import translate_help
from bot.distribution import PROGRAM
from bot.locale import HelpPhrases

CALIBRATION = "calibration.json"  # where `calibrate` writes unless it is told otherwise
_COMMANDS = "bot.cli.commands"  # a function for each; half a second that `--help` need not wait for
_OPERATION = "bot.cli.operation"
_EDITING = "bot.cli.editing"
_ELSEWHERE = {
    "init": "bot.cli.init",
    "preview": "bot.cli.preview",
    "add": "bot.cli.adding",
    "teach": "bot.cli.teaching",
    "check": "bot.cli.checking",
    **dict.fromkeys(("evaluate", "calibrate"), "bot.cli.judging"),
    **dict.fromkeys(("health", "backup", "restore"), _OPERATION),
    **dict.fromkeys(("export", "import", "undo"), _EDITING),
}
_VERSION = "bot.cli.version"
PORT = 8600  # of the preview


def make_program(operator: Operator) -> click.Group:
    """Return the command line, its help in the operator's language; each command returns its exit code."""
    words = operator.phrases.help
    corpus = click.Option(["--corpus"], type=click.Path(path_type=Path), metavar="DIR", help=words.corpus)
    database = click.Option(["--database"], type=click.Path(path_type=Path), metavar="FILE", help=words.database)
    question = click.Argument(["question"], nargs=-1)
    folder = click.Argument(["folder"], metavar="[DIR]", required=False, type=click.Path(path_type=Path))
    file = click.Argument(["file"], metavar="FILE.jsonl", type=click.Path(path_type=Path))
    copy = click.Argument(["file"], metavar="[FILE]", required=False, type=click.Path(path_type=Path))
    copied = click.Argument(["file"], metavar="FILE", type=click.Path(path_type=Path))
    fix = click.Option(["--fix"], is_flag=True, help=words.fix)
    answers = click.Option(["--answers"], is_flag=True, help=words.answers)
    as_json = click.Option(["--json", "as_json"], is_flag=True, help=words.as_json)
    compare = click.Option(["--compare"], type=click.Path(path_type=Path), metavar="OTHER.json", help=words.compare)
    limit = click.Option(["--limit"], type=click.IntRange(min=1), metavar="N", default=10, help=words.limit)
    gold = click.Argument(["gold"], nargs=-1, metavar="[GOLD.jsonl]...", type=click.Path(path_type=Path))
    pair = click.Tuple([click.Path(path_type=Path), click.Path(path_type=Path)])
    also = click.Option(["--also"], multiple=True, type=pair, metavar="DIR GOLD.jsonl", help=words.also)
    output = click.Option(
        ["--output"], type=click.Path(path_type=Path), metavar="FILE", default=Path(CALIBRATION), help=words.output
    )
    token = click.Option(["--token"], metavar="TOKEN", help=words.token)
    owner = click.Option(["--owner"], metavar="ID", help=words.owner)
    language = click.Option(["--language"], metavar="ar|en", help=words.language)
    program = click.Group(PROGRAM, help=words.program, no_args_is_help=True)
    program.params.append(_version_option(operator))
    commands: tuple[tuple[str, list[click.Parameter], str], ...] = (
        ("init", [token, owner, corpus, language], words.init),
        ("run", [corpus, database], words.run),
        ("preview", [corpus, *_preview_options(words)], words.preview),
        ("ask", [question, as_json, limit, corpus], words.ask),
        ("check", [folder, fix, answers, corpus], words.check),
        ("evaluate", [file, as_json, compare, corpus], words.evaluate),
        ("calibrate", [gold, also, output, corpus], words.calibrate),
        ("health", [database], words.health),
        ("backup", [copy, database], words.backup),
        ("restore", [copied, database], words.restore),
        ("add", _adding(words, corpus), words.add),
        ("teach", [as_json, corpus, database], words.teach),
        ("export", [copy, corpus], words.export_corpus),
        ("import", [copied, corpus], words.import_corpus),
        ("undo", [corpus], words.undo),
    )
    for name, parameters, text in commands:
        callback = partial(_run, name, operator)
        program.add_command(click.Command(name, callback=callback, params=parameters, help=text))
    translate_help(program, words)
    return program


def _preview_options(words: HelpPhrases) -> list[click.Parameter]:
    return [
        click.Option(["--database"], type=click.Path(path_type=Path), metavar="FILE", help=words.preview_database),
        click.Option(["--port"], type=click.IntRange(0, 65_535), metavar="N", default=PORT, help=words.port),
        click.Option(["--listen"], metavar="ADDRESS", default="127.0.0.1", help=words.listen),
        click.Option(["--read-only"], is_flag=True, help=words.read_only),
        click.Option(["--no-browser"], is_flag=True, help=words.no_browser),
    ]


def _version_option(operator: Operator) -> click.Option:
    def show(context: click.Context, _: click.Parameter, wanted: object) -> None:
        if wanted and not context.resilient_parsing:
            import_module(_VERSION).tell_version(operator)
            context.exit()

    words = operator.phrases.help
    return click.Option(
        ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=show, help=words.version
    )


def _run(name: str, operator: Operator, **options: object) -> int:
    function = f"{name}_" if iskeyword(name) else name
    return int(getattr(import_module(_ELSEWHERE.get(name, _COMMANDS)), function)(operator, **options))


def _adding(words: HelpPhrases, corpus: click.Option) -> list[click.Parameter]:
    """Return the parameters of the command that adds a document."""
    return [
        click.Argument(["source"], metavar="FILE|URL|-"),
        click.Option(["--title"], metavar="TEXT", help=words.title),
        click.Option(["--publisher"], metavar="TEXT", help=words.publisher),
        click.Option(["--url"], metavar="URL", help=words.url),
        click.Option(["--published"], metavar="DATE", help=words.published),
        click.Option(["--slug"], metavar="NAME", help=words.slug),
        click.Option(["--question"], multiple=True, metavar="TEXT", help=words.question),
        click.Option(["--translation-of"], metavar="NAME", help=words.translation_of),
        click.Option(["--yes"], is_flag=True, help=words.yes),
        click.Option(["--dry-run"], is_flag=True, help=words.dry_run),
        corpus,
    ]
