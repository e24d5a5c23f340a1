"""What a question is answered with: cited quotes, or honestly nothing."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answers import MOST_CITATIONS, Answer, answer_question
from bot.documents import Document, Kind
from bot.search import Index
from bot.text.languages import Language
from tests.corpora import make_document, make_index

TOPICS = ["Troops left Erbil.", "Parliament voted in Baghdad.", "Advisers trained soldiers.", "Detainees were moved."]
TALK = st.lists(st.sampled_from(["troops", "left", "Erbil", "voted", "Mosul", "the", "المهمة"]), max_size=5).map(
    " ".join
)


@cache  # an index reads the dictionary, once in each direction
def index_of(*paragraphs: str) -> Index:
    return make_index(make_document("exit", english=paragraphs))


@cache
def bilingual() -> Index:
    return make_index(BILINGUAL)


def ask(question: str, index: Index, *previous: str) -> Answer:
    return answer_question(question, index, Language.ARABIC, previous)


def answer(question: str, *documents: Document) -> Answer:
    return ask(question, bilingual() if documents == (BILINGUAL,) else make_index(*documents))


def cite(question: str, paragraphs: list[str], *previous: str) -> list[int]:
    return [citation.passage.number for citation in ask(question, index_of(*paragraphs), *previous).citations]


def cite_documents(question: str, *documents: Document) -> list[str]:
    return [citation.passage.document.slug for citation in answer(question, *documents).citations]


def quote_first(question: str, *documents: Document) -> str:
    return answer(question, *documents).citations[0].quote.text


def translate_first(question: str, *documents: Document) -> str | None:
    translation = answer(question, *documents).citations[0].translation
    return translation.text if translation else None


BILINGUAL = make_document(
    "exit",
    arabic=["غادرت القوات أربيل.", "صوت البرلمان."],
    english=["Troops left Erbil.", "Parliament voted."],
)


def test_a_question_is_answered_with_the_passage_that_has_its_words() -> None:
    assert cite("Did troops leave Erbil?", TOPICS) == [1]


def test_a_question_about_something_else_is_not_answered() -> None:
    assert cite("What is the price of gold?", TOPICS) == []


def test_an_answer_without_citations_counts_as_unanswered() -> None:
    assert not answer("What is the price of gold?", BILINGUAL).answered


def test_an_answer_with_citations_counts_as_answered() -> None:
    assert answer("Troops in Erbil?", BILINGUAL).answered


def test_a_question_whose_rarest_words_are_missing_is_not_answered() -> None:
    assert cite("Did troops bring penguins, giraffes and elephants?", TOPICS) == []


def test_what_comes_near_is_kept_even_if_nothing_is_cited() -> None:
    found = answer("Did troops bring penguins, giraffes and elephants?", BILINGUAL)
    assert [hit.passage.number for hit in found.hits] == [1]


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
    found = answer("troops", make_document("exit", english=["Troops left.", "Troops came."]))
    assert [citation.number for citation in found.citations] == [1, 2]


def test_the_best_passage_is_cited_first() -> None:
    paragraphs = ["Troops left the city of Mosul in the north.", *TOPICS[1:], "Troops left Erbil."]
    assert cite("Troops left Erbil?", paragraphs)[0] == 5


def test_at_most_three_passages_are_cited() -> None:
    assert cite("troops", ["Troops left."] * 5) == [1, 2, 3]


def test_every_passage_found_is_kept_beside_the_citations() -> None:
    found = ask("troops", index_of(*["Troops left."] * 5))
    assert len(found.hits) == 5


def test_a_passage_far_weaker_than_the_best_is_not_cited() -> None:
    aside = "Erbil has hills, rivers, valleys, villages, orchards and fields, and troops of monkeys in its zoo."
    assert cite(
        "When did the last troops leave Erbil airport?", ["The last troops left Erbil airport in May.", aside]
    ) == [1]


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


def test_the_words_of_the_question_are_marked_in_the_quote() -> None:
    quote = answer("هل غادرت القوات؟", BILINGUAL).citations[0].quote
    assert [quote.text[start:end] for start, end in quote.highlights] == ["غادرت القوات"]


def test_the_words_of_the_question_are_marked_in_the_translation() -> None:
    translation = answer("Did troops reach Erbil?", BILINGUAL).citations[0].translation
    assert translation
    assert translation.highlights == ((0, 6), (12, 17))


def test_an_answer_is_in_the_language_of_its_question() -> None:
    assert answer("Did troops leave Erbil?", BILINGUAL).language is Language.ENGLISH


def test_a_question_without_letters_is_answered_in_the_fallback_language() -> None:
    assert answer("2026?", BILINGUAL).language is Language.ARABIC


def test_a_question_of_a_number_alone_is_answered() -> None:
    assert cite("٢٥٠٠؟", ["Troops: 2,500.", "Troops left."]) == [1]


def test_an_answer_keeps_its_question_as_it_was_asked() -> None:
    assert answer(" متى  غادرت؟ ", BILINGUAL).question == " متى  غادرت؟ "


def test_a_passage_that_lacks_the_country_asked_about_is_not_cited() -> None:
    paragraphs = ["Troops left bases in Iraq.", "Advisers trained soldiers.", "The talks ended."]
    assert cite("Did troops leave bases in Syria?", paragraphs) == []


def test_a_passage_that_has_the_country_asked_about_is_cited() -> None:
    paragraphs = ["Troops left bases in Iraq.", "Troops left Syria.", "The talks ended."]
    assert cite("Did troops leave bases in Syria?", paragraphs) == [2]


def test_a_country_goes_without_saying_where_most_passages_name_it() -> None:
    paragraphs = ["Troops left the bases.", *["Iraq held talks."] * 5]
    assert cite("Did troops leave bases in Iraq?", paragraphs) == [1]


def test_a_source_with_as_much_of_the_question_is_cited_before_a_summary() -> None:
    summary = replace(make_document("summary", english=["Troops left Erbil."]), kind=Kind.BRIEF)
    source = make_document("source", english=["Troops left Erbil, after weeks of talks."])
    assert cite_documents("Did troops leave Erbil?", summary, source) == ["source", "summary"]


def test_a_source_with_less_of_the_question_is_cited_after_a_summary() -> None:
    summary = replace(make_document("summary", english=["Advisers left the Erbil airport."]), kind=Kind.BRIEF)
    source = make_document("source", english=["Advisers left Erbil, after weeks of talks."])
    airports = make_document("airports", english=["An airport opened."] * 3)
    asked = "Did advisers leave the Erbil airport?"
    assert cite_documents(asked, summary, source, airports)[:2] == ["summary", "source"]


def test_a_question_with_one_word_of_content_is_read_together_with_the_one_before() -> None:
    paragraphs = ["A park in Erbil opened.", "Troops left Erbil."]
    assert cite("What happened in Erbil then?", paragraphs, "Did troops leave?")[0] == 2


def test_a_follow_up_about_another_place_is_not_about_the_one_before() -> None:
    paragraphs = ["Troops left Iraq.", "Troops left Syria.", "Talks ended."]
    assert cite("And Syria?", paragraphs, "Did troops leave Iraq?")[0] == 2


def test_a_short_question_is_read_together_with_the_one_before() -> None:
    assert cite("And Erbil?", ["Troops left Erbil.", "A park in Erbil opened."], "Did troops leave?") == [1]


def test_a_question_that_only_points_back_is_read_as_the_one_before() -> None:
    assert cite("Why?", TOPICS, "Who voted in Baghdad?") == [2]


def test_a_full_question_is_read_without_the_one_before() -> None:
    assert cite("Did parliament vote?", TOPICS, "Did troops leave Erbil?") == [2]


def test_only_the_latest_of_the_earlier_questions_counts() -> None:
    assert cite("Why?", TOPICS, "Did troops leave Erbil?", "Who voted in Baghdad?") == [2]


def test_a_short_question_without_one_before_is_read_alone() -> None:
    assert cite("Erbil?", TOPICS) == [1]


def test_the_nearest_documents_are_named_best_first_and_once() -> None:
    parks = make_document("parks", english=["A park in Erbil.", "A park in Mosul."])
    exit_ = make_document("exit", english=["Troops left Erbil and the park."])
    found = answer("troops Erbil park", parks, exit_)
    assert [document.slug for document in found.nearest] == ["exit", "parks"]


def test_at_most_three_nearest_documents_are_named() -> None:
    found = answer("troops", *(make_document(slug, english=["Troops left."]) for slug in "abcd"))
    assert [document.slug for document in found.nearest] == ["a", "b", "c"]


def test_where_no_word_is_shared_no_document_is_near() -> None:
    assert answer("What is the price of gold?", BILINGUAL).nearest == ()


@given(TALK, st.lists(TALK, max_size=2).map(tuple))
def test_the_citations_of_any_question_are_among_its_hits_in_their_order(
    question: str, previous: tuple[str, ...]
) -> None:
    found = ask(question, index_of(*TOPICS), *previous)
    cited = [citation.passage for citation in found.citations]
    assert cited == [hit.passage for hit in found.hits if hit.passage in cited]


@given(TALK)
def test_every_quote_is_a_verbatim_piece_of_its_passage(question: str) -> None:
    found = answer(question, BILINGUAL)
    assert all(citation.quote.text in citation.passage.original for citation in found.citations)


@given(TALK)
def test_no_answer_has_more_citations_than_fit(question: str) -> None:
    found = ask(question, index_of(*TOPICS, *TOPICS))
    assert len(found.citations) <= MOST_CITATIONS


@given(st.text())
def test_any_text_may_be_asked(question: str) -> None:
    assert answer(question, BILINGUAL).question == question


def highlights(question: str, text: str) -> list[str]:
    quote = answer(question, make_document("a", english=[text])).citations[0].quote
    return [quote.text[start:end] for start, end in quote.highlights]


def test_the_person_is_highlighted_where_who_is_asked() -> None:
    assert "Trump" in highlights("Who announced the withdrawal?", "The withdrawal was announced by President Trump.")


def test_the_place_is_highlighted_where_where_is_asked() -> None:
    assert "Erbil" in highlights("Where did the troops go?", "The troops went to a camp in Erbil.")


def test_no_place_is_highlighted_where_none_is_asked() -> None:
    assert "Erbil" not in highlights("When did the troops go?", "The troops went to a camp in Erbil in May.")
