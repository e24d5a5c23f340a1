"""Answers a forwarded news post: what the sources say of each of its claims."""

from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, Message

from bot.answering.answerability import Outcome
from bot.answering.answers import Answer
from bot.chat.asking.question_recording import begin_stages, tell_question
from bot.chat.asking.typing_action import while_typing
from bot.chat.cards.answer_cards import AnswerCards
from bot.chat.cards.card_keyboard import remove_button
from bot.chat.context import BotContext, is_private
from bot.chat.writing.cited_sentences import sentences_of
from bot.chat.writing.deep_links import link_to_source
from bot.chat.writing.keyboards import Row, keyboard, url_button
from bot.chat.writing.post_messages import post_message
from bot.chat.writing.readers import Reader
from bot.chat.writing.replies import reply
from bot.claims import CheckedPost
from bot.engine import Reply
from bot.metrics.stages import Stage


@dataclass(frozen=True)
class PostChecking:
    """What is done with posts of others."""

    _bot_context: BotContext
    _cards: AnswerCards

    async def answer(self, message: Message, text: str, post: Message) -> bool:
        """Answer `text` beside its `post`, if somebody else wrote it as news; False if it is to be taken as a question.

        `message` is the one that asks, the post itself or a reply to it. What was forwarded is kept nowhere, but where
        a group is to be able to remove the answer.
        """
        if post.forward_origin is None:
            return False
        stages = begin_stages()
        preferred = self._bot_context.preferred_language(message.from_user, message.chat)
        checking = self._bot_context.threads.run_long(self._bot_context.engine.check_post, text, preferred)
        found = await while_typing(message, checking)
        if found is None:
            return False
        stages.end(Stage.ANSWER)
        reader = self._bot_context.reader(found.language)
        answer = Answer(text, found.language, Outcome.answer if found.told else Outcome.nothing)
        card_id = None if is_private(message) or not found.told else self._cards.keep(message, post, answer, ())
        content = post_message(found, reader), _buttons(found, reader, post.get_bot().username, card_id)
        sent = await reply(post, *content)
        stages.end(Stage.SEND)
        if sent and card_id is not None:
            self._cards.mark_sent(card_id, sent, content)
        took = stages.seconds.get(Stage.ANSWER, 0.0) * 1000
        tell_question(self._bot_context, message.chat.type, Reply(answer, took), stages)
        return True


def _buttons(post: CheckedPost, reader: Reader, username: str, card_id: int | None) -> InlineKeyboardMarkup | None:
    """Return a button for each citation, which opens its source where it is cited; in a group one to remove it all."""
    citations = [claim.citation for claim in post.told]
    names = [str(each.number) for each in citations] if len(citations) > 1 else [reader.phrases.card.whole]
    links = [link_to_source(username, each.passage.document, sentences_of(each)) for each in citations]
    sources = [url_button(name, link, reader.language) for name, link in zip(names[: len(links)], links, strict=True)]
    rows: list[Row] = [sources, [] if card_id is None else [remove_button(card_id, reader)]]
    return keyboard(rows, reader.language)
