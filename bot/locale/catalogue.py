"""Reads the sentences from `ar.toml` and `en.toml`; one that is missing or unknown stops the start."""

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from bot.locale.answer_cards import CardPhrases, MistakePhrases, OutletPhrases, PostPhrases, RefusalPhrases
from bot.locale.drafting import DraftPhrases, EditingPhrases
from bot.locale.group_chat import GroupPhrases, JoiningPhrases
from bot.locale.operation import BackupPhrases, HealthPhrases, InitPhrases, OwnerPhrases, VersionPhrases
from bot.locale.preview import PreviewPhrases
from bot.locale.private_chat import (
    ChatLanguagePhrases,
    ExamplesPhrases,
    MediaPhrases,
    PrivacyPhrases,
    SubscriptionPhrases,
    TimelinePhrases,
)
from bot.locale.staff import OverviewPhrases, ReloadPhrases, RolesPhrases, TeachingPhrases, TeachPhrases
from bot.locale.subject import Sections, speak_of
from bot.locale.templates import Counted, Sentences, read_section
from bot.locale.terminal import CalibrationPhrases, EvaluationPhrases, HelpPhrases, TerminalPhrases, UsagePhrases
from bot.subject import NOTHING_SAID, About, Subject
from bot.text.languages import Language


class AnswerPhrases(Sentences):
    """Around the quotes of an answer."""

    not_found: str
    nearest: str
    more: str
    no_more: str
    differ: str
    claim: str
    related: str
    source: str
    translation: str
    original_ar: str
    original_en: str
    also_ar: str
    also_en: str
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
    all_commands: str
    elsewhere: str
    for_staff: str
    back_to_help: str
    near_command: str
    unknown_command: str
    ask_usage: str
    mention_usage: str
    slow_down: str
    too_late: str
    only_text: str
    failure: str
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
    listed_brief: str
    timeline: str


class PagingPhrases(Sentences):
    """The buttons to other pages."""

    previous: str
    next: str
    place: str


class ChoicePhrases(Sentences):
    """The buttons of which one is chosen."""

    current: str


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
    latest: str
    about: str
    language: str
    subscribe: str
    unsubscribe: str
    privacy: str
    forget: str
    settings: str
    add: str
    translate: str
    remove: str
    rename: str
    edit: str
    undo: str
    export: str
    reload: str
    health: str
    ban: str
    unban: str
    unanswered: str
    corpus: str
    stats: str
    promote: str
    demote: str
    import_corpus: str
    log: str
    announce: str
    mydata: str
    name: str
    description: str
    short_description: str


class AboutPhrases(Sentences):
    """What the bot says of its corpus, and of one that does not say what it is about."""

    corpus: str
    topic: str
    summary: str
    extent: str
    reaches: str
    compiled: str
    contact: str
    no_contact: str
    licence: str


class CountPhrases(Sentences):
    """How many there are of something."""

    documents: Counted
    passages: Counted


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
    post: PostPhrases
    mistake: MistakePhrases
    reload: ReloadPhrases
    inline: InlinePhrases
    menu: MenuPhrases
    timeline: TimelinePhrases
    about: AboutPhrases
    count: CountPhrases
    choice: ChoicePhrases
    chat_language: ChatLanguagePhrases
    group: GroupPhrases
    subscription: SubscriptionPhrases
    privacy: PrivacyPhrases
    examples: ExamplesPhrases
    media: MediaPhrases
    terminal: TerminalPhrases
    usage: UsagePhrases
    evaluation: EvaluationPhrases
    calibration: CalibrationPhrases
    help: HelpPhrases
    init: InitPhrases
    version: VersionPhrases
    health: HealthPhrases
    backup: BackupPhrases
    owner: OwnerPhrases
    preview: PreviewPhrases
    teaching: TeachingPhrases
    roles: RolesPhrases
    overview: OverviewPhrases
    teach: TeachPhrases
    kinds: Mapping[str, str]  # of languages, chats and outcomes, by their names
    staff_log: Mapping[str, str]  # by the `Action`, and what stands around
    settings: Mapping[str, str]  # by the key of a `SettingProblem`
    small_talk: Mapping[str, str]  # by the `SmallTalk` that a remark calls for
    problems: Mapping[str, str]  # by the `CorpusReason` of a `Problem`
    gold: Mapping[str, str]  # by the `GoldReason` of a `Problem`
    measures: Mapping[str, str]  # by the `Measure`
    troubles: Mapping[str, str]  # by the `Trouble`
    draft: DraftPhrases
    editing: EditingPhrases
    deeds: Mapping[str, str]  # by the `Deed`
    remarks: Mapping[str, str]  # by the `Remark` on a draft
    refusals: Mapping[str, str]  # by the `Refusal` of one


@lru_cache
def read_phrases(about: About = NOTHING_SAID) -> Mapping[Language, Phrases]:
    """Return the sentences of every language, for a corpus that says this about itself.

    SentencesError names what a file lacks or has too much.
    """
    return MappingProxyType({language: _read(language, about.within(language)) for language in Language})


def _read(language: Language, subject: Subject) -> Phrases:
    own, said = _parsed(language), _parsed("other_languages")["said"]
    sections = {**own, "small_talk": {**own["small_talk"], **said}}
    return read_section(Phrases, speak_of(subject, sections))


@cache
def _parsed(name: str) -> Sections:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
