"""Editors add documents from the chat, correct them and take changes back: over real HTTP, links from a real server."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.documents import read_corpus
from bot.documents.history import read_history
from bot.preview.bot_api.shapes import Object
from bot.preview.bot_api.wire import UploadedText
from tests.adding.articles import BRIEFING, HANDOVER, TALKS
from tests.adding.made_files import make_page, make_pdf, make_word
from tests.adding.web_server import Page, WebServer, web_server
from tests.conversations.running import ADMIN, make_folder, open_admin, running
from tests.conversations.talk import ENGLISH, data_of, quotes_something, reader, said, texts, turned
from tests.standin import Chat, Reply, StandIn
from tests.strict import strict_telegram

DRAFT, EDITING = ENGLISH.draft, ENGLISH.editing
QUESTION = "When does the committee hold its fifth session in Erbil?"


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("edited"))


@pytest.fixture(scope="module")
def telegram(edited: Path) -> Iterator[StandIn]:
    with strict_telegram(edited) as telegram:
        open_admin(telegram)
        with running(telegram, edited, "tests.bot_near_home", BOT_ADMINS=str(ADMIN)):
            telegram.wait_until(lambda: telegram.short_description("en") != "")
            yield telegram


@pytest.fixture(scope="module")
def web() -> Iterator[WebServer]:
    with web_server() as server:
        yield server


@pytest.fixture
def admin(telegram: StandIn, edited: Path) -> Iterator[Chat]:
    """Return the chat of an administrator; afterwards everything that was changed is taken back."""
    chat = open_admin(telegram)
    chat.untaken()
    yield chat
    while read_history(edited / "corpus").entries:
        said(chat, "/undo")


def slugs(folder: Path) -> set[str]:
    return {document.slug for document in read_corpus(folder / "corpus").documents}


def added(chat: Chat, draft: Reply) -> tuple[Reply, Reply]:
    """Add a draft; return what its message becomes, and the prompt for questions."""
    assert chat.press_data(draft, data_of(draft, DRAFT.add)).answer() == ""
    return chat.next_edit(draft), chat.next_reply()


def drafted(chat: Chat, name: str, content: bytes, caption: str = "") -> Reply:
    chat.send_document(name, content, caption)
    return chat.next_reply()


def test_a_file_is_shown_corrected_added_and_given_questions(admin: Chat, edited: Path) -> None:
    before = slugs(edited)
    draft = drafted(admin, "session.docx", make_word("Fourth session", BRIEFING))
    assert "Fourth session" in draft.text
    assert "6 paragraphs" in draft.text.replace("\u2068", "").replace("\u2069", "")
    assert ENGLISH.remarks["no_date"] in draft.text
    admin.press_data(draft, data_of(draft, DRAFT.edit_published))
    prompt = admin.next_reply()
    admin.say("soon", reply_to=prompt)
    assert "soon" in admin.next_reply().text
    admin.say("2025-10-14", reply_to=prompt)
    corrected = admin.next_reply()
    assert "14 October 2025" in corrected.text
    done, wish = added(admin, corrected)
    assert "fourth-session-2025-10-14" in done.text
    assert slugs(edited) - before == {"fourth-session-2025-10-14"}
    admin.say(f"{QUESTION}\nWhere is it?", reply_to=wish)
    assert QUESTION in admin.next_reply().text
    answer = said(admin, QUESTION)
    assert quotes_something(answer)
    assert "The committee will hold its fifth session in Erbil" in answer.text


def test_questions_may_be_skipped(admin: Chat) -> None:
    _, wish = added(admin, drafted(admin, "session.txt", "\n\n".join(BRIEFING).encode()))
    admin.press_data(wish, data_of(wish, DRAFT.skip))
    assert admin.next_edit(wish).text == DRAFT.skipped


def test_a_link_is_fetched(admin: Chat, edited: Path, web: WebServer) -> None:
    web.pages["/talks"] = Page(make_page("overlays_arabic", TALKS))
    draft = said(admin, f"/add {web.url('/talks')}")
    assert "بوابة الرافد" in draft.text
    added(admin, draft)
    document = next(each for each in read_corpus(edited / "corpus").documents if "2025-10-15" in each.slug)
    assert [passage.original for passage in document.passages] == list(TALKS)
    assert document.own_source is not None
    assert document.own_source.url == web.url("/talks")


@pytest.mark.parametrize(
    ("url", "reason"), [("http://10.0.0.1/", "inner_address"), ("http://169.254.169.254/x", "inner_address")]
)
def test_an_inner_address_is_not_fetched(admin: Chat, url: str, reason: str) -> None:
    sentence = ENGLISH.refusals[reason].partition("} ")[2]
    assert sentence in said(admin, f"/add {url}").text


def posted_in(channel: Chat) -> Object:
    return {"type": "channel", "date": 1_760_400_000, "chat": channel.room.chat, "message_id": 5}


def test_a_forwarded_post_becomes_a_document_by_a_reply_and_is_else_a_question(
    telegram: StandIn, admin: Chat, edited: Path
) -> None:
    channel = telegram.channel("Palm Wire")
    post = admin.say("\n\n".join(BRIEFING[:3]), forward_origin=posted_in(channel))
    assert DRAFT.ask not in admin.next_reply().text
    admin.say("/add", reply_to=post)
    draft = admin.next_reply()
    assert "Palm Wire" in draft.text
    assert "14 October 2025" in draft.text
    admin.press_data(draft, data_of(draft, DRAFT.cancel))
    assert admin.next_edit(draft).text == DRAFT.dropped
    assert not read_history(edited / "corpus").entries


def test_pasted_text_is_taken_and_a_near_duplicate_named(admin: Chat) -> None:
    text = "\n\n".join(BRIEFING)
    added(admin, said(admin, f"/add Fifth session\n\n{text}"))
    again = said(admin, f"/add {text}")
    assert "per cent" in again.text
    assert "Fifth session" in again.text


def test_a_command_with_nothing_to_add_says_how(admin: Chat) -> None:
    assert said(admin, "/add").text == DRAFT.usage


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [("scan.pdf", make_pdf([]), "no_text"), ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_word")],
)
def test_what_cannot_be_read_is_told(admin: Chat, name: str, content: bytes, reason: str) -> None:
    assert ENGLISH.refusals[reason] in drafted(admin, name, content).text


def test_a_file_of_500_mb_is_not_asked_for(telegram: StandIn, admin: Chat) -> None:
    before = len(telegram.calls("getFile"))
    admin.send(document={"file_id": "x", "file_unique_id": "x", "file_name": "a.pdf", "file_size": 500_000_000})
    assert "15 MB" in admin.next_reply().text
    assert len(telegram.calls("getFile")) == before


def test_while_a_document_is_read_others_are_answered(telegram: StandIn, admin: Chat, web: WebServer) -> None:
    web.pages["/slow"] = Page(drips=True)
    admin.say(f"/add {web.url('/slow')}")
    assert said(reader(telegram), "/help").text
    assert ENGLISH.refusals["too_slow"].format(seconds="\u20685\u2069") in admin.next_reply().text


def test_a_draft_is_added_once(admin: Chat, edited: Path) -> None:
    before = slugs(edited)
    draft = drafted(admin, "session.txt", "\n\n".join(BRIEFING).encode())
    first, second = (admin.press_data(draft, data_of(draft, DRAFT.add)) for _ in range(2))
    assert {first.answer(), second.answer()} == {"", DRAFT.gone}
    admin.next_edit(draft)
    admin.next_reply()
    assert len(slugs(edited) - before) == 1


def test_a_document_is_translated_side_by_side(admin: Chat, edited: Path) -> None:
    added(admin, said(admin, "/add Fourth session\n\n" + "\n\n".join(BRIEFING[:2])))
    slug = max(slugs(edited), key=lambda each: "session" in each)
    text = admin.say("الجلسة الرابعة\n\n" + "\n\n".join(TALKS[:2]))
    admin.next_reply()
    admin.say(f"/translate {slug}", reply_to=text)
    draft = admin.next_reply()
    assert BRIEFING[1][:40] in draft.text
    assert TALKS[1][:40] in draft.text
    admin.press_data(draft, data_of(draft, DRAFT.add))
    assert slug in admin.next_edit(draft).text
    assert (edited / "corpus" / f"{slug}.ar.md").exists()


def test_documents_are_renamed_edited_and_removed_and_all_is_taken_back(admin: Chat, edited: Path) -> None:
    corpus = edited / "corpus"
    before = {file.name: file.read_bytes() for file in corpus.iterdir() if file.is_file()}
    assert "/undo" in said(admin, "/rename scroll-1 papyrus").text
    assert "publisher" in said(admin, "/edit papyrus publisher: Scroll Press").text
    assert "soon" in said(admin, "/edit papyrus published: soon").text
    assert "papyrus" in slugs(edited)
    assert "/undo" in said(admin, "/remove papyrus").text
    assert "papyrus" not in slugs(edited)
    for _ in range(3):
        assert said(admin, "/undo").text
    assert said(admin, "/undo").text == EDITING.nothing_to_undo
    assert {file.name: file.read_bytes() for file in corpus.iterdir() if file.is_file()} == before


@pytest.mark.parametrize(
    ("command", "usage"),
    [
        ("/remove", "remove_usage"),
        ("/rename a", "rename_usage"),
        ("/edit a", "edit_usage"),
        ("/translate", "translate_usage"),
    ],
)
def test_a_command_without_its_words_says_how(admin: Chat, command: str, usage: str) -> None:
    assert said(admin, command).text[:40] == getattr(EDITING, usage)[:40]


def test_a_document_that_is_not_there_or_a_name_that_is_none_is_told(admin: Chat, edited: Path) -> None:
    before = slugs(edited)
    assert "nowhere" in said(admin, "/remove nowhere").text
    assert "../../x" in said(admin, "/rename scroll-1 ../../x").text
    assert slugs(edited) == before


def test_the_corpus_is_sent_as_an_archive(telegram: StandIn, admin: Chat) -> None:
    assert "withdrawal-bot import" in str(said(admin, "/export").message["caption"])
    assert telegram.calls("sendDocument")


def exported(telegram: StandIn, admin: Chat) -> bytes:
    said(admin, "/export")
    archive = telegram.calls("sendDocument")[-1].fields["document"]
    assert isinstance(archive, UploadedText)
    return archive.content


def test_an_archive_is_told_of_first_and_then_replaces_the_corpus(telegram: StandIn, admin: Chat, edited: Path) -> None:
    archive, before = exported(telegram, admin), slugs(edited)
    said(admin, "/rename scroll-1 papyrus")
    said(admin, "/edit scroll-2 publisher: Scroll Press")
    offer = drafted(admin, "corpus.zip", archive, "/import")
    assert [row.partition(": ")[2] for row in shown(offer)[1:]] == ["scroll-1", "scroll-2", "papyrus"]
    assert "papyrus" in slugs(edited)
    assert "/undo" in turned(admin, offer, EDITING.import_yes).text
    assert slugs(edited) == before
    assert admin.press_data(offer, data_of(offer, EDITING.import_yes)).answer() == EDITING.import_gone
    said(admin, "/undo")
    assert "papyrus" in slugs(edited)


def shown(reply: Reply) -> list[str]:
    return reply.text.replace("\u2068", "").replace("\u2069", "").split("\n")


def test_an_archive_that_is_thought_better_of_changes_nothing(telegram: StandIn, admin: Chat, edited: Path) -> None:
    archive = exported(telegram, admin)
    said(admin, "/rename scroll-1 papyrus")
    sent = admin.send_document("corpus.zip", archive, "Here it is")
    admin.next_reply()
    admin.say("/import", reply_to=sent)
    offer = admin.next_reply()
    assert turned(admin, offer, EDITING.import_no).text == EDITING.import_dropped
    assert "papyrus" in slugs(edited)


def test_the_same_archive_changes_nothing(telegram: StandIn, admin: Chat) -> None:
    assert "corpus.zip" in drafted(admin, "corpus.zip", exported(telegram, admin), "/import").text


@pytest.mark.parametrize("name", ["../a.en.md", "", "a/b.en.md"])
def test_what_is_no_archive_of_a_corpus_is_refused(admin: Chat, name: str, edited: Path) -> None:
    before = slugs(edited)
    content = BytesIO(b"" if name else b"no archive")
    if name:
        with ZipFile(content, "w") as archive:
            archive.writestr(name, "---\ntitle: A\nlanguage: en\n---\nText.\n")
    refused = drafted(admin, "corpus.zip", content.getvalue(), "/import")
    assert refused.buttons == []
    assert "corpus.zip" in refused.text
    assert slugs(edited) == before


def test_an_import_without_an_archive_says_how(admin: Chat) -> None:
    assert said(admin, "/import").text == EDITING.import_usage


def test_only_the_owner_imports(telegram: StandIn, admin: Chat, edited: Path) -> None:
    archive = exported(telegram, admin)
    said(admin, "/rename scroll-1 papyrus")
    offer = drafted(admin, "corpus.zip", archive, "/import")
    editor = telegram.private(telegram.user("Maha", language_code="en"))
    said(admin, f"/promote {editor.person.id if editor.person else 0} administrator")
    assert "/import" in drafted(editor, "corpus.zip", archive, "/import").text
    assert editor.press_data(offer, data_of(offer, EDITING.import_yes)).answer() == ""
    said(admin, f"/demote {editor.person.id if editor.person else 0}")
    assert "papyrus" in slugs(edited)


COMMANDS = ["/add x", "/remove scroll-1", "/rename scroll-1 a", "/undo", "/export", "/import"]


@pytest.mark.parametrize("command", COMMANDS)
def test_strangers_get_nowhere(telegram: StandIn, edited: Path, command: str) -> None:
    before, sent = slugs(edited), len(telegram.calls("sendDocument"))
    stranger = reader(telegram)
    assert "I don't know" in said(stranger, command).text
    assert slugs(edited) == before
    assert len(telegram.calls("sendDocument")) == sent


def test_a_file_of_a_stranger_is_not_read(telegram: StandIn) -> None:
    stranger = reader(telegram)
    assert drafted(stranger, "session.txt", "\n\n".join(BRIEFING).encode()).text == ENGLISH.media.file


def test_group_administrators_and_anonymous_senders_get_nowhere(telegram: StandIn, edited: Path) -> None:
    group, boss = telegram.group("Newsroom"), telegram.user("Boss", language_code="en")
    group.appoint(boss)
    before = slugs(edited)
    group.say("/remove scroll-1", sender=boss)
    group.say("/remove scroll-1", sender_chat=group)
    group.until_done()
    assert slugs(edited) == before


def test_a_strangers_press_does_nothing(telegram: StandIn, admin: Chat, edited: Path) -> None:
    draft = drafted(admin, "handover.txt", "\n\n".join(HANDOVER).encode())
    before = slugs(edited)
    assert admin.press_data(draft, data_of(draft, DRAFT.add), by=telegram.user("Eve")).answer() == ""
    admin.until_done()
    assert slugs(edited) == before
    assert DRAFT.cancel in texts(draft)
