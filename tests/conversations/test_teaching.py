"""What was asked in vain is taught by an editor with two taps, and whoever waits for it is told: over real HTTP."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conversations.running import ADMIN, OWNER, make_folder, open_admin, open_owner, running
from tests.conversations.talk import (
    ENGLISH,
    data_of,
    query,
    quotes_something,
    reader,
    said,
    texts,
    turned,
    written,
)
from tests.standin import Chat, Reply, StandIn
from tests.strict import strict_telegram

WORDS = ENGLISH.teaching
HEADER = "question,document,paragraph\n"
WHALES = "How many whales swam past the papyrus?"
REED = "Papyrus was made of reed."


@pytest.fixture(scope="module")
def kept_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("taught"))


@pytest.fixture(scope="module")
def telegram(kept_in: Path) -> Iterator[StandIn]:
    with strict_telegram(kept_in) as telegram:
        open_owner(telegram)
        open_admin(telegram)
        with running(telegram, kept_in, BOT_ADMINS=f"{OWNER},{ADMIN}"):
            telegram.wait_until(lambda: telegram.short_description("en") != "")
            yield telegram


@pytest.fixture
def admin(telegram: StandIn, kept_in: Path) -> Chat:
    """Return the chat of the administrator, with nothing asked and nothing taught yet."""
    chat = open_admin(telegram)
    chat.until_done()
    query(kept_in, "DELETE FROM question")
    query(kept_in, "DELETE FROM waiting")
    query(kept_in, "DELETE FROM rating")
    query(kept_in, "DELETE FROM mistake_report")
    (kept_in / "corpus" / "questions.csv").unlink(missing_ok=True)
    said(chat, "/reload")
    chat.untaken()
    return chat


def asked(telegram: StandIn, kept_in: Path, question: str, times: int = 1) -> Chat:
    """Let somebody ask, and return their chat once that is kept."""
    chat = reader(telegram)
    for _ in range(times):
        said(chat, question)
    written(kept_in, "SELECT 1 FROM question GROUP BY question HAVING question = ? AND count(*) >= ?", question, times)
    return chat


def opened(admin: Chat, number: str = "1") -> Reply:
    """Return the question behind a number of the list."""
    return turned(admin, said(admin, "/unanswered"), number)


def rows(kept_in: Path) -> str:
    return (kept_in / "corpus" / "questions.csv").read_text(encoding="utf-8").removeprefix(HEADER)


def logged(kept_in: Path) -> list[tuple[object, ...]]:
    return written(kept_in, "SELECT action, person FROM audit WHERE action <> 'reloaded' ORDER BY number DESC LIMIT 1")


def test_where_nothing_was_asked_in_vain_that_is_said(admin: Chat) -> None:
    assert said(admin, "/unanswered").text == WORDS.none


def test_what_was_asked_most_stands_first_and_alike_questions_together(
    telegram: StandIn, admin: Chat, kept_in: Path
) -> None:
    asked(telegram, kept_in, "What is a kangaroo?")
    asked(telegram, kept_in, WHALES, 2)
    asked(telegram, kept_in, "how many whales swam past the papyrus")
    _, first, second = said(admin, "/unanswered").text.replace("\n\n", "\n").split("\n")
    assert ("whales" in first, "\u20683\u2069×" in first) == (True, True)
    assert ("kangaroo" in second, "\u20681\u2069×" in second) == (True, True)


def test_what_is_answered_is_not_listed(telegram: StandIn, admin: Chat, kept_in: Path) -> None:
    asked(telegram, kept_in, "When does the coalition mission in Syria end?")
    assert said(admin, "/unanswered").text == WORDS.none


def test_the_list_names_nobody(telegram: StandIn, admin: Chat, kept_in: Path) -> None:
    chat = asked(telegram, kept_in, WHALES)
    listed = said(admin, "/unanswered")
    assert str(chat.id) not in listed.html
    assert "Sara" not in listed.html + turned(admin, listed, "1").html


def test_with_the_hundredth_taught_question_calibration_is_offered(
    telegram: StandIn, admin: Chat, kept_in: Path
) -> None:
    query(kept_in, "DELETE FROM audit")
    for _ in range(99):
        query(kept_in, "INSERT INTO audit (at, action, detail) VALUES ('2126-01-01T00:00:00+00:00', 'taught', '')")
    for question, is_offered in ((WHALES, True), ("What is a kangaroo?", False)):
        asked(telegram, kept_in, question)
        told = turned(admin, opened(admin), WORDS.unsaid).text
        assert (WORDS.calibrate[:30] in told) is is_offered


def test_a_passage_that_answers_is_chosen_with_two_taps(telegram: StandIn, admin: Chat, kept_in: Path) -> None:
    chat = asked(telegram, kept_in, WHALES)
    card = opened(admin)
    assert REED in card.text
    taught = turned(admin, card, WORDS.answers.format(number=1))
    assert taught.text.startswith("✓")
    assert REED in taught.text
    assert rows(kept_in).startswith(f"{WHALES},scroll-")
    answer = said(chat, WHALES)
    assert quotes_something(answer)
    assert answer.text.startswith(REED)
    assert said(admin, "/unanswered").text == WORDS.none
    assert logged(kept_in) == [("taught", ADMIN)]


@pytest.mark.parametrize(
    ("button", "row", "action", "said_now"),
    [
        (WORDS.unsaid, ",,", "taught_unsaid", ENGLISH.answer.nearest),
        (WORDS.off_topic, ",-,", "taught_off_topic", ENGLISH.answer.not_found),
    ],
)
def test_a_question_may_have_no_answer_or_be_none_of_our_business(  # noqa: PLR0913, PLR0917
    telegram: StandIn, admin: Chat, kept_in: Path, button: str, row: str, action: str, said_now: str
) -> None:
    asked(telegram, kept_in, WHALES)
    taught = turned(admin, opened(admin), button)
    assert said_now in taught.text
    assert rows(kept_in) == f"{WHALES}{row}\n"
    assert logged(kept_in) == [(action, ADMIN)]


def test_what_was_taught_can_be_taken_back(telegram: StandIn, admin: Chat, kept_in: Path) -> None:
    asked(telegram, kept_in, WHALES)
    taught = turned(admin, opened(admin), WORDS.unsaid)
    assert WHALES in turned(admin, taught, WORDS.undo).text
    assert rows(kept_in) == ""
    assert "whales" in said(admin, "/unanswered").text


def test_other_words_find_other_passages(telegram: StandIn, admin: Chat, kept_in: Path) -> None:
    asked(telegram, kept_in, WHALES)
    card = opened(admin)
    assert admin.press_data(card, data_of(card, WORDS.search)).answer() == ""
    prompt = admin.next_reply()
    assert telegram.calls("sendMessage")[-1].fields["reply_markup"] == {"force_reply": True, "selective": True}
    admin.say("penguins marched Babylon", reply_to=prompt)
    found = admin.next_reply()
    assert "penguins marched out of Babylon" in found.text
    turned(admin, found, WORDS.answers.format(number=1))
    assert rows(kept_in).startswith(f"{WHALES},march")


def test_an_answer_that_did_not_help_is_listed_and_bettered(telegram: StandIn, admin: Chat, kept_in: Path) -> None:
    question = "How many penguins marched out of Babylon?"
    chat = reader(telegram)
    card = said(chat, question)
    chat.press_data(card, data_of(card, ENGLISH.card.unhelpful)).answer()
    chat.next_edit(card)
    listed = said(admin, "/unanswered")
    assert "👎" in listed.text
    better = turned(admin, listed, "1")
    assert WORDS.unhelpful in better.text
    turned(admin, better, WORDS.answers.format(number=2))
    assert rows(kept_in).startswith(f"{question},march")


def test_who_waits_for_an_answer_gets_it_once(telegram: StandIn, admin: Chat, kept_in: Path) -> None:
    chat = asked(telegram, kept_in, WHALES)
    card = said(chat, WHALES)
    chat.press_data(card, data_of(card, ENGLISH.refusal.tell_me)).answer()
    chat.next_edit(card)
    turned(admin, opened(admin), WORDS.answers.format(number=1))
    told = chat.next_reply()
    assert told.text.startswith(ENGLISH.refusal.known_now)
    assert REED in told.text
    assert ENGLISH.card.helpful in texts(told)
    telegram.wait_until(lambda: query(kept_in, "SELECT * FROM waiting") == [])
    said(admin, "/reload")
    chat.stays_silent()


def test_who_waits_is_not_told_that_there_is_no_answer(telegram: StandIn, admin: Chat, kept_in: Path) -> None:
    chat = asked(telegram, kept_in, WHALES)
    card = said(chat, WHALES)
    chat.press_data(card, data_of(card, ENGLISH.refusal.tell_me)).answer()
    chat.next_edit(card)
    turned(admin, opened(admin), WORDS.unsaid)
    chat.stays_silent()
    assert len(query(kept_in, "SELECT * FROM waiting")) == 1


def test_a_reported_mistake_is_listed_until_it_is_settled(admin: Chat, kept_in: Path) -> None:
    query(kept_in, "INSERT INTO mistake_report VALUES ('scroll-3', 'en', 1, 1, 2, '2026-11-30T00:00:00.000+00:00')")
    listed = said(admin, "/unanswered")
    mistakes = turned(admin, listed, WORDS.mistakes.format(count=1))
    assert mistakes.links[0][1].startswith("https://t.me/")
    assert turned(admin, mistakes, WORDS.settle.format(number=1)).text == WORDS.no_mistakes
    assert query(kept_in, "SELECT * FROM mistake_report") == []


def test_a_corpus_that_cannot_be_written_is_told_and_stays(telegram: StandIn, admin: Chat, kept_in: Path) -> None:
    asked(telegram, kept_in, WHALES)
    card = opened(admin)
    (kept_in / "corpus" / "questions.csv").write_text("not a table\n", encoding="utf-8")
    assert admin.press_data(card, data_of(card, WORDS.unsaid)).answer() == ""
    assert "question,document,paragraph" in admin.next_reply().text
    assert (kept_in / "corpus" / "questions.csv").read_text(encoding="utf-8") == "not a table\n"


def test_a_question_that_was_forgotten_is_taught_no_more(telegram: StandIn, admin: Chat, kept_in: Path) -> None:
    asked(telegram, kept_in, WHALES)
    card = opened(admin)
    query(kept_in, "DELETE FROM question")
    assert admin.press_data(card, data_of(card, WORDS.unsaid)).answer() == WORDS.gone


def test_in_a_group_nothing_is_listed(telegram: StandIn, admin: Chat) -> None:
    group = telegram.group("Newsroom")
    group.say("/unanswered", sender=admin.person)
    assert group.next_reply().text == ENGLISH.chat.private_only


def test_a_strangers_press_and_words_teach_nothing(telegram: StandIn, admin: Chat, kept_in: Path) -> None:
    stranger = asked(telegram, kept_in, WHALES)
    card = opened(admin)
    assert stranger.press_data(said(stranger, "/help"), data_of(card, WORDS.unsaid)).answer() == ""
    assert said(stranger, "/unanswered").text.startswith("I don't know")
    stranger.stays_silent()
    assert not (kept_in / "corpus" / "questions.csv").exists()
