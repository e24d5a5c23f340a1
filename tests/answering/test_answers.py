"""What a question is answered with: cited quotes, what comes near, or honestly nothing."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.answerability import Outcome
from bot.answering.answers import MOST_CITATIONS, Answer, answer_question, cite_further
from bot.answering.first_cited import passage_answering
from bot.documents import Document, EditorsQuestion, Kind
from bot.questions.small_talk import SmallTalk
from bot.search import Index
from bot.text.languages import Language
from tests.corpora import ask_index, make_document, make_index, tables_for

TOPICS = ["Troops left Erbil.", "Parliament voted in Baghdad.", "Advisers trained soldiers.", "Detainees were moved."]
TALK = st.lists(st.sampled_from(["troops", "left", "Erbil", "voted", "Mosul", "the", "المهمة"]), max_size=5).map(
    " ".join
)
NEVER = 1.1  # a probability that nothing has


@cache  # an index reads the dictionary, once in each direction
def index_of(*paragraphs: str) -> Index:
    return make_index(make_document("exit", english=paragraphs))


@cache
def bilingual() -> Index:
    return make_index(BILINGUAL)


def answer(question: str, *documents: Document) -> Answer:
    return ask_index(question, bilingual() if documents == (BILINGUAL,) else make_index(*documents))


def cite(question: str, paragraphs: list[str], *previous: str) -> list[int]:
    found = ask_index(question, index_of(*paragraphs), *previous)
    return [citation.passage.number for citation in found.citations]


def cite_documents(question: str, *documents: Document) -> list[str]:
    return [citation.passage.document.slug for citation in answer(question, *documents).citations]


def quote_first(question: str, *documents: Document) -> str:
    return answer(question, *documents).citations[0].quote.text


def translate_first(question: str, *documents: Document) -> str | None:
    translation = answer(question, *documents).citations[0].translation
    return translation.text if translation else None


def with_thresholds(question: str, *, answer_from: float, topic_from: float, further_from: float = NEVER) -> Answer:
    """Answer from `TOPICS` if likelihood, topicality and relevance are judged by these thresholds."""
    index = index_of(*TOPICS)
    thresholds = {"answer_from": answer_from, "topic_from": topic_from, "further_from": further_from}
    tables = tables_for(index).model_copy(update=thresholds)
    return answer_question(question, index, tables, Language.ENGLISH)


BILINGUAL = make_document(
    "exit",
    arabic=["غادرت القوات أربيل.", "صوت البرلمان."],
    english=["Troops left Erbil.", "Parliament voted."],
)


def test_a_question_is_answered_with_the_passage_that_has_its_words() -> None:
    assert cite("Did troops leave Erbil?", TOPICS) == [1]


def test_a_question_about_something_else_is_not_answered() -> None:
    assert cite("What is the price of gold?", TOPICS) == []


def test_what_is_likely_enough_is_an_answer() -> None:
    found = with_thresholds("Did troops leave Erbil?", answer_from=0.0, topic_from=0.0)
    assert (found.outcome, found.answered, len(found.citations), found.nearest) == (Outcome.answer, True, 1, ())


def test_what_is_on_topic_but_not_likely_to_answer_is_near() -> None:
    found = with_thresholds("Did troops leave Erbil?", answer_from=NEVER, topic_from=0.0)
    assert (found.outcome, found.answered, found.citations) == (Outcome.near, False, ())


def test_where_something_is_near_one_or_two_passages_are_shown() -> None:
    found = with_thresholds("Did troops or advisers leave?", answer_from=NEVER, topic_from=0.0)
    assert 1 <= len(found.nearest) <= 2
    assert found.shown == found.nearest


@pytest.mark.parametrize("answer_from", [0.0, NEVER])
def test_what_is_off_the_topic_is_nothing_however_likely_a_passage_answers(answer_from: float) -> None:
    found = with_thresholds("Did troops leave Erbil?", answer_from=answer_from, topic_from=NEVER)
    assert (found.outcome, found.answered, found.shown) == (Outcome.nothing, False, ())


def test_a_question_that_shares_no_word_is_nothing_whatever_the_thresholds_are() -> None:
    assert with_thresholds("What is the price of gold?", answer_from=0.0, topic_from=0.0).outcome is Outcome.nothing


def test_a_greeting_is_a_courtesy_that_is_not_searched_for() -> None:
    found = with_thresholds("Hello!", answer_from=0.0, topic_from=0.0)
    assert (found.outcome, found.small_talk, found.hits) == (Outcome.courtesy, SmallTalk.greeting, ())


@pytest.mark.parametrize("answer_from", [0.0, NEVER])
def test_the_likelihood_is_told_whatever_comes_of_it(answer_from: float) -> None:
    found = with_thresholds("Did troops leave Erbil?", answer_from=answer_from, topic_from=NEVER)
    assert 0 < found.likelihood < 1


def test_what_was_found_is_kept_even_if_nothing_is_shown() -> None:
    found = with_thresholds("Did troops leave Erbil?", answer_from=NEVER, topic_from=NEVER)
    assert found.hits[0].passage.number == 1


def test_a_question_that_says_less_of_what_is_there_is_less_likely_answered() -> None:
    strange, plain = (
        answer("Did troops bring penguins, giraffes and elephants?", BILINGUAL),
        answer("Troops?", BILINGUAL),
    )
    assert strange.likelihood < plain.likelihood


@pytest.mark.parametrize(
    ("question", "text", "full"),
    [
        (
            "How many penguins marched out of Babylon?",
            "The penguins marched out of Babylon.",
            "The 12 penguins marched out of Babylon.",
        ),
        (
            "When did the penguins march out of Babylon?",
            "The penguins marched out of Babylon.",
            "In May the penguins marched out of Babylon.",
        ),
        ("متى خرجت البطاريق من بابل؟", "خرجت البطاريق من بابل.", "خرجت البطاريق من بابل في أيار."),
    ],
)
def test_a_number_or_a_date_that_is_not_there_makes_an_answer_less_likely(question: str, text: str, full: str) -> None:
    without, with_it = (ask_index(question, index_of(each, *TOPICS)) for each in (text, full))
    assert without.likelihood < with_it.likelihood


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many penguins marched out of Babylon?", "The penguins marched out of Babylon."),
        ("When did the penguins march out of Babylon?", "The penguins marched out of Babylon."),
        ("متى خرجت البطاريق من بابل؟", "خرجت البطاريق من بابل."),
    ],
)
def test_a_number_or_a_date_that_is_not_there_is_not_answered(question: str, text: str) -> None:
    assert cite(question, [text, *TOPICS]) == []


@pytest.mark.parametrize("question", ["", "   ", "؟", "👍", "When will it be?"])
def test_a_question_that_says_nothing_is_not_answered(question: str) -> None:
    assert cite(question, TOPICS) == []


def test_citations_are_numbered_from_one() -> None:
    documents = (make_document(slug, english=["Troops left Erbil."]) for slug in "ab")
    assert [citation.number for citation in answer("Did troops leave Erbil?", *documents).citations] == [1, 2]


def test_the_best_passage_is_cited_first() -> None:
    paragraphs = ["Troops left the city of Mosul in the north.", *TOPICS[1:], "Troops left Erbil."]
    assert cite("Troops left Erbil?", paragraphs)[0] == 5


def cite_all(question: str, *documents: Document) -> Answer:
    """Answer from everything that shares a word, as far as it may be cited."""
    index = make_index(*documents)
    tables = tables_for(index).model_copy(update={"answer_from": 0.0, "further_from": 0.0})
    return answer_question(question, index, tables, Language.ENGLISH)


def same_in(*slugs: str) -> Answer:
    """Ask for what as many documents say in the same words."""
    documents = (make_document(slug, english=["Troops left Erbil."]) for slug in slugs)
    return cite_all("Did troops leave Erbil?", *documents)


def test_at_most_three_passages_are_cited() -> None:
    assert [each.passage.document.slug for each in same_in(*"abcde").citations] == ["a", "b", "c"]


def test_every_passage_found_is_kept_beside_the_citations() -> None:
    assert len(same_in(*"abcde").hits) == 5


def test_a_further_passage_must_be_relevant_itself() -> None:
    found = with_thresholds("Did troops or advisers leave?", answer_from=0.0, topic_from=0.0, further_from=NEVER)
    assert len(found.citations) == 1


def test_no_document_is_cited_twice() -> None:
    document = make_document("exit", english=["Troops left Erbil.", "The troops left Erbil."])
    assert len(cite_all("Did troops leave Erbil?", document).citations) == 1


@pytest.mark.parametrize(("day", "cited"), [("2024-05-03", ["news"]), ("2024-05-04", ["news", "timeline"])])
def test_a_line_of_a_timeline_is_not_cited_beside_what_tells_of_the_same_day(day: str, cited: list[str]) -> None:
    news = make_document("news", english=["Troops left Erbil on 3 May 2024."])
    timeline = make_document("timeline", english=[f"{day} \u2014 Some troops left the town of Erbil."])
    found = cite_all("Did troops leave Erbil?", news, replace(timeline, kind=Kind.TIMELINE))
    assert [citation.passage.document.slug for citation in found.citations] == cited


def test_a_passage_far_weaker_than_the_best_is_not_cited() -> None:
    said = make_document("a", english=["The last troops left Erbil airport in May."])
    aside = "Erbil has hills, rivers, valleys, villages, orchards and fields, and troops of monkeys in its zoo."
    asked = "When did the last troops leave Erbil airport?"
    assert cite_documents(asked, said, make_document("b", english=[aside])) == ["a"]


def test_further_passages_are_those_that_are_not_shown() -> None:
    index = index_of(*TOPICS)
    found = ask_index("Did troops leave Erbil and did parliament vote in Baghdad?", index)
    further = cite_further(found, index, tables_for(index), 3)
    shown = {citation.passage.number for citation in found.shown}
    assert shown.isdisjoint(citation.passage.number for citation in further)
    assert [citation.number for citation in further] == [*range(1, len(further) + 1)] != []


def test_the_quote_is_in_the_language_the_document_was_written_in() -> None:
    assert quote_first("Did troops leave Erbil?", BILINGUAL) == "غادرت القوات أربيل."


def test_the_translation_is_in_the_language_of_the_question() -> None:
    assert translate_first("Did troops leave Erbil?", BILINGUAL) == "Troops left Erbil."


def test_a_question_in_the_language_of_the_document_gets_no_translation() -> None:
    assert translate_first("هل غادرت القوات أربيل؟", BILINGUAL) is None


def test_a_document_without_a_translation_is_quoted_alone() -> None:
    assert translate_first("هل Erbil؟", make_document("exit", english=["Troops left Erbil."])) is None


def test_a_citation_tells_the_language_of_its_quote() -> None:
    assert answer("Did troops leave Erbil?", BILINGUAL).citations[0].language is Language.ARABIC


def test_the_quote_is_the_sentence_whose_translation_was_found() -> None:
    arabic = "الأولى. الثانية. الثالثة. الرابعة. غادرت القوات أربيل."
    english = "First. Second. Third. Fourth. Troops left Erbil."
    assert "غادرت القوات أربيل." in quote_first("troops", make_document("exit", arabic=[arabic], english=[english]))


def test_an_answer_is_in_the_language_of_its_question() -> None:
    assert answer("Did troops leave Erbil?", BILINGUAL).language is Language.ENGLISH


def test_a_question_without_letters_is_answered_in_the_fallback_language() -> None:
    assert answer("2026?", BILINGUAL).language is Language.ARABIC


def test_a_question_of_a_number_alone_finds_it() -> None:
    found = ask_index("٢٥٠٠؟", index_of("Troops: 2,500.", "Troops left."))
    assert [hit.passage.number for hit in found.hits] == [1]


def test_an_answer_keeps_its_question_as_it_was_asked() -> None:
    assert answer(" متى  غادرت؟ ", BILINGUAL).question == " متى  غادرت؟ "


def test_a_passage_that_lacks_the_country_asked_about_is_not_cited() -> None:
    paragraphs = ["Troops left bases in Iraq.", "Advisers trained soldiers.", "The talks ended."]
    assert cite("Did troops leave bases in Syria?", paragraphs) == []


def test_a_passage_that_has_the_country_asked_about_goes_before_one_that_lacks_it() -> None:
    paragraphs = ["Troops left bases in Iraq.", "Troops left Syria.", "The talks ended."]
    assert ask_index("Did troops leave bases in Syria?", index_of(*paragraphs)).hits[0].passage.number == 2


def test_a_country_goes_without_saying_where_most_passages_name_it() -> None:
    paragraphs = ["Troops left the bases.", *["Iraq held talks."] * 5]
    assert cite("Did troops leave bases in Iraq?", paragraphs) == [1]


def test_a_question_with_one_word_of_content_is_read_together_with_the_one_before() -> None:
    paragraphs = ["A park in Erbil opened.", "Troops left Erbil.", "Troops did leave."]
    assert cite("What happened in Erbil then?", paragraphs, "Did troops leave?")[0] == 2


def test_a_follow_up_about_another_place_is_not_about_the_one_before() -> None:
    paragraphs = ["Troops left Iraq.", "Troops left Syria.", "Talks ended."]
    assert cite("And Syria?", paragraphs, "Did troops leave Iraq?")[0] == 2


def test_a_short_question_is_read_together_with_the_one_before() -> None:
    paragraphs = ["Troops left Erbil.", "A park in Erbil opened.", "Troops did leave."]
    assert cite("And Erbil?", paragraphs, "Did troops leave?") == [1]


def test_a_question_that_only_points_back_is_read_as_the_one_before() -> None:
    paragraphs = [*TOPICS, "Some voted in Baghdad because of the war."]
    assert cite("Why?", paragraphs, "Who voted in Baghdad?") == [5]


def test_a_full_question_is_read_without_the_one_before() -> None:
    assert cite("Did parliament vote?", TOPICS, "Did troops leave Erbil?") == [2]


def test_a_follow_up_goes_on_from_the_last_question_that_says_enough() -> None:
    paragraphs = ["Troops left Erbil.", "Troops left Syria.", "Parliament voted in Syria."]
    assert cite("And Syria?", paragraphs, "Did parliament vote?", "Did troops leave Iraq?", "And Erbil?") == [2]


def test_a_follow_up_never_repeats_what_was_just_quoted() -> None:
    for question in ("Why?", "Tell me more", "Who led them?", "And then?"):
        assert 2 not in cite(question, TOPICS, "Who voted in Baghdad?")


def test_the_questions_that_a_follow_up_is_read_with_are_told_without_what_was_found_in_them() -> None:
    told = ask_index("Why?", index_of(*TOPICS), "Who voted in Baghdad?").follows
    assert [(type(question), question) for question in told] == [(str, "Who voted in Baghdad?")]


def test_a_follow_up_about_nothing_here_is_no_question_to_us() -> None:
    for question in ("And the weather?", "Bananas?", "asdfgh", "والموز؟"):
        assert ask_index(question, index_of(*TOPICS), "Who voted in Baghdad?").outcome is Outcome.nothing


def test_a_short_question_that_is_asked_again_has_the_same_answer() -> None:
    assert cite("Advisers?", TOPICS, "Advisers?") == cite("Advisers?", TOPICS)


def test_bare_punctuation_after_an_answer_asks_nothing() -> None:
    assert ask_index("؟؟", index_of(*TOPICS), "Who voted in Baghdad?").small_talk is SmallTalk.filler


def test_the_same_sentence_may_answer_another_question() -> None:
    paragraphs = ["Parliament voted in Baghdad on 5 January 2020.", *TOPICS[2:]]
    assert cite("When?", paragraphs, "Who voted in Baghdad?") == [1]


def test_who_asks_for_more_is_shown_what_else_there_is() -> None:
    found = ask_index("Tell me more", index_of(*TOPICS, "Some voted in Baghdad twice."), "Who voted in Baghdad?")
    assert found.asks_more
    assert found.shown[0].passage.number in {2, 5}


def test_who_asks_for_more_of_nothing_has_asked_nothing() -> None:
    assert ask_index("Tell me more", index_of(*TOPICS)).small_talk is SmallTalk.more


def test_a_short_question_without_one_before_is_read_alone() -> None:
    assert cite("Erbil?", TOPICS) == [1]


@given(TALK, st.lists(TALK, max_size=2).map(tuple))
def test_what_is_shown_for_any_question_is_among_its_hits_in_their_order(
    question: str, previous: tuple[str, ...]
) -> None:
    found = ask_index(question, index_of(*TOPICS), *previous)
    cited = [citation.passage for citation in found.shown]
    assert cited == [hit.passage for hit in found.hits if hit.passage in cited]


@given(TALK)
def test_every_quote_is_a_verbatim_piece_of_its_passage(question: str) -> None:
    found = answer(question, BILINGUAL)
    assert all(citation.quote.text in citation.passage.original for citation in found.shown)


@given(TALK)
def test_no_answer_has_more_citations_than_fit(question: str) -> None:
    found = ask_index(question, index_of(*TOPICS, *TOPICS))
    assert len(found.citations) <= MOST_CITATIONS


@settings(max_examples=30)
@given(st.text())
def test_any_text_may_be_asked(question: str) -> None:
    assert answer(question, BILINGUAL).question == question


@pytest.mark.parametrize(("question", "asks_now"), [("Are troops still in Erbil?", True), ("Did troops leave?", False)])
def test_an_answer_tells_whether_it_was_asked_how_things_stand(question: str, *, asks_now: bool) -> None:
    assert answer(question, BILINGUAL).asks_now is asks_now


ASKED = (
    EditorsQuestion("Who left Erbil?", "exit", 1),
    EditorsQuestion("Where did they vote?", "exit", 2),
    EditorsQuestion("Where did they vote, please?", "exit", 3),
    EditorsQuestion("Who moved the detainees?", None, None),
)


@pytest.mark.parametrize("question", [*(each.text for each in ASKED), "Who trained soldiers?", "thanks"])
def test_the_passage_that_answers_a_question_is_the_one_that_is_cited_first(question: str) -> None:
    index = make_index(make_document("exit", english=TOPICS), questions=ASKED)
    cited = [citation.passage for citation in ask_index(question, index).citations[:1]]
    assert passage_answering(question, index, tables_for(index)) == next(iter(cited), None)
