"""Tells which program this is, which documents it answers from, and whether their index is ready."""

import click

from bot.cli.operator import Operator
from bot.distribution import PROGRAM, VERSION
from bot.documents import CorpusError, read_corpus
from bot.events import day_of_newest
from bot.library import index_state
from bot.problems import printable
from bot.settings import Settings, SettingsError, read_settings
from bot.snapshots import Kept, Snapshots


def tell_version(operator: Operator) -> None:
    """Print a line each; what cannot be used is said to be so, and is no failure of this command."""
    click.echo(f"{PROGRAM} {VERSION}")
    words = operator.phrases.version
    try:
        settings = read_settings(needed={"corpus", "database", "cache"})
    except SettingsError:
        click.echo(words.bad_settings)
        return
    click.echo(_corpus_line(operator, settings))
    sentences = {Kept.CURRENT: words.current, Kept.OUTDATED: words.outdated, Kept.MISSING: words.missing}
    state = index_state(settings.corpus, Snapshots(settings.cache_folder))
    click.echo(sentences[state].format(folder=printable(str(settings.cache_folder))))


def _corpus_line(operator: Operator, settings: Settings) -> str:
    words, folder = operator.phrases.version, printable(str(settings.corpus))
    try:
        corpus = read_corpus(settings.corpus)
    except CorpusError:
        return words.bad_corpus.format(folder=folder)
    count = operator.phrases.count.documents.about(len(corpus.documents), operator.language)
    return words.corpus.format(folder=folder, documents=count, day=day_of_newest(corpus) or "—")
