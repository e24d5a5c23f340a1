"""A file of settings keeps everything but the values that are set, and is its owner's alone."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.env_file import read_env_file
from bot.setup.env_writing import write_env

BEFORE = """# of the newsroom
OTHER='one
two'

bot_token=old # the first one
BOT_TOKEN=older
BOT_LOG"""


def test_what_is_not_set_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(BEFORE, encoding="utf-8")
    write_env(file, {"BOT_TOKEN": "1:new", "BOT_LANGUAGE": "en"})
    assert file.read_text(encoding="utf-8") == (
        "# of the newsroom\nOTHER='one\ntwo'\n\nBOT_TOKEN=1:new\nBOT_LOG\nBOT_LANGUAGE=en\n"
    )


def test_the_same_values_change_nothing(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"BOT_LOG=info # why\r\n")
    write_env(file, {"BOT_LOG": "info"})
    assert file.read_bytes() == b"BOT_LOG=info # why\r\n"


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.touch(0o644)
    write_env(file, {"BOT_TOKEN": "1:x"})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_file_behind_a_link_is_written(tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    (tmp_path / ".env").symlink_to("kept")
    write_env(tmp_path / ".env", {"BOT_LOG": "info"})
    assert (tmp_path / "kept").read_text(encoding="utf-8") == "BOT_LOG=info\n"
    assert (tmp_path / ".env").is_symlink()


def test_a_file_that_cannot_be_put_in_place_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_env(tmp_path / ".env", {"BOT_LOG": "info"})
    assert [each.name for each in tmp_path.iterdir()] == [".env"]


@given(value=st.text(st.characters(exclude_characters="\r$", codec="utf-8")))
def test_any_value_is_read_as_it_was_written(value: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("env") / ".env"
    write_env(file, {"BOT_CORPUS": value})
    assert read_env_file(file).values == {"BOT_CORPUS": value}
