"""How likely a hit answers: what speaks for it and what against."""

from itertools import pairwise

import pytest

from bot.answering.answerability import Assessment, Candidate, Outcome, assess, values_of_all
from bot.answering.features import Values, names_of_features
from bot.answering.logistic import log_odds
from bot.answering.weighing import weigh
from bot.search import Index, LeftOut
from tests.corpora import make_document, make_index, tables_for

TEXTS = [
    "The coalition mission ended in September 2025. The talks went on.",
    "The coalition mission ended after long talks in Baghdad.",
    "About 900 soldiers were in Syria.",
    "Soldiers from many countries were in Syria.",
    "Parliament debated the budget.",
]
INDEX = make_index(make_document("mission", english=TEXTS, english_title="The end of the mission"))


def judged(question: str, *previous: str, index: Index = INDEX) -> Assessment:
    return assess(question, index, tables_for(index), previous)


def candidates(question: str, *previous: str, index: Index = INDEX) -> tuple[Candidate, ...]:
    return judged(question, *previous, index=index).candidates


def by_paragraph(question: str, *previous: str, index: Index = INDEX) -> dict[int, Candidate]:
    return {each.hit.passage.number: each for each in candidates(question, *previous, index=index)}


def features(question: str, paragraph: int) -> Values:
    return by_paragraph(question)[paragraph].values


def test_a_passage_with_a_date_goes_before_one_without_where_a_time_is_asked_for() -> None:
    assert candidates("When did the coalition mission end?")[0].hit.passage.number == 1


def test_a_passage_with_a_number_goes_before_one_without_where_a_number_is_asked_for() -> None:
    assert candidates("How many soldiers were in Syria?")[0].hit.passage.number == 3


def test_the_date_must_stand_in_the_sentence_that_answers() -> None:
    assert features("When did the talks go on?", 1)["no_date"] == 1


def test_a_question_for_neither_misses_neither() -> None:
    found = features("Who was in Syria?", 4)
    assert (found["no_date"], found["no_number"]) == (0, 0)


def test_the_share_of_the_question_counts_words_by_their_weights() -> None:
    both, one = features("Which soldiers were in Syria?", 4), features("Which penguins were in Syria?", 4)
    assert one["covered"] < both["covered"] == pytest.approx(1.0)


def test_the_title_makes_up_for_a_word_that_the_passage_lacks() -> None:
    assert features("Which soldiers were on a mission in Syria?", 4)["missing"] == 0


def test_a_name_that_few_passages_have_is_missed() -> None:
    assert features("How many soldiers were in Belgium?", 3)["missing_name"] == 1


def test_a_word_that_nothing_here_has_is_unknown() -> None:
    assert features("Which penguins were in Syria?", 4)["unknown"] == 1


def test_a_hit_without_a_rival_is_ahead_of_nobody() -> None:
    alone = make_index(make_document("mission", english=["Parliament debated the budget."]))
    [only] = candidates("Who debated the budget?", index=alone)
    assert only.values["lead"] == 0


def test_a_passage_with_less_of_the_question_is_less_relevant() -> None:
    found = by_paragraph("Did the coalition mission end after long talks in Baghdad?")
    assert found[1].relevance < found[2].relevance


def test_candidates_are_in_the_order_of_their_relevance() -> None:
    found = [each.relevance for each in candidates("When did the coalition mission end?")]
    assert all(one >= other for one, other in pairwise(found))


def test_judged_hits_are_in_the_order_of_their_scores() -> None:
    scores = [hit.score for hit in judged("When did the coalition mission end?").hits]
    assert scores == sorted(scores, reverse=True)


def test_the_likelihood_falls_with_what_a_question_has_that_the_passages_lack() -> None:
    whole, half = judged("Did the coalition mission end?"), judged("Did the coalition mission bring penguins?")
    assert half.likelihood < whole.likelihood


def test_what_shares_no_word_is_not_likely_at_all() -> None:
    found = judged("Penguins?")
    assert (found.candidates, found.likelihood, found.outcome) == ((), 0.0, Outcome.nothing)


def test_a_follow_up_is_judged_with_the_question_before() -> None:
    assert candidates("And in Syria?", "How many soldiers were in Iraq?")[0].hit.passage.number == 3


def test_a_passage_without_any_number_answers_no_question_for_one() -> None:
    found = by_paragraph("How many soldiers were in Syria?")
    assert (found[3].meets, found[4].meets) == (True, False)


def test_a_number_in_words_is_one() -> None:
    index = make_index(make_document("camp", english=["Three camels slept.", "Some camels slept."]))
    found = by_paragraph("How many camels slept?", index=index)
    assert {number: each.meets for number, each in found.items()} == {1: True, 2: False}


def test_what_a_follow_up_names_must_be_there_however_common_it_is() -> None:
    follow_up = candidates("And in Baghdad?", "How many soldiers were in Syria?")
    assert [each.hit.passage.number for each in follow_up if not each.values["missing_name"]] == [2]


def test_a_number_of_another_thing_does_not_count_what_is_asked_for() -> None:
    texts = ["Three camels were asleep.", "Camels were asleep on soft warm sand beside 12 tents."]
    found = by_paragraph("How many camels were asleep?", index=make_index(make_document("camels", english=texts)))
    assert {number: each.values["uncounted"] for number, each in found.items()} == {1: 0, 2: 1}


def test_more_than_a_thousand_passages_weigh_like_a_thousand() -> None:
    many = make_index(make_document("many", english=["The mission ended.", *(["Parks opened."] * 1200)]))
    assert candidates("Did the mission end?", index=many)[0].values["size"] == 1


def test_no_two_features_have_one_name() -> None:
    names = names_of_features()
    assert len(set(names)) == len(names) > 20


def test_every_candidate_has_every_feature() -> None:
    found = candidates("When did the coalition mission end?")
    assert {tuple(each.values) for each in found} == {names_of_features()}


def test_a_question_as_a_whole_has_the_features_of_its_best_passage_and_those_of_its_rivals() -> None:
    assert values_of_all([0.5, 0.25], {"covered": 1.0}) == {
        "covered": 1.0,
        "relevance": log_odds(0.5),
        "second": 0.25,
        "together": 0.75,
    }


def test_a_passage_that_is_left_out_is_not_found() -> None:
    near = weigh("How many soldiers were in Syria?", INDEX, left_out=LeftOut(passages=(2,))).near
    assert 3 not in [hit.passage.number for hit in near]
