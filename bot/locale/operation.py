"""The sentences of running the bot: how it is, what is wrong with it, what its owner does from the chat."""

from bot.locale.templates import Sentences


class InitPhrases(Sentences):
    """What is asked and said when the bot is set up."""

    token: str
    keep_token: str
    refused: str
    unreachable: str
    account: str
    owner: str
    keep_owner: str
    send_start: str
    is_it_you: str
    busy: str
    no_owner: str
    corpus: str
    language: str
    written: str
    copied: str
    kept: str
    bad_corpus: str
    not_written: str
    next: str
    inline: str
    privacy: str
    run: str


class VersionPhrases(Sentences):
    """What --version says, beside the version."""

    corpus: str
    bad_corpus: str
    bad_settings: str
    current: str
    outdated: str
    missing: str


class HealthPhrases(Sentences):
    """How a running bot is."""

    well: str
    unwell: str
    running: str
    polled: str
    called: str
    waiting: str
    unwritten: str
    set_aside: str
    error: str
    no_error: str
    disk: str
    memory: str
    corpus: str
    not_running: str
    hangs: str
    starting: str
    unreached: str


class BackupPhrases(Sentences):
    """Copies of the database, and their return."""

    made: str
    no_database: str
    exists: str
    failed: str
    restored: str
    kept_aside: str
    unusable: str
    newer: str


class OwnerPhrases(Sentences):
    """What the owner is told without having asked."""

    report: str
    ban_usage: str
    ban_refused: str
    banned: str
    unbanned: str
    not_banned: str
    announce_usage: str
    announce_ask: str
    announce_yes: str
    announce_no: str
    announce_too_long: str
    announce_gone: str
    announce_dropped: str
    announced: str
