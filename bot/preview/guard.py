"""Decides whether a request may come in: to this very address, from this very page, with the password if one is needed.

A page of another site may send requests here too, and may let its own name lead to this address (DNS rebinding).
"""

import secrets
from dataclasses import dataclass, field
from hmac import compare_digest
from ipaddress import ip_address
from urllib.parse import urlsplit

_NAMES = {"localhost"}


@dataclass(frozen=True)
class Guard:
    """What is asked of a request."""

    password: str | None = None  # None: whoever is on this computer may come in
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))  # what a page has that knew the password

    def takes_host(self, host: str) -> bool:
        """Tell whether a request names an address of this computer; with a password any name will do."""
        return self.password is not None or is_loopback(_host_of(host))

    def takes_origin(self, origin: str, host: str) -> bool:
        """Tell whether a request that changes something comes from a page of this server."""
        return bool(host) and urlsplit(origin).netloc == host

    def takes_session(self, session: str) -> bool:
        """Tell whether a page has shown that it knows the password, or need not."""
        return self.password is None or compare_digest(session.encode(), self.session.encode())

    def takes_password(self, password: str) -> bool:
        """Tell whether a password is right."""
        return self.password is not None and compare_digest(password.encode(), self.password.encode())


def is_loopback(host: str) -> bool:
    """Tell whether a name or an address can only mean this computer."""
    try:
        return host in _NAMES or ip_address(host).is_loopback
    except ValueError:
        return False


def _host_of(written: str) -> str:
    try:
        return urlsplit(f"//{written}").hostname or ""
    except ValueError:
        return ""
