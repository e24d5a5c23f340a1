"""Settings come from the environment, then `.env`, then the defaults; each bad one is named."""

import shutil
from pathlib import Path

import pytest

from bot.distribution import shipped_corpus
from bot.setting_values import Listen
from bot.settings import PREFIX, RENAMED, Settings, SettingsError, doubtful_settings, read_settings
from tests.paths import ROOT


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


def test_a_copy_of_the_example_needs_no_documents_of_ones_own(tmp_path: Path) -> None:
    shutil.copy(ROOT / ".env.example", tmp_path / ".env")
    assert read_settings().corpus == shipped_corpus()


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
    assert read_settings().admins == (12, 345)


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


def doubtful(*environment: str) -> list[tuple[str, str, str | None]]:
    return [(problem.key, problem.name, problem.value) for problem in doubtful_settings(environment)]


@pytest.mark.parametrize("written", ["INFO", " info ", "Info\u200f", "\u00a0inFO"])
def test_neither_case_nor_what_is_not_seen_matters_to_a_choice(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_LOG", written)
    monkeypatch.setenv("BOT_LANGUAGE", written.lower().replace("info", "EN"))
    assert (read_settings().log, read_settings().language) == ("info", "en")


@pytest.mark.parametrize("name", ["bot_log", "Bot_Log", "BOT_LOG"])
def test_case_does_not_matter_to_a_name(tmp_path: Path, name: str) -> None:
    (tmp_path / ".env").write_text(f"{name}=debug\n", encoding="utf-8")
    assert read_settings().log == "debug"
    assert doubtful() == []


@pytest.mark.parametrize("written", [" \t", "\u200f", "\ufeff "])
def test_a_value_that_nobody_sees_counts_as_unset(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_WEBHOOK_URL", written)
    assert read_settings().webhook_url is None


def test_a_tilde_is_the_home_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("BOT_CORPUS", " ~/texts")
    monkeypatch.setenv("BOT_DATABASE", "~/bot.sqlite3")
    assert (read_settings().corpus, read_settings().database) == (tmp_path / "texts", tmp_path / "bot.sqlite3")
    assert read_settings(corpus=Path("~/others")).corpus == tmp_path / "others"


def test_a_tilde_of_nobody_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_CORPUS", "~nobody-of-that-name/x")
    assert read_settings().corpus == Path("~nobody-of-that-name/x")


@pytest.mark.parametrize(
    "written", ["http://bot.example.org/hook", "http://8.8.8.8/", "ftp://example.org", "example.org"]
)
def test_telegram_calls_by_https_alone(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert problems(monkeypatch, BOT_WEBHOOK_URL=written) == [("BOT_WEBHOOK_URL", written)]


@pytest.mark.parametrize("written", ["https://bot.example.org/hook", "http://127.0.0.1:8080/x", "http://bot:8443/"])
def test_an_own_server_may_call_by_http_within_its_network(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_WEBHOOK_URL", written)
    assert read_settings().webhook_url == written.rstrip("/")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("BOT_ADMINS", "bob"),
        ("BOT_LOG", "loud"),
        ("BOT_API_URL", "x"),
        ("BOT_WEBHOOK_LISTEN", "x"),
        ("BOT_LANGUAGE", "fr"),
    ],
)
def test_a_bad_setting_stops_only_those_that_need_it(name: str, written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, written)
    monkeypatch.setenv("BOT_CORPUS", "texts")
    assert read_settings(needed={"corpus"}).corpus == Path("texts")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("BOT_TOKN", "BOT_TOKEN"),
        ("BOT_LOGG", "BOT_LOG"),
        ("Bot_Admin", "BOT_ADMINS"),
        ("BOT_WEBHOOK_ADDRESS_URL", "BOT_WEBHOOK_URL"),
    ],
)
def test_a_misspelt_name_is_told_with_the_one_that_was_meant(written: str, meant: str, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"{written}=1\n", encoding="utf-8")
    assert doubtful() == doubtful(written) == [("misspelt", written, meant)]


def test_a_name_in_the_file_that_only_begins_like_ours_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_COLOUR=green\n", encoding="utf-8")
    assert doubtful() == [("unknown", "BOT_COLOUR", None)]


@pytest.mark.parametrize("name", ["BOTTLE", "TOKEN", "OTHER", "PATH", "BOT_NAME_OF_ANOTHER_PROGRAM"])
def test_a_name_of_another_program_is_not_told(name: str) -> None:
    assert doubtful(name) == []


@pytest.mark.parametrize("line", ["BOT_LOG", "BOT_LOG info", "export BOT_LOG", 'BOT_LOG="info', "=info"])
def test_a_line_that_sets_nothing_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    (tmp_path / ".env").write_text(f"# a remark\n\nBOT_LANGUAGE=en\n{line}\n", encoding="utf-8")
    assert doubtful() == [("env_line", ".env:4", None)]
    assert read_settings().language == "en"


def test_a_byte_order_mark_in_front_of_the_file_is_no_part_of_a_name(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("\ufeffBOT_LANGUAGE=en\r\nBOT_LOG=debug\r\n", encoding="utf-8")
    assert (read_settings().language, read_settings().log) == ("en", "debug")


def test_a_value_in_quotation_marks_may_have_lines(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("OTHER='one\ntwo\n'\nBOT_LOG=debug\n", encoding="utf-8")
    assert (doubtful(), read_settings().log) == ([], "debug")


def test_a_setting_under_an_earlier_name_is_read_and_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("bot_log_level=debug\n", encoding="utf-8")
    assert (read_settings().log, doubtful()) == ("debug", [("renamed", "bot_log_level", "BOT_LOG")])


def test_todays_name_comes_before_an_earlier_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("BOT_LOG=error\n", encoding="utf-8")
    monkeypatch.setenv("BOT_LOG_LEVEL", "debug")
    assert read_settings().log == "error"


def test_every_earlier_name_leads_to_a_setting() -> None:
    assert set(RENAMED.values()) <= {PREFIX + name.upper() for name in Settings.model_fields}
