"""Remembers what was asked last, for follow-ups without a subject. In memory only: nothing of it is kept on disk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from telegram import Message, User

from bot.answering.answerability import Outcome
from bot.answering.answers import Answer
from bot.chat.asking.addressing import words_replied_to, writer_of
from bot.chat.bounded_dict import BoundedDict

_MOST = 10_000  # turns; the oldest go first
_FRESH = timedelta(minutes=30)  # after a longer pause a question stands by itself

_Key = tuple[int, ...]


@dataclass(frozen=True)
class Turn:
    """A question, and who wrote it."""

    question: str
    author: User | None


class ConversationMemory:
    """The last turns of all chats."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._turns: BoundedDict[_Key, tuple[Message, tuple[Turn, ...]]] = BoundedDict(_MOST)

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
        for key in (_asker(message), _place(reply)) if reply else (_asker(message),):
            self._turns[key] = message, (*followed, latest)

    def before(self, message: Message) -> tuple[Turn, ...]:
        """Return what a message may follow up, the latest last.

        That is what a reply of the bot answered, if this answers one, else what it quotes, else the writer's last.
        """
        replied = message.reply_to_message
        turn = self._turns.get(_place(replied)) if replied else None
        if turn:
            return turn[1]
        if words := words_replied_to(message):
            return (Turn(words, replied.from_user if replied else None),)
        last = self._turns.get(_asker(message))
        return last[1] if last and message.date - last[0].date <= _FRESH else ()

    def forget(self, person: int) -> None:
        """Let go of everything a person asked, by their user id."""
        theirs = [
            key
            for key, (message, turns) in self._turns.items()
            if any(user and user.id == person for user in (message.from_user, *(turn.author for turn in turns)))
        ]
        for key in theirs:
            del self._turns[key]


def _asker(message: Message) -> _Key:
    """Return who asks where: chat, topic, writer."""
    return message.chat.id, message.message_thread_id or 0, writer_of(message)


def _place(message: Message) -> _Key:
    return message.chat.id, message.message_id
