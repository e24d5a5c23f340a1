"""What an operator may decide: read once from the environment and `.env`, checked, frozen, passed down."""

import re
import secrets
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from os import environ
from pathlib import Path
from string import whitespace
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator

from bot.distribution import shipped_corpus
from bot.env_file import misspelt, read_env_file, values_in
from bot.problems import CannotGoOnError
from bot.setting_values import (
    Listen,
    ListenAddress,
    Locale,
    LogLevel,
    UserIds,
    WebAddress,
    WebhookAddress,
    WebhookSecret,
    WrittenLevel,
    WrittenLocale,
    WrittenPath,
    expanded,
)

PREFIX = "BOT_"
ENV_FILE = ".env"
# Names that settings had before, or have in other programs, each with today's: still read, and told.
RENAMED = {"BOT_LOG_LEVEL": "BOT_LOG"}
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
# White space, and marks that come along when a value is copied: of width zero, of direction, of byte order.
_UNSEEN = f"{whitespace}\u00a0\u200b\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff"


@dataclass(frozen=True)
class SettingProblem:
    """A setting that cannot be used; its sentence stands in the locale under `key`."""

    key: str
    name: str  # as the operator writes it
    value: str | None = None  # as the operator wrote it; None for secrets


class SettingsError(CannotGoOnError):
    """The settings cannot be used; carries every problem found."""

    def __init__(self, *problems: SettingProblem) -> None:
        super().__init__("; ".join(f"{problem.name} is {problem.value!r}" for problem in problems))
        self.problems = problems


class Settings(BaseModel):
    """Every setting, with its default."""

    model_config = ConfigDict(frozen=True)

    token: SecretStr | None = None  # looked at by `bot_token` alone: only `run` needs it
    admins: UserIds = ()
    corpus: WrittenPath = Path("corpus")
    database: WrittenPath = Path("bot.sqlite3")
    language: WrittenLocale = Locale.ARABIC
    dictionary: WrittenPath | None = None
    calibration: WrittenPath | None = None
    cache: WrittenPath | None = None
    api_url: WebAddress = "https://api.telegram.org"
    webhook_url: WebhookAddress | None = None
    webhook_secret: WebhookSecret | None = None
    webhook_listen: ListenAddress = Listen("127.0.0.1", 8443)
    watch: bool = False
    retention_days: Annotated[int, Field(ge=1, le=36_500)] = 180
    preview_password: SecretStr | None = None
    log: WrittenLevel = LogLevel.INFO
    log_texts: bool = False
    metrics_listen: ListenAddress | None = None

    @model_validator(mode="before")
    @classmethod
    def _trim(cls, raw: object) -> object:
        """Take away what surrounds a value unseen; one that is nothing else counts as unset."""
        if not isinstance(raw, dict):
            return raw
        trimmed = {name: value.strip(_UNSEEN) if isinstance(value, str) else value for name, value in raw.items()}
        return {name: value for name, value in trimmed.items() if value != ""}

    @property
    def cache_folder(self) -> Path:
        """Where the index is kept: beside the database unless it is named."""
        return self.cache or self.database.with_name(f"{self.database.stem}.cache")

    def with_webhook_secret(self) -> "Settings":
        """Return the same settings with a new random secret for the webhook if there is none."""
        made = SecretStr(secrets.token_urlsafe(32))
        return self if self.webhook_secret else self.model_copy(update={"webhook_secret": made})

    def with_token(self, token: str) -> "Settings":
        """Return the same settings with another token, whatever surrounds it unseen."""
        return self.model_copy(update={"token": SecretStr(token.strip(_UNSEEN))})

    @property
    def secrets(self) -> frozenset[str]:
        """What must not be read by anybody."""
        written = (self.token, self.webhook_secret, self.preview_password)
        return frozenset(each.get_secret_value() for each in written if each)

    @property
    def bot_token(self) -> str:
        """The bot's token; SettingsError if there is none or it cannot be one."""
        token = self.token.get_secret_value() if self.token else ""
        if not _TOKEN.fullmatch(token):
            raise SettingsError(SettingProblem("token" if token else "no_token", f"{PREFIX}TOKEN"))
        return token

    @property
    def bot_number(self) -> str | None:
        """The part of the token that is no secret; None if there is none or it cannot be a token."""
        try:
            return self.bot_token.partition(":")[0]
        except SettingsError:
            return None


def read_settings(
    corpus: Path | None = None, database: Path | None = None, needed: Collection[str] | None = None
) -> Settings:
    """Return the settings, the two given on the command line before all others; SettingsError names each bad one.

    A bad one that is not `needed` has its default: what only another command reads stops nobody. None needs all.
    """
    written: dict[str, Any] = {}
    try:
        written = _written()
        settings = Settings(**written)
    except ValidationError as error:
        problems = tuple(_problems(error))
        unneeded = {problem.key for problem in problems} - set(Settings.model_fields if needed is None else needed)
        bad = tuple(problem for problem in problems if problem.key not in unneeded)
        if bad:
            raise SettingsError(*bad) from error
        settings = Settings(**{name: value for name, value in written.items() if name not in unneeded})
    except UnicodeDecodeError as error:
        raise SettingsError(SettingProblem("env_file", ENV_FILE)) from error
    except OSError as error:
        raise SettingsError(SettingProblem("env_unreadable", ENV_FILE, error.strerror)) from error
    given = {"corpus": corpus or _corpus_without_a_name(settings), "database": database}
    return settings.model_copy(update={name: expanded(path) for name, path in given.items() if path is not None})


def _written() -> dict[str, Any]:
    """Return what is set, by field: in the environment or else in `.env`, under today's name or else an earlier one."""
    sources = (values_in(Path(ENV_FILE)), environ)
    written = {name.upper(): value for source in sources for name, value in source.items() if value}
    earlier = {new: written[old] for old, new in RENAMED.items() if old in written}
    named = {name: f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    return {field: value for field, name in named.items() if (value := written.get(name) or earlier.get(name))}


def _corpus_without_a_name(settings: Settings) -> Path | None:
    """Return the folder that comes with the program if none is set and none stands here."""
    is_elsewhere = "corpus" in settings.model_fields_set or settings.corpus.is_dir()
    return None if is_elsewhere else shipped_corpus()


def doubtful_settings(environment: Iterable[str]) -> tuple[SettingProblem, ...]:
    """Return what looks like a setting and is none: in `.env`, and among the names of an environment.

    SettingsError if `.env` cannot be read.
    """
    try:
        file = read_env_file(Path(ENV_FILE))
    except UnicodeDecodeError as error:
        raise SettingsError(SettingProblem("env_file", ENV_FILE)) from error
    except OSError as error:
        raise SettingsError(SettingProblem("env_unreadable", ENV_FILE, error.strerror)) from error
    known = [PREFIX + name.upper() for name in Settings.model_fields]
    in_environment = [name for name in environment if _is_ours(name)]  # where other programs have theirs too
    names = dict.fromkeys((*file.values, *in_environment))
    renamed = {name: RENAMED[name.upper()] for name in names if name.upper() in RENAMED}
    near = misspelt((name for name in names if name not in renamed), known)
    strange = (name for name in file.values if _is_ours(name) and name.upper() not in known)
    return (
        *(SettingProblem("env_line", f"{ENV_FILE}:{line}") for line in file.bad_lines),
        *(SettingProblem("renamed", name, now) for name, now in renamed.items()),
        *(SettingProblem("misspelt", name, meant) for name, meant in near.items()),
        *(SettingProblem("unknown", name) for name in strange if name not in renamed and name not in near),
    )


def _is_ours(name: str) -> bool:
    return name.upper().startswith(PREFIX)


def _problems(error: ValidationError) -> Iterator[SettingProblem]:
    for details in error.errors(include_url=False):
        field = str(details["loc"][0])
        value = details["input"]
        shown = None if isinstance(value, SecretStr) or field == "webhook_secret" else str(value)
        yield SettingProblem(field, PREFIX + field.upper(), shown)
