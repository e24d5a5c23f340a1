"""What an operator may decide: read once from the environment and `.env`, checked, frozen, passed down."""

import re
import secrets
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from os.path import expanduser
from pathlib import Path
from string import whitespace
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    HttpUrl,
    SecretStr,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.env_file import ENCODING, misspelt, read_env_file
from bot.problems import CannotGoOnError

PREFIX = "BOT_"
ENV_FILE = ".env"
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # what setWebhook allows as secret_token
# White space, and marks that come along when a value is copied: of width zero, of direction, of byte order.
_UNSEEN = f"{whitespace}\u00a0\u200b\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff"
_WEB_ADDRESS = TypeAdapter(HttpUrl)


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


def expanded(path: Path) -> Path:
    """Return a path with a home directory in place of its tilde, as a shell has it; as it is if there is none."""
    return Path(expanduser(path))  # noqa: PTH111 - the other one raises where nobody has that name


def _lower(written: object) -> object:
    return written.lower() if isinstance(written, str) else written


def _web_address(written: str) -> str:
    _WEB_ADDRESS.validate_python(written)
    return written.rstrip("/")


def _webhook_address(written: str) -> str:
    """Return an address that Telegram calls: by https, or by http one that only a server of one's own can call."""
    address = urlsplit(_web_address(written))
    if address.scheme != "https" and not _is_local(address.hostname or ""):
        raise ValueError("not https")
    return written.rstrip("/")


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_private
    except ValueError:
        return "." not in host  # localhost, or a name that one network gives


def _webhook_secret(written: SecretStr) -> SecretStr:
    if not _SECRET.fullmatch(written.get_secret_value()):
        raise ValueError("not a secret_token")
    return written


WebAddress = Annotated[str, AfterValidator(_web_address)]
WrittenPath = Annotated[Path, AfterValidator(expanded)]


class Settings(BaseSettings):
    """Every setting; the environment over `.env` over these defaults."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_file_encoding=ENCODING,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    token: SecretStr | None = None  # looked at by `bot_token` alone: only `run` needs it
    admins: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_user_ids)] = ()
    corpus: WrittenPath = Path("corpus")
    database: WrittenPath = Path("bot.sqlite3")
    language: Annotated[Locale, BeforeValidator(_lower)] = Locale.ARABIC
    dictionary: WrittenPath | None = None
    calibration: WrittenPath | None = None
    cache: WrittenPath | None = None
    api_url: WebAddress = "https://api.telegram.org"
    webhook_url: Annotated[str, AfterValidator(_webhook_address)] | None = None
    webhook_secret: Annotated[SecretStr, AfterValidator(_webhook_secret)] | None = None
    webhook_listen: Annotated[Listen, NoDecode, BeforeValidator(_listen)] = Listen("127.0.0.1", 8443)
    retention_days: Annotated[int, Field(ge=1, le=36_500)] = 180
    log: Annotated[LogLevel, BeforeValidator(_lower)] = LogLevel.INFO

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

    @property
    def secrets(self) -> frozenset[str]:
        """What must not be read by anybody."""
        return frozenset(each.get_secret_value() for each in (self.token, self.webhook_secret) if each)

    @property
    def bot_token(self) -> str:
        """The bot's token; SettingsError if there is none or it cannot be one."""
        token = self.token.get_secret_value() if self.token else ""
        if not _TOKEN.fullmatch(token):
            raise SettingsError(SettingProblem("token" if token else "no_token", f"{PREFIX}TOKEN"))
        return token


def read_settings(
    corpus: Path | None = None, database: Path | None = None, needed: Collection[str] | None = None
) -> Settings:
    """Return the settings, the two given on the command line before all others; SettingsError names each bad one.

    A bad one that is not `needed` has its default: what only another command reads stops nobody. None needs all.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        problems = tuple(_problems(error))
        unneeded = {problem.key for problem in problems} - set(Settings.model_fields if needed is None else needed)
        bad = tuple(problem for problem in problems if problem.key not in unneeded)
        if bad:
            raise SettingsError(*bad) from error
        settings = Settings(**{name: Settings.model_fields[name].default for name in unneeded})
    except UnicodeDecodeError as error:
        raise SettingsError(SettingProblem("env_file", ENV_FILE)) from error
    except OSError as error:
        raise SettingsError(SettingProblem("env_unreadable", ENV_FILE, error.strerror)) from error
    given = {"corpus": corpus, "database": database}
    return settings.model_copy(update={name: expanded(path) for name, path in given.items() if path is not None})


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
    near = misspelt((*file.names, *in_environment), known)
    strange = (name for name in file.names if _is_ours(name) and name.upper() not in known and name not in near)
    return (
        *(SettingProblem("env_line", f"{ENV_FILE}:{line}") for line in file.bad_lines),
        *(SettingProblem("misspelt", name, meant) for name, meant in near.items()),
        *(SettingProblem("unknown", name) for name in strange),
    )


def _is_ours(name: str) -> bool:
    return name.upper().startswith(PREFIX)


def _problems(error: ValidationError) -> Iterator[SettingProblem]:
    for details in error.errors(include_url=False):
        field = str(details["loc"][0])
        value = details["input"]
        shown = None if isinstance(value, SecretStr) or field == "webhook_secret" else str(value)
        yield SettingProblem(field, PREFIX + field.upper(), shown)
