"""What values of settings may be: parsed from what an operator wrote, ValueError if they cannot be. Reads no file."""

import re
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from os.path import expanduser
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, HttpUrl, SecretStr, TypeAdapter

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # what setWebhook allows as secret_token
_WEB_ADDRESS = TypeAdapter(HttpUrl)


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
    """Where a server of the bot listens."""

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
WebhookAddress = Annotated[str, AfterValidator(_webhook_address)]
WebhookSecret = Annotated[SecretStr, AfterValidator(_webhook_secret)]
ListenAddress = Annotated[Listen, BeforeValidator(_listen)]
UserIds = Annotated[tuple[int, ...], BeforeValidator(_user_ids)]
WrittenLocale = Annotated[Locale, BeforeValidator(_lower)]
WrittenLevel = Annotated[LogLevel, BeforeValidator(_lower)]
