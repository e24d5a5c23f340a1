"""Puts what click says, its help pages and its complaints, into the operator's language."""

import re

import click

from bot.locale import HelpPhrases, Phrases, UsagePhrases, wordings_of

_HELP_OPTIONS = ("-h", "--help")
_CLAUSE_END = re.compile("[,;:.\u060c\u061b]")  # also the Arabic comma and semicolon
# What click says, in English whatever the operator's language is, and the sentences that say it in theirs.
_NAME = "'?(?P<name>[^']+?)'?"
_COMPLAINTS = (
    (f"No such option:? {_NAME}\\.?", "no_such_option"),
    (f"No such command {_NAME}\\.?", "no_such_command"),
    (f"Missing (?:argument|option|parameter):? {_NAME}\\.", "missing"),
    (f"Option {_NAME} requires .+", "needs_value"),
    (f"Option {_NAME} does not take a value\\.", "takes_no_value"),
    ("Got unexpected extra arguments? \\((?P<value>.+)\\)", "extra"),
    (f"Invalid value for {_NAME}: '?(?P<value>.*?)'? is not a valid int.*", "not_a_number"),
    (f"Invalid value for {_NAME}: (?P<value>\\S+) is not in the range x>=(?P<least>\\d+)\\.", "too_small"),
    (
        f"Invalid value for {_NAME}: (?P<value>\\S+) is not in the range (?P<least>\\d+)<=x<=(?P<most>\\d+)\\.",
        "out_of_range",
    ),
)


def usage_sentence(error: click.ClickException, phrases: Phrases) -> str:
    """Return what is wrong with a command line; in click's own words if it is none of the common complaints."""
    near = getattr(error, "possibilities", None)  # of options and commands that do not exist
    detail = _worded(error.message if near else error.format_message(), phrases.usage)
    if near:
        detail = f"{detail} {phrases.usage.near.format(near=near[0])}"
    return phrases.terminal.usage.format(detail=detail)


def _worded(said: str, words: UsagePhrases) -> str:
    sentences = wordings_of(words)
    for pattern, key in _COMPLAINTS:
        if found := re.fullmatch(pattern, said):
            return str(sentences[key]).format(**found.groupdict())
    return said


def translate_help(program: click.Group, words: HelpPhrases) -> None:
    """Let the help pages of a program and its commands be in the language of `words`, and open with -h too."""
    headings = {"Options": words.options, "Commands": words.commands}

    class Formatter(click.HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, f"{words.usage} " if prefix is None else prefix)

        def write_heading(self, heading: str) -> None:
            super().write_heading(headings.get(heading, heading))

    class Context(click.Context):
        formatter_class = Formatter

    for command in program.commands.values():
        # In the list of commands the first clause tells enough, and click would cut what does not fit.
        command.short_help = _CLAUSE_END.split(command.help or "")[0]
    for command in (program, *program.commands.values()):
        command.context_class = Context
        command.add_help_option = False
        command.params.append(_help_option(words))


def _help_option(words: HelpPhrases) -> click.Option:
    return click.Option(
        _HELP_OPTIONS, is_flag=True, expose_value=False, is_eager=True, callback=_show_help, help=words.help
    )


def _show_help(context: click.Context, _: click.Parameter, wanted: object) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(context.get_help())
        context.exit()
