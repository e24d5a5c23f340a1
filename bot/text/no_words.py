"""Finds what in a text is written with letters and is no word: addresses, links, others' names, signs of hashtags."""

import re

# What may show that there is any: most texts have none of these.
MAY_BE = re.compile(r"[@#_]|://|[a-z]\.[a-z]|(?i:\bwww\.|\bmailto:)")
_LAST_MARKS = "[.,!?;:'\"\u061f\u060c\u061b\u00bb\u201d)\\]]*"  # that belong to the sentence, also the Arabic ones
# Endings of domains that are linked to in the region and at large; a domain in small letters is a link even without
# a path. What begins with a capital may be the name of an outlet, as "Military.com" is.
_DOMAINS = "com|net|org|info|me|tv|news|iq|sa|ae|jo|lb|sy|ir|tr|eg|uk|us|io|be|ly|co|gov|mil|edu|int|eu|krd"
_ADDRESS = re.compile(
    rf"""
      [\w.+-]+@[\w-]+(?:\.[\w-]+)+              # an address of mail
    | (?:[a-zA-Z][\w+.-]*://|[wW]{{3}}\.|mailto:)\S+?(?={_LAST_MARKS}(?:\s|$))
    | (?<![\w.@-])(?:[a-zA-Z0-9-]+\.)+(?:{_DOMAINS})/\S*?(?={_LAST_MARKS}(?:\s|$))
    | (?<![\w.@-])(?:[a-z0-9-]+\.)+(?:{_DOMAINS})(?![\w.-]*\w)
    | (?<![^\W_])(?<!\.)(?:@\w+)+               # the name of a channel or a person
    """,
    re.VERBOSE,
)


def without_no_words(text: str) -> str:
    """Return a text with spaces in place of what is no word, every other letter where it was."""
    if not MAY_BE.search(text):
        return text
    # A hashtag's words are words.
    return _ADDRESS.sub(lambda match: " " * len(match[0]), text).replace("#", " ").replace("_", " ")


def has_address(text: str) -> bool:
    """Tell whether a text has an address, a link or somebody's name."""
    return MAY_BE.search(text) is not None and _ADDRESS.search(text) is not None
