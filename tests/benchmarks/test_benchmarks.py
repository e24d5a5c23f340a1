"""The benchmarks keep up with the bot: what they take out is there, and what they ask is answered."""

import pytest

from bot.text.languages import Language
from tests.benchmarks.ablation import PARTS, without
from tests.benchmarks.quoting import ask
from tests.benchmarks.xquad import Questions
from tests.corpora import ask_index, make_document, make_index

PARAGRAPHS = ("Troops left Erbil.", "Parliament voted in Baghdad.")


@pytest.mark.parametrize("part", PARTS)
def test_each_part_can_be_taken_out_and_put_back(part: str) -> None:
    document = make_document("exit", english=PARAGRAPHS)
    with without(part):
        assert ask_index("Did troops leave Erbil?", make_index(document)).hits
    assert ask_index("هل غادرت القوات أربيل؟", make_index(document)).hits


def test_without_the_dictionary_a_translated_question_finds_nothing() -> None:
    with without("dictionary"):
        index = make_index(make_document("exit", english=["Parliament voted."]))
        assert ask_index("هل صوت البرلمان؟", index).hits == ()


def test_every_question_of_the_quotes_benchmark_has_its_answer() -> None:
    asked = Questions(Language.ENGLISH, PARAGRAPHS, {"q1": "Did troops leave Erbil?"}, {"q1": 0})
    [(name, found)] = ask(asked, asked)
    assert (name, found.citations[0].quote.text) == ("q1", "Troops left Erbil.")
