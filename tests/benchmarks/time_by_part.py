"""Which parts of a running program the processor's time goes to: a profiler over all threads, from a moment on."""

import re
import sys
import threading
from collections import defaultdict
from cProfile import Profile
from itertools import chain
from time import thread_time
from types import CodeType

_PART = re.compile(r"/(?:lib/python[\d.]+(?:/site-packages)?|(?P<ours>bot(?:/chat)?))/(?P<name>[\w-]+)")


class AllThreads:
    """A profiler of the event loop's thread and of all that begin after it was made."""

    def __init__(self) -> None:
        """Look at nothing yet."""
        self._profiles: list[Profile] = []
        self._is_on = False
        threading.setprofile(self._begin)

    def begin(self) -> None:
        """Look from now on, in this thread and in all others."""
        self._is_on = True
        self._begin()

    def _begin(self, *_: object) -> None:
        if self._is_on:
            sys.setprofile(None)
            self._profiles.append(Profile(thread_time))
            self._profiles[-1].enable()

    def seconds(self) -> dict[str, float]:
        """Return how long each part has had the processor, the longest first; what is built in counts for its caller.

        What has not returned yet is left out: a profiler of a thread that waits would take our clock for the thread's.
        """
        found: dict[str, float] = defaultdict(float)
        for entry in chain.from_iterable(profile.getstats() for profile in self._profiles):
            if isinstance(entry.code, CodeType):
                built_in = (call.inlinetime for call in entry.calls or () if isinstance(call.code, str))
                found[_part_of(entry.code)] += entry.inlinetime + sum(built_in)
        return dict(sorted(found.items(), key=lambda item: -item[1]))


def _part_of(code: CodeType) -> str:
    """Return the package that a function belongs to, of ours the room."""
    found = list(_PART.finditer(code.co_filename))[-1:]
    return "".join(f"{each['ours']}/{each['name']}" if each["ours"] else each["name"] for each in found) or "made"
