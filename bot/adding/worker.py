"""Extracts in a process of its own, which may take so long and so much memory and no more: what it reads is foreign."""

import os
import resource
import subprocess
import sys
from typing import Annotated, Literal

from pydantic import BaseModel, Field, TypeAdapter

from bot.adding.drafts import AddingError, Draft, Refusal, Upload

TIME_LIMIT = 30.0  # seconds
_MEMORY = 1_500_000_000  # bytes of address space
_CPU = 40  # seconds, should nobody be left to end it
_MOST_OUTPUT = 8_000_000  # bytes
_KEPT = ("PATH", "PYTHONPATH", "PYTHONHOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "SYSTEMROOT")


class _Made(BaseModel):
    kind: Literal["draft"] = "draft"
    draft: Draft


class _Refused(BaseModel):
    kind: Literal["refusal"] = "refusal"
    reason: Refusal
    values: dict[str, str]


_ANSWER: TypeAdapter[_Made | _Refused] = TypeAdapter(Annotated[_Made | _Refused, Field(discriminator="kind")])


class _Request(BaseModel):
    """What comes in front of the bytes, in one line."""

    name: str
    url: str | None
    charset: str | None


def extract_apart(upload: Upload, time_limit: float = TIME_LIMIT) -> Draft:
    """Return the draft of a document; AddingError says why there is none, and if it took too long."""
    request = _Request(name=upload.name, url=upload.url, charset=upload.charset)
    # It is given no secret of ours: nothing that begins with BOT_.
    environment = {name: value for name, value in os.environ.items() if name in _KEPT}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "bot.adding.worker"],
            input=request.model_dump_json().encode() + b"\n" + upload.raw,
            capture_output=True,
            timeout=time_limit,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise AddingError(Refusal.too_slow, seconds=f"{time_limit:g}") from error
    if done.returncode or len(done.stdout) > _MOST_OUTPUT:  # out of memory, for one
        raise AddingError(Refusal.broken, format=upload.name or "?")
    answer = _ANSWER.validate_json(done.stdout)
    if isinstance(answer, _Refused):
        raise AddingError(answer.reason, **answer.values)
    return answer.draft


def main() -> None:
    """Read one upload from standard input and write what comes of it to standard output."""
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU, _CPU))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    from bot.adding.extraction import extract  # noqa: PLC0415 - only in this process

    request = _Request.model_validate_json(sys.stdin.buffer.readline())
    upload = Upload(sys.stdin.buffer.read(), request.name, request.url, request.charset)
    try:
        answer: _Made | _Refused = _Made(draft=extract(upload))
    except AddingError as error:
        answer = _Refused(reason=error.reason, values=error.values)
    sys.stdout.buffer.write(_ANSWER.dump_json(answer))


if __name__ == "__main__":
    main()
