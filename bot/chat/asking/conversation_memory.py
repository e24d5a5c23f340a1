"""Remembers what was asked last, for follow-ups without a subject. In memory only: nothing of it is kept on disk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram import Message, User

from bot.answering.answerability import Outcome
from bot.answering.answers import Answer
from bot.chat.asking.addressing import words_replied_to, writer_of
from bot.chat.bounded_dict import BoundedDict
from bot.questions.small_talk import without_remarks

_MOST = 10_000  # places to go on from, two for each question; the oldest go first
_FRESH = timedelta(minutes=30)  # after a longer pause a question stands by itself

_Key = tuple[int, ...]


@dataclass(frozen=True)
class Turn:
    """A question, and who wrote it."""

    question: str
    author: User | None


@dataclass(frozen=True)
class _Asked:
    """When and by whom something was asked, and all its turns, the latest last; no more, since many are kept."""

    at: datetime
    person: User | None
    turns: tuple[Turn, ...]


class ConversationMemory:
    """The last turns of all chats."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._asked: BoundedDict[_Key, _Asked] = BoundedDict(_MOST)

    def remember(
        self,
        message: Message,
        answer: Answer,
        reply: Message | None,
        asked: Message | None = None,
        before: Sequence[Turn] = (),
    ) -> None:
        """Keep what a message asked, with what of `before` it followed up, and which reply answered it.

        The question stands in `asked` if that is another message. What nothing answered is not kept; an answer that was
        not confirmed is in force as well, only that nobody can refer to its message.
        """
        if answer.outcome is Outcome.nothing:
            return
        authors = {turn.question: turn.author for turn in before}
        followed = [Turn(question, authors.get(question, message.from_user)) for question in answer.follows]
        latest = Turn(" ".join(answer.question.split()), (asked or message).from_user)
        kept = _Asked(message.date, message.from_user, (*followed, latest))
        for key in (_asker(message), _place(reply)) if reply else (_asker(message),):
            self._asked[key] = kept

    def before(self, message: Message) -> tuple[Turn, ...]:
        """Return what a message may follow up, the latest last.

        That is what a reply of the bot answered, if this answers one, else what it quotes, else the writer's last.
        """
        replied = message.reply_to_message
        answered = self._asked.get(_place(replied)) if replied else None
        if answered:
            return answered.turns
        if words := without_remarks(filter(None, [words_replied_to(message)])):
            return (Turn(words[0], replied.from_user if replied else None),)
        last = self._asked.get(_asker(message))
        return last.turns if last and message.date - last.at <= _FRESH else ()

    def forget(self, person: int) -> None:
        """Let go of everything a person asked, by their user id."""
        theirs = [
            key
            for key, asked in self._asked.items()
            if any(user and user.id == person for user in (asked.person, *(turn.author for turn in asked.turns)))
        ]
        for key in theirs:
            del self._asked[key]


def _asker(message: Message) -> _Key:
    """Return who asks where: chat, topic, writer."""
    return message.chat.id, message.message_thread_id or 0, writer_of(message)


def _place(message: Message) -> _Key:
    return message.chat.id, message.message_id
