"""Settings come from the environment, then `.env`, then the defaults; each bad one is named."""

from pathlib import Path

import pytest

from bot.settings import Listen, SettingsError, read_settings


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def problems(monkeypatch: pytest.MonkeyPatch, **environment: str) -> list[tuple[str, str | None]]:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        read_settings()
    return [(problem.name, problem.value) for problem in caught.value.problems]


def test_the_environment_comes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("BOT_LANGUAGE=en\nBOT_LOG=error\n", encoding="utf-8")
    monkeypatch.setenv("BOT_LANGUAGE", "ar")
    assert (read_settings().language, read_settings().log) == ("ar", "error")


def test_the_command_line_comes_before_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_CORPUS", "elsewhere")
    assert read_settings(corpus=Path("here")).corpus == Path("here")


def test_an_empty_value_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_WEBHOOK_LISTEN", "")
    assert read_settings().webhook_listen == Listen("127.0.0.1", 8443)


def test_a_setting_of_another_program_is_no_concern(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("OTHER=1\nBOT_LOG=debug\n", encoding="utf-8")
    assert read_settings().log == "debug"


def test_administrators_are_user_ids_between_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_ADMINS", " 12, 345,")
    assert read_settings().admins == {12, 345}


def test_the_faulty_administrator_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert problems(monkeypatch, BOT_ADMINS="12,@sara") == [("BOT_ADMINS", "@sara")]


def test_every_bad_setting_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found = problems(monkeypatch, BOT_LANGUAGE="fr", BOT_LOG="loud", BOT_API_URL="telegram")
    assert found == [("BOT_LANGUAGE", "fr"), ("BOT_API_URL", "telegram"), ("BOT_LOG", "loud")]


@pytest.mark.parametrize("written", ["8443", "host", "host:port", "host:99999", "host:1/path"])
def test_a_place_to_listen_has_a_host_and_a_port(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert problems(monkeypatch, BOT_WEBHOOK_LISTEN=written) == [("BOT_WEBHOOK_LISTEN", written)]


def test_a_place_to_listen_may_be_an_ipv6_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_WEBHOOK_LISTEN", "[::1]:8443")
    assert read_settings().webhook_listen == Listen("::1", 8443)


def test_a_slash_at_the_end_of_the_api_address_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_API_URL", "http://127.0.0.1:8081/")
    assert read_settings().api_url == "http://127.0.0.1:8081"


def test_a_bad_webhook_secret_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert problems(monkeypatch, BOT_WEBHOOK_SECRET="spaces are bad") == [("BOT_WEBHOOK_SECRET", None)]


def test_a_missing_token_is_missed_only_by_who_needs_it() -> None:
    settings = read_settings()
    with pytest.raises(SettingsError) as caught:
        _ = settings.bot_token
    assert [problem.key for problem in caught.value.problems] == ["no_token"]


def test_a_token_of_the_wrong_form_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "my secret")
    with pytest.raises(SettingsError) as caught:
        _ = read_settings().bot_token
    assert "my secret" not in str(caught.value)


def test_printed_settings_hold_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123456:ABC-DEF")
    assert "ABC-DEF" not in repr(read_settings())


def test_a_file_of_settings_that_is_not_utf8_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_bytes(b"BOT_LOG=\xff\n")
    assert problems(monkeypatch) == [(".env", None)]
