"""How an answer came about is told as it is."""

import pytest

from bot.answering.explanation import Explanation
from bot.engine import Engine

ARABIC = "متى تسلم العراق قاعدة عين الأسد؟"


@pytest.fixture(scope="module")
def explained(engine: Engine) -> Explanation:
    return engine.explain(ARABIC)


def test_what_is_told_is_what_is_answered(engine: Engine, explained: Explanation) -> None:
    answer = engine.ask(ARABIC).answer
    assert (explained.outcome, explained.likelihood) == (answer.outcome, answer.likelihood)
    cited = {(each.document, each.paragraph) for each in explained.passages if each.is_cited}
    assert cited == {(each.passage.document.slug, each.passage.number) for each in answer.shown}


def test_the_passages_stand_most_likely_first(explained: Explanation) -> None:
    likelihoods = [each.likelihood for each in explained.passages]
    assert likelihoods == sorted(likelihoods, reverse=True)


def test_the_words_of_the_question_stand_as_they_were_written(explained: Explanation) -> None:
    assert [each.word for each in explained.terms] == ["تسلم", "العراق", "قاعدة", "عين", "الأسد"]


def test_what_was_searched_for_in_the_other_language_is_told(explained: Explanation) -> None:
    others = {word for each in explained.other_words for word, _ in each.others}
    assert "base" in others


def test_a_word_that_no_text_has_is_told(engine: Engine) -> None:
    terms = {each.word: each.is_known for each in engine.explain("When did the zyzzyva leave Iraq?").terms}
    assert (terms["zyzzyva"], terms["Iraq"]) == (False, True)


def test_what_a_passage_lacks_is_told(engine: Engine) -> None:
    assert "zyzzyva" in engine.explain("When did the zyzzyva leave Iraq?").passages[0].missing


def test_a_follow_up_tells_what_it_was_read_with(engine: Engine) -> None:
    assert engine.explain("ولماذا؟", [ARABIC]).follows == (ARABIC,)


def test_no_stage_takes_less_than_nothing(explained: Explanation) -> None:
    assert [stage.name for stage in explained.stages] == ["understand", "search", "weigh", "judge", "quote"]
    assert all(stage.took_ms >= 0 for stage in explained.stages)


def test_thanks_are_no_question_to_explain(engine: Engine) -> None:
    assert engine.explain("شكرا").outcome == "courtesy"
