"""Does what a page asks for, as its people would in Telegram. Speaks no HTTP."""

from bot.preview.bot_api import acts
from bot.preview.bot_api.authors import Author
from bot.preview.bot_api.bot_api import BotApi
from bot.preview.bot_api.people import User
from bot.preview.bot_api.refusal import bad_request
from bot.preview.bot_api.shapes import Json, Object, object_at, objects_at, text_at
from bot.preview.bot_api.world import sender_id
from bot.preview.cast import Cast
from bot.preview.orders import Choosing, InChat, Inquiring, Pressing, Rewriting, Saying

_ANSWERS_WITHIN = 20.0  # seconds that a page waits for the bot


class Actions:
    """The hands of the people."""

    def __init__(self, api: BotApi, cast: Cast) -> None:
        """Act on the server that the bot is connected to."""
        self._api = api
        self._cast = cast

    def say(self, order: Saying) -> None:
        """Write a message. Raises ApiError; LookupError if there is no such chat, person or message."""
        self._write(order, acts.text_content(self._api.world.texts, order.text, []), order.thread, order.reply_to)

    def send_file(self, order: InChat, name: str, content: bytes, caption: str) -> None:
        """Send a file. Raises ApiError; LookupError as `say`."""
        world = self._api.world
        self._write(order, acts.document_content(world.texts, world.files, name, content, caption), None, None)

    def rewrite(self, order: Rewriting) -> None:
        """Change a person's own message. Raises ApiError; LookupError as `say`."""
        room = self._cast.scene(order.chat).room
        if sender_id(room.messages[order.message]) != self._person(order).id:
            raise bad_request("message can't be edited")
        acts.rewrite(self._api, room, order.message, acts.text_content(self._api.world.texts, order.text, []))

    async def press(self, order: Pressing) -> Object:
        """Press a button, and return what the bot answers to it; {} if it answers nothing in good time."""
        room = self._cast.scene(order.chat).room
        query = self._api.queries.add(stale=False)
        acts.press(self._api, room, order.message, order.data, self._person(order), query)
        answer = await self._api.world.changes.until(lambda: query.answer, _ANSWERS_WITHIN) or {}
        return {name: answer[name] for name in ("text", "show_alert", "url") if name in answer}

    async def inquire(self, order: Inquiring) -> Object:
        """Ask inline, and return what the bot offers."""
        scene = self._cast.scene(order.chat)
        inquiry = self._api.inline.add(is_guest=False, stale=False)
        query: Object = {"id": inquiry.id, "from": self._person(order).shown, "query": order.query, "offset": ""}
        query["chat_type"] = "sender" if scene.room.kind == "private" else scene.room.kind
        self._api.updates.add("inline_query", query)
        answer = await self._api.world.changes.until(lambda: inquiry.answer, _ANSWERS_WITHIN) or {}
        offers: list[Json] = [
            {"id": text_at(each, "id"), "title": text_at(each, "title"), "description": text_at(each, "description")}
            for each in objects_at(answer, "results")
        ]
        return {"inquiry": inquiry.id, "offers": offers, "button": object_at(answer, "button")}

    def choose(self, order: Choosing) -> None:
        """Send what was offered. LookupError if it was not."""
        inquiry = self._api.inline.find(order.inquiry)
        results = [text_at(each, "id") for each in objects_at(inquiry.answer or {}, "results")]
        if order.result not in results:
            raise LookupError(f"there is no result {order.result}")
        content = inquiry.messages[results.index(order.result)]
        self._write(order, content, order.thread, None, via_bot=True)
        chosen: Object = {"result_id": order.result, "from": self._person(order).shown, "query": order.query}
        self._api.updates.add("chosen_inline_result", chosen)

    async def reload(self, order: InChat) -> str:
        """Let the administrator tell the bot to read the corpus anew, and return what it says to that."""
        room, before = self._cast.administration.room, len(self._cast.administration.room.spoken)
        self.say(Saying(**order.model_dump(), text="/reload"))
        spoken = await self._api.world.changes.until(lambda: room.spoken[before:] or None, _ANSWERS_WITHIN)
        return text_at(spoken[-1].message, "text") if spoken else ""

    def _write(
        self, order: InChat, content: Object, thread: int | None, reply_to: int | None, *, via_bot: bool = False
    ) -> None:
        room = self._cast.scene(order.chat).room
        author = Author(self._person(order), via_bot=via_bot)
        acts.write(self._api, room, author, {**acts.place(room, thread, reply_to), **content})
        self._api.world.changes.tell()

    def _person(self, order: InChat) -> User:
        return self._cast.person(order.chat, order.person).shown(order.language)
