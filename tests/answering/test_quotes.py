"""What is in bold is found when somebody looks at it, and then stays."""

from bot.answering.quotes import FoundSpans, Quote

BOLD = ((0, 4),)


def test_what_is_in_bold_is_found_once_and_not_before_somebody_looks() -> None:
    left = iter([BOLD])
    quote = Quote("They left.", 0, 10, FoundSpans(lambda: next(left)))
    assert quote.text == "They left."
    assert next(left, None) is BOLD


def test_what_was_found_once_stays() -> None:
    left = iter([BOLD])
    spans = FoundSpans(lambda: next(left))
    assert (*spans, *spans) == (*BOLD, *BOLD)


def test_quotes_with_the_same_words_in_bold_are_equal_whenever_these_are_found() -> None:
    found, given = (Quote("They left.", 0, 10, spans) for spans in (FoundSpans(lambda: BOLD), BOLD))
    assert found == given
    assert hash(found) == hash(given)
    assert found != Quote("They left.", 0, 10, ())
