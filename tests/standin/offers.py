"""What the bot offers in chats that it does not see, as the person who asked sees it."""

from dataclasses import dataclass, field

from bot.preview.bot_api.inline import Inquiry
from bot.preview.bot_api.people import User
from bot.preview.bot_api.shapes import Object, object_at, objects_at, text_at

from .backstage import Backstage
from .reply import Reply


@dataclass(frozen=True)
class Offer:
    """A result to choose."""

    id: str
    title: str
    description: str
    reply: Reply  # what is sent if it is chosen


@dataclass(frozen=True)
class Asked:
    """An inline query or a guest mention."""

    backstage: Backstage = field(repr=False)
    inquiry: Inquiry
    by: User
    text: str

    @property
    def is_answered(self) -> bool:
        """Whether the bot has answered it so far."""
        return self.backstage.do(lambda: self.inquiry.answer is not None)

    def answer(self) -> Object:
        """Wait until the bot answers, and return how."""
        return self.backstage.see(lambda: self.inquiry.answer, f"no answer to {self.text!r}")

    def offers(self) -> list[Offer]:
        """Wait until the bot answers, and return what may be sent, in order."""
        results = objects_at(self.answer(), "results")
        return [_offer(result, sent) for result, sent in zip(results, self.inquiry.messages, strict=True)]

    def button(self) -> str:
        """Wait until the bot answers, and return the text of the button above the results, "" if there is none."""
        return text_at(object_at(self.answer(), "button") or {}, "text")

    def choose(self, offer: Offer) -> None:
        """Send a result, of which the bot is told."""
        chosen: Object = {"result_id": offer.id, "from": self.by.shown, "query": self.text}
        if offer.reply.buttons:
            chosen["inline_message_id"] = f"inline-{self.inquiry.id}"
        self.backstage.do(lambda: self.backstage.api.updates.add("chosen_inline_result", chosen))


def _offer(result: Object, sent: Object) -> Offer:
    html = text_at(object_at(result, "input_message_content") or {}, "message_text")
    return Offer(text_at(result, "id"), text_at(result, "title"), text_at(result, "description"), Reply(sent, html))
