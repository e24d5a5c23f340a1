"""Gives one form to the ways of writing a number in digits."""

import re

# Thousands may be set apart by a comma, an apostrophe, the Arabic thousands separator or the Arabic comma; decimals by
# a point or the Arabic decimal separator.
NUMBER = r"\d{1,3}(?:[,'\u066c\u060c]\d{3})+(?!\d)|\d+(?:[.\u066b]\d+)?"
_SEPARATORS = re.compile("[,'\u066c\u060c]")


def plain_number(written: str) -> str:
    """Return a number without separators and leading zeros: "٢٬٥٠٠" and "2,500" are "2500"."""
    digits = "".join(str(int(c)) if c.isdigit() else c for c in _SEPARATORS.sub("", written))
    whole, _, fraction = digits.replace("\u066b", ".").partition(".")
    whole = whole.lstrip("0") or "0"  # not int(whole), which refuses numbers of thousands of digits
    return f"{whole}.{fraction}" if fraction else whole
