"""One question more or less changes an index at once, into the one that would be built with the questions it has."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents import EditorsQuestion
from bot.search import Index, QuestionMatches
from tests.corpora import make_document, make_index

DOCUMENTS = (
    make_document(
        "march", arabic=["غادرت القوات مطارها أمس.", "وقعت بغداد اتفاقية."], english=["They left.", "Signed."]
    ),
    make_document("base", english=["Harir is a base near Erbil.", "It opened in 2014."]),
)
PASSAGES = [("march", 1), ("march", 2), ("base", 1), ("base", 2), (None, None), ("-", None)]
# With and without clitics that are told by whether the rest is known; names of both scripts; numbers.
ARABIC = ("مطار", "المطار", "مطارها", "وقعت", "وقع", "وبغداد", "بغداد", "هدنة", "هدنه", "وهدنتهم", "حرير", "كم")
WORDS = (*ARABIC, "Harir", "base", "bases", "left", "2014", "number", "how")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
QUESTIONS = st.lists(
    st.builds(lambda text, place: EditorsQuestion(text, *place), TEXTS, st.sampled_from(PASSAGES)),
    max_size=12,
    unique_by=lambda each: each.text,
)


def close(one: object, other: object) -> bool:
    return one == pytest.approx(other, rel=1e-5, abs=1e-6)


def like(one: QuestionMatches | None, other: QuestionMatches | None) -> bool:
    if one is None or other is None:
        return one is other
    rows = [each.sure[np.argsort(each.terms)] for each in (one, other)]
    pairs = ((one.scores, other.scores), (one.covers, other.covers), (one.covered, other.covered), rows)
    return one.questions == other.questions and all(np.allclose(a, b, rtol=1e-5, atol=1e-6) for a, b in pairs)


def find_alike(one: Index, other: Index, question: str) -> bool:
    """Tell whether two indexes find the same, all scores and weights included."""
    queries = [index.understand(question) for index in (one, other)]
    founds = [index.search(query) for index, query in zip((one, other), queries, strict=True)]
    hits = [{hit.number: (hit.score, hit.text_score) for hit in found.hits} for found in founds]
    return (
        hits[0].keys() == hits[1].keys()
        and all(close(score, hits[1][number]) for number, score in hits[0].items())
        and close(founds[0].weights, founds[1].weights)
        and one.unknown(queries[0]) == other.unknown(queries[1])
        and like(founds[0].matches, founds[1].matches)
    )


@settings(max_examples=60)
@given(QUESTIONS, st.data())
def test_an_index_with_questions_more_and_less_finds_what_one_built_with_them_finds(
    questions: Sequence[EditorsQuestion], data: st.DataObject
) -> None:
    removed = data.draw(st.lists(st.sampled_from(questions), unique=True)) if questions else []
    kept = [each for each in questions if each not in removed]
    added = data.draw(QUESTIONS.map(lambda new: [each for each in new if each.text not in {e.text for e in kept}]))
    changed = make_index(*DOCUMENTS, questions=questions).with_questions(added, removed)
    built = make_index(*DOCUMENTS, questions=[*kept, *added])
    asked = data.draw(TEXTS)
    assert find_alike(changed, built, asked)
    assert (changed.questions is None) == (built.questions is None)


ANSWERED = [
    EditorsQuestion(f"when did {who} leave {at}", "march", 1) for who in ("troops", "allies") for at in "abcdefghijk"
]
UNSAID = [
    EditorsQuestion(f"what did {what} cost in {at}", None, None) for what in ("bread", "rent") for at in "abcdefghijk"
]


def margin(index: Index, question: str) -> float:
    found = index.search(index.understand(question)).matches
    return found.unsaid_margin if found else 0.0


def test_what_tells_questions_that_nothing_answers_is_learnt_anew_when_asked_to() -> None:
    taught = [EditorsQuestion(f"when will the {what} end", None, None) for what in ("war", "drought", "strike")]
    changed = make_index(*DOCUMENTS, questions=[*ANSWERED, *UNSAID]).with_questions(taught)
    built = make_index(*DOCUMENTS, questions=[*ANSWERED, *UNSAID, *taught])
    question = "when will the storm end"
    assert margin(changed, question) < margin(built, question)
    assert margin(changed.relearnt(), question) == pytest.approx(margin(built, question), abs=1e-6)


def test_the_index_that_was_there_before_stays_as_it_was() -> None:
    index = make_index(*DOCUMENTS, questions=ANSWERED[:3])
    index.with_questions(UNSAID[:3], ANSWERED[:1])
    assert find_alike(index, make_index(*DOCUMENTS, questions=ANSWERED[:3]), "bread for troops")


def test_a_word_of_the_texts_is_cut_anew_when_a_question_makes_its_rest_known() -> None:
    texts = make_document("one", arabic=["كان زلزالهم.", "نص آخر."])
    question = EditorsQuestion("زلزال", None, None)
    asked = "زلزالنا"
    before, taught, built = (
        make_index(texts),
        make_index(texts).with_questions([question]),
        make_index(texts, questions=[question]),
    )
    scores = [index.search(index.understand(asked)).hits[0].text_score for index in (before, taught, built)]
    assert scores[0] < scores[1] == pytest.approx(scores[2])


def test_a_question_that_is_not_there_can_be_removed_without_harm() -> None:
    index = make_index(*DOCUMENTS, questions=ANSWERED[:3])
    assert find_alike(index.with_questions([], UNSAID[:1]), index, "bread for troops")
