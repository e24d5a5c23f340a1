"""Of each claim of a post it is shown what the sources say, and where their date or number is another."""

from functools import cache

import pytest

from bot.claims import CheckedPost, Difference
from bot.engine import Engine
from bot.text.languages import Language
from tests.calibrations import steady_calibration
from tests.paths import TEST_CORPUS

TAKEN_OVER = "Iraqi forces took over Ain al-Asad base in Anbar on 17 January 2026 after the Americans had left."
TAKEN_OVER_IN_ARABIC = "تسلمت القوات العراقية قاعدة عين الأسد في الأنبار في 17 كانون الثاني 2026."
SOLDIERS = "About {} US soldiers were in Iraq at the start of 2025 and more than 900 in Syria."
UNKNOWN = "Barcelona won the cup final in Madrid on 3 May 2026."


@cache
def engine() -> Engine:
    return Engine(TEST_CORPUS, Language.ARABIC, calibration=steady_calibration())


def check(*sentences: str) -> CheckedPost:
    post = engine().check_post("\n".join(sentences))
    assert post
    return post


def differences(sentence: str) -> list[Difference]:
    return [each for claim in check(sentence).told for each in claim.differences]


def test_the_claims_stand_in_the_order_of_the_post_and_are_numbered() -> None:
    post = check(SOLDIERS.format("2,500"), UNKNOWN, TAKEN_OVER)
    assert [(each.citation.number, each.text) for each in post.told] == [(1, SOLDIERS.format("2,500")), (2, TAKEN_OVER)]


def test_what_the_sources_do_not_say_is_told_apart() -> None:
    assert check(TAKEN_OVER, UNKNOWN).untold == (UNKNOWN,)


@pytest.mark.parametrize(("sentence", "language"), [(TAKEN_OVER, "en"), (TAKEN_OVER_IN_ARABIC, "ar")])
def test_it_is_quoted_in_the_language_of_the_post(sentence: str, language: str) -> None:
    (claim,) = check(sentence).told
    citation = claim.citation
    shown = citation.translation or citation.quote
    assert shown.paragraph == citation.passage.text(Language(language))
    assert "ain-al-asad" in citation.passage.document.slug


def test_another_number_of_the_same_at_the_same_time_is_told() -> None:
    assert differences(SOLDIERS.format("4,500")) == [Difference("About 4,500 US soldiers", "About 2,500 US troops")]


def test_another_day_of_the_same_is_told() -> None:
    (difference,) = differences("Iraq's parliament voted on 9 January 2020 for foreign troops to leave.")
    assert difference == Difference("9 January 2020", "5 January 2020")


@pytest.mark.parametrize(
    "sentence",
    [
        SOLDIERS.format("2,500"),
        "Two and a half thousand US soldiers were in Iraq at the start of 2025.",
        TAKEN_OVER,
        "Iraq's parliament voted in January 2020 for foreign troops to leave.",
        "Iraq's parliament voted on 5/1/2020 for foreign troops to leave.",  # may be the first of May
        "More than 2,000 US soldiers were in Iraq at the start of 2025.",
        "2,500 US soldiers were in Iraq at the start of 2025 and 1,600 in Syria.",  # more than 900
    ],
)
def test_what_may_be_the_same_is_not_told_as_a_difference(sentence: str) -> None:
    post = check(sentence)
    assert post.told
    assert not differences(sentence)


def test_numbers_of_another_time_are_no_difference() -> None:
    assert not differences("The United States had 170,000 soldiers in Iraq in October 2007.")


def test_what_is_compared_is_in_bold() -> None:
    (claim,) = check(SOLDIERS.format("4,500")).told
    shown = claim.citation.translation or claim.citation.quote
    assert "About 2,500 US troops" in [shown.text[start:end] for start, end in shown.highlights]


def test_of_six_claims_five_are_shown_and_one_is_counted() -> None:
    post = check(*[TAKEN_OVER] * 6)
    assert (len(post.told), post.left) == (5, 1)


def test_of_talk_without_a_date_a_number_or_a_name_nothing_is_missed() -> None:
    post = check("quokkas yodel gleefully while the wombats snooze", TAKEN_OVER)
    assert (len(post.told), post.untold) == (1, ())


def test_what_asks_is_no_post() -> None:
    assert engine().check_post("When did the Americans leave Ain al-Asad?") is None
