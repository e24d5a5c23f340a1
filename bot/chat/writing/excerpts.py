"""Cuts texts of the corpus between two words. Pure."""


def opening(text: str, most: int) -> str:
    """Return the beginning of a text, with "…" if anything is cut."""
    return text if len(text) <= most else f"{text[: place_to_cut(text, most)]} …"


def ending(text: str, most: int) -> str:
    """Return the end of a text, with "…" if anything is cut."""
    if len(text) <= most:
        return text
    start = text.find(" ", len(text) - most - 1) + 1
    return f"… {text[start or len(text) - most :]}"


def place_to_cut(text: str, most: int) -> int:
    """Return where to cut a text so that at most `most` characters are left and no word is split, if possible."""
    return len(text) if len(text) <= most else max(text.rfind(" ", 0, most), 0) or most
