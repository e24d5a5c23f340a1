"""Who waits for an answer is told once, also by a bot that has been away meanwhile."""

from pathlib import Path

from tests.conversations.running import make_folder, running
from tests.conversations.talk import ENGLISH, data_of, query, reader, said
from tests.corpora import write_questions
from tests.standin import StandIn
from tests.strict import strict_telegram

WHALES = "How many whales swam past the papyrus?"


def test_what_was_taught_while_the_bot_was_away_is_told_at_the_next_start_and_never_again(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    with strict_telegram(folder) as telegram:
        chat = reader(telegram)
        with running(telegram, folder):
            card = said(chat, WHALES)
            chat.press_data(card, data_of(card, ENGLISH.refusal.tell_me)).answer()
            chat.next_edit(card)
        write_questions(folder / "corpus", f"{WHALES},scroll-0,1")
        with running(telegram, folder):
            assert chat.next_reply().text.startswith(ENGLISH.refusal.known_now)
            nobody_waits(telegram, folder)
        with running(telegram, folder):
            chat.stays_silent()


def nobody_waits(telegram: StandIn, folder: Path) -> None:
    telegram.wait_until(lambda: query(folder, "SELECT * FROM waiting") == [])
