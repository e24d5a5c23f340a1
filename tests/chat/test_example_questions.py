"""The questions that teach how to ask are answered by the corpus, each in its language."""

import pytest

from bot.engine import Engine
from bot.text.languages import Language


@pytest.mark.parametrize("language", Language)
def test_the_examples_are_answered_with_citations_in_their_language(language: Language, shipped_engine: Engine) -> None:
    answers = [shipped_engine.ask(question).answer for question in shipped_engine.examples(language)]
    assert [answer.language for answer in answers] == [language] * len(answers)
    assert all(answer.citations for answer in answers)
    assert len(answers) == 3
