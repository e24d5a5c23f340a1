"""Keeps the files that are sent, so that the bot can fetch those of people and people those of the bot."""

from dataclasses import dataclass
from itertools import count

from bot.preview.bot_api.refusal import ApiError, bad_request
from bot.preview.bot_api.shapes import Json, Object, text_at

_PNG = b"\x89PNG\r\n\x1a\n"  # what every such file begins with; 16 bytes on stand width and height
MOST_IN_CAPTION = 1024  # characters
MOST_BYTES = 20_000_000  # that a bot may fetch: https://core.telegram.org/bots/api#getfile


@dataclass(frozen=True)
class StoredFile:
    """A file that was sent."""

    name: str
    content: bytes


class Files:
    """The files there are."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self._ids = count(1)

    def add(self, name: str, content: bytes) -> Object:
        """Keep a file, and return the Document that a message shows it as."""
        number = f"document-{next(self._ids)}"
        self._files[number] = StoredFile(name, content)
        return {"file_id": number, "file_unique_id": number, "file_name": name, "file_size": len(content)}

    def add_picture(self, content: bytes) -> list[Json]:
        """Keep a picture, and return the sizes that a message shows it in: one; ApiError unless it is a PNG."""
        if not content.startswith(_PNG):
            raise bad_request("IMAGE_PROCESS_FAILED")
        number = f"photo-{next(self._ids)}"
        self._files[number] = StoredFile(f"{number}.png", content)
        width, height = (int.from_bytes(content[start : start + 4]) for start in (16, 20))
        size: Object = {"file_id": number, "file_unique_id": number, "width": width, "height": height}
        return [{**size, "file_size": len(content)}]

    def find(self, number: str) -> StoredFile:
        """Return the file of this id; ApiError if there is none."""
        if number not in self._files:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return self._files[number]

    def show(self, fields: Object) -> Json:
        """Carry out getFile."""
        number = text_at(fields, "file_id")
        size = len(self.find(number).content)
        if size > MOST_BYTES:
            raise bad_request("file is too big")
        return {"file_id": number, "file_unique_id": number, "file_size": size, "file_path": f"documents/{number}"}

    def fetch(self, path: str) -> StoredFile:
        """Return what stands under a `file_path`; ApiError if nothing does."""
        try:
            return self.find(path.removeprefix("documents/"))
        except ApiError as error:
            raise ApiError(404, "Not Found") from error
