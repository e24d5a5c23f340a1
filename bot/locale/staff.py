"""The sentences of editors and administrators: what wants an answer, who may do what, what a reload brought."""

from bot.locale.templates import Sentences


class ReloadPhrases(Sentences):
    """What a reload brought."""

    done: str
    added: str
    changed: str
    removed: str
    unchanged: str
    passages: str
    questions: str
    took: str
    warnings: str
    failed: str
    keep: str
    broken: str
    kept: str
    more: str


class TeachingPhrases(Sentences):
    """What editors see of questions that want an answer."""

    heading: str
    none: str
    entry: str
    entry_unhelpful: str
    asked: str
    unhelpful: str
    searched: str
    which: str
    nothing_near: str
    answers: str
    search: str
    search_prompt: str
    unsaid: str
    off_topic: str
    to_list: str
    undo: str
    gone: str
    changed: str
    learnt: str
    learnt_unsaid: str
    learnt_off: str
    calibrate: str
    mistakes: str
    mistakes_heading: str
    no_mistakes: str
    mistake_at: str
    settle: str


class RolesPhrases(Sentences):
    """Who runs the bot beside its owner."""

    promote_usage: str
    demote_usage: str
    promoted_editor: str
    promoted_administrator: str
    demoted: str
    has_none: str
    settled: str


class OverviewPhrases(Sentences):
    """What is in the corpus, and how it is used."""

    corpus: str
    extent: str
    languages: str
    reloaded: str
    problems: str
    unasked: str
    never_cited: str
    stats: str
    questions: str
    days: str
    by_language: str
    by_chat: str
    by_outcome: str
    latency: str
    helpful: str
    taught: str
    chart_days: str
    chart_outcome: str
    chart_language: str
    chart_chats: str
    chart_opinions: str


class TeachPhrases(Sentences):
    """Teaching at a terminal."""

    ask: str
    taught: str
    done: str
    nothing: str
    bad_line: str
