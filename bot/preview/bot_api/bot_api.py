"""Carries out the calls of a bot: checks them and keeps a record. Knows no HTTP."""

from collections.abc import Callable, Mapping

from bot.preview.bot_api.inline import InlineQueries
from bot.preview.bot_api.messages import Messages
from bot.preview.bot_api.polling import Line, Polling
from bot.preview.bot_api.presence import Presence
from bot.preview.bot_api.profile import Profile
from bot.preview.bot_api.queries import Queries
from bot.preview.bot_api.record import Call, Record
from bot.preview.bot_api.refusal import ApiError
from bot.preview.bot_api.shapes import Json, Object
from bot.preview.bot_api.spec import load_spec
from bot.preview.bot_api.updates import Updates
from bot.preview.bot_api.webhook import ACTIVE, Webhook
from bot.preview.bot_api.world import World

Method = Callable[[Object], Json]
_NOT_HERE = {
    "allow_paid_broadcast",
    "business_connection_id",
    "certificate",
    "direct_messages_topic_id",
    "inline_message_id",
    "message_effect_id",
    "rich_message",
    "suggested_post_parameters",
}


class BotApi:
    """The server as one bot sees it."""

    def __init__(self, token: str, world: World) -> None:
        self.token = token
        self.revoked = False
        self.world = world
        self.record = Record()
        self.updates = Updates(world.changes, self.record)
        self.polling = Polling(self.updates, world)
        self.webhook = Webhook(self.updates, self.polling, world)
        self.queries = Queries(world)
        messages = Messages(world, self.record)
        self.inline = InlineQueries(world, messages)
        self.profile = Profile(world)
        self._methods = self._table(messages, Presence(world))

    async def answer(self, token: str, method: str, read: Callable[[], Object], line: Line) -> Json:
        """Return the result of a call whose fields `read` reads. Raises ApiError."""
        raw: Object = {}
        try:
            raw = read()
            self.check_token(token)
            fields = load_spec().read_call(method, raw)
        except ApiError as error:
            self.record.refuse(self.record.arrived(method, raw), error)
            raise
        call = self.record.arrived(method, fields)
        self.world.changes.tell()
        try:
            return await self.carry_out(call, line)
        except ApiError as error:
            self.record.refuse(call, error)
            raise
        finally:
            self.world.changes.tell()

    def revoke_token(self) -> None:
        """Refuse every call from now on, also the one that waits for updates."""
        self.revoked = True
        self.polling.end(unauthorized(arranged=True))

    def check_token(self, token: str) -> None:
        """Raise ApiError unless a token is this bot's and still good."""
        if self.revoked or token != self.token:
            raise unauthorized(arranged=self.revoked)

    async def carry_out(self, call: Call, line: Line) -> Json:
        """Return the result of a call that has been read. Raises ApiError."""
        for name in call.fields.keys() & _NOT_HERE:
            raise ApiError(501, f"Not Implemented: the stand-in does not know the parameter {name}")
        if call.method == "getUpdates":
            if self.webhook.url:
                raise ApiError(409, ACTIVE)
            return await self.polling.get_updates(call.fields, line)  # strange ones too: the others were checked
        if call.method in self._methods:
            result = self._methods[call.method](call.fields)
        else:
            raise ApiError(501, f"Not Implemented: the stand-in does not know the method {call.method}")
        load_spec().check_result(call.method, result)
        return result

    def _table(self, messages: Messages, presence: Presence) -> Mapping[str, Method]:
        profile, webhook = self.profile, self.webhook
        return {
            "getMe": lambda _: self.world.bot,
            "getFile": self.world.files.show,
            "logOut": lambda _: True,
            "close": lambda _: True,
            "setWebhook": webhook.set,
            "deleteWebhook": webhook.delete,
            "getWebhookInfo": webhook.show,
            "sendMessage": messages.send,
            "sendDocument": messages.send_document,
            "sendPhoto": messages.send_photo,
            "editMessageText": messages.edit_text,
            "editMessageReplyMarkup": messages.edit_keyboard,
            "deleteMessage": messages.delete,
            "answerInlineQuery": self.inline.answer,
            "answerGuestQuery": self.inline.answer_guest,
            "answerCallbackQuery": self.queries.answer,
            "sendChatAction": presence.act,
            "setMessageReaction": presence.react,
            "getChat": presence.show_chat,
            "getChatMember": presence.show_member,
            "getChatAdministrators": presence.show_administrators,
            "setMyCommands": profile.set_commands,
            "getMyCommands": profile.get_commands,
            "deleteMyCommands": profile.delete_commands,
            "setMyName": profile.setter("name"),
            "getMyName": profile.getter("name"),
            "setMyDescription": profile.setter("description"),
            "getMyDescription": profile.getter("description"),
            "setMyShortDescription": profile.setter("short_description"),
            "getMyShortDescription": profile.getter("short_description"),
            "setChatMenuButton": profile.set_button,
            "getChatMenuButton": profile.get_button,
        }


def unauthorized(*, arranged: bool) -> ApiError:
    """Return how a call with a wrong token is refused."""
    return ApiError(401, "Unauthorized", arranged=arranged)
