"""Asks the operator a question at a time; who answers is at a terminal, or a program that writes a line for each."""

import sys
from getpass import getpass

import click

_YES = {"", "y", "yes", "\u0646", "\u0646\u0639\u0645"}  # noon alone, and "na'am"


class Interview:
    """The questions to whoever starts the program."""

    def __init__(self) -> None:
        """Ask at standard error, hear at standard input."""
        self.is_typed = sys.stdin.isatty()  # then a bad answer may be given anew

    def ask(self, question: str, default: str = "") -> str:
        """Return the answer, or the default if there is none; click.Abort if Ctrl-D is typed."""
        shown = f"{question} [{default}]: " if default else f"{question}: "
        click.echo(shown, err=True, nl=False)
        return self._line() or default

    def ask_secretly(self, question: str) -> str:
        """Return the answer, which is not shown while it is typed."""
        if not self.is_typed:
            click.echo(f"{question}: ", err=True)
            return self._line()
        try:
            return getpass(f"{question}: ").strip()
        except EOFError as error:
            raise click.Abort from error

    def agrees(self, question: str) -> bool:
        """Tell whether the answer is yes, in either language; nothing is a yes."""
        return self.ask(question).lower() in _YES

    def _line(self) -> str:
        line = sys.stdin.readline()
        if not self.is_typed:
            click.echo("", err=True)
        elif not line:
            raise click.Abort
        return line.strip()
