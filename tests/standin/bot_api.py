"""Carries out the calls of a bot: checks them, lets arranged faults happen, keeps a record. Knows no HTTP."""

import asyncio
from collections.abc import Callable, Mapping

from .faults import Fault, Faults, GarbledAnswerError, Kind, LostConnectionError
from .inline import InlineQueries
from .messages import Messages
from .polling import Line, Polling
from .presence import Presence
from .profile import Profile
from .queries import Queries
from .rates import Rates
from .record import Call, Record
from .refusal import ApiError
from .shapes import Json, Object
from .spec import load_spec
from .updates import Updates
from .webhook import ACTIVE, Webhook
from .world import World

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
        self.faults = Faults()
        self.rates = Rates()
        self.updates = Updates(world.changes, self.record)
        self.polling = Polling(self.updates, world)
        self.webhook = Webhook(self.updates, self.polling, world)
        self.queries = Queries(world)
        messages = Messages(world, self.record)
        self.inline = InlineQueries(world, messages)
        self.profile = Profile(world)
        self._methods = self._table(messages, Presence(world))

    async def answer(self, token: str, method: str, read: Callable[[], Object], line: Line) -> Json:
        """Return the result of a call whose fields `read` reads. Raises ApiError, and what a fault raises."""
        raw: Object = {}
        try:
            raw = read()
            self._check_token(token)
            fields = load_spec().read_call(method, raw)
        except ApiError as error:
            self.record.refuse(self.record.arrived(method, raw), error)
            raise
        call = self.record.arrived(method, fields)
        self.world.changes.tell()
        try:
            return await self._meet_fault(call, line)
        except ApiError as error:
            self.record.refuse(call, error)
            raise
        finally:
            self.world.changes.tell()

    def revoke_token(self) -> None:
        """Refuse every call from now on, also the one that waits for updates."""
        self.revoked = True
        self.polling.end(_unauthorized(arranged=True))

    def _check_token(self, token: str) -> None:
        if self.revoked or token != self.token:
            raise _unauthorized(arranged=self.revoked)

    async def _meet_fault(self, call: Call, line: Line) -> Json:
        fault = self.faults.next_for(call)
        if fault is None:
            result = await self._carry_out(call, line)
            await self._hang(call.method, line)
            return result
        return await self._fail(fault, call, line)

    async def _fail(self, fault: Fault, call: Call, line: Line) -> Json:
        result = await self._carry_out(call, line) if fault.carried_out else None
        if fault.error:
            raise fault.error
        if fault.kind is Kind.GARBLED:
            raise GarbledAnswerError(fault.body)
        if fault.kind is Kind.DROPPED:
            raise LostConnectionError
        await asyncio.sleep(fault.delay)
        return result

    async def _hang(self, method: str, line: Line) -> None:
        if self.faults.hangs(method):
            await self.world.changes.until(lambda: True if line.gone or not self.faults.hangs(method) else None)

    async def _carry_out(self, call: Call, line: Line) -> Json:
        self.rates.check(call)
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
            "logOut": lambda _: True,
            "close": lambda _: True,
            "setWebhook": webhook.set,
            "deleteWebhook": webhook.delete,
            "getWebhookInfo": webhook.show,
            "sendMessage": messages.send,
            "sendDocument": messages.send_document,
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


def _unauthorized(*, arranged: bool) -> ApiError:
    return ApiError(401, "Unauthorized", arranged=arranged)
