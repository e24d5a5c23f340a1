"""Fetches the page behind a link: from the public internet alone, of bounded size, in bounded time."""

import re
import ssl
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

import httpcore

from bot.adding.addresses import Address, is_public
from bot.adding.drafts import AddingError, Refusal, Upload
from bot.adding.extraction import MOST_BYTES
from bot.adding.guarded_network import GuardedNetwork

TIME_LIMIT = 20.0  # seconds, for all of it
MOST_REDIRECTS = 5
_MOST_IN_ADDRESS = 2_000
_FOR_EACH = 10.0  # seconds for one step on the network
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK = 200
_WEB_PORTS = (80, 443)
_OTHERS_FROM = 1024  # below it are ports of services that are no web servers
_CHARSET = re.compile(r"charset\s*=\s*\"?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_NO_TEXT = ("image/", "video/", "audio/", "font/")
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; withdrawal-bot)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Language": "ar,en;q=0.8",
    "Accept-Encoding": "identity",  # what is packed may expand to anything
    "Connection": "close",
}


@dataclass(frozen=True)
class Fetcher:
    """Fetches pages from the addresses that `is_allowed`."""

    is_allowed: Callable[[Address], bool] = is_public
    time_limit: float = TIME_LIMIT

    def fetch(self, url: str) -> Upload:
        """Return what is behind a link, redirects followed; AddingError says why there is nothing."""
        deadline = monotonic() + self.time_limit
        address = url.strip()
        for _ in range(MOST_REDIRECTS + 1):
            found = self._get(_checked(address), deadline)
            if isinstance(found, Upload):
                return found
            address = urljoin(address, found)
        raise AddingError(Refusal.too_many_redirects, most=str(MOST_REDIRECTS))

    def _get(self, address: SplitResult, deadline: float) -> Upload | str:
        """Return what a server gives, or where it sends to."""
        host = address.hostname or ""
        network = GuardedNetwork(self.is_allowed, deadline)
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), _FOR_EACH)
        try:
            with (
                httpcore.ConnectionPool(network_backend=network, retries=0) as pool,
                pool.stream(
                    "GET", urlunsplit(address), headers=[*_HEADERS.items()], extensions={"timeout": timeouts}
                ) as response,
            ):
                return _taken(response, address)
        except httpcore.TimeoutException as error:
            raise AddingError(Refusal.too_slow, seconds=f"{self.time_limit:g}") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError, OSError) as error:
            raise AddingError(
                Refusal.unreachable, host=host, detail=str(error)[:100] or type(error).__name__
            ) from error


def _checked(url: str) -> SplitResult:
    """Return the parts of an address of the web; AddingError if it is none."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port
    except (ValueError, UnicodeError) as error:
        raise AddingError(Refusal.not_an_address, value=url[:100]) from error
    is_plain = parts.scheme in {"http", "https"} and host and "@" not in parts.netloc
    is_web_port = port is None or port in _WEB_PORTS or port >= _OTHERS_FROM
    if not (is_plain and is_web_port) or len(url) > _MOST_IN_ADDRESS:
        raise AddingError(Refusal.not_an_address, value=url[:100])
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port is None else f"{shown}:{port}"
    path, query = quote(parts.path, safe="/%:@!$&'()*+,;=~-._") or "/", quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return SplitResult(parts.scheme, netloc, path, query, "")


def _taken(response: httpcore.Response, address: SplitResult) -> Upload | str:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
    if response.status in _REDIRECTS and headers.get("location"):
        return headers["location"]
    if response.status != _OK:
        raise AddingError(Refusal.refused_by_server, host=address.hostname or "", status=str(response.status))
    kind = headers.get("content-type", "").lower()
    if kind.startswith(_NO_TEXT):
        raise AddingError(Refusal.unknown_format)
    raw = _unpacked(_body(response, headers.get("content-length", "")), headers.get("content-encoding", ""))
    charset = _CHARSET.search(kind)
    name = unquote(address.path).rpartition("/")[2]
    return Upload(raw, _named(name, kind), urlunsplit(address), charset[1] if charset else None)


def _named(name: str, kind: str) -> str:
    """Return a name that says what it is: that of a page may end in anything."""
    return "page.html" if "html" in kind else name


def _body(response: httpcore.Response, length: str) -> bytes:
    if length.isdecimal() and int(length) > MOST_BYTES:
        raise _too_large()
    raw = bytearray()
    for piece in response.iter_stream():
        raw += piece
        if len(raw) > MOST_BYTES:
            raise _too_large()
    return bytes(raw)


def _unpacked(raw: bytes, encoding: str) -> bytes:
    """Return what was packed although nobody asked for it, and no more of it than a page may have."""
    if encoding.lower() not in {"gzip", "x-gzip", "deflate"}:
        return raw
    try:
        content = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(raw, MOST_BYTES + 1)
    except zlib.error as error:
        raise AddingError(Refusal.broken, format=encoding) from error
    if len(content) > MOST_BYTES:
        raise _too_large()
    return content


def _too_large() -> AddingError:
    return AddingError(Refusal.too_large, most=f"{MOST_BYTES // 1_000_000} MB")
