"""Reads bytes as text: UTF-8 before all, then the encoding that is declared, then the one that the letters tell."""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_HEAD = 4_096  # bytes, within which a page must declare it
# Whatever else it may be in theory: what Arabic and English texts are kept in.
_LIKELY = ["cp1256", "iso8859_6", "cp720", "mac_arabic", "utf_16_le", "utf_16_be", "cp1252"]
_LOOKED_AT = 100_000  # bytes


def decode(raw: bytes, charset: str | None = None) -> tuple[str, str | None]:
    """Return the text, and the encoding if it had to be guessed; what no encoding has becomes U+FFFD."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace"), None
    declared = _DECLARED.search(raw[:_HEAD])
    for name in ("utf-8", charset, declared[1].decode() if declared else None):
        text = _decoded(raw, name)
        if text is not None:
            return text, None
    best = from_bytes(raw[:_LOOKED_AT], cp_isolation=_LIKELY).best()
    guessed = best.encoding if best else "cp1252"
    return raw.decode(guessed, errors="replace"), guessed


def _decoded(raw: bytes, name: str | None) -> str | None:
    try:
        return raw.decode(name) if name else None
    except (LookupError, UnicodeDecodeError):
        return None
