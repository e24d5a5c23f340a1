"""What a page may ask for: each order is checked when it arrives and trusted from then on."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.text.languages import Language

_Id = Annotated[int, Field(ge=-(2**53), le=2**53)]
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4096)]


class _Order(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class InChat(_Order):
    """Something that somebody does in a chat."""

    chat: _Id
    person: _Id
    language: Language  # of the page


class Saying(InChat):
    """A message; it stands in a topic, or answers another message, or neither."""

    text: _Text
    thread: _Id | None = None
    reply_to: _Id | None = None


class Rewriting(InChat):
    """Another text for one's own message."""

    message: _Id
    text: _Text


class Pressing(InChat):
    """A press on a button."""

    message: _Id
    data: Annotated[str, StringConstraints(min_length=1, max_length=64)]


class Inquiring(InChat):
    """What is typed behind the bot's name."""

    query: Annotated[str, StringConstraints(strip_whitespace=True, max_length=256)]


class Choosing(InChat):
    """One of the results that an inline query brought."""

    inquiry: str
    result: str
    query: Annotated[str, StringConstraints(max_length=256)]
    thread: _Id | None = None


class Explaining(_Order):
    """A question whose answer is to be explained; `previous` has the earlier ones, the latest last."""

    question: _Text
    previous: Annotated[tuple[_Text, ...], Field(max_length=20)] = ()


class Teaching(_Order):
    """A question, and the paragraph that answers it."""

    question: _Text
    document: _Text
    paragraph: Annotated[int, Field(ge=1)]
    language: Language
