"""Opens the inbox with all that belongs to it, and closes it. Keeps nothing itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.inbox.inbox import Inbox, Tell
from bot.inbox.inbox_file import InboxFile
from bot.inbox.sent_journal import SentJournal, sent_journal_beside


@asynccontextmanager
async def open_inbox(path: Path, tell: Tell, owner: int = 0) -> AsyncIterator[Inbox]:
    """Open the inbox in `path`, and close it in the end; one that fails is told of and works from memory.

    `owner` is the number of the bot whose updates it holds; another one's are moved away.
    """
    inbox = Inbox(InboxFile(path, owner), SentJournal(sent_journal_beside(path), owner), tell)
    looking_after = asyncio.create_task(inbox.look_after())
    try:
        yield inbox
    finally:
        looking_after.cancel()
        await asyncio.wait({looking_after})
        await inbox.close()
