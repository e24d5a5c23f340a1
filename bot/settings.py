"""What an operator may decide: read once from the environment and `.env`, checked, frozen, passed down."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, HttpUrl, SecretStr, TypeAdapter, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "BOT_"
ENV_FILE = ".env"
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # what setWebhook allows as secret_token
_WEB_ADDRESS = TypeAdapter(HttpUrl)


@dataclass(frozen=True)
class SettingProblem:
    """A setting that cannot be used; its sentence stands in the locale under `key`."""

    key: str
    name: str  # as the operator writes it
    value: str | None = None  # as the operator wrote it; None for secrets


class SettingsError(Exception):
    """The settings cannot be used; carries every problem found."""

    def __init__(self, *problems: SettingProblem) -> None:
        super().__init__("; ".join(f"{problem.name} is {problem.value!r}" for problem in problems))
        self.problems = problems


class LogLevel(StrEnum):
    """How much is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Locale(StrEnum):
    """The language where no better one is known."""

    ARABIC = "ar"
    ENGLISH = "en"


@dataclass(frozen=True)
class Listen:
    """Where the webhook's server listens."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def _listen(written: object) -> Listen:
    if isinstance(written, Listen):
        return written
    parts = urlsplit(f"//{written}")
    if not parts.hostname or not parts.port or parts.path:
        raise ValueError("not host:port")
    return Listen(parts.hostname, parts.port)


def _user_ids(written: object) -> object:
    return [part.strip() for part in written.split(",") if part.strip()] if isinstance(written, str) else written


def _web_address(written: str) -> str:
    _WEB_ADDRESS.validate_python(written)
    return written.rstrip("/")


def _webhook_secret(written: SecretStr) -> SecretStr:
    if not _SECRET.fullmatch(written.get_secret_value()):
        raise ValueError("not a secret_token")
    return written


WebAddress = Annotated[str, AfterValidator(_web_address)]


class Settings(BaseSettings):
    """Every setting; the environment over `.env` over these defaults."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    token: SecretStr | None = None  # looked at by `bot_token` alone: only `run` needs it
    admins: Annotated[frozenset[int], NoDecode, BeforeValidator(_user_ids)] = frozenset()
    corpus: Path = Path("corpus")
    database: Path = Path("bot.sqlite3")
    language: Locale = Locale.ARABIC
    dictionary: Path | None = None
    calibration: Path | None = None
    api_url: WebAddress = "https://api.telegram.org"
    webhook_url: WebAddress | None = None
    webhook_secret: Annotated[SecretStr, AfterValidator(_webhook_secret)] | None = None
    webhook_listen: Annotated[Listen, NoDecode, BeforeValidator(_listen)] = Listen("127.0.0.1", 8443)
    retention_days: Annotated[int, Field(ge=1, le=36_500)] = 180
    log: LogLevel = LogLevel.INFO

    @property
    def bot_token(self) -> str:
        """The bot's token; SettingsError if there is none or it cannot be one."""
        token = self.token.get_secret_value() if self.token else ""
        if not _TOKEN.fullmatch(token):
            raise SettingsError(SettingProblem("token" if token else "no_token", f"{PREFIX}TOKEN"))
        return token


def read_settings(corpus: Path | None = None, database: Path | None = None) -> Settings:
    """Return the settings, the two given on the command line before all others; SettingsError names each bad one."""
    try:
        settings = Settings()
    except ValidationError as error:
        raise SettingsError(*_problems(error)) from error
    except UnicodeDecodeError as error:
        raise SettingsError(SettingProblem("env_file", ENV_FILE)) from error
    given = {"corpus": corpus, "database": database}
    return settings.model_copy(update={name: path for name, path in given.items() if path is not None})


def _problems(error: ValidationError) -> Iterator[SettingProblem]:
    for details in error.errors(include_url=False):
        field = str(details["loc"][0])
        value = details["input"]
        shown = None if isinstance(value, SecretStr) or field == "webhook_secret" else str(value)
        yield SettingProblem(field, PREFIX + field.upper(), shown)
