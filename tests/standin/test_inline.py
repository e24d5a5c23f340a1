"""The stand-in treats inline queries and guest mentions as the Bot API server does: each fact through real HTTP."""

import pytest

from bot.preview.bot_api.shapes import Json, Object, object_at, objects_at, text_at
from tests.standin import Asked, StandIn
from tests.standin.calls import ask

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
def asked(telegram: StandIn) -> Asked:
    return telegram.inline_query("when", telegram.user("Sara"))


@pytest.fixture
def mention(telegram: StandIn) -> Asked:
    return telegram.group_without_bot("Elsewhere").mention_as_guest("@WithdrawalBot", sender=telegram.user("Sara"))


def answer(telegram: StandIn, asked: Asked, *results: Object, **fields: Json) -> str:
    """Answer an inline query; return why that is refused, "" if it is not."""
    box = ask(telegram, "answerInlineQuery", inline_query_id=asked.inquiry.id, results=[*results], **fields)
    return text_at(box, "description")


def article(name: str = "1", text: str = "a", **fields: Json) -> Object:
    content: Object = {"message_text": text, "parse_mode": "HTML"}
    return {"type": "article", "id": name, "title": "When", "input_message_content": content, **fields}


def updates(telegram: StandIn, kind: str) -> list[Object]:
    """Return what the queued updates of a kind tell."""
    queued = objects_at(ask(telegram, "getUpdates"), "result")
    return [body for update in queued if (body := object_at(update, kind))]


def test_what_is_typed_comes_as_an_inline_query(telegram: StandIn, asked: Asked) -> None:
    assert [(each["id"], each["query"]) for each in updates(telegram, "inline_query")] == [(asked.inquiry.id, "when")]


def test_an_offer_is_what_its_result_would_send(telegram: StandIn, asked: Asked) -> None:
    keyboard: Object = {"inline_keyboard": [[{"text": "more", "callback_data": "2"}]]}
    answer(telegram, asked, article(text="<b>a</b> &lt;", description="soon", reply_markup=keyboard))
    (offer,) = asked.offers()
    assert (offer.title, offer.description, offer.reply.text) == ("When", "soon", "a <")
    assert (offer.reply.marked("bold"), offer.reply.buttons[0][0].data) == (["a"], "2")


def test_an_inline_query_is_answered_once(telegram: StandIn, asked: Asked) -> None:
    assert not asked.is_answered
    assert (answer(telegram, asked), answer(telegram, asked)) == ("", TOO_OLD)
    assert asked.is_answered


def test_a_stale_answer_is_refused_but_not_held_against_the_bot(telegram: StandIn) -> None:
    assert answer(telegram, telegram.inline_query("when", telegram.user("Sara"), stale=True)) == TOO_OLD
    assert telegram.refused == []


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        ([article(str(number)) for number in range(51)], "RESULTS_TOO_MUCH"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article("")], "RESULT_ID_EMPTY"),
        ([article("ص" * 33)], "RESULT_ID_INVALID"),
        ([article(title="")], "ARTICLE_TITLE_EMPTY"),
        ([article(text="")], "message text is empty"),
        ([article(text="a" * 4097)], "message is too long"),
        ([article(text="1 < 2")], "can't parse entities"),
        ([article(reply_markup={"inline_keyboard": [[{"text": "a"}]]})], "Text buttons are unallowed"),
        ([{"type": "article", "id": "1", "title": "a"}], "input_message_content"),
    ],
)
def test_a_result_that_cannot_be_sent_is_refused(
    results: list[Object], reason: str, telegram: StandIn, asked: Asked
) -> None:
    assert reason in answer(telegram, asked, *results)
    assert not asked.is_answered


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "", "start_parameter": "a"}, "SWITCH_PM_TEXT_EMPTY"),
        ({"text": "Ask"}, "START_PARAM_EMPTY"),
        ({"text": "Ask", "start_parameter": "ص"}, "START_PARAM_INVALID"),
        ({"text": "Ask", "start_parameter": "a" * 65}, "START_PARAM_INVALID"),
    ],
)
def test_a_button_that_leads_nowhere_is_refused(button: Object, reason: str, telegram: StandIn, asked: Asked) -> None:
    assert reason in answer(telegram, asked, button=button)


def test_what_telegram_drops_from_a_result_is_a_loss(telegram: StandIn, asked: Asked) -> None:
    answer(telegram, asked, article(text='<a href="nowhere">b</a>'))
    assert telegram.losses == ["link to nowhere dropped"]


def test_a_choice_tells_which_result_was_sent(telegram: StandIn, asked: Asked) -> None:
    answer(telegram, asked, article("7"))
    asked.choose(asked.offers()[0])
    (chosen,) = updates(telegram, "chosen_inline_result")
    assert (chosen["result_id"], chosen["query"], "inline_message_id" in chosen) == ("7", "when", False)


def test_where_the_bot_is_not_a_member_it_hears_nothing_but_mentions(telegram: StandIn) -> None:
    elsewhere, sara = telegram.group_without_bot("Elsewhere"), telegram.user("Sara")
    said = elsewhere.say("when", sender=sara)
    elsewhere.mention_as_guest("@WithdrawalBot", sender=sara, reply_to=said)
    (mention,) = updates(telegram, "guest_message")
    assert (said.update, text_at(object_at(mention, "reply_to_message") or {}, "text")) == (0, "when")


def test_where_the_bot_is_not_a_member_it_cannot_write(telegram: StandIn) -> None:
    answered = ask(telegram, "sendMessage", chat_id=telegram.group_without_bot("Elsewhere").id, text="a")
    assert text_at(answered, "description") == "Forbidden: bot is not a member of the supergroup chat"


def test_a_guest_mention_is_answered_once_with_one_result(telegram: StandIn, mention: Asked) -> None:
    number, result = mention.inquiry.id, article(text="<b>a</b>")
    answers = [ask(telegram, "answerGuestQuery", guest_query_id=number, result=result) for _ in range(2)]
    assert [each["ok"] for each in answers] == [True, False]
    assert mention.offers()[0].reply.marked("bold") == ["a"]


def test_a_guest_mention_is_no_inline_query(telegram: StandIn, mention: Asked) -> None:
    assert answer(telegram, mention) == TOO_OLD
