"""Which sentences of a paragraph stand for which of its translation."""

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.alignment import align, aligned_run
from bot.text.sentence_splitting import find_sentences

SENTENCE = st.sampled_from(
    ["It ended.", "Troops left Erbil in May.", "In 2014 it began.", "انتهت المهمة.", "غادر 900 جندي."]
)
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=5).map(" ".join)
ENGLISH = "Troops left Erbil in May. They went home. Parliament voted in Baghdad in 2020."
MERGED = "غادرت القوات أربيل في أيار وعادت إلى بلادها. صوت البرلمان في بغداد عام 2020."


def test_as_many_sentences_stand_for_each_other_one_to_one() -> None:
    one, other = "It began. Troops left. It ended.", "بدأت المهمة. غادرت القوات. انتهت المهمة."
    assert align(one, other) == (((0, 1), (0, 1)), ((1, 2), (1, 2)), ((2, 3), (2, 3)))


def test_two_sentences_may_stand_for_one() -> None:
    assert align(ENGLISH, MERGED) == (((0, 2), (0, 1)), ((2, 3), (1, 2)))


def test_a_sentence_that_is_merged_is_quoted_with_what_it_is_merged_with() -> None:
    assert aligned_run(ENGLISH, (1, 2), MERGED) == (0, 1)


def test_a_sentence_that_is_split_is_quoted_in_both_parts() -> None:
    assert aligned_run(MERGED, (0, 1), ENGLISH) == (0, 2)


def test_a_run_of_sentences_is_quoted_from_the_first_to_the_last_that_stand_for_it() -> None:
    one, other = "It began. Troops left. It ended.", "بدأت المهمة. غادرت القوات. انتهت المهمة."
    assert aligned_run(one, (1, 3), other) == (1, 3)


def test_where_lengths_and_numbers_fit_nowhere_the_whole_paragraph_stands_for_the_whole() -> None:
    one, other = "In 2014 it began. Short. " + "word " * 60 + "in 2026.", "كلمة " * 60 + "17. هنا. هناك 18."
    assert align(one, other) == (((0, 3), (0, 3)),)


def test_numbers_tell_which_sentence_is_left_out_of_a_translation() -> None:
    one = "The first 1111 of them left early. The second 2222 of them left later. The third 3333 of them stayed there."
    other = "The first 1111 of them left early. The third 3333 of them stayed there."
    assert aligned_run(one, (2, 3), other) == (1, 2)


@given(PARAGRAPH, PARAGRAPH)
def test_every_pair_of_any_paragraphs_covers_both_in_order_without_a_gap(one: str, other: str) -> None:
    pairs = align(one, other)
    for side, text in enumerate((one, other)):
        covered = [place for pair in pairs for place in range(*pair[side])]
        assert covered == list(range(len(find_sentences(text))))


@given(PARAGRAPH, PARAGRAPH)
def test_each_sentence_of_any_paragraph_has_at_least_one_in_any_other(one: str, other: str) -> None:
    for place in range(len(find_sentences(one))):
        first, end = aligned_run(one, (place, place + 1), other)
        assert 0 <= first < end <= len(find_sentences(other))


@given(PARAGRAPH)
def test_any_paragraph_stands_for_itself_sentence_by_sentence(text: str) -> None:
    count = len(find_sentences(text))
    assert align(text, text) == tuple(((place, place + 1), (place, place + 1)) for place in range(count))
