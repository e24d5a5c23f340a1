"""Takes what an editor sends as the bytes of a document: a file, a link, a forwarded post or a text."""

import asyncio
import re
from dataclasses import dataclass

from telegram import Document, Message, MessageOriginChannel, MessageOriginChat
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.adding.drafts import AddingError, Draft, Refusal, Upload
from bot.adding.extraction import MOST_BYTES
from bot.adding.fetching import Fetcher
from bot.adding.fields import with_value
from bot.adding.worker import extract_apart
from bot.chat.asking.addressing import after_command

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_AT_ONCE = 2  # texts that are read at the same time, each in a process of its own


@dataclass(frozen=True)
class _Given:
    """What is to be read, and what Telegram tells of who published it."""

    upload: Upload
    fields: tuple[tuple[str, str], ...] = ()


class Incoming:
    """Makes drafts of what is sent."""

    def __init__(self, fetcher: Fetcher) -> None:
        """Fetch links with `fetcher`."""
        self._fetcher = fetcher
        self._slots = asyncio.Semaphore(_AT_ONCE)

    async def draft_of(self, message: Message, behind: str = "") -> Draft | None:
        """Return the draft of a message's file, of what stands `behind` its command, or of what it replies to.

        None if there is none of these; AddingError if nothing can be made of it.
        """
        async with self._slots:
            given = await self._given(message, behind)
            if given is None:
                return None
            draft = await asyncio.to_thread(extract_apart, given.upload)
        for field, value in given.fields:
            if not getattr(draft, field):
                draft = with_value(draft, field, value)
        return draft

    async def _given(self, message: Message, behind: str) -> _Given | None:
        if message.document:
            return _Given(await download(message.document))
        if behind:
            return _Given(await self._text(behind))
        replied = message.reply_to_message
        if replied is None:
            return None
        fields = tuple(_origin(replied))
        if replied.document:
            return _Given(await download(replied.document), fields)
        text = after_command(replied) or replied.text or replied.caption or ""
        return _Given(await self._text(text), fields) if text else None

    async def _text(self, text: str) -> Upload:
        if _LINK.fullmatch(text.strip()):
            return await asyncio.to_thread(self._fetcher.fetch, text)
        return Upload(text.encode())


async def download(document: Document, most: int = MOST_BYTES) -> Upload:
    """Return a file; one that is too large is not asked for. AddingError."""
    if (document.file_size or 0) > most:
        raise AddingError(Refusal.too_large, most=f"{most // 1_000_000} MB")
    try:
        file = await document.get_file()
        return Upload(bytes(await file.download_as_bytearray()), document.file_name or "")
    except (BadRequest, Forbidden, InvalidToken) as error:  # the last is what a path that is gone is called
        raise AddingError(Refusal.unreadable, file=document.file_name or "?", detail=error.message) from error


def _origin(message: Message) -> list[tuple[str, str]]:
    """Return who published a forwarded post, when and where, as fields of a draft."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginChannel):
        chat, number = origin.chat, origin.message_id
        address = [("url", f"https://t.me/{chat.username}/{number}")] if chat.username else []
        return [("publisher", chat.title or ""), ("published", origin.date.date().isoformat()), *address]
    if isinstance(origin, MessageOriginChat):
        return [("publisher", origin.sender_chat.title or ""), ("published", origin.date.date().isoformat())]
    return []
