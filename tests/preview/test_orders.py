"""What people do on the page reaches the bot as in Telegram."""

import pytest

from bot.preview.bot_api.shapes import Json, Object, object_at, objects_at, text_at
from tests.preview.conftest import Opening
from tests.preview.page import Page


def heard(page: Page, kind: str = "message") -> list[Object]:
    """Return what the bot hears of a kind."""
    return [body for update in page.ask_bot_api("getUpdates") if (body := object_at(update, kind))]


def test_a_message_reaches_the_bot_in_the_language_of_the_page(page: Page) -> None:
    page.order("say", **page.in_chat("private", language="en"), text="When?")
    assert [(each["text"], (object_at(each, "from") or {})["language_code"]) for each in heard(page)] == [
        ("When?", "en")
    ]


def test_a_command_is_marked_as_one(page: Page) -> None:
    page.order("say", **page.in_chat("administration"), text="/reload now")
    assert [(each["type"], each["length"]) for each in objects_at(heard(page)[0], "entities")] == [("bot_command", 7)]


def test_a_member_of_the_group_writes_in_a_topic(page: Page) -> None:
    topic = objects_at(objects_at(page.start(), "scenes")[2], "topics")[0]["id"]
    page.order("say", **page.in_chat("forum", 1), text="@PreviewBot متى؟", thread=topic)
    (message,) = heard(page)
    assert (message["message_thread_id"], text_at(object_at(message, "from") or {}, "first_name")) == (topic, "عمر")


def test_a_reply_carries_what_it_replies_to(page: Page) -> None:
    page.order("say", **page.in_chat("group"), text="1")
    first = heard(page)[0]["message_id"]
    page.order("say", **page.in_chat("group", 2), text="2", reply_to=first)
    assert (object_at(heard(page)[1], "reply_to_message") or {})["message_id"] == first


def test_one_changes_ones_own_message(page: Page) -> None:
    page.order("say", **page.in_chat("private"), text="1")
    page.order("rewrite", **page.in_chat("private"), message=heard(page)[0]["message_id"], text="2")
    assert [each["text"] for each in heard(page, "edited_message")] == ["2"]


def test_nobody_changes_anothers_message(page: Page) -> None:
    page.order("say", **page.in_chat("group"), text="1")
    answer = page.order("rewrite", **page.in_chat("group", 1), message=heard(page)[0]["message_id"], text="2")
    assert "can't be edited" in answer.text


def test_a_file_reaches_the_bot(page: Page) -> None:
    who = page.in_chat("administration")
    order = str(who).replace("'", '"')
    headers = {"Origin": page.origin, "X-Order": order, "X-Name": "%D9%86%D8%B5.md"}
    assert page.http.post("/upload", content=b"# 1", headers=headers).status_code == 200
    assert (object_at(heard(page)[0], "document") or {})["file_name"] == "نص.md"


@pytest.mark.parametrize(
    ("name", "body", "status"),
    [
        ("say", {"chat": 5, "person": 5, "language": "ar", "text": "1"}, 404),
        ("say", {"text": "1"}, 400),
        ("say", {"chat": "x"}, 400),
        ("fly", {}, 404),
        ("explain", {"question": ""}, 400),
    ],
)
def test_an_order_that_cannot_be_carried_out_is_refused(
    page: Page, name: str, body: dict[str, Json], status: int
) -> None:
    assert page.order(name, **body).status_code == status


def test_nothing_is_written_where_reading_is_all_that_is_allowed(open_page: Opening) -> None:
    page = open_page(read_only=True)
    answer = page.order("teach", question="متى؟", document="a", paragraph=1, language="ar")
    assert (answer.status_code, page.start()["read_only"]) == (403, True)
    assert "للقراءة فقط" in answer.json()["error"]
    assert "administration" not in [each["key"] for each in objects_at(page.start(), "scenes")]


def test_what_cannot_be_written_is_told_in_a_sentence(page: Page) -> None:
    answer = page.order("teach", question="متى؟", document="a", paragraph=1, language="en")
    assert "questions.csv" in answer.text


def test_a_page_is_told_what_was_said_before_it_was_opened(page: Page) -> None:
    page.order("say", **page.in_chat("private"), text="متى؟")
    texts = (text_at(object_at(news, "message") or {}, "text") for news in page.news("message"))
    assert "متى؟" in texts
