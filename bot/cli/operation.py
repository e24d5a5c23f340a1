"""The commands around a running bot: how it is, a copy of its database, and its return."""

from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

import click

from bot.cli.operator import BAD_INPUT, DONE, Operator
from bot.heartbeat import heartbeat_lines, read_heartbeat
from bot.settings import read_settings
from bot.store import (
    NewerStoreError,
    StoreError,
    StoreInUseError,
    backup_name,
    copy_database,
    is_held,
    key_file_of,
    restore_database,
    told_by_holder,
)


def health(operator: Operator, database: Path | None) -> int:
    """Tell how the bot that runs on a database is."""
    settings, words = read_settings(None, database, {"database"}), operator.phrases.health
    file = settings.database
    beat = read_heartbeat(told_by_holder(file))
    if not is_held(file):
        return _refuse(words.not_running.format(file=file))
    if beat is None:
        return _refuse(words.starting.format(file=file))
    if not beat.is_fresh(monotonic()):
        return _refuse(words.hangs.format(file=file, seconds=int(monotonic() - beat.told_at)))
    if not beat.has_begun:
        began = datetime.now().astimezone() - timedelta(seconds=beat.running_for)
        return _refuse(words.unreached.format(file=file, url=settings.api_url, time=f"{began:%H:%M}"))
    for line in heartbeat_lines(beat, words):
        click.echo(line)
    return DONE if beat.is_well else BAD_INPUT


def backup(operator: Operator, file: Path | None, database: Path | None) -> int:
    """Copy the database while the bot may be running."""
    source, words = read_settings(None, database, {"database"}).database, operator.phrases.backup
    if not source.exists():
        return _refuse(words.no_database.format(file=source))
    target = file or backup_name(source)
    if target.exists():
        return _refuse(words.exists.format(file=target))
    try:
        copy_database(source, target)
    except StoreError as error:
        return _refuse(words.failed.format(file=target, detail=error))
    size = target.stat().st_size // 1000
    click.echo(words.made.format(file=target, database=source, size=size, key=key_file_of(source)))
    return DONE


def restore(operator: Operator, file: Path, database: Path | None) -> int:
    """Put a copy in the place of the database."""
    target, words = read_settings(None, database, {"database"}).database, operator.phrases.backup
    try:
        aside = restore_database(target, file)
    except StoreInUseError:
        return _refuse(operator.phrases.terminal.database_in_use.format(file=target))
    except NewerStoreError:
        return _refuse(words.newer.format(file=file))
    except StoreError as error:
        return _refuse(words.unusable.format(file=file, detail=error))
    click.echo(words.restored.format(database=target, backup=file))
    if aside:
        click.echo(words.kept_aside.format(file=aside))
    return DONE


def _refuse(sentence: str) -> int:
    click.echo(sentence, err=True)
    return BAD_INPUT
