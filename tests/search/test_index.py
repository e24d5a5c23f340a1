"""Which passages a question finds, and in which order."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search import Hit, Index
from bot.text.languages import Language
from tests.corpora import make_document, make_index, make_query

WORDS = ["troops", "base", "Erbil", "2500", "التحالف", "المهمة", "العراق"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
PARAGRAPHS = st.lists(TEXTS, min_size=1, max_size=6)


@pytest.fixture(scope="module")
def archive() -> Index:
    return make_index(
        make_document("vote", arabic=["صوت البرلمان في بغداد."]),
        make_document("training", english=["Advisers trained soldiers in Erbil."]),
        make_document("visit", arabic=["وصل بريجنسكي إلى المدينة."]),
        make_document("closure", arabic=["أُغلقت القنصلية."], english=["The consulate closed."]),
    )


def find_first(index: Index, question: str) -> str:
    return index.search(index.understand(question)).hits[0].passage.document.slug


def search(index: Index, question: str) -> Sequence[Hit]:
    return index.search(make_query(question)).hits


def find_numbers(paragraphs: list[str], question: str) -> list[int]:
    return [hit.passage.number for hit in search(make_index(make_document("exit", english=paragraphs)), question)]


def find_arabic_numbers(paragraphs: list[str], question: str) -> list[int]:
    return [hit.passage.number for hit in search(make_index(make_document("exit", arabic=paragraphs)), question)]


def test_a_passage_with_a_word_of_the_question_is_found() -> None:
    assert find_numbers(["The base is in Anbar.", "Troops left."], "Which troops?") == [2]


def test_a_question_without_a_shared_word_finds_nothing() -> None:
    assert find_numbers(["The base is in Anbar."], "Which troops?") == []


def test_a_question_of_function_words_only_finds_nothing() -> None:
    assert find_numbers(["When will it be?"], "When will it be?") == []


def test_a_question_with_diacritics_finds_the_text_without_them() -> None:
    assert find_arabic_numbers(["غادرت القوات القاعدة."], "القَاعِدَةُ") == [1]


def test_a_question_without_diacritics_finds_the_text_with_them() -> None:
    assert find_arabic_numbers(["الذي شُكِّل عام 2014."], "شكل") == [1]


def test_a_question_in_arabic_digits_finds_the_number_in_ascii_digits() -> None:
    assert find_arabic_numbers(["نحو 2,500 جندي."], "٢٥٠٠") == [1]


def test_the_passage_with_more_of_the_words_comes_first() -> None:
    assert find_numbers(["Troops left.", "Base closed.", "Troops left Erbil."], "troops in Erbil") == [3, 1]


def test_a_rare_word_weighs_more_than_a_frequent_one() -> None:
    assert find_numbers(["Troops left.", "Troops stayed.", "Erbil stayed."], "troops in Erbil")[0] == 3


def test_a_word_weighs_more_in_a_short_passage() -> None:
    long = "Troops left the base near the city beside the river after many long years."
    assert find_numbers([long, "Troops left."], "troops") == [2, 1]


def test_passages_of_equal_worth_stay_in_corpus_order() -> None:
    assert find_numbers(["Troops left.", "Base closed.", "Troops left.", "Troops left."], "troops") == [1, 3, 4]


def test_a_word_asked_twice_counts_once() -> None:
    index = make_index(make_document("exit", english=["Troops left.", "Erbil base."]))
    assert search(index, "troops, troops, troops") == search(index, "troops")


def test_a_word_of_the_title_finds_every_passage_of_the_document() -> None:
    titled = make_document("exit", english=["It ended.", "They left."], english_title="Withdrawal")
    assert {hit.passage.number for hit in search(make_index(titled), "withdrawal")} == {1, 2}


def test_an_arabic_passage_is_found_through_its_english_translation() -> None:
    index = make_index(make_document("exit", arabic=["غادرت القوات."], english=["Troops left."]))
    assert [hit.language for hit in search(index, "troops")] == [Language.ENGLISH]


def test_a_passage_is_found_once_even_if_both_versions_match() -> None:
    index = make_index(make_document("exit", arabic=["تنظيم داعش ISIS."], english=["ISIS."]))
    assert len(search(index, "ISIS")) == 1


def test_a_hit_names_the_version_that_matched_best() -> None:
    index = make_index(make_document("exit", arabic=["تنظيم داعش ISIS."], english=["ISIS in Erbil."]))
    assert search(index, "ISIS in Erbil")[0].language is Language.ENGLISH


def test_passages_of_several_documents_are_ranked_together() -> None:
    index = make_index(make_document("a", english=["Base."]), make_document("b", english=["Erbil base."]))
    assert [hit.passage.document.slug for hit in search(index, "Erbil base")] == ["b", "a"]


def test_an_index_of_passages_without_words_finds_nothing() -> None:
    assert find_numbers(["...", "And so on."], "troops") == []


def test_a_word_in_every_passage_still_finds_them_all() -> None:
    assert find_numbers(["Troops left."] * 3, "troops") == [1, 2, 3]


def test_a_rare_word_says_more_of_a_question_than_a_frequent_one() -> None:
    index = make_index(make_document("exit", english=["Troops left.", "Troops in Erbil."]))
    weights = index.weights(make_query("troops in Erbil"))
    assert weights["erbil"] > weights["troop"]


def test_a_word_that_no_passage_has_says_most_of_a_question() -> None:
    index = make_index(make_document("exit", english=["Troops left.", "Troops in Erbil."]))
    weights = index.weights(make_query("Erbil or Mosul"))
    assert weights["mosul"] > weights["erbil"]


def test_an_english_question_finds_a_passage_that_is_there_only_in_arabic(archive: Index) -> None:
    assert find_first(archive, "When did parliament vote?") == "vote"


def test_an_arabic_question_finds_a_passage_that_is_there_only_in_english(archive: Index) -> None:
    assert find_first(archive, "من درب الجنود؟") == "training"


def test_a_question_finds_a_name_in_the_other_script_by_its_sound(archive: Index) -> None:
    assert find_first(archive, "Who is Brzezinski?") == "visit"


def test_a_question_in_both_languages_finds_a_passage_in_either(archive: Index) -> None:
    hits = archive.search(archive.understand("هل صوت parliament على training؟")).hits
    found = {hit.passage.document.slug for hit in hits}
    assert {"vote", "training"} <= found


def test_a_document_in_both_languages_is_found_once_by_a_question_in_both(archive: Index) -> None:
    hits = archive.search(archive.understand("هل أُغلقت القنصلية consulate؟")).hits
    assert [hit.passage.document.slug for hit in hits].count("closure") == 1


def test_a_document_in_both_languages_is_found_in_the_language_of_the_question(archive: Index) -> None:
    hits = archive.search(archive.understand("Is the consulate closed?")).hits
    assert hits[0].language is Language.ENGLISH


def test_a_word_known_in_translation_alone_says_less_than_one_unknown_in_both(archive: Index) -> None:
    weights = archive.weights(archive.understand("parliament penguins"))
    assert weights["parliament"] < weights["penguin"]


@pytest.mark.parametrize("question", ["", "؟", "the"])
def test_an_empty_question_finds_nothing(question: str) -> None:
    assert find_numbers(["Troops left."], question) == []


@given(PARAGRAPHS, TEXTS)
def test_exactly_the_passages_that_share_a_word_are_found(paragraphs: list[str], question: str) -> None:
    asked = set(question.split())
    sharing = [number for number, text in enumerate(paragraphs, 1) if asked.intersection(text.split())]
    assert sorted(find_numbers(paragraphs, question)) == sharing


@given(PARAGRAPHS, TEXTS)
def test_scores_are_positive_and_descend(paragraphs: list[str], question: str) -> None:
    scores = [hit.score for hit in search(make_index(make_document("exit", english=paragraphs)), question)]
    assert [*scores, 0.0] == sorted([*scores, 0.0], reverse=True)
    assert 0.0 not in scores


@given(PARAGRAPHS, st.lists(st.sampled_from(WORDS), min_size=1, unique=True))
def test_the_order_of_words_in_a_question_changes_no_score(paragraphs: list[str], words: list[str]) -> None:
    index = make_index(make_document("exit", english=paragraphs))
    scores = {hit.passage.number: hit.score for hit in search(index, " ".join(words))}
    backwards = {hit.passage.number: hit.score for hit in search(index, " ".join(reversed(words)))}
    assert scores == pytest.approx(backwards)


def test_of_an_endless_question_the_first_words_are_read(archive: Index) -> None:
    beginning, end = archive.understand(f"Erbil {'x1 ' * 750}"), archive.understand(f"{'x1 ' * 750} Erbil")
    assert "erbil" in {term.text for term in beginning.terms}
    assert "erbil" not in {term.text for term in end.terms}
