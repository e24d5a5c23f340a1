"""Reads the sentences from `ar.toml` and `en.toml`; one that is missing or unknown stops the start."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from bot.locale.answer_cards import CardPhrases, MistakePhrases, OutletPhrases, RefusalPhrases
from bot.locale.group_chat import GroupPhrases, JoiningPhrases
from bot.locale.private_chat import (
    ChatLanguagePhrases,
    ExamplesPhrases,
    MediaPhrases,
    PrivacyPhrases,
    SubscriptionPhrases,
    TimelinePhrases,
)
from bot.locale.templates import Sentences
from bot.locale.terminal import CalibrationPhrases, EvaluationPhrases, HelpPhrases, TerminalPhrases
from bot.text.languages import Language


class AnswerPhrases(Sentences):
    """Around the quotes of an answer."""

    not_found: str
    nearest: str
    differ: str
    claim: str
    related: str
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


class ChatPhrases(Sentences):
    """Sentences of their own in Telegram."""

    start: str
    help: str
    help_in_groups: str
    help_group_privacy: str
    ask_usage: str
    mention_usage: str
    slow_down: str
    only_text: str
    failure: str
    admins_only: str
    private_only: str


class SourcesPhrases(Sentences):
    """The list of documents."""

    heading: str
    found: str
    not_found: str
    entry: str
    separator: str
    article: str
    brief: str
    timeline: str


class PagingPhrases(Sentences):
    """The buttons to other pages."""

    previous: str
    next: str
    place: str


class ChoicePhrases(Sentences):
    """The buttons of which one is chosen."""

    current: str


class ReloadPhrases(Sentences):
    """What a reload brought."""

    done: str
    added: str
    changed: str
    removed: str
    unchanged: str
    failed: str
    more: str


class InlinePhrases(Sentences):
    """Answers that are chosen in any chat."""

    not_said: str
    ask: str
    further: str
    further_title: str
    help: str


class MenuPhrases(Sentences):
    """Command menus and the face of an empty chat."""

    start: str
    help: str
    ask: str
    sources: str
    timeline: str
    language: str
    subscribe: str
    unsubscribe: str
    privacy: str
    forget: str
    settings: str
    reload: str
    name: str
    description: str
    short_description: str


class Phrases(Sentences):
    """All sentences of one language; words in {braces} are the values each takes."""

    answer: AnswerPhrases
    chat: ChatPhrases
    joining: JoiningPhrases
    sources: SourcesPhrases
    paging: PagingPhrases
    outlets: OutletPhrases
    card: CardPhrases
    refusal: RefusalPhrases
    mistake: MistakePhrases
    reload: ReloadPhrases
    inline: InlinePhrases
    menu: MenuPhrases
    timeline: TimelinePhrases
    choice: ChoicePhrases
    chat_language: ChatLanguagePhrases
    group: GroupPhrases
    subscription: SubscriptionPhrases
    privacy: PrivacyPhrases
    examples: ExamplesPhrases
    media: MediaPhrases
    terminal: TerminalPhrases
    evaluation: EvaluationPhrases
    calibration: CalibrationPhrases
    help: HelpPhrases
    settings: Mapping[str, str]  # by the key of a `SettingProblem`
    small_talk: Mapping[str, str]  # by the `SmallTalk` that a remark calls for
    problems: Mapping[str, str]  # by the `CorpusReason` of a `Problem`
    gold: Mapping[str, str]  # by the `GoldReason` of a `Problem`
    measures: Mapping[str, str]  # by the `Measure`


def read_phrases() -> Mapping[Language, Phrases]:
    """Return the sentences of every language; ValidationError names what a file lacks or has too much."""
    return MappingProxyType({language: _read(language) for language in Language})


def _read(language: Language) -> Phrases:
    text = (files("bot.locale") / f"{language}.toml").read_text(encoding="utf-8")
    return Phrases.model_validate(tomllib.loads(text))
