"""Finds what a misspelt word may have been meant to be: words that one slip of the keyboard turns into it."""

from collections.abc import Iterator, Mapping
from string import ascii_lowercase

from bot.text.languages import Language

# How unlikely each kind of slip is, as a common logarithm; by eye.
_LEFT_OUT, _ADDED, _NEIGHBOUR, _OTHER, _AT_THE_START = 0.3, 0.3, 0.4, 1.0, 0.7
_ROWS = {
    Language.ENGLISH: ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    # The Arabic keyboard, its letters folded: dad to dal, sheen to tah, reh to zah.
    Language.ARABIC: (
        "\u0636\u0635\u062b\u0642\u0641\u063a\u0639\u0647\u062e\u062d\u062c\u062f",
        "\u0634\u0633\u064a\u0628\u0644\u0627\u062a\u0646\u0645\u0643\u0637",
        "\u0630\u0631\u0648\u0632\u0638",
    ),
}
_LETTERS = {Language.ENGLISH: ascii_lowercase, Language.ARABIC: "".join(_ROWS[Language.ARABIC])}
_NEIGHBOURS = {
    frozenset(pair)
    for rows in _ROWS.values()
    for row, below in zip(rows, (*rows[1:], ""), strict=True)
    for place, letter in enumerate(row)
    for pair in ((letter, other) for other in (*row[place + 1 : place + 2], *below[max(place - 1, 0) : place + 1]))
}
_BESIDE = {
    letter: frozenset().union(*(pair for pair in _NEIGHBOURS if letter in pair)) - {letter}
    for letter in frozenset().union(*_NEIGHBOURS)
}


def slips_of(word: str, language: Language) -> Mapping[str, float]:
    """Return the words of which a folded word may be a slip, with how unlikely each is, as a common logarithm from 0.

    A slip leaves out a letter, doubles or adds one, takes a wrong one or swaps two, after Damerau (1964).
    """
    costs = dict.fromkeys(slight_slips_of(word), 0.0)
    for place in range(len(word) + 1):
        head, tail, rest = word[:place], word[place:], word[place + 1 :]
        start = 0.0 if place else _AT_THE_START
        near = _BESIDE.get(tail[:1], frozenset())
        for letter in _LETTERS[language]:
            _keep_least(costs, f"{head}{letter}{tail}", _LEFT_OUT + start)
            if tail:
                _keep_least(costs, f"{head}{letter}{rest}", (_NEIGHBOUR if letter in near else _OTHER) + start)
        if tail:
            _keep_least(costs, f"{head}{rest}", _ADDED + start)
    return costs


def _keep_least(costs: dict[str, float], word: str, cost: float) -> None:
    if cost < costs.get(word, cost + 1):
        costs[word] = cost


def slight_slips_of(word: str) -> Iterator[str]:
    """Yield the words of which a folded word may be the likeliest slips: two letters swapped, or one doubled."""
    for place in range(1, len(word)):
        if word[place - 1] == word[place]:
            yield f"{word[:place]}{word[place + 1 :]}"
        else:
            yield f"{word[: place - 1]}{word[place]}{word[place - 1]}{word[place + 1 :]}"
