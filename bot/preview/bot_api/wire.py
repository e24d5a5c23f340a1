"""Reads the parameters of a call out of an HTTP request: query, form, multipart or JSON. Judges no value."""

from typing import Self

from tornado.httputil import HTTPServerRequest

from bot.preview.bot_api.refusal import bad_request
from bot.preview.bot_api.shapes import Json, Object, parse_json


class UploadedText(str):
    """A file that came with a call, as far as it is text; its bytes, and its name."""

    __slots__ = ("content", "name")

    def __init__(self, content: bytes, name: str = "") -> None:
        self.content = content
        self.name = name

    def __new__(cls, content: bytes, _: str = "") -> Self:
        """Hold the content as any text is held."""
        return super().__new__(cls, content.decode(errors="replace"))


def read_fields(request: HTTPServerRequest) -> Object:
    """Return the call's fields, texts undecoded; a file becomes its text. Raises ApiError."""
    fields: Object = {name: _single(name, values) for name, values in request.arguments.items()}
    if request.headers.get("Content-Type", "").startswith("application/json") and request.body:
        fields |= _read_json(request.body)
    for name, files in request.files.items():
        fields[name] = UploadedText(files[0]["body"], files[0]["filename"])
    return fields


def _single(name: str, values: list[bytes]) -> Json:
    if len(values) != 1:
        raise bad_request(f'parameter "{name}" is given {len(values)} times')
    try:
        return values[0].decode()
    except UnicodeDecodeError as error:
        raise bad_request("strings must be encoded in UTF-8") from error


def _read_json(body: bytes) -> Object:
    try:
        value = parse_json(body)
    except ValueError as error:
        raise bad_request("can't parse request JSON object") from error
    if not isinstance(value, dict):
        raise bad_request("can't parse request JSON object")
    return value
