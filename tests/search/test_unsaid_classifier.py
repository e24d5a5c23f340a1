"""Questions that nothing answers are told from the others by what editors sorted."""

from collections.abc import Sequence

import pytest

from bot.search.postings import index_keys
from bot.search.unsaid_classifier import UnsaidClassifier

ANSWERED = [f"when did {who} leave {place}" for who in ("troops", "soldiers", "advisers") for place in "abcdefghij"]
UNSAID = [f"what did {what} cost in {place}" for what in ("bread", "fuel", "rent") for place in "abcdefghij"]
TEXTS = [*ANSWERED, *UNSAID]


def keys_of(text: str) -> list[str]:
    return [f"s|{word}" for word in text.split()]


def learn(answered: Sequence[str], unsaid: Sequence[str]) -> UnsaidClassifier:
    texts = [*answered, *unsaid]
    return UnsaidClassifier(index_keys([*map(keys_of, texts)]), texts, range(len(answered), len(texts)))


def margin(classifier: UnsaidClassifier, text: str, itself: str | None = None) -> float:
    return classifier.margin(classifier.columns_of(keys_of(text)), itself)


@pytest.fixture(scope="module")
def learnt() -> UnsaidClassifier:
    return learn(ANSWERED, UNSAID)


@pytest.mark.parametrize("question", ["what did salt cost", "what did fuel cost in x"])
def test_a_question_like_those_that_nothing_answers_lies_on_their_side(question: str, learnt: UnsaidClassifier) -> None:
    assert margin(learnt, question) > 0


@pytest.mark.parametrize("question", ["when did tanks leave", "when did troops leave x"])
def test_a_question_like_those_that_are_answered_lies_on_the_other(question: str, learnt: UnsaidClassifier) -> None:
    assert margin(learnt, question) < 0


def test_every_question_that_was_learnt_from_lies_on_its_own_side(learnt: UnsaidClassifier) -> None:
    sides = [margin(learnt, text) > 0 for text in TEXTS]
    assert sides == [False] * len(ANSWERED) + [True] * len(UNSAID)


def test_the_order_of_words_makes_no_difference(learnt: UnsaidClassifier) -> None:
    assert margin(learnt, "what did salt cost in b") == pytest.approx(margin(learnt, "b in cost salt did what"))


def test_a_question_that_is_left_out_is_not_learnt_from() -> None:
    odd = "why is bread dear"  # alone among the answered ones, with a word of the others
    classifier = learn([odd, *ANSWERED], UNSAID)
    assert margin(classifier, odd) < 0 < margin(classifier, odd, odd)


def test_words_that_no_question_has_leave_only_what_is_usual(learnt: UnsaidClassifier) -> None:
    assert margin(learnt, "zebra") == learnt.margin([])


@pytest.mark.parametrize(("answered", "unsaid"), [(ANSWERED, UNSAID[:19]), (ANSWERED[:19], UNSAID), (ANSWERED, [])])
def test_few_questions_tell_nothing(answered: Sequence[str], unsaid: Sequence[str]) -> None:
    assert margin(learn(answered, unsaid), "what did fuel cost") == 0
