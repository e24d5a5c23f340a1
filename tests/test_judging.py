"""How likely a hit answers: what speaks for it and what against."""

from dataclasses import replace

import pytest

from bot.judging import Evidence, Judged, consider, likelihood_of
from tests.corpora import make_document, make_index

TEXTS = [
    "The coalition mission ended in September 2025. The talks went on.",
    "The coalition mission ended after long talks in Baghdad.",
    "About 900 soldiers were in Syria.",
    "Soldiers from many countries were in Syria.",
    "Parliament debated the budget.",
]
INDEX = make_index(make_document("mission", english=TEXTS, english_title="The end of the mission"))


def judged(question: str, *previous: str) -> list[Judged]:
    return list(consider(question, INDEX, previous).judged)


def evidence(question: str, paragraph: int) -> Evidence:
    return next(each.evidence for each in judged(question) if each.hit.passage.number == paragraph)


def test_a_passage_with_a_date_goes_before_one_without_where_a_time_is_asked_for() -> None:
    assert judged("When did the coalition mission end?")[0].hit.passage.number == 1


def test_a_passage_with_a_number_goes_before_one_without_where_a_number_is_asked_for() -> None:
    assert judged("How many soldiers were in Syria?")[0].hit.passage.number == 3


def test_the_date_must_stand_in_the_sentence_that_answers() -> None:
    assert evidence("When did the talks go on?", 1).no_date == 1


def test_a_question_for_neither_misses_neither() -> None:
    found = evidence("Who was in Syria?", 4)
    assert (found.no_date, found.no_number) == (0, 0)


def test_the_share_of_the_question_counts_words_by_their_weights() -> None:
    both, one = evidence("Which soldiers were in Syria?", 4), evidence("Which penguins were in Syria?", 4)
    assert one.covered < both.covered == pytest.approx(1.0)


def test_the_title_makes_up_for_a_word_that_the_passage_lacks() -> None:
    assert evidence("Which soldiers were on a mission in Syria?", 4).missing == 0


def test_a_name_that_few_passages_have_is_missed() -> None:
    assert evidence("How many soldiers were in Belgium?", 3).missing_name == 1


def test_a_hit_without_a_rival_is_ahead_of_nobody() -> None:
    alone = make_index(make_document("mission", english=["Parliament debated the budget."]))
    [only] = consider("Who debated the budget?", alone).judged
    assert only.evidence.lead == 0


def test_more_missing_words_make_an_answer_less_likely() -> None:
    found = evidence("Which soldiers were in Syria?", 4)
    assert likelihood_of(replace(found, missing=found.missing + 1)) < likelihood_of(found)


def test_judged_hits_are_in_the_order_of_their_scores() -> None:
    scores = [hit.score for hit in consider("When did the coalition mission end?", INDEX).hits]
    assert scores == sorted(scores, reverse=True)


def test_a_follow_up_is_judged_with_the_question_before() -> None:
    assert judged("And in Syria?", "How many soldiers were in Iraq?")[0].hit.passage.number == 3


def test_nothing_in_common_leaves_nothing_to_judge() -> None:
    assert judged("Penguins?") == []
