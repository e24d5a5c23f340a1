"""Decides when somebody asks too much or the same again. Pure: times are given; kept in memory only."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.chat.bounded_dict import BoundedDict

_SAME_AGAIN = timedelta(seconds=30)  # a group needs one answer to a question sent twice
_WINDOW = timedelta(minutes=1)
_BY_PERSON_IN_GROUP = 5  # a minute: a reader needs longer for an answer, and others want to talk
_IN_GROUP = 15  # a minute: Telegram takes about 20 messages a minute for a group, and hints need room
_IN_PRIVATE = 20  # a minute: faster than anyone reads, and nobody else is disturbed
_PRESSES = 40  # of buttons a minute: who looks for a page turns many
_INLINE = 90  # inline queries a minute: each keystroke is one
_MOST = 10_000  # windows and questions kept, of each; the oldest go first

_Key = tuple[int | str, ...]


class Decision(Enum):
    """What is to be done with a question, a command or a press."""

    ANSWER = auto()
    HINT = auto()  # say once that it is too much
    SILENCE = auto()


@dataclass
class _Window:
    start: datetime
    asked: int = 0
    hinted: bool = False


class RateLimit:
    """What was asked, written and pressed within the last minute."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self._windows: BoundedDict[_Key, _Window] = BoundedDict(_MOST)
        self._questions: BoundedDict[tuple[int, int, str], datetime] = BoundedDict(_MOST)

    def check_private(self, person: int, at: datetime) -> Decision:
        """Return what to do with a question or a command in private."""
        return _decide([(self._window((person,), at), _IN_PRIVATE)])

    def check_press(self, person: int, at: datetime) -> Decision:
        """Return what to do with a press of a button."""
        return _decide([(self._window(("press", person), at), _PRESSES)])

    def check_inline(self, person: int, at: datetime) -> Decision:
        """Return what to do with an inline query."""
        return _decide([(self._window(("inline", person), at), _INLINE)])

    def refuse(self, chat: int, person: int, at: datetime) -> Decision:
        """Return how to refuse what is too much for another reason: with a hint, unless there was one."""
        window = self._window((person,) if chat == person else (chat, person), at)
        was_hinted, window.hinted = window.hinted, True
        return Decision.SILENCE if was_hinted else Decision.HINT

    def check_group(self, chat: int, person: int, question: str | None, at: datetime) -> Decision:
        """Return what to do with a question in a group.

        None stands for a command, and for a question that changes an answer already there.
        """
        same = (chat, person, " ".join(question.split()).casefold()) if question is not None else None
        last = self._questions.get(same) if same else None
        if last is not None and abs(at - last) < _SAME_AGAIN:
            return Decision.SILENCE
        limits = [
            (self._window((chat, person), at), _BY_PERSON_IN_GROUP),
            (self._window((chat,), at), _IN_GROUP),
        ]
        decision = _decide(limits)
        if same and decision is Decision.ANSWER:
            self._questions[same] = at
        return decision

    def _window(self, key: _Key, at: datetime) -> _Window:
        window = self._windows.get(key)
        if window is None or abs(at - window.start) >= _WINDOW:  # a clock may have been set back
            window = _Window(at)
        self._windows[key] = window  # so that it is the latest again
        return window


def _decide(limits: list[tuple[_Window, int]]) -> Decision:
    full = [window for window, most in limits if window.asked >= most]
    if not full:
        for window, _ in limits:
            window.asked += 1
        return Decision.ANSWER
    hinted = any(window.hinted for window in full)
    for window in full:
        window.hinted = True
    return Decision.SILENCE if hinted else Decision.HINT
