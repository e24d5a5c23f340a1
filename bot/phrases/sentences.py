"""Reads the sentences from `ar.toml` and `en.toml`; one that is missing or unknown stops the start."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict

from bot.text.languages import Language


class _Sentences(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, str_min_length=1)


class AnswerPhrases(_Sentences):
    """Around the quotes of an answer."""

    not_found: str
    nearest: str
    source: str
    translation: str
    original_ar: str
    original_en: str
    editors_summary: str
    editors_timeline: str
    unknown_publisher: str
    outlet: str
    outlet_separator: str
    no_publication: str


class ChatPhrases(_Sentences):
    """Sentences of their own in Telegram."""

    start: str
    example: str
    help: str
    help_in_groups: str
    help_group_privacy: str
    ask_usage: str
    mention_usage: str
    only_text: str
    failure: str
    admins_only: str
    private_only: str


class SourcesPhrases(_Sentences):
    """The list of documents."""

    heading: str
    entry: str
    separator: str
    next: str
    previous: str
    article: str
    brief: str
    timeline: str


class ReloadPhrases(_Sentences):
    """What a reload brought."""

    done: str
    added: str
    changed: str
    removed: str
    unchanged: str
    failed: str
    more: str


class MenuPhrases(_Sentences):
    """Command menus and the face of an empty chat."""

    start: str
    help: str
    ask: str
    sources: str
    reload: str
    description: str
    short_description: str


class TerminalPhrases(_Sentences):
    """What an operator reads in the terminal."""

    usage: str
    check_done: str
    bad_line: str
    not_utf8_input: str
    asking: str
    running: str
    stopped: str
    token_refused: str
    unreachable: str
    second_copy: str
    webhook_refused: str
    cannot_listen: str
    database: str
    database_newer: str


class EvaluationPhrases(_Sentences):
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


class HelpPhrases(_Sentences):
    """What --help says."""

    program: str
    run: str
    ask: str
    check: str
    evaluate: str
    as_json: str
    compare: str
    limit: str
    corpus: str
    database: str


class Phrases(_Sentences):
    """All sentences of one language; words in {braces} are the values each takes."""

    answer: AnswerPhrases
    chat: ChatPhrases
    sources: SourcesPhrases
    reload: ReloadPhrases
    menu: MenuPhrases
    terminal: TerminalPhrases
    evaluation: EvaluationPhrases
    help: HelpPhrases
    settings: Mapping[str, str]  # by the key of a `SettingProblem`
    courtesy: Mapping[str, str]  # by the `Courtesy` that a remark calls for
    problems: Mapping[str, str]  # by the `Reason` of a `Problem`
    gold: Mapping[str, str]  # by the `GoldReason` of a `GoldProblem`
    measures: Mapping[str, str]  # by the `Measure`


def read_phrases() -> Mapping[Language, Phrases]:
    """Return the sentences of every language; ValidationError names what a file lacks or has too much."""
    return MappingProxyType({language: _read(language) for language in Language})


def _read(language: Language) -> Phrases:
    text = (files("bot.phrases") / f"{language}.toml").read_text(encoding="utf-8")
    return Phrases.model_validate(tomllib.loads(text))
