"""Connects to checked addresses alone, and reads no longer than it may; to files, which the library would, never."""

import socket
import ssl
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from time import monotonic
from typing import Any

import httpcore

from bot.adding.addresses import Address
from bot.adding.drafts import AddingError, Refusal

_MOST_TRIED = 3  # addresses of one host
Option = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class GuardedNetwork(httpcore.NetworkBackend):
    """Resolves a name once, checks what it stands for, and connects to just that: it cannot stand for more then."""

    def __init__(self, is_allowed: Callable[[Address], bool], deadline: float) -> None:
        """Connect to what `is_allowed`, until `deadline` of the monotonic clock."""
        self._is_allowed = is_allowed
        self._deadline = deadline
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Option] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers; AddingError if any of them is not allowed."""
        failure: Exception | None = None
        for address in self._checked(host, port)[:_MOST_TRIED]:
            try:
                stream = self._network.connect_tcp(
                    str(address), port, _within(timeout, self._deadline), local_address, socket_options
                )
                return _Stream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError("no address")

    def _checked(self, host: str, port: int) -> list[Address]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise AddingError(Refusal.unknown_host, host=host) from error
        addresses = [ip_address(str(place[0]).partition("%")[0]) for *_, place in found]
        if not all(map(self._is_allowed, addresses)):
            raise AddingError(Refusal.inner_address, host=host)
        return list(dict.fromkeys(addresses))


class _Stream(httpcore.NetworkStream):
    """A connection that ends at a deadline, however slowly bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _within(timeout, self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _within(timeout, self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, _within(timeout, self._deadline))
        return _Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as in the library
        return self._stream.get_extra_info(info)


def _within(timeout: float | None, deadline: float) -> float:
    left = deadline - monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time is up")
    return min(timeout or left, left)
