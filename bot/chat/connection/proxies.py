"""Looks at what the environment says of the way to Telegram, before anything is begun. Sends nothing."""

import os

import httpx

from bot.error_sentences import CannotRunError
from bot.locale import Phrases

_PROXIES = ("ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY")
_CERTIFICATES = ("SSL_CERT_DIR", "SSL_CERT_FILE")


def check_environment(phrases: Phrases) -> None:
    """Raise CannotRunError if a proxy or a certificate that the environment names cannot be used.

    Only names are told: the address of a proxy may hold a password.
    """
    try:
        httpx.Client().close()
    except (ImportError, OSError, ValueError, httpx.InvalidURL) as error:
        looked_at = _CERTIFICATES if isinstance(error, OSError) else _PROXIES
        names = sorted(name for name in os.environ if name.upper() in looked_at and os.environ[name])
        raise CannotRunError(phrases.terminal.environment.format(names=", ".join(names))) from error
