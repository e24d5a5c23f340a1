"""How likely a hit answers: what speaks for it and what against."""

from dataclasses import replace

import pytest

from bot.answering.answerability import Candidate, assess, likelihood_of
from bot.answering.features import Features
from tests.corpora import make_document, make_index

TEXTS = [
    "The coalition mission ended in September 2025. The talks went on.",
    "The coalition mission ended after long talks in Baghdad.",
    "About 900 soldiers were in Syria.",
    "Soldiers from many countries were in Syria.",
    "Parliament debated the budget.",
]
INDEX = make_index(make_document("mission", english=TEXTS, english_title="The end of the mission"))


def candidates(question: str, *previous: str) -> list[Candidate]:
    return list(assess(question, INDEX, previous).candidates)


def features(question: str, paragraph: int) -> Features:
    return next(each.features for each in candidates(question) if each.hit.passage.number == paragraph)


def test_a_passage_with_a_date_goes_before_one_without_where_a_time_is_asked_for() -> None:
    assert candidates("When did the coalition mission end?")[0].hit.passage.number == 1


def test_a_passage_with_a_number_goes_before_one_without_where_a_number_is_asked_for() -> None:
    assert candidates("How many soldiers were in Syria?")[0].hit.passage.number == 3


def test_the_date_must_stand_in_the_sentence_that_answers() -> None:
    assert features("When did the talks go on?", 1).no_date == 1


def test_a_question_for_neither_misses_neither() -> None:
    found = features("Who was in Syria?", 4)
    assert (found.no_date, found.no_number) == (0, 0)


def test_the_share_of_the_question_counts_words_by_their_weights() -> None:
    both, one = features("Which soldiers were in Syria?", 4), features("Which penguins were in Syria?", 4)
    assert one.covered < both.covered == pytest.approx(1.0)


def test_the_title_makes_up_for_a_word_that_the_passage_lacks() -> None:
    assert features("Which soldiers were on a mission in Syria?", 4).missing == 0


def test_a_name_that_few_passages_have_is_missed() -> None:
    assert features("How many soldiers were in Belgium?", 3).missing_name == 1


def test_a_hit_without_a_rival_is_ahead_of_nobody() -> None:
    alone = make_index(make_document("mission", english=["Parliament debated the budget."]))
    [only] = assess("Who debated the budget?", alone).candidates
    assert only.features.lead == 0


def test_more_missing_words_make_an_answer_less_likely() -> None:
    found = features("Which soldiers were in Syria?", 4)
    assert likelihood_of(replace(found, missing=found.missing + 1)) < likelihood_of(found)


def test_judged_hits_are_in_the_order_of_their_scores() -> None:
    scores = [hit.score for hit in assess("When did the coalition mission end?", INDEX).hits]
    assert scores == sorted(scores, reverse=True)


def test_a_follow_up_is_judged_with_the_question_before() -> None:
    assert candidates("And in Syria?", "How many soldiers were in Iraq?")[0].hit.passage.number == 3


def test_nothing_in_common_leaves_nothing_to_judge() -> None:
    assert candidates("Penguins?") == []


def test_a_passage_without_any_number_answers_no_question_for_one() -> None:
    found = {each.hit.passage.number: each.may_answer for each in candidates("How many soldiers were in Syria?")}
    assert (found[3], found[4]) == (True, False)


def test_a_number_in_words_is_one() -> None:
    index = make_index(make_document("camp", english=["Three camels slept.", "Some camels slept."]))
    found = {each.hit.passage.number: each.may_answer for each in assess("How many camels slept?", index).candidates}
    assert found == {1: True, 2: False}


def test_what_a_follow_up_names_must_be_there_however_common_it_is() -> None:
    follow_up = candidates("And in Baghdad?", "How many soldiers were in Syria?")
    assert [each.hit.passage.number for each in follow_up if not each.features.missing_name] == [2]


def test_a_number_of_another_thing_does_not_count_what_is_asked_for() -> None:
    texts = ["Three camels were asleep.", "Camels were asleep on soft warm sand beside 12 tents."]
    assessment = assess("How many camels were asleep?", make_index(make_document("camels", english=texts)))
    found = {each.hit.passage.number: each.features.uncounted for each in assessment.candidates}
    assert found == {1: 0, 2: 1}


def test_more_than_a_thousand_passages_weigh_like_a_thousand() -> None:
    many = make_index(make_document("many", english=["The mission ended.", *(["Parks opened."] * 1200)]))
    assert assess("Did the mission end?", many).candidates[0].features.size == 1
