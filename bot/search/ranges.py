"""Many ranges of numbers in a row."""

import numpy as np

from bot.search.postings import Numbers


def numbers_in(starts: Numbers, lengths: Numbers) -> Numbers:
    """Return the numbers of ranges, one range after another."""
    ends = lengths.cumsum()
    total = int(ends[-1]) if len(ends) else 0
    numbers: Numbers = np.arange(total) + (starts - ends + lengths).repeat(lengths)
    return numbers
