"""What every handler works with: the desk, the store, the sentences, and who may do what."""

from collections.abc import Mapping
from dataclasses import dataclass

from telegram import Message, User
from telegram.constants import ChatType

from bot.desk import Desk
from bot.phrases import Phrases
from bot.store import Store
from bot.text.languages import Language, detect_language, language_of_tag


@dataclass(frozen=True)
class Office:
    """One running bot."""

    desk: Desk
    store: Store
    sentences: Mapping[Language, Phrases]
    fallback: Language  # spoken where nothing better is known
    admins: frozenset[int]  # user ids

    def language_for(self, user: User | None, text: str = "") -> Language:
        """Return the language of a text, else the one its writer is known to speak, else the fallback."""
        return detect_language(text) or self.spoken_by(user) or self.fallback

    def spoken_by(self, user: User | None) -> Language | None:
        """Return the language a person chose, else that of their Telegram; None if the bot does not speak it."""
        return (self.store.people.language_of(user.id) or language_of_tag(user.language_code)) if user else None

    def phrases_for(self, user: User | None, text: str = "") -> Phrases:
        """Return the sentences in the language of `language_for`."""
        return self.sentences[self.language_for(user, text)]

    def is_admin(self, message: Message) -> bool:
        """Tell whether an administrator wrote a message; nobody who writes in the name of a chat counts as one."""
        author = message.from_user
        return author is not None and author.id in self.admins and message.sender_chat is None


def is_private(message: Message) -> bool:
    """Tell whether only the writer and the bot see a message."""
    return message.chat.type == ChatType.PRIVATE
