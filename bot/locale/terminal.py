"""The sentences of the terminal, for whoever runs the bot."""

from bot.locale.templates import Sentences


class TerminalPhrases(Sentences):
    """What an operator reads in the terminal."""

    usage: str
    check_done: str
    check_mended: str
    check_asking: str
    warning: str
    bad_line: str
    not_utf8_input: str
    long_line: str
    long_question: str
    output: str
    input: str
    environment: str
    preparing: str
    asking: str
    running: str
    stopped: str
    token_refused: str
    unreachable: str
    second_copy: str
    nonsense: str
    inbox: str
    webhook_refused: str
    cannot_listen: str
    cannot_measure: str
    database: str
    database_newer: str
    database_in_use: str
    corpus_in_use: str


class UsagePhrases(Sentences):
    """What is wrong with a command line."""

    no_such_option: str
    no_such_command: str
    near: str
    missing: str
    needs_value: str
    takes_no_value: str
    extra: str
    not_a_number: str
    too_small: str
    out_of_range: str


class EvaluationPhrases(Sentences):
    """Around the tables of an evaluation."""

    progress: str
    group: str
    number: str
    all: str
    by_language: str
    by_register: str
    by_kind: str
    measure: str
    before: str
    after: str
    difference: str
    p: str
    better: str
    worse: str


class HelpPhrases(Sentences):
    """What --help says."""

    program: str
    init: str
    token: str
    owner: str
    language: str
    run: str
    ask: str
    preview: str
    listen: str
    port: str
    read_only: str
    no_browser: str
    preview_database: str
    check: str
    evaluate: str
    calibrate: str
    backup: str
    teach: str
    restore: str
    health: str
    add: str
    export_corpus: str
    import_corpus: str
    undo: str
    title: str
    publisher: str
    url: str
    published: str
    slug: str
    question: str
    translation_of: str
    yes: str
    dry_run: str
    fix: str
    answers: str
    also: str
    output: str
    as_json: str
    compare: str
    limit: str
    usage: str
    options: str
    commands: str
    help: str
    version: str
    corpus: str
    database: str


class CalibrationPhrases(Sentences):
    """What `calibrate` shows."""

    progress: str
    with_questions: str
    without_questions: str
    threshold: str
    answered: str
    held_back: str
    chosen: str
    written: str
    not_written: str
    nothing: str
