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
    not_a_value: str
    dropped: str
    gone: str
    usage: str
    busy: str
    added: str
    translated: str
    ask_questions_in_terminal: str
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
    exported: str
    export_done: str
    import_done: str
    import_same: str
    exists: str
