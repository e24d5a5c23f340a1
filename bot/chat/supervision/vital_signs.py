"""Takes the signs of life of a running bot from where they are. Judges little, tells nobody."""

import resource
import shutil
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from os import sysconf
from pathlib import Path
from time import monotonic

from bot.chat.connection.receiving import Receiving
from bot.chat.context import BotContext
from bot.heartbeat import Heartbeat
from bot.inbox import Inbox

_STATISTICS = Path("/proc/self/statm")


@dataclass
class VitalSigns:
    """Where the signs of one bot are."""

    bot_context: BotContext
    inbox: Inbox
    receiving: Receiving | None = None  # None before anything can be received
    is_called: bool = False  # by Telegram, which is then not asked
    has_begun: bool = False  # to receive
    started_at: float = field(default_factory=monotonic)

    @property
    def disk_free(self) -> int:
        """Bytes that are free where the database is."""
        return shutil.disk_usage(self.bot_context.store.file.absolute().parent).free

    def take(self) -> Heartbeat:
        """Return the signs of this moment."""
        engine, store, receiving = self.bot_context.engine, self.bot_context.store, self.receiving
        polling = receiving.polling if receiving else None
        now, last = monotonic(), store.troubles.last
        return Heartbeat(
            told_at=now,
            running_for=now - self.started_at,
            polled_ago=None if self.is_called else now - (polling.answered_at if polling else self.started_at),
            is_polling=not (receiving and receiving.has_stopped),
            waiting=self.inbox.open_count,
            unwritten=store.database.waiting_writes,
            set_aside=self.inbox.set_aside_count,
            last_error=f"{last.trouble}: {last.detail}" if last else None,
            error_ago=(datetime.now(UTC) - last.at).total_seconds() if last else None,
            disk_free=self.disk_free,
            memory=memory_taken(),
            documents=len(engine.corpus.documents),
            corpus=engine.corpus.fingerprint,
            as_of=engine.as_of.isoformat() if engine.as_of else None,
            has_begun=self.has_begun,
        )


def memory_taken() -> int:
    """Return how many bytes of memory this process takes; where that is not told, the most it has taken."""
    try:
        return int(_STATISTICS.read_text(encoding="ascii").split()[1]) * sysconf("SC_PAGE_SIZE")
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024
