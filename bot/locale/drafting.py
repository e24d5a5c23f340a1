"""The sentences of adding documents, and of changing those that are there."""

from bot.locale.templates import Counted, Sentences


class DraftPhrases(Sentences):
    """A document that is not in the corpus yet, and what becomes of it."""

    title: str
    publisher: str
    url: str
    published: str
    language: str
    unknown: str
    arabic: str
    english: str
    length: Counted
    near: str
    remark: str
    refused: str
    aligned: str
    differs: str
    ask: str
    ask_in_terminal: str
    add: str
    cancel: str
    edit_title: str
    edit_publisher: str
    edit_url: str
    edit_published: str
    send_value: str
    not_a_value: str
    dropped: str
    gone: str
    usage: str
    added: str
    translated: str
    ask_questions: str
    ask_questions_in_terminal: str
    skip: str
    skipped: str
    questions_added: Counted
    question_added: str
    question_refused: str


class EditingPhrases(Sentences):
    """Changes of documents, and their undoing."""

    removed: str
    renamed: str
    edited: str
    undone: str
    nothing_to_undo: str
    taught: str
    can_undo: str
    remove_usage: str
    rename_usage: str
    edit_usage: str
    translate_usage: str
    exported: str
    export_too_large: str
    export_done: str
    import_done: str
    import_same: str
    import_usage: str
    import_ask: str
    import_added: str
    import_changed: str
    import_removed: str
    import_tables: str
    import_yes: str
    import_no: str
    import_dropped: str
    import_gone: str
    exists: str
