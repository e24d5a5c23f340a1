"""Cards over time: the bot's sources changed, its store broken, a person forgotten."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.chat.writing.deep_links import link_to_source
from bot.documents import read_corpus
from bot.text.languages import Language
from tests.conversations.talk import (
    ARABIC,
    OTHER_QUESTION,
    data_of,
    pseudonym,
    query,
    said,
    start,
    texts,
    turned,
)
from tests.corpora import write_document
from tests.standin import Chat


@contextmanager
def away(folder: Path, table: str, chat: Chat) -> Iterator[None]:
    """Take a table away from the bot, from when it is through with a chat until it is through with it again."""
    chat.until_done()
    query(folder, f"ALTER TABLE {table} RENAME TO {table}_away")
    try:
        yield
        chat.until_done()
    finally:
        query(folder, f"ALTER TABLE {table}_away RENAME TO {table}")


def test_a_button_of_older_sources_says_so(corpus: Path, admin: Chat, chat: Chat) -> None:
    card = said(chat)
    write_document(corpus, "new.ar.md", "انتهت مهمة التحالف.")
    said(admin, "/reload")
    assert chat.press(card, ARABIC.card.more).answer() == ARABIC.card.stale
    assert chat.press(card, ARABIC.card.helpful).answer() == ARABIC.card.thanks_helpful
    assert f"✓ {ARABIC.card.helpful}" in texts(chat.next_edit(card))
    chat.stays_silent()


def test_a_button_works_on_after_a_reload_without_a_change(admin: Chat, chat: Chat) -> None:
    card = said(chat)
    said(admin, "/reload")
    assert turned(chat, card, ARABIC.card.context).buttons


def test_a_changed_question_is_answered_from_the_new_sources(corpus: Path, admin: Chat, chat: Chat) -> None:
    sent = chat.say(OTHER_QUESTION)
    card = chat.next_reply()
    write_document(corpus, "new.ar.md", "بنيت الزقورات في بابل.")
    said(admin, "/reload")
    chat.edit(sent, "أين بنيت الزقورات؟")
    changed = chat.next_edit(card)
    assert "بنيت الزقورات في بابل." in changed.marked("blockquote")
    assert turned(chat, changed, ARABIC.card.context).buttons


def test_the_reader_goes_on_unless_its_own_source_changed(corpus: Path, admin: Chat, chat: Chat) -> None:
    document = next(each for each in read_corpus(corpus).documents if each.slug == "iraq-evacuates-bases")
    page = start(chat, link_to_source("WithdrawalBot", document))
    write_document(corpus, "new.ar.md", "انتهت مهمة التحالف.")
    said(admin, "/reload")
    turned(chat, page, ARABIC.paging.next)
    for language in Language:
        file = corpus / f"{document.slug}.{language}.md"
        file.write_text(file.read_text(encoding="utf-8") + "\n\nنهاية.\n", encoding="utf-8")
    said(admin, "/reload")
    assert chat.press(page, ARABIC.paging.previous).answer() == ARABIC.card.stale


def test_without_a_place_to_keep_them_answers_still_have_buttons_that_work(folder: Path, chat: Chat) -> None:
    with away(folder, "card", chat):
        assert turned(chat, said(chat), ARABIC.card.context).buttons


def test_a_press_that_cannot_be_looked_up_is_answered(folder: Path, chat: Chat) -> None:
    card = said(chat)
    forged = re.sub("[0-9]+", "1", data_of(card, ARABIC.card.context), count=1)
    with away(folder, "card", chat):
        assert chat.press_data(card, forged).answer() == ARABIC.chat.failure


def test_a_judgement_that_cannot_be_kept_is_not_thanked_for(folder: Path, chat: Chat) -> None:
    card = said(chat)
    with away(folder, "rating", chat):
        assert chat.press(card, ARABIC.card.helpful).answer() == ARABIC.chat.failure


def test_a_changed_message_is_left_alone_when_nobody_knows_whether_it_was_answered(folder: Path, chat: Chat) -> None:
    sent = chat.say("شكرا")
    chat.next_reply()
    with away(folder, "card", chat):
        chat.edit(sent, OTHER_QUESTION)
        chat.stays_silent()


def test_who_is_forgotten_leaves_neither_cards_nor_judgements(folder: Path, chat: Chat) -> None:
    card = said(chat)
    chat.press(card, ARABIC.card.helpful).answer()
    turned(chat, said(chat, "/forget"), ARABIC.privacy.yes)
    assert query(folder, "SELECT id FROM card WHERE asker = ?", pseudonym(folder, chat.id)) == []
    assert query(folder, "SELECT card FROM rating WHERE person = ?", pseudonym(folder, chat.id)) == []
    assert chat.press(card, ARABIC.card.context).answer() == ARABIC.card.gone


def test_endless_names_and_addresses_stay_within_what_telegram_takes(corpus: Path, admin: Chat, chat: Chat) -> None:
    name, address = "Agency & " * 150, "https://example.org/" + "&a=" * 600
    outlets = [f'  - publisher: "{name}{n}"\n    url: "{address}{n}"\n    paragraphs: [1, 2]' for n in range(8)]
    for number in range(6):
        write_document(
            corpus,
            f"brief{number}.ar.md",
            "تنتهي مهمة التحالف الدولي في الرطبة في 30 أيلول 2025. " * 20,
            "تنتهي مهمة التحالف الدولي في الرطبة في أيلول 2025. " * 20,
            head="kind: brief\nsources:\n" + "\n".join(outlets),
        )
    said(admin, "/reload")
    card = said(chat, "متى تنتهي مهمة التحالف الدولي في الرطبة؟")
    pages = [turned(chat, card, ARABIC.card.more)]
    while ARABIC.paging.next in texts(pages[-1]):
        pages.append(turned(chat, pages[-1], ARABIC.paging.next))
    pages.append(turned(chat, pages[-1], ARABIC.card.back))
    assert len(pages) > 2
    assert [len(page.text) for page in pages if len(page.text) > 4096] == []
