"""The stand-in behaves as the Bot API server does: each fact through real HTTP."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import httpx
import pytest
import telegram as ptb

from bot.preview.bot_api.shapes import Json, Object, number_at, object_at, objects_at, parse_json, text_at
from tests.standin import PATIENCE, Chat, StandIn
from tests.standin.calls import ask, post

HTML = "HTML"
NO_SUCH_QUERY = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
def chat(telegram: StandIn) -> Chat:
    return telegram.private(telegram.user("Sara", language_code="ar"))


def result(telegram: StandIn, method: str, **fields: Json) -> Object:
    """Return the object that a call answers with."""
    return object_at(ask(telegram, method, **fields), "result") or {}


def refusal(telegram: StandIn, method: str, **fields: Json) -> str:
    """Return why a call is refused."""
    return text_at(ask(telegram, method, **fields), "description")


def updates(telegram: StandIn, **fields: Json) -> list[Object]:
    """Return what getUpdates answers with."""
    return objects_at(ask(telegram, "getUpdates", **fields), "result")


def test_an_unknown_method_is_not_found(telegram: StandIn) -> None:
    assert ask(telegram, "sendMassage")["error_code"] == 404


def test_an_unknown_parameter_is_refused(telegram: StandIn, chat: Chat) -> None:
    assert "parse_made" in refusal(telegram, "sendMessage", chat_id=chat.id, text="a", parse_made=HTML)


def test_a_nested_field_of_the_wrong_type_is_refused(telegram: StandIn, chat: Chat) -> None:
    options: Object = {"is_disabled": "yes"}
    why = refusal(telegram, "sendMessage", chat_id=chat.id, text="a", link_preview_options=options)
    assert "link_preview_options.is_disabled" in why


def test_a_missing_parameter_is_refused(telegram: StandIn, chat: Chat) -> None:
    assert "required" in refusal(telegram, "sendMessage", chat_id=chat.id)


def test_form_fields_are_read_as_json_is(telegram: StandIn, chat: Chat) -> None:
    form = {"chat_id": str(chat.id), "text": "a", "link_preview_options": '{"is_disabled": true}'}
    httpx.post(f"{telegram.url}/bot{telegram.token}/sendMessage", data=form, timeout=PATIENCE)
    assert chat.next_reply().link_preview_off


def test_a_wrong_token_is_unauthorized(telegram: StandIn) -> None:
    expected = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert post(telegram, "bot1:other/getMe", {}) == expected


def test_a_token_that_cannot_be_one_is_not_found(telegram: StandIn) -> None:
    assert post(telegram, "botnonsense/getMe", {})["error_code"] == 404


def test_an_unescaped_angle_bracket_is_refused(telegram: StandIn, chat: Chat) -> None:
    why = refusal(telegram, "sendMessage", chat_id=chat.id, text="1 < 2", parse_mode=HTML)
    assert why.startswith("Bad Request: can't parse entities:")


def test_length_counts_after_parsing(telegram: StandIn, chat: Chat) -> None:
    ask(telegram, "sendMessage", chat_id=chat.id, text=f"<b>{'a' * 4096}</b>", parse_mode=HTML)
    assert len(chat.next_reply().text) == 4096
    assert refusal(telegram, "sendMessage", chat_id=chat.id, text="a" * 4097) == "Bad Request: message is too long"


def test_marks_of_a_text_are_cut_by_utf_16(telegram: StandIn, chat: Chat) -> None:
    ask(telegram, "sendMessage", chat_id=chat.id, text="🌍 <b>بغداد</b>", parse_mode=HTML)
    assert chat.next_reply().marked("bold") == ["بغداد"]


def test_what_telegram_drops_without_a_word_is_a_loss(telegram: StandIn, chat: Chat) -> None:
    ask(telegram, "sendMessage", chat_id=chat.id, text='\u202ba <a href="nowhere">b</a>', parse_mode=HTML)
    assert telegram.losses == ["1 characters of U+2028..U+202E or U+000D removed", "link to nowhere dropped"]


def test_a_reply_to_nothing_needs_leave(telegram: StandIn, chat: Chat) -> None:
    reply: Object = {"message_id": 99}
    fields: Object = {"chat_id": chat.id, "text": "a"}
    assert "to be replied not found" in refusal(telegram, "sendMessage", **fields, reply_parameters=reply)
    ask(telegram, "sendMessage", **fields, reply_parameters={**reply, "allow_sending_without_reply": True})
    assert chat.next_reply().reply_to is None


@pytest.mark.parametrize(("quote", "taken"), [("ends in 2026", True), ("ends  in 2026", False)])
def test_a_quote_must_be_verbatim(quote: str, taken: bool, telegram: StandIn, chat: Chat) -> None:  # noqa: FBT001 - a case
    asked = chat.say("The mission ends in 2026.")
    reply: Object = {"message_id": asked.id, "quote": quote}
    answer = ask(telegram, "sendMessage", chat_id=chat.id, text="a", reply_parameters=reply)
    assert answer["ok"] is taken
    assert text_at(answer, "description") == ("" if taken else "Bad Request: QUOTE_TEXT_INVALID")


def test_a_thread_of_a_group_without_topics_cannot_be_written_to(telegram: StandIn) -> None:
    group, sara = telegram.group("Newsroom"), telegram.user("Sara")
    first = group.say("one", sender=sara)
    group.say("two", sender=sara, reply_to=first)
    message = object_at(updates(telegram)[-1], "message") or {}
    assert message["message_thread_id"] == first.id
    why = refusal(telegram, "sendMessage", chat_id=group.id, text="a", message_thread_id=first.id)
    assert why == "Bad Request: message thread not found"


def test_a_topic_is_written_to_by_its_id(telegram: StandIn) -> None:
    topic = telegram.forum("Newsroom", topics=["General talk", "Iraq"]).topic("Iraq")
    ask(telegram, "sendMessage", chat_id=topic.id, text="a", message_thread_id=topic.thread)
    assert topic.next_reply().thread == topic.thread


def test_a_message_in_a_topic_replies_to_what_opened_it(telegram: StandIn) -> None:
    topic = telegram.forum("Newsroom", topics=["Iraq"]).topic("Iraq")
    topic.say("a", sender=telegram.user("Sara"))
    message = object_at(updates(telegram)[0], "message") or {}
    opening = object_at(message, "reply_to_message") or {}
    assert message["is_topic_message"] is True
    assert text_at(object_at(opening, "forum_topic_created") or {}, "name") == "Iraq"


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "a"}, "Text buttons are unallowed"),
        ({"text": "a", "callback_data": "ص" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "url": "nowhere"}, "Wrong HTTP URL"),
        ({"text": "", "callback_data": "a"}, "text can't be empty"),
    ],
)
def test_a_button_without_a_use_is_refused(button: Object, reason: str, telegram: StandIn, chat: Chat) -> None:
    keyboard: Object = {"inline_keyboard": [[button]]}
    assert reason in refusal(telegram, "sendMessage", chat_id=chat.id, text="a", reply_markup=keyboard)


def test_a_press_is_answered_once(telegram: StandIn, chat: Chat) -> None:
    keyboard: Object = {"inline_keyboard": [[{"text": "next", "callback_data": "2"}]]}
    ask(telegram, "sendMessage", chat_id=chat.id, text="a", reply_markup=keyboard)
    press = chat.press(chat.next_reply(), "next")
    query = text_at(object_at(updates(telegram)[0], "callback_query") or {}, "id")
    assert ask(telegram, "answerCallbackQuery", callback_query_id=query, text="done")["ok"]
    assert press.answer() == "done"
    assert refusal(telegram, "answerCallbackQuery", callback_query_id=query) == NO_SUCH_QUERY


def test_a_stale_press_is_refused_but_not_held_against_the_bot(telegram: StandIn, chat: Chat) -> None:
    ask(telegram, "sendMessage", chat_id=chat.id, text="a")
    chat.press_data(chat.next_reply(), "forged", stale=True)
    query = text_at(object_at(updates(telegram)[0], "callback_query") or {}, "id")
    assert refusal(telegram, "answerCallbackQuery", callback_query_id=query) == NO_SUCH_QUERY
    assert telegram.refused == []


def test_an_edit_that_changes_nothing_is_refused(telegram: StandIn, chat: Chat) -> None:
    sent = result(telegram, "sendMessage", chat_id=chat.id, text="<b>a</b>", parse_mode=HTML)
    same: Object = {"chat_id": chat.id, "message_id": sent["message_id"], "text": "<b>a</b>", "parse_mode": HTML}
    assert refusal(telegram, "editMessageText", **same).startswith("Bad Request: message is not modified")


def test_an_edit_takes_away_the_buttons_it_does_not_repeat(telegram: StandIn, chat: Chat) -> None:
    keyboard: Object = {"inline_keyboard": [[{"text": "next", "callback_data": "2"}]]}
    ask(telegram, "sendMessage", chat_id=chat.id, text="a", reply_markup=keyboard)
    reply = chat.next_reply()
    ask(telegram, "editMessageText", chat_id=chat.id, message_id=reply.id, text="b")
    assert chat.next_edit(reply).buttons == []


def test_what_people_wrote_cannot_be_edited(telegram: StandIn, chat: Chat) -> None:
    sent = chat.say("a")
    why = refusal(telegram, "editMessageText", chat_id=chat.id, message_id=sent.id, text="b")
    assert why == "Bad Request: message can't be edited"


def test_who_blocked_the_bot_hears_no_more_of_it(telegram: StandIn, chat: Chat) -> None:
    chat.block()
    answer = ask(telegram, "sendMessage", chat_id=chat.id, text="a")
    assert answer["error_code"] == 403
    assert answer["description"] == "Forbidden: bot was blocked by the user"
    assert telegram.refused == []


def test_a_group_that_became_a_supergroup_names_it(telegram: StandIn) -> None:
    group = telegram.group("Newsroom", kind="group")
    new = group.upgrade(by=telegram.user("Sara"))
    assert ask(telegram, "sendMessage", chat_id=group.id, text="a")["parameters"] == {"migrate_to_chat_id": new.id}


def test_a_bot_comes_into_the_supergroup_that_its_group_becomes(telegram: StandIn) -> None:
    new = telegram.group("Newsroom", kind="group").upgrade(by=telegram.user("Sara"))
    changes = [change for update in updates(telegram) if (change := object_at(update, "my_chat_member"))]
    assert [(object_at(change, "chat") or {})["id"] for change in changes] == [new.id]


def test_whom_a_group_appoints_is_among_its_administrators(telegram: StandIn) -> None:
    group, sara = telegram.group("Newsroom"), telegram.user("Sara")
    group.appoint(sara)
    answer = ask(telegram, "getChatAdministrators", chat_id=group.id)
    assert [text_at(object_at(member, "user") or {}, "first_name") for member in objects_at(answer, "result")] == [
        "Sara"
    ]


def test_a_stranger_is_no_chat(telegram: StandIn) -> None:
    assert refusal(telegram, "sendMessage", chat_id=5, text="a") == "Bad Request: chat not found"


def test_a_menu_is_kept_per_audience_and_language(telegram: StandIn) -> None:
    commands: Json = [{"command": "ask", "description": "اسأل"}]
    ask(telegram, "setMyCommands", commands=commands, scope={"type": "all_private_chats"}, language_code="ar")
    assert telegram.commands("all_private_chats", "ar") == {"ask": "اسأل"}
    assert telegram.commands("all_private_chats") == {}


@pytest.mark.parametrize("name", ["Ask", "a-b", "سؤال", "a" * 33, ""])
def test_a_command_name_is_small_latin_letters(name: str, telegram: StandIn) -> None:
    commands: Json = [{"command": name, "description": "a"}]
    assert refusal(telegram, "setMyCommands", commands=commands) == "Bad Request: BOT_COMMAND_INVALID"


def test_an_update_comes_again_until_it_is_confirmed(telegram: StandIn, chat: Chat) -> None:
    sent = chat.say("a")
    assert updates(telegram) == updates(telegram, timeout=20)
    assert updates(telegram, offset=sent.update + 1) == []
    assert telegram.confirmed == sent.update


def test_a_long_poll_wakes_up_for_an_update(telegram: StandIn, chat: Chat) -> None:
    with ThreadPoolExecutor() as threads:
        poll = threads.submit(updates, telegram, timeout=20)
        telegram.wait_for_poll()
        chat.say("a")
        assert [object_at(update, "message") is not None for update in poll.result()] == [True]


def test_the_wanted_kinds_of_updates_stay_wanted(telegram: StandIn, chat: Chat) -> None:
    updates(telegram, allowed_updates=["message"])
    chat.edit(chat.say("a"), "b")
    assert [sorted(update) for update in updates(telegram)] == [["message", "update_id"]]


def test_two_pollers_conflict_and_the_first_one_loses(telegram: StandIn, chat: Chat) -> None:
    with ThreadPoolExecutor() as threads:
        first = threads.submit(ask, telegram, "getUpdates", timeout=20)
        telegram.wait_for_poll()
        second = threads.submit(updates, telegram, timeout=20)
        assert text_at(first.result(), "description").startswith("Conflict: terminated by other getUpdates request")
        chat.say("a")
        assert len(second.result()) == 1


def test_a_privacy_minded_bot_hears_only_what_is_for_it() -> None:
    with StandIn(can_read_all_group_messages=False) as telegram:
        group, sara = telegram.group("Newsroom"), telegram.user("Sara")
        ask(telegram, "sendMessage", chat_id=group.id, text="a")
        own = group.next_reply()
        said = [group.say(text, sender=sara) for text in ("talk", "@WithdrawalBot?", "/ask@OtherBot", "/ask")]
        answered = group.say("why", sender=sara, reply_to=own)
    assert [message.update > 0 for message in [*said, answered]] == [False, False, False, True, True]


class _Hook(BaseHTTPRequestHandler):
    secrets: list[str | None]  # one per broadcast
    turned_away: int  # how many deliveries fail first

    def do_POST(self) -> None:
        """Accept a broadcast, but not the first ones."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.secrets.append(self.headers["X-Telegram-Bot-Api-Secret-Token"])
        self.send_response(500 if len(self.secrets) <= self.turned_away else 200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def hook(turned_away: int) -> Iterator[tuple[str, list[str | None]]]:
    """Serve a webhook; its address, and the secrets it was given."""
    secrets: list[str | None] = []
    handler = type("Hook", (_Hook,), {"secrets": secrets, "turned_away": turned_away})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", secrets
        server.shutdown()
        thread.join()


def test_a_webhook_is_tried_with_its_secret_until_it_accepts(telegram: StandIn, chat: Chat) -> None:
    with hook(turned_away=1) as (url, secrets):
        ask(telegram, "setWebhook", url=url, secret_token="s3cret")
        sent = chat.say("a")
        chat.until_confirmed(sent)
        assert secrets == ["s3cret", "s3cret"]
        ask(telegram, "deleteWebhook")


def test_a_webhook_shuts_out_pollers(telegram: StandIn) -> None:
    ask(telegram, "setWebhook", url="https://bot.example.org/hook")
    assert refusal(telegram, "getUpdates").startswith("Conflict: can't use getUpdates method while webhook is active")
    assert result(telegram, "getWebhookInfo")["url"] == "https://bot.example.org/hook"


def test_a_webhook_needs_tls(telegram: StandIn) -> None:
    assert "HTTPS" in refusal(telegram, "setWebhook", url="http://bot.example.org/hook")


def test_an_arranged_failure_happens_as_often_as_arranged(telegram: StandIn, chat: Chat) -> None:
    telegram.fail("sendMessage", status=429, retry_after=3)
    answers = [ask(telegram, "sendMessage", chat_id=chat.id, text="a") for _ in range(2)]
    assert [number_at(answer, "error_code") for answer in answers] == [429, None]
    assert answers[0]["parameters"] == {"retry_after": 3}
    assert telegram.refused == []


def test_a_failure_arranged_for_one_chat_leaves_the_others_alone(telegram: StandIn, chat: Chat) -> None:
    telegram.fail("sendMessage", telegram.group("Newsroom"), status=502)
    assert ask(telegram, "sendMessage", chat_id=chat.id, text="a")["ok"]


def test_failures_that_have_not_happened_are_to_come(telegram: StandIn, chat: Chat) -> None:
    telegram.fail("sendMessage", chat, status=502, times=2)
    ask(telegram, "sendMessage", chat_id=chat.id, text="a")
    assert telegram.to_come == ["sendMessage"]


def test_a_bot_is_through_with_a_chat_when_it_has_answered_and_confirmed_a_last_press(
    telegram: StandIn, chat: Chat
) -> None:
    with ThreadPoolExecutor() as threads:
        done = threads.submit(chat.until_done)
        (press,) = updates(telegram, timeout=20)
        query = text_at(object_at(press, "callback_query") or {}, "id")
        ask(telegram, "answerCallbackQuery", callback_query_id=query)
        assert not done.done()
        updates(telegram, offset=(number_at(press, "update_id") or 0) + 1)
        assert done.exception() is None


def test_a_dropped_call_is_not_carried_out(telegram: StandIn, chat: Chat) -> None:
    telegram.drop("sendMessage")
    with pytest.raises(httpx.RemoteProtocolError):
        ask(telegram, "sendMessage", chat_id=chat.id, text="lost")
    ask(telegram, "sendMessage", chat_id=chat.id, text="sent")
    assert chat.next_reply().text == "sent"


def test_a_server_that_comes_back_has_the_same_address(telegram: StandIn) -> None:
    telegram.go_offline()
    with pytest.raises(httpx.ConnectError):
        ask(telegram, "getMe")
    telegram.come_back()
    assert ask(telegram, "getMe")["ok"]


def test_closing_ends_a_long_poll() -> None:
    with StandIn() as telegram, ThreadPoolExecutor() as threads:
        poll = threads.submit(updates, telegram, timeout=50)
        telegram.wait_for_poll()
        telegram.go_offline()
        assert isinstance(poll.exception(), httpx.RemoteProtocolError)


def test_every_refusal_is_kept_with_its_reason(telegram: StandIn) -> None:
    ask(telegram, "sendMessage", chat_id=5, text="a")
    assert [(call.method, call.error) for call in telegram.refused] == [("sendMessage", "Bad Request: chat not found")]


def test_a_bot_that_says_nothing_fails_the_wait_with_the_story(chat: Chat, telegram: StandIn) -> None:
    ask(telegram, "sendMessage", chat_id=5, text="a")
    with pytest.raises(AssertionError, match=r"private Sara within 0 s; .*sendMessage: Bad Request: chat not found"):
        chat.next_reply(timeout=0)


def test_a_bot_of_python_telegram_bot_feels_at_home(telegram: StandIn) -> None:
    group = telegram.group("Newsroom")
    asked = group.say("/ask@WithdrawalBot when?", sender=telegram.user("Sara"))

    async def reply() -> None:
        async with ptb.Bot(telegram.token, base_url=f"{telegram.url}/bot") as bot:
            (update,) = await bot.get_updates(read_timeout=PATIENCE)
            assert update.message is not None
            await update.message.reply_html("<b>soon</b>", do_quote=True)

    asyncio.run(reply())
    answer = group.next_reply()
    assert (answer.reply_to, answer.marked("bold"), telegram.refused) == (asked.id, ["soon"], [])


def test_a_bot_fetches_the_file_that_a_person_sent(telegram: StandIn, chat: Chat) -> None:
    sent = chat.send_document("notes.md", "متى".encode())
    document = object_at(chat.shown(sent), "document") or {}
    path = text_at(result(telegram, "getFile", file_id=document["file_id"]), "file_path")
    assert httpx.get(f"{telegram.url}/file/bot{telegram.token}/{path}").content.decode() == "متى"


def test_a_file_that_nobody_sent_is_not_found(telegram: StandIn) -> None:
    assert "wrong file_id" in refusal(telegram, "getFile", file_id="document-7")
    assert httpx.get(f"{telegram.url}/file/bot{telegram.token}/documents/document-7").status_code == 404


def sent_photo(telegram: StandIn, chat: Chat, content: bytes) -> Object:
    url = f"{telegram.url}/bot{telegram.token}/sendPhoto"
    given = {"photo": ("a.png", content)}
    sent = parse_json(httpx.post(url, data={"chat_id": str(chat.id), "caption": "Soon"}, files=given).content)
    assert isinstance(sent, dict)
    return sent


def test_a_picture_is_shown_in_its_size_under_its_caption(telegram: StandIn, chat: Chat) -> None:
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4)
    sent_photo(telegram, chat, head + b"\xff\xfe")
    shown = chat.next_reply()
    [size] = objects_at(shown.message, "photo")
    assert (shown.text, size["width"], size["height"]) == ("Soon", 640, 480)
    path = text_at(result(telegram, "getFile", file_id=size["file_id"]), "file_path")
    assert httpx.get(f"{telegram.url}/file/bot{telegram.token}/{path}").content == head + b"\xff\xfe"


def test_what_is_no_picture_is_not_taken_for_one(telegram: StandIn, chat: Chat) -> None:
    assert "IMAGE_PROCESS_FAILED" in text_at(sent_photo(telegram, chat, b"When?"), "description")
