"""Brings updates to a webhook by HTTP, on this computer only. Keeps nothing and repeats nothing."""

import json
from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPError, HTTPRequest

from bot.preview.bot_api.shapes import Object

_GOOD = range(200, 300)
_UNREACHABLE = 599  # as the HTTP client itself has it


def is_here(url: str) -> bool:
    """Tell whether an address leads to this computer, over plain HTTP."""
    parts = urlsplit(url)
    try:
        return parts.scheme == "http" and ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False


async def bring(update: Object, url: str, secret: str = "") -> int:
    """Return the HTTP status that the webhook answers with, 599 if it does not answer."""
    return await bring_body(json.dumps(update).encode(), url, secret)


async def bring_body(body: bytes, url: str, secret: str = "") -> int:
    """Likewise of a call with any body."""
    if not is_here(url):
        return _UNREACHABLE
    headers = {"Content-Type": "application/json"}
    if secret:
        headers["X-Telegram-Bot-Api-Secret-Token"] = secret
    request = HTTPRequest(url, method="POST", headers=headers, body=body, follow_redirects=False)
    client = AsyncHTTPClient(force_instance=True)
    try:
        return (await client.fetch(request, raise_error=False)).code
    except (OSError, HTTPError):  # the second kind are the client's own, such as that of a timeout
        return _UNREACHABLE
    finally:
        client.close()


def problem_of(status: int) -> str:
    """Return what getWebhookInfo says of an answer, "" if it was good."""
    if status == _UNREACHABLE:
        return "Connection refused"
    return "" if status in _GOOD else f"Wrong response from the webhook: {status} {HTTPStatus(status).phrase}"
