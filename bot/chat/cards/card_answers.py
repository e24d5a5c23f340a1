"""Finds what stands on a card, all that takes long: the answer, and the questions it offers. Blocks its thread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from telegram import Chat

from bot.answering.answers import Answer
from bot.chat.context import BotContext
from bot.engine import Engine, Reply
from bot.text.languages import Language


@dataclass(frozen=True)
class CardAnswer:
    """An answer as far as it is shown in a chat, and what else its card says."""

    reply: Reply  # without hits: thousands, which are not to be kept by all that wait for Telegram
    has_more: bool = False  # whether there are further passages
    related: tuple[str, ...] = ()  # questions like the one asked that are answered, if the card offers any
    examples: tuple[str, ...] = ()  # others, if it would offer some and there are none like it
    stands_alone: bool = True  # whether the question is answered so without the ones before it

    @property
    def answer(self) -> Answer:
        """The answer."""
        return self.reply.answer


def find_card_answer(  # noqa: PLR0913 - each is something else that an answer depends on
    bot_context: BotContext,
    chat: Chat,
    question: str,
    previous: Sequence[str] = (),
    preferred: Language | None = None,
    *,
    shown_in: Language | None = None,
    offers_questions: bool = False,
) -> CardAnswer:
    """Return the answer to a question in a chat, which follows up `previous`; languages as for `Engine.ask`.

    A card that only comes near offers questions like the one asked in any case, one that answers if it is to.
    """
    engine = bot_context.engine
    found = engine.ask(question, previous, preferred, shown_in=shown_in)
    answer = bot_context.shortened_for(chat, found.answer)
    # To try them takes about as long as to answer, and under an answer nobody sees them yet.
    related = engine.related(answer) if answer.nearest or offers_questions else ()
    examples = engine.examples(answer.language) if answer.nearest and not related else ()
    _mark(answer)
    kept = replace(found, answer=replace(answer, hits=(), find_alike=tuple))
    return CardAnswer(kept, _has_more(answer), related, examples, _stands_alone(engine, answer))


def _mark(answer: Answer) -> None:
    """Find what is in bold in the quote that a card shows: else that would be done when it is written."""
    for citation in answer.shown[:1]:
        len((citation.translation or citation.quote).highlights)


def _has_more(answer: Answer) -> bool:
    shown = len(answer.shown)
    return bool(answer.hits[shown : shown + 1])  # to count them takes longer than to find the best


def _stands_alone(engine: Engine, answer: Answer) -> bool:
    if not (answer.follows and answer.answered):
        return True
    alone = engine.ask(answer.question, (), answer.language).answer
    return [each.passage for each in alone.citations[:1]] == [each.passage for each in answer.citations[:1]]
