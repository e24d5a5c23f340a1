"""Makes a draft of what somebody gives, whatever its format, which its content tells before its name."""

import re

from bot.adding.decoding import decode
from bot.adding.drafts import AddingError, Draft, Refusal, Remark, Remarks, Upload

MOST_BYTES = 15_000_000  # of a file or a page; what people read is far smaller, even with pictures
_MOST_TEXT = 5_000_000  # bytes, of a page or a text
_ZIP, _PDF, _OLD_WORD = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0"
_BINARY = re.compile(rb"\x00")
_PDF_WITHIN = 1_024  # bytes, within which a PDF says that it is one
_IS_PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|article|meta|div|p|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def extract(upload: Upload) -> Draft:
    """Return the draft of a document; AddingError says why there is none."""
    raw, name = upload.raw, upload.name.lower()
    if not raw.strip():
        raise AddingError(Refusal.empty)
    if len(raw) > MOST_BYTES:
        raise AddingError(Refusal.too_large, most=f"{MOST_BYTES // 1_000_000} MB")
    if raw.startswith(_ZIP):
        from bot.adding.word_files import read_word  # noqa: PLC0415 - each format is imported when it comes

        return read_word(raw, ())
    if _PDF in raw[:_PDF_WITHIN]:
        from bot.adding.pdf_files import read_pdf  # noqa: PLC0415 - likewise

        return read_pdf(raw, ())
    if raw.startswith(_OLD_WORD):
        raise AddingError(Refusal.old_word)
    if _BINARY.search(raw[:_MOST_TEXT]) and not raw.startswith(_UTF16):
        raise AddingError(Refusal.unknown_format)
    if len(raw) > _MOST_TEXT:
        raise AddingError(Refusal.too_large, most=f"{_MOST_TEXT // 1_000_000} MB")
    return _read_text(upload, name)


def _read_text(upload: Upload, name: str) -> Draft:
    from bot.adding.html_articles import read_page  # noqa: PLC0415 - likewise
    from bot.adding.plain_texts import read_markdown, read_plain  # noqa: PLC0415 - likewise

    text, guessed = decode(upload.raw, upload.charset)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    remarks: Remarks = ((Remark.encoding_guessed, guessed),) if guessed else ()
    if name.endswith((".html", ".htm", ".xhtml")) or (
        not name.endswith((".md", ".txt")) and _IS_PAGE.match(upload.raw)
    ):
        return read_page(text, upload.url, remarks)
    if name.endswith((".md", ".markdown")) or text.startswith("---\n"):
        return read_markdown(text, remarks)
    return read_plain(text, remarks)
