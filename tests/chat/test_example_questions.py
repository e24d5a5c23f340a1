"""The questions that teach how to ask are editors' own, and the shipped corpus answers them, each in its language."""

import pytest

from bot.engine import Engine
from bot.text.languages import Language, detect_language


@pytest.mark.parametrize("language", Language)
def test_there_are_three_examples_in_each_language(shipped_engine: Engine, language: Language) -> None:
    examples = shipped_engine.examples(language)
    assert [detect_language(example) for example in examples] == [language] * 3


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("place", range(3))
def test_an_example_is_answered_from_the_passage_that_editors_wrote_it_for(
    shipped_engine: Engine, language: Language, place: int
) -> None:
    example = shipped_engine.examples(language)[place]
    written_for = {(each.document, each.paragraph) for each in shipped_engine.corpus.questions if each.text == example}
    cited = shipped_engine.ask(example).answer.citations[0].passage
    assert (cited.document.slug, cited.number) in written_for
