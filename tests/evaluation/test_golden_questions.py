"""The questions in `golden.jsonl` are answered from the real corpus with the paragraphs that answer them."""

from itertools import chain

import pytest

from bot.answering.answerability import Outcome
from bot.answering.answers import Answer
from bot.documents import Kind, Passage
from bot.engine import Engine
from bot.text.arabizi import is_arabizi
from bot.text.languages import Language, detect_language
from bot.text.sentence_splitting import find_sentences
from tests.golden_questions import QUESTIONS, Golden, Place
from tests.paths import CORPUS

DOCUMENTS = sorted({path.name.split(".")[0] for path in CORPUS.glob("*.*.md")})


ANSWERABLE = [golden for golden in QUESTIONS if golden.answerable]
ON_THE_ARTICLE = [f"a{number:02}" for number in range(1, 13)]


@pytest.fixture(scope="module")
def answers(shipped_engine: Engine) -> dict[str, Answer]:
    """Return the answer to each question by its id."""
    return {golden.id: shipped_engine.ask(golden.question).answer for golden in QUESTIONS}


def cited(answer: Answer) -> list[Place]:
    return [place(citation.passage) for citation in answer.citations]


def place(passage: Passage) -> Place:
    return Place(passage.document.slug, passage.number)


def language_of(question: str) -> Language | None:
    return Language.ARABIC if is_arabizi(question) else detect_language(question)


def is_right(golden: Golden, answers: dict[str, Answer]) -> bool:
    """Tell whether the first citation is one of those that answer the question."""
    return bool({*cited(answers[golden.id])[:1]} & {*golden.gold})


def test_every_question_has_its_own_id() -> None:
    ids = [golden.id for golden in QUESTIONS]
    assert len(set(ids)) == len(ids) > 100


def test_no_question_stands_there_twice() -> None:
    texts = [golden.question for golden in QUESTIONS]
    assert len(set(texts)) == len(texts)


def test_every_question_is_in_the_language_it_names() -> None:
    assert [golden.id for golden in QUESTIONS if language_of(golden.question) is not golden.lang] == []


def test_exactly_the_answerable_questions_have_paragraphs_that_answer_them() -> None:
    assert [golden.id for golden in QUESTIONS if golden.answerable is not bool(golden.gold)] == []


def test_every_paragraph_that_answers_a_question_exists(shipped_engine: Engine) -> None:
    there = {place(passage) for passage in shipped_engine.corpus.passages}
    assert [golden.id for golden in QUESTIONS if not there.issuperset(golden.gold)] == []


def test_every_wanted_string_stands_in_the_original_of_a_paragraph_that_answers(shipped_engine: Engine) -> None:
    originals = {place(passage): passage.original for passage in shipped_engine.corpus.passages}
    missing = [
        (golden.id, wanted)
        for golden in QUESTIONS
        for wanted in golden.gold_strings
        if not any(wanted in originals[gold] for gold in golden.gold)
    ]
    assert missing == []


def test_every_answerable_question_has_a_wanted_string() -> None:
    assert [golden.id for golden in ANSWERABLE if not golden.gold_strings] == []


def test_there_is_a_question_on_each_paragraph_of_the_article_in_each_language() -> None:
    wanted = {f"{number}-{language}" for number in ON_THE_ARTICLE for language in Language}
    assert wanted <= {golden.id for golden in ANSWERABLE}


@pytest.mark.parametrize("slug", DOCUMENTS)
def test_every_document_is_cited_for_a_question_that_it_answers(answers: dict[str, Answer], slug: str) -> None:
    asked = [golden for golden in ANSWERABLE if slug in {gold.document for gold in golden.gold}]
    assert any(slug == found.document for golden in asked for found in cited(answers[golden.id]))


@pytest.mark.parametrize("language", Language)
def test_questions_on_the_article_cite_a_paragraph_that_answers_first(
    answers: dict[str, Answer], language: Language
) -> None:
    asked = [golden for golden in ANSWERABLE if golden.id in {f"{number}-{language}" for number in ON_THE_ARTICLE}]
    assert sum(is_right(golden, answers) for golden in asked) >= 11


@pytest.mark.parametrize("language", Language)
def test_nine_questions_in_ten_find_a_paragraph_that_answers_first(
    answers: dict[str, Answer], language: Language
) -> None:
    asked = [golden for golden in ANSWERABLE if golden.lang is language]
    first = [(golden, answers[golden.id].hits[:1]) for golden in asked]
    assert sum(bool({place(hit.passage) for hit in hits} & {*golden.gold}) for golden, hits in first) >= 0.9 * len(
        asked
    )


@pytest.mark.parametrize("language", Language)
def test_nine_questions_in_ten_cite_a_paragraph_that_answers_first(
    answers: dict[str, Answer], language: Language
) -> None:
    asked = [golden for golden in ANSWERABLE if golden.lang is language]
    assert sum(is_right(golden, answers) for golden in asked) >= 0.9 * len(asked)


@pytest.mark.parametrize("language", Language)
def test_the_first_quote_has_what_is_wanted_for_five_questions_in_six(
    answers: dict[str, Answer], language: Language
) -> None:
    asked = [golden for golden in ANSWERABLE if golden.lang is language]
    quotes = [(golden, [each.quote.text for each in answers[golden.id].citations[:1]]) for golden in asked]
    right = [any(wanted in quote for wanted in golden.gold_strings for quote in found) for golden, found in quotes]
    assert sum(right) >= 5 / 6 * len(asked)


@pytest.mark.parametrize("language", Language)
def test_most_of_what_the_sources_do_not_say_is_not_answered(answers: dict[str, Answer], language: Language) -> None:
    asked = [golden for golden in QUESTIONS if not golden.answerable and golden.lang is language]
    assert sum(not answers[golden.id].answered for golden in asked) >= 2 / 3 * len(asked)


def test_every_quote_is_a_verbatim_piece_of_its_paragraph(answers: dict[str, Answer]) -> None:
    shown = [(each.quote.text, each.passage.original) for answer in answers.values() for each in answer.shown]
    assert [quote for quote, paragraph in shown if not quote or quote not in paragraph] == []


def test_every_translation_is_a_verbatim_piece_of_its_paragraph(answers: dict[str, Answer]) -> None:
    pieces = [
        (each.translation.text, each.passage.text(answer.language) or "")
        for answer in answers.values()
        for each in answer.shown
        if each.translation
    ]
    assert [piece for piece, paragraph in pieces if not piece or piece not in paragraph] == []


def test_every_quote_is_at_most_two_sentences(answers: dict[str, Answer]) -> None:
    quotes = [each.quote.text for answer in answers.values() for each in answer.shown]
    assert [quote for quote in quotes if len(find_sentences(quote)) > 2] == []


def test_no_quote_begins_with_the_label_of_a_timeline(answers: dict[str, Answer]) -> None:
    shown = [each for answer in answers.values() for each in answer.shown]
    quotes = [each.quote.text for each in shown if each.passage.document.kind is Kind.TIMELINE]
    assert quotes
    assert [quote for quote in quotes if quote[:4].isdecimal()] == []


def test_every_mark_lies_in_its_quote(answers: dict[str, Answer]) -> None:
    quotes = [quote for answer in answers.values() for each in answer.shown for quote in (each.quote, each.translation)]
    places = [[0, *chain.from_iterable(quote.highlights), len(quote.text)] for quote in quotes if quote]
    assert [found for found in places if found != sorted(found)] == []


def test_no_mark_begins_or_ends_inside_a_word(answers: dict[str, Answer]) -> None:
    quotes = [each.quote for answer in answers.values() for each in answer.shown]
    torn = [
        (quote.text, quote.text[start:end])
        for quote in quotes
        for start, end in quote.highlights
        if quote.text[start - 1 : start + 1].isalnum() * start
        or quote.text[end - 1 : end + 1].isalnum() * (end < len(quote.text))
    ]
    assert torn == []


def test_further_questions_are_never_about_what_is_shown(shipped_engine: Engine, answers: dict[str, Answer]) -> None:
    for golden in ANSWERABLE[::20]:
        answer = answers[golden.id]
        offered = [shipped_engine.ask(question).answer.citations[0] for question in shipped_engine.related(answer)]
        assert {place(each.passage) for each in offered}.isdisjoint(place(each.passage) for each in answer.shown)


@pytest.mark.parametrize(
    "question",
    ["who won the world cup", "what is the price of gold", "who wrote hamlet", "شكد راتب المعلم"],
)
def test_everyday_words_alone_make_no_question_to_this_corpus(question: str, shipped_engine: Engine) -> None:
    assert shipped_engine.ask(question).answer.outcome is Outcome.nothing


@pytest.mark.parametrize(
    "question",
    ["what is the role of Turkey in the coalition?", "ما مصير قاعدة عين الأسد؟", "where are the ISIS detainees?"],
)
def test_what_is_offered_has_the_rarest_word_of_what_was_asked(question: str, shipped_engine: Engine) -> None:
    named = {"Turkey", "مصير", "detainees"}
    offered = shipped_engine.related(shipped_engine.ask(question).answer)
    assert all(any(word in each for word in named) for each in offered)
