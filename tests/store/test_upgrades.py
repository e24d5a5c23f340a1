"""A database of every schema step opens, with all that was in it; a step that is written down never changes."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.inbox.inbox_file import InboxFile
from bot.store import Store
from bot.store.groups import GroupSettings
from bot.store.pseudonyms import key_file_of
from bot.store.schema import STEPS
from bot.text.languages import Language
from tests.database import execute
from tests.store.old_databases import FOLDER, GROUP, KEY, PERSON, file_of, known_steps, tables_of, written_down
from tests.store.opened import do

TODAY = written_down()


def make(folder: Path, script: Path) -> Path:
    file = folder / "bot.sqlite3"
    key_file_of(file).write_text(KEY.hex(), encoding="ascii")
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))
    return file


async def recalled(store: Store) -> dict[str, object]:
    """Return what is known of what people did, by the step that brought it."""
    card = await store.cards.find(4)
    return {
        "2 language": store.people.language_of(PERSON),
        "3 group": store.groups.settings_of(GROUP),
        "4 subscribers": await store.subscriptions.count(),
        "5 card": card.question if card else None,
        "6 waiting": [each.question for each in await store.waiting.everybody()],
    }


ALL = {
    "2 language": Language.ENGLISH,
    "3 group": GroupSettings(Language.ARABIC, short=True),
    "4 subscribers": 1,
    "5 card": "What moves?",
    "6 waiting": ["Who moves?"],
}
NONE: dict[str, object] = {
    "2 language": None,
    "3 group": GroupSettings(),
    "4 subscribers": 0,
    "5 card": None,
    "6 waiting": [],
}


@pytest.mark.parametrize("step", known_steps())
def test_a_database_of_any_step_opens_with_what_was_in_it(step: int, tmp_path: Path) -> None:
    file = make(tmp_path, file_of(step))
    assert do(file, recalled) == {name: (ALL if int(name[0]) <= step else NONE)[name] for name in ALL}
    assert execute(file, "SELECT question, document FROM question JOIN citation ON question_id = id") == [
        ("What moves?", "move")
    ]
    assert execute(file, "PRAGMA user_version") == [(len(STEPS),)]


@pytest.mark.parametrize("step", [step for step in known_steps() if step < len(STEPS)])
def test_it_is_copied_before_its_tables_change(step: int, tmp_path: Path) -> None:
    file = make(tmp_path, file_of(step))
    do(file, recalled)
    (copy,) = tmp_path.glob("bot.sqlite3.before-step-*")
    assert execute(copy, "PRAGMA user_version") == [(step,)]


def test_every_step_up_to_the_last_release_is_written_down() -> None:
    assert known_steps() == list(range(1, len(known_steps()) + 1))
    assert len(known_steps()) >= 9


@pytest.mark.parametrize("step", known_steps())
def test_a_step_that_is_written_down_makes_the_same_tables_still(step: int) -> None:
    assert tables_of(TODAY[step]) == tables_of(file_of(step).read_text(encoding="utf-8"))


def test_an_inbox_of_an_older_form_gives_way_to_a_new_one(tmp_path: Path) -> None:
    file = make(tmp_path, FOLDER / "inbox-1.sql")
    inbox = InboxFile(file)
    assert inbox.read() == ([], [])
    inbox.close()
    assert Path(f"{file}.broken").exists()
