"""What every handler works with: the engine, the store, the sentences, the language to speak, who administers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from telegram import Chat, Message, User
from telegram.constants import ChatType

from bot.adding.fetching import Fetcher
from bot.answering.answers import Answer
from bot.chat.work_threads import WorkThreads
from bot.chat.writing.readers import Reader
from bot.engine import Engine
from bot.locale import Phrases, read_phrases
from bot.metrics.measures import Measures
from bot.store import Role, Store
from bot.text.languages import Language, detect_language, language_of_tag


@dataclass(frozen=True)
class BotContext:
    """One running bot."""

    engine: Engine
    store: Store
    fallback: Language  # where no better language is known
    admins: tuple[int, ...]  # user ids
    threads: WorkThreads = field(default_factory=WorkThreads)
    measures: Measures = field(default_factory=Measures)
    logs_texts: bool = False  # whether what people ask may stand in the log
    fetcher: Fetcher = field(default_factory=Fetcher)  # of the links that editors add

    @property
    def owner(self) -> int | None:
        """The user id of who is told of troubles: the first administrator; None if there is none."""
        return self.admins[0] if self.admins else None

    @property
    def sentences(self) -> Mapping[Language, Phrases]:
        """The sentences of each language, for the corpus in use."""
        return read_phrases(self.engine.corpus.about)

    def language_for(self, user: User | None, text: str = "", chat: Chat | None = None) -> Language:
        """Return the language of a text, else the one its writer prefers in `chat`, else the fallback."""
        return detect_language(text) or self.preferred_language(user, chat) or self.fallback

    def preferred_language(self, user: User | None, chat: Chat | None = None) -> Language | None:
        """Return the language chosen for a group, else by a person, else that of their Telegram; None if unknown."""
        chosen = self.store.groups.settings_of(chat.id).language if chat else None
        return chosen or self._own_language(user)

    def own_language(self, user: User | None, chat: Chat) -> Language:
        """Return the language that a person prefers, also where a group has chosen another; its own if none is known.

        Nobody has to change a setting in a language that they do not read.
        """
        return self._own_language(user) or self.language_for(None, chat=chat)

    def _own_language(self, user: User | None) -> Language | None:
        return (self.store.people.language_of(user.id) or language_of_tag(user.language_code)) if user else None

    def phrases_for(self, user: User | None, text: str = "", chat: Chat | None = None) -> Phrases:
        """Return the sentences in the language of `language_for`."""
        return self.sentences[self.language_for(user, text, chat)]

    def voice_for(self, message: Message) -> tuple[Language, Phrases]:
        """Return in which language to speak to the writer of a message in its chat, and the sentences in it."""
        language = self.language_for(message.from_user, chat=message.chat)
        return language, self.sentences[language]

    def reader(self, language: Language) -> Reader:
        """Return whom to write for in a language."""
        return Reader(language, self.sentences[language], self.engine.corpus.outlets_by_name)

    def shortened_for(self, chat: Chat, answer: Answer) -> Answer:
        """Return what is shown of an answer in a chat: where a group has chosen short ones, the best citation only.

        And those that differ from it: who is told of one date must be told of the other.
        """
        if not self.store.groups.settings_of(chat.id).short:
            return answer
        kept = {1, *(claim.number for claim in answer.claims)}
        return replace(answer, citations=tuple(each for each in answer.citations if each.number in kept))

    def role_of(self, person: int) -> Role | None:
        """Return what a person may do, by their user id; None if they are nobody of the staff."""
        if person in self.admins:
            return Role.owner if person == self.owner else Role.administrator
        return self.store.staff.role_of(person)

    @property
    def staff(self) -> Mapping[int, Role]:
        """Everybody with a role by their user ids: those of the settings, and who was appointed."""
        settled = dict.fromkeys(self.admins, Role.administrator) | ({self.owner: Role.owner} if self.owner else {})
        return self.store.staff.all() | settled

    def may(self, person: int, least: Role) -> bool:
        """Tell whether a person has this role or more, by their user id."""
        role = self.role_of(person)
        return role is not None and role.may(least)

    def is_by(self, message: Message, least: Role) -> bool:
        """Tell whether somebody with this role or more wrote a message; nobody who writes in a chat's name has one."""
        author = message.from_user
        return author is not None and message.sender_chat is None and self.may(author.id, least)


def is_private(message: Message) -> bool:
    """Tell whether only the writer and the bot see a message."""
    return message.chat.type == ChatType.PRIVATE
